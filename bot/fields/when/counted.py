"""Days and weeks that are counted: the second Friday and the third week of a month, hours as the days in which they end."""

from __future__ import annotations

from datetime import date

from bot.fields.when import dates
from bot.fields.when.dates import DAY, Span


def nth_weekday(of: Span, weekday: int, nth: int | None) -> Span | None:
    """A weekday of a month, Monday 0, by its place or (None) the last; None where the month has no such."""
    if of.first is None or of.last is None:
        return None
    if nth is None:
        return dates.day(of.last - ((of.last.weekday() - weekday) % 7) * DAY)
    the_day = of.first + ((weekday - of.first.weekday()) % 7 + 7 * (nth - 1)) * DAY
    return dates.day(the_day) if the_day <= of.last else None


def nth_week(of: Span, nth: int) -> Span | None:
    """The week that begins with the first, second, … Monday of a month; None where the month has no such."""
    monday = nth_weekday(of, 0, nth)
    return dates.week(monday.first) if monday and monday.first else None


def in_hours(now: date, hours: float, *, within: bool) -> Span:
    """Hours from `now` as the day in which they end, half a day being the next, or (`within`) the days until it."""
    last = now + int(min(hours, 10_000) / 24 + 0.5) * DAY
    return Span(None if within else last, last)
