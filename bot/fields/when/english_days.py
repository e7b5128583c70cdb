"""How English phrases that name a day become spans: the readers of the table in `english` that look at a calendar's days."""

from __future__ import annotations

import re

from bot.fields.when import dates
from bot.fields.when.dates import DAY, PARTS, Span, full_year
from bot.fields.when.english_spans import count, year_word
from bot.fields.when.scan import Scene
from bot.language import lexicon

_EN = lexicon("en")
_MONTH_FIRST = frozenset(("US", "CA", "PH", "", "KR", "JP"))


def _number(text: str) -> int:
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", text)
    return int(plain) if plain.isdigit() else _EN.ordinals[plain]


def month_day(found: re.Match[str], at: Scene) -> Span | None:
    month_number = _EN.months[found.group("month")]
    year = year_word(found.group("year"), at.now)
    first = dates.coming_day(at.now, month_number, _number(found.group("day")), year)
    if first is None or first.first is None:
        return None
    if found.group("weekday") and not year:
        wanted = _EN.weekdays[found.group("weekday")]
        first = next(
            (
                span
                for ahead in range(7)
                if (span := dates.exact(first.first.year + ahead, first.first.month, first.first.day))
                and span.first
                and span.first.weekday() == wanted
            ),
            first,
        )
    if found.group("to"):
        last = dates.exact((first.first or at.now).year, month_number, _number(found.group("to")))
        return Span(first.first, last.last) if last and last.last and first.first and last.last >= first.first else first
    return first


def day_alone(found: re.Match[str], at: Scene) -> Span | None:
    number = _number(found.group("day"))
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
    if a > 12 or (at.region.upper() not in _MONTH_FIRST and b <= 12):
        a, b = b, a
    return dates.coming_day(at.now, a, b, year) if 1 <= a <= 12 else None


def iso(found: re.Match[str], _: Scene) -> Span | None:
    return dates.exact(int(found.group("y")), int(found.group("m")), int(found.group("d")))


def nth_in(found: re.Match[str], at: Scene) -> Span | None:
    """ "first Tuesday of October", "last week of September 2014", "fifth last day of May"."""
    number = _EN.months[found.group("month")] if found.group("month") else 0
    year = year_word(found.group("year"), at.now) or (int(found.group("only")) if found.group("only") else None)
    base = dates.coming_month(at.now, number, year) if number else dates.year_of(year or at.now.year)
    if base.first is None or base.last is None:
        return None
    nth = found.group("nth")
    backwards = found.group("last") is not None or nth in ("last", "final")
    steps = 0 if nth in ("last", "final") else _number(nth) - 1
    if backwards:
        steps = -steps
    what = found.group("what")
    edge = base.last if backwards else base.first
    if what == "day":
        return dates.day(edge + steps * DAY)
    if what == "week":
        return dates.week(PARTS["last week" if backwards else "first week"](base).first or edge, steps)
    wanted = _EN.weekdays[what]
    days = -((edge.weekday() - wanted) % 7) if backwards else (wanted - edge.weekday()) % 7
    return dates.day(edge + (days + 7 * steps) * DAY)


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
