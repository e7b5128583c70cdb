"""The day, week, weekend, month or weekday right before or right after a span of days."""

from __future__ import annotations

from datetime import date

from bot.fields.when import dates
from bot.fields.when.dates import DAY, Span

SATURDAY = 5


def after(last: date, what: str | int, nth: int = 1) -> Span:
    """What begins behind the day `last`: its word, or the number of a weekday, Monday 0, of which the `nth` is meant."""
    if isinstance(what, int):
        return dates.day(last + ((what - last.weekday() - 1) % 7 + 7 * nth - 6) * DAY)
    if what == "weekend":
        saturday = after(last, SATURDAY).first or last
        return Span(saturday, saturday + DAY)
    return Span(last + DAY, {"day": last + DAY, "week": last + 7 * DAY, "month": dates.shifted(last, 1, "month")}[what])


def before(first: date, what: str | int, nth: int = 1) -> Span:
    """What ends before the day `first`: its word, or the number of a weekday, Monday 0, of which the `nth` is meant."""
    if isinstance(what, int):
        return dates.day(first - ((first.weekday() - what - 1) % 7 + 7 * nth - 6) * DAY)
    if what == "weekend":
        sunday = before(first, SATURDAY + 1).first or first
        return Span(sunday - DAY, sunday)
    return Span({"day": first - DAY, "week": first - 7 * DAY, "month": dates.shifted(first, -1, "month")}[what], first - DAY)
