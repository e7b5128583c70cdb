"""Looks for regular expressions that backtrack badly: `python -m bench.backtrack` prints the slowest, in ms a KB.

Every expression that the product compiles is tried on runs of what it itself is made of (each character class, each literal, pairs of
them, with an end that cannot match), then the whole of `understand` on texts of the same sort. Expressions are caught as they are
compiled, so that those which are made from lexicons, or inside functions, are among them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import permutations
from pathlib import Path
from time import process_time_ns
from typing import Any

from bench.exercise import everything

sre: Any = import_module("re._constants")  # what `re` itself parses with; neither is documented, both are what 3.11 to 3.13 have
parser: Any = import_module("re._parser")

Parsed = Any
"""What the parser of `re` makes of an expression, or a part of that: untyped there."""

BOT = str(Path(__file__).parents[1] / "bot")

SIGNS = "a가あア漢0 ０.,-'\"@:/\n!?円만"
"""One of each sort of character that an expression may name by a class."""

MOST = 24
"""Pieces that are tried of one expression."""


SHORT = 250
"""Characters of the shorter probe; the longer one has a thousand."""

LIMIT = 50.0
"""Milliseconds a KB that an expression may take."""


CUBIC = 40.0
"""Growth beyond which it is worse than quadratic: quadratic is 16, cubic 64."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slow:
    """How an expression, or the reading of a text, did on its worst probe."""

    what: str
    probe: str  # the piece that was repeated
    each: float  # milliseconds a KB (10^3 characters)
    growth: float  # time of four times the text by that of the text: 4 is linear, 16 quadratic


def caught(act: Callable[[], object]) -> list[re.Pattern[str]]:
    """Return every expression over text that code in bot/ compiles while `act` runs."""
    found: dict[tuple[str, int], re.Pattern[str]] = {}
    compile_ = re._compile  # type: ignore[attr-defined]  # where every expression passes

    def noting(pattern: object, flags: int = 0) -> object:
        made = compile_(pattern, flags)
        frame = sys._getframe(2)
        if frame.f_code.co_filename.startswith(BOT) and isinstance(made.pattern, str):
            found[made.pattern, made.flags] = made
        return made

    re._compile = noting  # type: ignore[attr-defined]  # where every expression passes
    try:
        act()
    finally:
        re._compile = compile_  # type: ignore[attr-defined]  # where every expression passes
    return list(found.values())


def pieces(pattern: re.Pattern[str]) -> list[str]:
    """Return what to repeat: a character of each class in the expression, its literals, its runs of literals, pairs of them."""
    parsed = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    singles = list(dict.fromkeys(_characters(parsed)))
    runs = [run for run in _runs(parsed) if len(run) > 1]
    pairs = ["".join(pair) for pair in permutations(singles[:6], 2)]
    return list(dict.fromkeys([*singles[:10], *runs[:6], *pairs]))[:MOST]


def _characters(parsed: Parsed) -> Iterator[str]:
    """Yield a character for each class and each literal that is repeated or stands in a class."""
    for op, value in _nodes(parsed):
        if op is sre.LITERAL:
            yield chr(value)
        elif op in (sre.IN, sre.ANY, sre.NOT_LITERAL):
            yield from _members(op, value)


def _members(op: Parsed, value: Parsed) -> Iterator[str]:
    if op is sre.IN:
        one = re.compile(_class(value))
        yield from [sign for sign in SIGNS if one.match(sign)][:3]
    else:
        yield "a"


def _class(value: Parsed) -> str:
    """Return a class of characters written as an expression again."""
    out = ""
    for op, item in value:
        if op is sre.NEGATE:
            out = "^" + out
        elif op is sre.LITERAL:
            out += re.escape(chr(item))
        elif op is sre.RANGE:
            out += f"{re.escape(chr(item[0]))}-{re.escape(chr(item[1]))}"
        elif op is sre.CATEGORY:
            out += _CATEGORIES[item]
    return f"[{out}]"


_CATEGORIES = {
    sre.CATEGORY_DIGIT: r"\d",
    sre.CATEGORY_NOT_DIGIT: r"\D",
    sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S",
    sre.CATEGORY_WORD: r"\w",
    sre.CATEGORY_NOT_WORD: r"\W",
}


