"""The patterns of one language, matched in one pass over the message.

`patterns/<language>.yaml` is what people write; `make train` writes them out, with the literals that each match must
contain, into `built/<language>.json`, which is what is read here. Python's `re` tries each alternative at each place, so
some hundred patterns on each message would take a millisecond; only those whose literal stands in the message are tried. The
head stands in a file of its own (`head-<language>.bin`): read together with the patterns, it took a megabyte more at the start.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TypedDict

from bot.language import LANGUAGES

FOLDER = Path(__file__).parent / "built"


class Built(TypedDict):
    """The file of a language. Literals stand in the order of their first `width` characters."""

    width: int
    lines: list[tuple[str, float, str]]  # signal, strength, source
    literals: list[str]
    behind: list[int]  # the line of each literal


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One regular expression of the file."""

    signal: str
    strength: float  # 0 for a false friend, which voids matches of its signal that it overlaps
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """All lines of a language by their literals, of which one stands in every match of its line.

    Literals that begin alike stand side by side. One flat list of them and one of their lines take half of what a pair for each
    would: a megabyte of the process over three languages.
    """

    widths: tuple[int, ...]  # how many characters those beginnings have: a short literal is its own beginning
    places: Mapping[str, range]  # beginning → where the literals that begin so stand
    literals: tuple[str, ...]
    behind: tuple[Line, ...]  # the line of each literal
    always: tuple[Line, ...]  # lines of which no literal can be told

    def candidates(self, text: str) -> list[Line]:
        """Return the lines that can match the normalised `text`."""
        lines = dict.fromkeys(self.always)
        places, literals = self.places, self.literals
        for width in self.widths:
            for gram in {text[at : at + width] for at in range(len(text) - width + 1)} & places.keys():
                for at in places[gram]:
                    if literals[at] in text:
                        lines[self.behind[at]] = None
        return list(lines)

    def match(self, text: str) -> dict[str, float]:
        """Return the strength of each signal whose lines match the normalised `text`."""
        return match(self.candidates(text), text)


@lru_cache(maxsize=16)  # signals, questions and false friends of one message ask for the same
def candidates(language: str, text: str) -> tuple[Line, ...]:
    """Return the lines of the language's table that can match the normalised `text`; KeyError when there is no table."""
    return tuple(table(language).candidates(text))


def match(lines: Iterable[Line], text: str) -> dict[str, float]:
    """Return the strength of each signal of which one of `lines` matches; 0 where all its matches are false friends'.

    A strength of 0 says that the words are there and mean something else: no better guess is wanted.
    """
    friends = [line for line in lines if not line.strength]
    found: dict[str, float] = {}
    for line in lines:
        if line.strength > found.get(line.signal, 0.0) and compiled(line.source).search(text):
            if where(line, text, friends):
                found[line.signal] = line.strength
            else:
                found.setdefault(line.signal, 0.0)
    return found


def has_friend(lines: Iterable[Line], text: str, signal: str) -> bool:
    """Tell whether a false friend of the signal (of `lines`) matches the normalised `text`, be there a match that it voids or not."""
    return any(compiled(line.source).search(text) for line in lines if not line.strength and line.signal == signal)


def where(line: Line, text: str, friends: Iterable[Line]) -> re.Match[str] | None:
    """Return the first match that no false friend of the same signal (of `friends`) overlaps."""
    voids: list[tuple[int, int]] | None = None
    for found in compiled(line.source).finditer(text):
        if voids is None:
            mine = (friend for friend in friends if friend.signal == line.signal)
            voids = [void.span() for friend in mine for void in compiled(friend.source).finditer(text)]
        if not any(start < found.end() and found.start() < end for start, end in voids):
            return found
    return None


@cache
def compiled(source: str) -> re.Pattern[str]:
    """Return the expression, compiled when it is first tried."""
    return re.compile(source)


def built(language: str) -> Built:
    """Return the language's file, read anew: who asks keeps their part, and the rest takes no memory. KeyError when there is none."""
    if language not in LANGUAGES:
        raise KeyError(language)
    loaded: Built = json.loads((FOLDER / f"{language}.json").read_text(encoding="utf-8"))
    return loaded


@cache
def table(language: str) -> Table:
    """Return the language's patterns; KeyError when there are none."""
    loaded = built(language)
    lines = [Line(*row) for row in loaded["lines"]]
    return index(lines, loaded["literals"], loaded["behind"], loaded["width"])


def index(lines: Sequence[Line], literals: Sequence[str], behind: Sequence[int], width: int) -> Table:
    """Return the lines by their literals, which stand in the order of their first `width` characters; `behind` numbers the line of each.

    Raise ValueError for literals in another order.
    """
    starts = [at for at in range(len(literals)) if not at or literals[at][:width] != literals[at - 1][:width]]
    places = {literals[start][:width]: range(start, end) for start, end in pairwise([*starts, len(literals)])}
    if len(places) != len(starts):
        raise ValueError("literals that begin alike do not stand together: run `make train`")
    return Table(
        widths=tuple(sorted({len(key) for key in places})),
        places=places,
        literals=tuple(literals),
        behind=tuple(lines[number] for number in behind),
        always=tuple(lines[number] for number in sorted(set(range(len(lines))) - set(behind))),
    )
