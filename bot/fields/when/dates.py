"""Days, weeks, months, quarters, halves, years and seasons as spans of dates; pure arithmetic, weeks begin on Monday."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

DAY = timedelta(days=1)
_FIRST_YEAR, _LAST_YEAR = 1970, 2200


class Span(NamedTuple):
    """From the first to the last day; an open end is None."""

    first: date | None
    last: date | None


class When(NamedTuple):
    """A span with the words that it stands on, and how those bind it."""

    start: int
    end: int
    span: Span
    binds: str = ""  # "by", "before", "from", "after", "within", "asap"; "" for "in"
    grain: str = "day"


def day(of: date) -> Span:
    """One day."""
    return Span(of, of)


def exact(year: int, month: int, number: int) -> Span | None:
    """One day by its figures; None where the calendar has no such day."""
    try:
        return day(date(year, month, number)) if _FIRST_YEAR <= year <= _LAST_YEAR else None
    except ValueError:
        return None


def month(year: int, number: int) -> Span:
    """A month; a number outside 1 to 12 counts into the years around."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return Span(date(year, number, 1), date(year, number, monthrange(year, number)[1]))


def months(year: int, first: int, count: int) -> Span:
    """`count` months from the month `first`."""
    return Span(month(year, first).first, month(year, first + count - 1).last)


def quarter(year: int, number: int) -> Span:
    """A calendar quarter, 1 to 4; beyond counts into the years around."""
    return months(year, 3 * number - 2, 3)


def year_of(year: int, begins: int = 1) -> Span:
    """A year that begins with the month `begins`; a fiscal year bears the number of the year it begins in."""
    return months(year, begins, 12)


def week(of: date, ahead: int = 0) -> Span:
    """The week that holds a day, or one `ahead` of it."""
    monday = of - timedelta(days=of.weekday()) + timedelta(weeks=ahead)
    return Span(monday, monday + timedelta(days=6))


def working_days(of: date, count: int) -> date:
    """A day so many days from Monday to Friday later; holidays are not counted out."""
    for _ in range(min(count, 250)):
        of += timedelta(days=max(1, 7 - of.weekday()) if of.weekday() >= 4 else 1)
    return of


def shifted(of: date, count: float, unit: str) -> date:
    """A day `count` units later; a month later is the same day of the month, or its last. "half a year" is 0.5."""
    if unit == "day":
        return of + timedelta(days=min(count, 36_500))
    if unit == "working day":
        return working_days(of, int(count))
    if unit == "week":
        return of + timedelta(days=min(count * 7, 36_500))
    if unit == "fortnight":
        return of + timedelta(days=min(count * 14, 36_500))
    whole = min(count * {"month": 1, "quarter": 3, "half": 6, "year": 12}[unit], 1200)
    target = month(of.year, of.month + int(whole))
    if target.first is None or target.last is None:
        return of
    return min(target.first + timedelta(days=of.day - 1), target.last) + timedelta(days=round((whole % 1) * 30))


def next_units(now: date, count: int, unit: str) -> Span:
    """The `count` whole weeks, months, quarters or years behind the running one; days begin tomorrow, halves and fortnights, too."""
    if unit not in ("week", "month", "quarter", "year") or not 1 <= count <= 60:
        return Span(now + DAY, shifted(now, count, unit))
    return Span(relative(now, unit, 1).first, relative(now, unit, count).last)


def coming_months(now: date, first: int, last: int, year: int | None = None) -> Span | None:
    """From one month to another of the same year or the next: 4~5월."""
    begin = coming_month(now, last, year).last
    if begin is None or not 1 <= first <= 12 or first == last:
        return None
    return Span(month(begin.year - (first > last), first).first, begin)


def coming_month(now: date, number: int, year: int | None = None) -> Span:
    """The month of that number that is not over yet, unless the year was named."""
    return month(now.year + (number < now.month) if year is None else year, number)


def coming_day(now: date, month_number: int, number: int, year: int | None = None) -> Span | None:
    """The day that is not over yet, unless the year was named."""
    if year is not None:
        return exact(year, month_number, number)
    this = exact(now.year, month_number, number)
    return this if this and this.first and this.first >= now else exact(now.year + 1, month_number, number) or this


def weekday(now: date, number: int, weeks: int | None = None) -> date:
    """The next such weekday after today, or the one of the week `weeks` ahead."""
    if weeks is None:
        return now + timedelta(days=(number - now.weekday() - 1) % 7 + 1)
    return now - timedelta(days=now.weekday()) + timedelta(weeks=weeks, days=number)


def weekend(of: date, ahead: int = 0) -> Span:
    """Saturday and Sunday of the week that holds a day, or of one `ahead` of it."""
    monday = week(of, ahead).first or of
    return Span(monday + 5 * DAY, monday + 6 * DAY)