def _nodes(parsed: Parsed) -> Iterator[tuple[Any, Any]]:
    """Yield every node of a parsed expression with what is inside it."""
    if isinstance(parsed, parser.SubPattern):
        for op, value in parsed:
            yield op, value
            if op is not sre.IN:
                yield from _nodes(value)
    elif isinstance(parsed, list | tuple):
        for item in parsed:
            yield from _nodes(item)


def _runs(parsed: Parsed) -> Iterator[str]:
    """Yield literals that stand side by side."""
    run = ""
    for op, value in _nodes(parsed):
        if op is sre.LITERAL and isinstance(value, int):
            run += chr(value)
        elif run:
            yield run
            run = ""
    if run:
        yield run


def spent(act: Callable[[str], object], text: str, times: int = 3) -> float:
    """Return the processor time of `act(text)` in milliseconds, the best of some."""
    found = []
    for _ in range(times):
        began = process_time_ns()
        act(text)
        found.append((process_time_ns() - began) / 1e6)
    return min(found)


def probe(piece: str, length: int) -> str:
    """Return a text of that length made of the piece, with an end that nothing expects."""
    return (piece * (length // len(piece) + 1))[: length - 1] + "\x01"


def worst(pattern: re.Pattern[str], length: int = SHORT) -> Slow:
    """Return how the expression does on its worst probe, found everywhere in it as the product does.

    What is slow is measured twice more and the best taken: others use this machine as well.
    """

    def act(text: str) -> object:
        return sum(1 for _ in pattern.finditer(text))

    slowest = max(pieces(pattern) or ["a"], key=lambda piece: spent(act, probe(piece, length), 1))
    found = measured(pattern.pattern, act, slowest, length)
    if found.each <= LIMIT:
        return found
    return min(found, *(measured(pattern.pattern, act, slowest, length) for _ in range(2)), key=lambda slow: slow.each)


def measured(what: str, act: Callable[[str], object], piece: str, length: int) -> Slow:
    """Return time a KB of a text of four times the length, and how it grew from one length to the other."""
    one, four = spent(act, probe(piece, length)), spent(act, probe(piece, 4 * length))
    return Slow(what=what, probe=piece, each=four / (4 * length / 1000), growth=four / max(one, 0.01))


THREAD = "> On Tue, 3 Mar 2026 at 09:12, Jo <jo@x.example> wrote:\n> > budget? 15-20k\n"
TEXTS: Sequence[str] = (
    *SIGNS,
    "\u200b",
    "\u202e",
    "\u0301",
    "ﾊﾟ",
    "１２３，",
    "3천만 ",
    "1,",
    "12-34 ",
    "2026-03-",
    "a@",
    "a.",
    "a@a.",
    "<div><p>",
    "&nbsp;",
    "((",
    "「",
    "\"'",
    "\t",
    "\r\n",
    "no. ",
    "yes? ",
    "and ",
    "we we ",
    "한국어 ",
    "にほん",
    "五千万",
    "五百",
    "スケジュール",
    "aあ가",
    "a 가 あ 1 ",
    "http://a.",
    "+82 10 ",
    "0120-",
    "next next ",
    "다음 ",
    "来月の",
    "to to 3 to ",
    "not 3 but ",
    "dot at ",
    "ㅋㅋㅋ",
    "😀",
    "\U000e0061",
    THREAD,
    "before the end of ",
    "株式会社",
    "주식회사 ",
    "jo at x dot ",
    "one hundred and ",
)
"""What the whole of `understand` is tried on: runs of each sort, and what the readers of fields look for."""


def main() -> int:
    """Print the slowest expressions; 1 when one is at twice the limit (a machine may be busy), or worse than quadratic."""
    patterns = caught(everything)
    found = sorted(map(worst, patterns), key=lambda slow: -slow.each)
    print(f"{len(patterns)} expressions; the slowest, in ms a KB, and how much longer four times the text takes:")
    for slow in found[:20]:
        print(f"{slow.each:8.2f}  x{slow.growth:<5.1f} {slow.probe!r:16} {slow.what[:100]!r}")
    return int(any(slow.each > 2 * LIMIT or (slow.each > LIMIT / 10 and slow.growth > CUBIC) for slow in found))


if __name__ == "__main__":
    sys.exit(main())
