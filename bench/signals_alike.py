"""Tells which labelled messages are much alike, so that none is there twice and none is judged by a model that learned its twin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
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


_IN_COMMON = 8
"""How many of their rarest triples two rows have to share before they are compared: of one only, nine in ten are compared in vain."""


def pairs(rows: Sequence[Example], least: float) -> list[tuple[int, int]]:
    """Return the numbers of each two rows that share at least this much, in order.

    Two that do have some in common of their rarest triples, of as many as leave too few behind them: the others are not compared. From
    short to long, so that fewer of a row's triples need be held (Xiao and others, Efficient Similarity Joins, 2008, section 4; that
    more than one has to be shared is Wang, Li and Feng, Can We Beat the Prefix Filtering, 2012).
    """
    seen = [triples(row.text) for row in rows]
    often = Counter(triple for mine in seen for triple in mine)
    holders: dict[str, list[int]] = {}
    found = []
    for at in sorted(range(len(seen)), key=lambda at: len(seen[at])):
        mine = seen[at]
        rarest = sorted(mine, key=lambda triple: (often[triple], triple))
        shared = Counter(other for triple in rarest[: _beginning(mine, least)] for other in holders.get(triple, ()))
        fewest, shortest = min(_IN_COMMON, ceil(least * len(mine) - 1e-9)), least * len(mine)
        for other, common in shared.items():
            if common >= fewest and len(seen[other]) >= shortest and len(mine & seen[other]) >= least * len(mine | seen[other]):
                found.append((min(at, other), max(at, other)))
        for triple in rarest[: _beginning(mine, 2 * least / (1 + least))]:
            holders.setdefault(triple, []).append(at)
    return sorted(found)


def _beginning(triples: frozenset[str], least: float) -> int:
    """Return how many of a row's triples leave too few behind them to share this much, but for those to be shared in them."""
    return len(triples) - ceil(least * len(triples) - 1e-9) + _IN_COMMON


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
