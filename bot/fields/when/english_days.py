"""How English phrases that name a day become spans: the readers of the table in `english` that look at a calendar's days."""

from __future__ import annotations

import re

from bot.fields.when import dates, ranges
from bot.fields.when.dates import DAY, PARTS, Span, full_year
from bot.fields.when.english_spans import count, year_word
from bot.fields.when.scan import Scene
from bot.language import lexicon

_EN = lexicon("en")
_MONTH_FIRST = frozenset(("US", "CA", "PH", "", "KR", "JP"))


def day_number(text: str) -> int:
    """The day of a month: 4, 4th, fourth, twenty two."""
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", text)
    if plain.isdigit():
        return int(plain)
    return _EN.ordinals.get(plain) or sum(int(_EN.numerals[word]) for word in re.findall("[a-z]+", plain))


_NEAR_YEARS = 2
"""Among so many years a weekday tells which is meant; where it fits none of them it is the weekday that is wrong."""


def month_day(found: re.Match[str], at: Scene) -> Span | None:
    month_number = _EN.months[found.group("month")]
    year = year_word(found.group("year"), at.now)
    first = dates.coming_day(at.now, month_number, day_number(found.group("day")), year)
    if first is None or first.first is None:
        return None
    if found.group("weekday") and not year:
        wanted = _EN.weekdays[found.group("weekday")]
        first = next(
            (
                span
                for ahead in range(_NEAR_YEARS)
                if (span := dates.exact(first.first.year + ahead, first.first.month, first.first.day))
                and span.first
                and span.first.weekday() == wanted
            ),
            first,
        )
    if found.group("to"):
        to_month = _EN.months.get(found.groupdict().get("to_month") or "", month_number)
        return _to(first, to_month, day_number(found.group("to")), year, at) or first
    return first


def _to(first: Span, to_month: int, to_day: int, year: int | None, at: Scene) -> Span | None:
    """From the first day to that of a month; a year stands behind the last: May 5 to June 10, Dec 20 to Jan 10 2027."""
    if first.first is None:
        return None
    begins = first.first
    if to_month < begins.month:
        begins = begins.replace(year=begins.year - 1) if year else begins
    elif not year and (last := dates.exact(at.now.year, to_month, to_day)) and last.last:
        begins = ranges.begun(begins, last.last, at.now, "")
    last = dates.exact(begins.year + (to_month < begins.month), to_month, to_day)
    return Span(begins, last.last) if last and last.last and last.last >= begins else None


def day_alone(found: re.Match[str], at: Scene) -> Span | None:
    number = day_number(found.group("day"))
    which = found.group("which")
    if which:
        base = dates.month(at.now.year, at.now.month + (0 if which in ("this", "current") else 1))
        return dates.exact(base.first.year, base.first.month, number) if base.first else None
    wanted = _EN.weekdays[found.group("weekday")] if found.group("weekday") else None
    for ahead in range(14):
        base = dates.month(at.now.year, at.now.month + ahead)
        span = dates.exact(base.first.year, base.first.month, number) if base.first else None
        if span and span.first and span.first >= at.now and wanted in (None, span.first.weekday()):
            return span
    return None


def figures(found: re.Match[str], at: Scene) -> Span | None:
    a, b = int(found.group("a")), int(found.group("b"))
    year = full_year(found.group("year")) if found.group("year") else None
    dotted = found.groupdict().get("sep") == "."  # nobody writes the month first with points: 1.6.2026
    if a > 12 or ((dotted or at.region.upper() not in _MONTH_FIRST) and b <= 12):
        a, b = b, a
    return dates.coming_day(at.now, a, b, year) if 1 <= a <= 12 else None


def iso(found: re.Match[str], _: Scene) -> Span | None:
    return dates.exact(int(found.group("y")), int(found.group("m")), int(found.group("d")))


def nth_in(found: re.Match[str], at: Scene) -> Span | None:
    """ "first Tuesday of October", "last week of September 2014", "fifth last day of May"."""
    number = _EN.months[found.group("month")] if found.group("month") else 0
    year = year_word(found.group("year"), at.now) or (int(found.group("only")) if found.group("only") else None)
    base = dates.coming_month(at.now, number, year) if number else dates.year_of(year or at.now.year)
    return nth_of(base, found.group("nth"), found.group("what"), backwards=found.group("last") is not None)


def nth_of(base: Span, nth: str, what: str, *, backwards: bool) -> Span | None:
    """The day, week, weekend or weekday of a month, quarter or year that has a number in it, counted from its end if `backwards`."""
    if base.first is None or base.last is None:
        return None
    last = nth in ("last", "final")
    backwards = backwards or last
    steps = 0 if last else day_number(nth) - 1
    if backwards:
        steps = -steps
    edge = base.last if backwards else base.first
    if what == "day":
        return dates.day(edge + steps * DAY)
    if what == "week":
        return dates.week(PARTS["last week" if backwards else "first week"](base).first or edge, steps)
    wanted = _EN.weekdays["saturday" if what == "weekend" else what]
    days = -((edge.weekday() - wanted) % 7) if backwards else (wanted - edge.weekday()) % 7
    the_day = edge + (days + 7 * steps) * DAY
    return Span(the_day, the_day + DAY) if what == "weekend" else dates.day(the_day)


def _weekday(found: re.Match[str], at: Scene) -> Span | None:
    number = _EN.weekdays[found.group("day")]
    which, week = found.group("which"), found.group("week")
    if week:
        return dates.day(dates.weekday(at.now, number, 0 if "this" in week or "current" in week else 1))
    if found.group("beyond"):
        return dates.day(dates.weekday(at.now, number) + 7 * DAY)
    if found.group("n"):
        return dates.day(dates.weekday(at.now, number) + 7 * (int(count(found.group("n"))) - 1) * DAY)
    if which == "next":
        return dates.day(dates.weekday(at.now, number, 1))
    return dates.day(dates.weekday(at.now, number))


def week_on(found: re.Match[str], at: Scene) -> Span | None:
    """ "A week on Monday" is seven days after the coming Monday."""
    weeks = int(count(found.group("n"))) * (2 if found.group("unit").startswith("f") else 1)
    return dates.day(dates.weekday(at.now, _EN.weekdays[found.group("day")]) + 7 * weeks * DAY)


def weekday_or_dated(found: re.Match[str], at: Scene) -> Span | None:
    """ "Thu 15th" is the next 15th that is a Thursday."""
    if not found.group("dom"):
        return _weekday(found, at)
    wanted, number = _EN.weekdays[found.group("day")], int(found.group("dom"))
    for ahead in range(30):
        base = dates.month(at.now.year, at.now.month + ahead).first or at.now
        span = dates.exact(base.year, base.month, number)
        if span and span.first and span.first > at.now and span.first.weekday() == wanted:
            return span
    return None