_RELATIVE: Mapping[str, Callable[[date, int], Span]] = {
    "week": week,
    "weekend": weekend,
    "month": lambda now, ahead: month(now.year, now.month + ahead),
    "quarter": lambda now, ahead: quarter(now.year, (now.month + 2) // 3 + ahead),
    "half": lambda now, ahead: months(now.year, (1 if now.month <= 6 else 7) + 6 * ahead, 6),
    "year": lambda now, ahead: year_of(now.year + ahead),
}


def relative(now: date, unit: str, ahead: int) -> Span:
    """This week, month, quarter, half or year (0), the next (1) or a later one."""
    return _RELATIVE[unit](now, ahead)


def full_year(text: str) -> int:
    """27 is 2027."""
    value = int(text)
    return value + 2000 if value < 100 else value


_SEASON_STARTS: Mapping[str, tuple[int, int]] = {"spring": (3, 20), "summer": (6, 21), "autumn": (9, 23), "winter": (12, 21)}
_OPPOSITE = {"spring": "autumn", "summer": "winter", "autumn": "spring", "winter": "summer"}
_ORDER = ("spring", "summer", "autumn", "winter")
_SOUTH = frozenset(["AU", "NZ", "ZA", "AR", "CL", "UY", "BR", "PE", "BO", "PY"])


def season(now: date, name: str, region: str, *, skip: int = 0) -> Span:
    """The season that is on or comes next, by the astronomical dates of the hemisphere; `skip` years later."""
    name = _OPPOSITE[name] if region.upper() in _SOUTH else name
    after = _ORDER[(_ORDER.index(name) + 1) % 4]
    for year in (now.year - 1, now.year, now.year + 1):
        first = date(year, *_SEASON_STARTS[name])
        last = date(year + (name == "winter"), *_SEASON_STARTS[after]) - DAY
        if last >= now:
            return Span(first.replace(year=first.year + skip), last.replace(year=last.year + skip))
    raise AssertionError("a season is always to come")


def _third(span: Span, which: int) -> Span:
    """Early, middle or late: for a month its ten days, for longer spans a third of their months, for a week its ends."""
    first, last = span
    if first is None or last is None:
        return span
    length = (last - first).days + 1
    if length <= 7:
        return (Span(first, first + 2 * DAY), Span(first + 2 * DAY, first + 4 * DAY), Span(first + 4 * DAY, last))[which]
    if length <= 31:
        return (Span(first, first + 9 * DAY), Span(first + 10 * DAY, first + 19 * DAY), Span(first + 20 * DAY, last))[which]
    count = round(length / 30.44)
    begin, middle, tail = (3, 4, 4) if count == 12 else (count // 3, count // 3, count // 3)
    if which == 0:
        return months(first.year, first.month, max(1, begin))
    if which == 1:
        return months(first.year, first.month + (count - middle) // 2, max(1, middle))
    return Span(month(last.year, last.month - max(1, tail) + 1).first, last)


def _half(span: Span, which: int) -> Span:
    """The first or the second half: of a week three days and four, of a month at the fifteenth, else by months."""
    first, last = span
    if first is None or last is None:
        return span
    length = (last - first).days + 1
    if length <= 31:
        middle = first + (14 if length > 7 else 2) * DAY
        return Span(first, middle) if which == 0 else Span(middle + DAY, last)
    count = max(1, round(length / 30.44) // 2)
    return months(first.year, first.month, count) if which == 0 else Span(month(last.year, last.month - count + 1).first, last)


PARTS: Mapping[str, Callable[[Span], Span]] = {
    "early": lambda span: _third(span, 0),
    "mid": lambda span: _third(span, 1),
    "late": lambda span: _third(span, 2),
    "first half": lambda span: _half(span, 0),
    "second half": lambda span: _half(span, 1),
    "whole": lambda span: span,
    "first day": lambda span: Span(span.first, span.first),
    "last day": lambda span: Span(span.last, span.last),
    "first week": lambda span: _week_in(span, 0),
    "last week": lambda span: _week_in(span, -1),
}


def _week_in(span: Span, which: int) -> Span:
    """The first week that begins in a span, or the last that does and ends in it or a day later."""
    first, last = span
    if first is None or last is None:
        return span
    monday = first + timedelta(days=-first.weekday() % 7) if which == 0 else last - timedelta(days=(last.weekday() + 1) % 7 + 6)
    return week(monday)


def bound(span: Span, binds: str, now: date) -> Span:
    """A span under a preposition: "by" leaves its last day, "before" the day before its first, "until" its first, "from" its first on."""
    first, last = span
    if binds == "by":
        return Span(None, last)
    if binds == "before":
        if first and first <= now:  # in March, "before March" is before the next one
            first = shifted(first, 1, "year")
        return Span(None, first - DAY if first else last)
    if binds == "until":
        return Span(None, first)
    if binds == "from":
        return Span(first, None)
    if binds == "after":
        return Span(last + DAY if last else first, None)
    return span


FISCAL_STARTS: Mapping[str, int] = {"JP": 4, "IN": 4, "GB": 4, "CA": 4, "HK": 4, "SG": 4, "AU": 7, "NZ": 4, "ZA": 3}


def fiscal_year(now: date, region: str, ahead: int = 0) -> Span:
    """The fiscal year that a country's firms mostly keep (Japan: April to March), or one `ahead`."""
    begins = FISCAL_STARTS.get(region.upper(), 1)
    return year_of(now.year - (now.month < begins) + ahead, begins)


def tax_year(now: date, region: str, ahead: int = 0) -> Span:
    """The year of a country's taxes: Britain's begins on 6 April, elsewhere it is taken for the fiscal year."""
    if region.upper() != "GB":
        return fiscal_year(now, region, ahead)
    year = now.year - ((now.month, now.day) < (4, 6)) + ahead
    return Span(date(year, 4, 6), date(year + 1, 4, 5))
