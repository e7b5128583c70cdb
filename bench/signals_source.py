"""Reads what people write for the signals, patterns and labelled examples, from YAML whose blocks hold one entry a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bench.signals_literals import required
from bot.signals.kind import FACTS
from bot.signals.kind import SIGNALS as SIGNALS_KNOWN
from bot.signals.normalise import normalise
from bot.signals.patterns import Line

SIGNALS = Path(__file__).parent.parent / "bot" / "signals"
WIDTH = {"en": 3, "ko": 2, "ja": 2}
"""Characters by which a literal is looked up: most of a word, or of a stem where one sign is a syllable or a word."""

_KNOWN = frozenset({*SIGNALS_KNOWN, *FACTS, "none"})
"""What a key may name."""

_GAP = r"(?:[^.!?\n]{0,40}?)"
_NAME = re.compile(r"<([a-z_]+)>")


@cache
def lines(language: str) -> Mapping[Line, tuple[str, ...]]:
    """Return the language's patterns, written out, each with the literals by which it is found."""
    loaded = _load(SIGNALS / "patterns" / f"{language}.yaml")
    often = _often("\n".join(normalise(row.text) for row in labelled(language)))
    words = {name: "(?:" + "|".join(_entries(text)) + ")" for name, text in loaded.pop("words").items()}
    return {
        Line(signal, 0.0 if strength == "unless" else float(strength), source): tuple(sorted(required(source, often)))
        for signal, blocks in loaded.items()
        for strength, block in blocks.items()
        for source in (_expand(entry, words) for entry in _entries(block))
    }


def _expand(source: str, words: Mapping[str, str]) -> str:
    """Write out `<name>` and `…`."""
    return _NAME.sub(lambda name: words[name[1]], source).replace("…", _GAP)


def _often(text: str) -> Callable[[str], float]:
    """Return what tells how often something stands in the text."""
    return cache(text.count)


@dataclass(frozen=True, slots=True)
class Example:
    """One message that a person wrote and labelled."""

    text: str
    shows: frozenset[str]  # signals that it shows
    looks_like: frozenset[str] = frozenset()  # signals that it could be mistaken for
    perhaps: frozenset[str] = frozenset()  # signals on which careful people differ: neither learned nor judged


def examples(path: Path) -> list[Example]:
    """Return the labelled messages of a file.

    Each key names the signals, after `not` what they could be mistaken for, after `perhaps` those that may be there or not.
    """
    return list(_examples(_load(path)))


@cache
def batches(language: str) -> Mapping[str, Sequence[Example]]:
    """Return what was written at one time, by the name of its file: messages of one batch are more alike than those of two."""
    return {path.stem: examples(path) for path in sorted((SIGNALS / "examples" / language).glob("*.yaml"))}


@cache
def labelled(language: str) -> Sequence[Example]:
    """Return all messages from which the models learn."""
    return tuple(row for rows in batches(language).values() for row in rows)


def _examples(loaded: Mapping[str, str]) -> Iterator[Example]:
    for key, block in loaded.items():
        said, _, perhaps = f" {key} ".partition(" perhaps ")
        shows, _, friends = f"{said} ".partition(" not ")
        labels = [frozenset(part.split()) for part in (shows, friends, perhaps)]
        if unknown := frozenset().union(*labels) - _KNOWN:
            raise ValueError(f"“{key}” names no signal: {' '.join(sorted(unknown))} (the order is: shows, not …, perhaps …)")
        for entry in _entries(block):
            yield Example(entry, labels[0] - {"none"}, labels[1], labels[2])


def _load(path: Path) -> Any:  # noqa: ANN401 - the two kinds of files differ in shape
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


def _entries(block: str) -> list[str]:
    return [entry for line in block.split("\n") if (entry := line.strip())]
