"""Tries a table of phrases on a text: what all grammars of time have in common."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from bot.fields.utterance import Utterance
from bot.fields.when import dates, ranges
from bot.fields.when.beside import after, before
from bot.fields.when.dates import DAY, Span, When, bound
from bot.lean import later


class Scene(NamedTuple):
    """What a phrase is read against: "next month" from `now`, 3/4 by `region`; `asked` allows what is doubtful elsewhere."""

    now: date
    region: str = ""
    asked: bool = False
    closes: int | None = None  # the month in which their fiscal year ends, if they say so


class Phrase(NamedTuple):
    """One way of naming a time. It is tried only where a word (in Korean and Japanese: a letter) of its gate occurs."""

    gate: frozenset[str]
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Scene], Span | None]
    grain: str


class Named(NamedTuple):
    """A time at `start:end`, before what stands around it is looked at."""

    start: int
    end: int
    span: Span
    grain: str


class Phrases:
    """A table of phrases, looked up by the words of their gates."""

    __slots__ = ("_behind", "_phrases")

    def __init__(self, *phrases: Phrase) -> None:
        self._phrases = phrases
        self._behind: dict[str, list[int]] = {}  # word → the places of the phrases that it lets in
        for at, phrase in enumerate(phrases):
            for word in phrase.gate:
                self._behind.setdefault(word, []).append(at)

    def let_in(self, heard: frozenset[str]) -> list[Phrase]:
        """Return the phrases of which a word was heard, in the order of the table."""
        return [self._phrases[at] for at in sorted({at for word in heard & self._behind.keys() for at in self._behind[word]})]


def scan(phrases: Phrases, said: Utterance, heard: frozenset[str], at: Scene) -> list[Named]:
    """Every time that the phrases name, from left to right; of two that overlap the longer, of two as long the first."""
    found = [one for phrase in phrases.let_in(heard) for one in _found(phrase, said, at)]
    if len(found) < 2:
        return found
    found.sort(key=lambda one: (one.start - one.end, one.start))
    kept: list[Named] = []
    for one in found:
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _start(one: re.Match[str]) -> int:
    """Where a phrase begins behind the preposition that its pattern had to see."""
    if not one.groupdict().get("before"):
        return one.start()
    start = one.end("before")
    while one.string[start] in " -":
        start += 1
    return start


_MOST = 40  # times of one sort that a message is read for


def _found(phrase: Phrase, said: Utterance, at: Scene) -> list[Named]:
    made = []
    for one in islice(phrase.pattern.finditer(said.folded), _MOST):
        try:
            span = phrase.read(one, at)
        except (ValueError, OverflowError):  # a year 0, a day in the year 10,000
            continue
        if span:
            made.append(Named(_start(one), one.end(), span, phrase.grain))
    return made


class Particles(NamedTuple):
    """What Korean and Japanese put around a time."""

    after: re.Pattern[str]  # its group says what it does: by, before, until (its first day), from
    between: re.Pattern[str]  # between two times that are the ends of one
    begins: tuple[str, ...]  # those of "from" that count the day itself, and may begin a range
    latest: re.Pattern[str]  # right before a time: at the latest
    earliest: re.Pattern[str]  # right before a time: at the earliest
    either: re.Pattern[str]  # between two times of which one will do
    beside: re.Pattern[str]  # behind a day: what lies beside it, by its group (before_day, after_week, after_0 for a Monday), or its week


def bind(said: Utterance, named: Sequence[Named], particles: Particles, at: Scene) -> list[When]:
    """The times with the particles behind them, the two ends of a range as one."""
    made: list[When] = []
    for told in named:
        if made and told.start < made[-1].end:
            continue  # the Monday of "the Monday after the holidays"
        one = _beside(said, told, particles)
        particle = particles.after.match(said.folded, one.end)
        binds = (particle.lastgroup or "") if particle else ""
        end = particle.end() if particle and binds else one.end
        if not binds and particles.latest.search(said.folded, max(0, one.start - _LATEST), one.start):
            binds = "by"
        if not binds and one.grain != "asap" and particles.earliest.search(said.folded, max(0, one.start - _LATEST), one.start):
            binds = "from"
        elif binds == "from" and one.grain in ("day", "season") and not said.folded[:end].rstrip().endswith(particles.begins):
            binds = "after"
        if made and (joined := _joined(said, made[-1], one, particles, at.now)):
            if binds == "before" and one.span.first and joined.span.first and one.span.first > joined.span.first:
                joined = joined._replace(span=Span(joined.span.first, one.span.first - DAY))
            made[-1] = joined._replace(end=end if binds in ("by", "until", "before") else one.end)
        elif one.span.first is None or one.span.last is None:
            made.append(When(one.start, one.end, one.span, "within", one.grain))
        else:
            made.append(When(one.start, end, bound(one.span, binds, at.now), binds or ("asap" if one.grain == "asap" else ""), one.grain))
    return made


_LATEST = 12


def _beside(said: Utterance, one: Named, particles: Particles) -> Named:
    """The day or the week beside a named day, where that is what is told: 추석 다음 주, お盆の前の週."""
    first, last = one.span
    told = particles.beside.match(said.folded, one.end) if one.grain == "day" and first and last else None
    if told is None or first is None or last is None:
        return one
    side, _, what = (told.lastgroup or "").partition("_")
    if not side:
        return one._replace(end=told.end(), span=dates.week(first), grain="week")
    of = int(what) if what.isdigit() else what
    span = after(last, of) if side == "after" else before(first, of)
    return one._replace(end=told.end(), span=span, grain="week" if what == "week" else "day")


def _either(said: Utterance, left: When, right: Named, particles: Particles) -> When | None:
    """Two times of which one will do, the later told first: early November or the end of October."""
    (first, last), (since, until) = left.span, right.span
    if left.binds or first is None or until is None or not 0 < (first - until).days <= _NEAR:
        return None
    return (
        When(left.start, right.end, Span(since, last), "", right.grain)
        if particles.either.fullmatch(said.folded, left.end, right.start)
        else None
    )


_NEAR = 100
"""Days within which two times are alternatives told the wrong way round, and not a range into the next year."""


_AND = frozenset(("과", "와", "랑", "이랑", "하고", "と"))
_BETWEEN = later(r"\s?(?:사이|の(?:間|あいだ))")
"""Two times with "and" between them are the ends of one where they say so: 4월과 5월 사이, 4月と5月の間."""


def _joined(said: Utterance, left: When, right: Named, particles: Particles, now: date) -> When | None:
    """Two times that are the ends of one; the particle of a beginning belongs to the first already."""
    if left.span.first is None or right.span.last is None or left.binds not in ("", "from") or right.grain == "asap":
        return None  # from January, straight away
    if left.span.last and right.span.first and left.span.first <= right.span.first and right.span.last <= left.span.last:
        return None  # the second says more exactly what the first said: next year, in March
    if either := _either(said, left, right, particles):
        return either
    first = ranges.begun(left.span.first, right.span.last, now, said.folded[left.start : left.end])
    last = ranges.end_of_range(first, right.span.last, said.folded[right.start : right.end])
    end = left.end
    if left.binds == "from":
        end -= next((len(one) for one in particles.begins if said.folded[:end].endswith(one)), 0)
    at_latest = particles.latest.search(said.folded, end, right.start)
    gap = said.folded[end : at_latest.start() if at_latest else right.start]
    both = gap.strip() in _AND and _BETWEEN.match(said.folded, right.end)
    if not (both or particles.between.fullmatch(gap) or (at_latest and not gap.strip(" 、,"))):
        return None
    if left.grain != right.grain and said.folded[end : right.start].strip() in (",", "､"):
        return None  # the fourth quarter, January to March
    return When(left.start, right.end, Span(first, last), "", right.grain)
