"""Tells which labelled messages are much alike, so that none is there twice and none is judged by a model that learned its twin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import ceil

from bench.signals_source import Example
from bot.signals.normalise import normalise

SAME = 0.6
"""Share of character triples in common (Jaccard) from which on two messages of one label are the same message."""

TWINS = 0.4
"""The share from which on two messages stay in one part of a cross-validation."""


def triples(text: str) -> frozenset[str]:
    """Return the character triples of the words, edges marked; signs do not count."""
    line = " " + " ".join("".join(c if c.isalnum() else " " for c in normalise(text)).split()) + " "
    return frozenset(line[at : at + 3] for at in range(len(line) - 2)) | {line}


def pairs(rows: Sequence[Example], least: float) -> Iterator[tuple[int, int]]:
    """Return the numbers of each two rows that share at least this much.

    Two that do have one in common of their rarest triples, of as many as leave too few behind them: the others are not compared.
    """
    seen = [triples(row.text) for row in rows]
    often = Counter(triple for mine in seen for triple in mine)
    holders: dict[str, list[int]] = {}
    for at, mine in enumerate(seen):
        rarest = sorted(mine, key=lambda triple: (often[triple], triple))[: len(mine) - ceil(least * len(mine) - 1e-9) + 1]
        for other in sorted({other for triple in rarest for other in holders.get(triple, ())}):
            count = len(mine & seen[other])
            if count >= least * (len(mine) + len(seen[other]) - count):
                yield other, at
        for triple in rarest:
            holders.setdefault(triple, []).append(at)


def same(rows: Sequence[Example]) -> list[tuple[str, str]]:
    """Return the messages that say one thing twice under one label; alike messages of different labels are a lesson."""
    return [(rows[one].text, rows[two].text) for one, two in pairs(rows, SAME) if rows[one].shows == rows[two].shows]


def groups(rows: Sequence[Example]) -> list[list[Example]]:
    """Return the rows in their order, those that are much alike together."""
    first = list(range(len(rows)))
    for one, two in pairs(rows, TWINS):
        low, high = sorted((first[one], first[two]))
        first = [low if mine == high else mine for mine in first]
    found: dict[int, list[Example]] = {}
    for at, row in enumerate(rows):
        found.setdefault(first[at], []).append(row)
    return list(found.values())
