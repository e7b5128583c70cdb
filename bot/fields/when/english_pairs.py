"""An English time and the one named right before it: the two ends of a range, a distance and where it counts from, a year and its month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.fields.utterance import Utterance
from bot.fields.when import dates, ranges
from bot.fields.when.dates import DAY, Span, When
from bot.fields.when.english_words import CANNOT, MONTH
from bot.fields.when.scan import Named, Scene
from bot.lean import later


def with_one_before(said: Utterance, left: When, named: Named, one: When, at: Scene) -> Sequence[When]:
    """Return both times, or the one that they are together; `named` is `one` before what stands around it was looked at."""
    one = _in_that_year(said, left, one)
    for both in (
        _in_that_month(said, left, named, one),
        _weekday_after(said, left, named),
        _year_from(said, left, one),
        _counted_from(said, left, named, one, at),
        _ahead_of(said, left, one, at) if named.grain == "later" else None,
        _joined(said, left, named, one, at.now),
        _window(said, left, one),
    ):
        if both:
            return (both,)
    return (left, one)


def _counted_from(said: Utterance, left: When, named: Named, one: When, at: Scene) -> When | None:
    """So long before or after a day: "three weeks before Christmas", "two weeks ahead of our roadshow, the roadshow is 15 May"."""
    if left.grain != "later":
        return None
    if _TO_EVENT.fullmatch(said.folded, left.end, named.start):
        return _shifted(left, one._replace(binds="before"), named, at)
    beside = not said.folded[left.end : one.start].strip() and one.binds in _SHIFTS
    return _shifted(left, one, named, at) if beside else None


_YEAR_BEGINS = later(
    r"[,.]?\s\(?(?:(?:which|that|and|as|ours|it|the year|our year|fiscal year|in our case)\s){0,3}(?:for us\s)?(?:starts?|begins?|beginning"
    r"|starting|opens?|commences?|commencing|kicks? off|runs? from|is from|from)(?:\s(?:on|in|from|every|each|the))*\s"
)


def _year_from(said: Utterance, year: When, one: When) -> When | None:
    """The year of their own books from the day on which it begins: "our next fiscal year, which begins July 1, 2027"."""
    if year.grain != "month" or one.span.first is None or not said.folded[: year.end].endswith(("fiscal year", "financial year", "fy")):
        return None
    begins = _YEAR_BEGINS.match(said.folded, year.end, one.end)
    return When(year.start, one.end, Span(one.span.first, None), "from", "year") if begins else None


_THEN_AFTER = later(r"\s(?:after(?:wards)?|following|following that|after that)(?=\W*$|[.,;!?)])")


def _weekday_after(said: Utterance, left: When, named: Named) -> When | None:
    """The weekday behind a day that was named before it: "the board meets on the 20th, so the Monday after"."""
    base, the_day = left.span.last, named.span.first
    if base is None or the_day is None or named.span.last != the_day or not _THEN_AFTER.match(said.folded, named.end):
        return None
    return When(named.start, named.end, dates.day(base + ((the_day.weekday() - base.weekday() - 1) % 7 + 1) * DAY), "", "day")


_NOT_BEFORE = later(rf"(?:not (?:before|until|till|til)|no (?:earlier|sooner) than|{CANNOT})\b")
_TO_EVENT = later(
    r"\s(?:before|ahead of|prior to)\s(?:[\w'’-]+,?\s){1,8}?(?:is|are|that's|which is|starts?|opens?|begins?|falls|at|around|on|in)"
    r"\s(?:(?:on|at|around|the)\s)*"
)
"""Between how long before something one begins and the day of it: "two weeks ahead of our roadshow, roadshow is 15 May"."""
_ONE_THOUGHT = 60


def _window(said: Utterance, left: When, one: When) -> When | None:
    """The time between a day before which they cannot and one by which they must: "not before March, but live by the end of April"."""
    since, until = (left, one) if one.binds in ("by", "before") else (one, left)
    first, last = since.span.first, until.span.last
    if since.binds != "from" or until.binds not in ("by", "before") or one.start - left.end > _ONE_THOUGHT:
        return None
    if first is None or last is None or last < first or not _NOT_BEFORE.match(said.folded, since.start):
        return None
    return When(left.start, one.end, Span(first, last), "by", until.grain)


_PARTS = later(r"(?:early|late|mid|(?:the )?(?:end|start|beginning|first half|second half|top|back end) of)\b")
_A_FORTNIGHT = 16 * DAY


def _next_door(said: Utterance, left: When, named: Named, one: When) -> bool:
    """Tell whether two parts of months follow each other as one time: "end of May, start of June"."""
    comma = said.folded[left.end : one.start].strip() == "," and one.start < named.start
    until, since = left.span.last, one.span.first
    near = until is not None and since is not None and DAY <= since - until <= _A_FORTNIGHT
    return comma and near and bool(_PARTS.match(said.folded, left.start) and _PARTS.match(said.folded, one.start))


_SHIFTS = {"after": 1, "from": 1, "before": -1}


def _shifted(left: When, one: When, named: Named, at: Scene) -> When:
    """ "three weeks before Christmas": the first time says how far from the second."""
    base, away = named.span.last if one.binds == "after" else named.span.first, left.span.last
    if base is None or away is None:
        return left
    the_day = base + _SHIFTS[one.binds] * (away - at.now)
    return When(left.start, one.end, dates.day(the_day), left.binds, "day")


_NEAR_YEAR = 24


def _in_that_year(said: Utterance, year: When, one: When) -> When:
    """A month or quarter in the year that was named right before it: "next year probably, Q1"."""
    (since, until), (first, last) = year.span, one.span
    if not (since and until and first and last) or (since.month, since.day, until.month, until.day) != (1, 1, 12, 31):
        return one
    is_bare = not any(letter.isdigit() for letter in said.folded[one.start : one.end].replace("q", "", 1)[1:])
    if (
        since.year != until.year
        or first.year != since.year - 1
        or one.start - year.end > _NEAR_YEAR
        or not is_bare
        or last - first < 27 * DAY
    ):
        return one
    return one._replace(
        span=Span(first.replace(year=since.year), last.replace(year=since.year, day=min(last.day, 28 if last.month == 2 else 31)))
    )


_ON_THE = later(r",?\s(?:on\s|around\s|about\s|say\s|maybe\s){0,2}(?:the\s)?")
_DAY_NUMBER = later(r"(?:on\s)?(?:the\s)?(?P<day>\d{1,2})(?:st|nd|rd|th)")


def _in_that_month(said: Utterance, month: When, named: Named, one: When) -> When | None:
    """The day of the month that was named right before it: "next month, the 15th or thereabouts"."""
    (since, until), day = month.span, _DAY_NUMBER.fullmatch(said.folded, named.start, named.end)
    if day is None or since is None or until is None or (since.day, since.month, (until + DAY).day) != (1, until.month, 1):
        return None
    at = dates.exact(since.year, since.month, int(day["day"]))
    if at is None or month.binds not in ("", "by") or not _ON_THE.fullmatch(said.folded, month.end, one.start):
        return None
    return When(month.start, one.end, Span(None, at.last) if month.binds else at, month.binds, "day")


_AHEAD = later(
    r"\s(?:before(?:hand)?|earlier|ahead|prior)(?: (?:that|then|to that|of that|of it))?"
    r"(?: ideally| if possible| please| or so| would be (?:good|great|ideal|best|perfect))?(?=\W*$|[.,;!?)])"
)
_SAME_THOUGHT = 48


def _ahead_of(said: Utterance, left: When, one: When, at: Scene) -> When | None:
    """The time so long before one that was just named: "we move on 4 May, ideally a couple of weeks before"."""
    by = _AHEAD.match(said.folded, one.end)
    until, away = left.span.first or left.span.last, one.span.last
    if by is None or until is None or away is None or one.binds or one.start - left.end > _SAME_THOUGHT:
        return None
    return When(left.start, by.end(), Span(None, until - (away - at.now)), "before", "day")


_JOIN = later(r"\s*(?:-|/|&|\+|to|and|until|till|through|thru|or|~)\s*(?:the\s+|in\s+|mid[\s-]?|early\s|late\s|end of\s)*")


def _joined(said: Utterance, left: When, named: Named, one: When, now: date) -> When | None:
    """Two times that are the ends of one."""
    first = _with_year_of(said, left, named)
    if first is None or one.span.last is None or left.binds not in ("", "from"):
        return None
    until = left.grain != "asap" and "til" in said.folded[left.end : named.start]
    if (one.binds and not until) or not (_JOIN.fullmatch(said.folded, left.end, named.start) or _next_door(said, left, named, one)):
        return None
    first = ranges.begun(first, one.span.last, now, said.folded[left.start : named.end])
    last = ranges.end_of_range(first, one.span.last, said.folded[named.start : named.end])
    return When(left.start, one.end, Span(first, last), "", left.grain)


_YEAR_TOLD = later(r"(?:19|20)\d\d|'\d\d|\b(?:next|this) year|\btwenty[ -]t|two thousand")


_IN_A_YEAR = later(rf"\b(?:{MONTH})\b|\bq\s?[1-4]|quarter|spring|summer|autumn|fall|winter|\d(?:st|nd|rd|th)?$")


def _with_year_of(said: Utterance, left: When, right: Named) -> date | None:
    """The first day of a range whose year stands behind its end: "April to June 2027"."""
    first, last = left.span.first, right.span.last
    if first is None or last is None or _YEAR_TOLD.search(said.folded, left.start, left.end):
        return first
    if not _IN_A_YEAR.search(said.folded, left.start, left.end):
        return first  # from next Friday to 1 October 2027
    same = dates.exact(last.year, first.month, first.day) if _YEAR_TOLD.search(said.folded, right.start, right.end) else None
    return same.first if same and same.first and first < same.first <= last else first
