"""English days and weeks told by something that lies beside them: "the Tuesday after Easter", "the week before 4 May"."""

from __future__ import annotations

from datetime import date

from bot.fields.when.dates import DAY, Span, day, shifted
from bot.fields.when.english_words import WEEKDAY
from bot.fields.when.scan import Named
from bot.language import lexicon
from bot.lean import later

_EN = lexicon("en")
_BESIDE = later(
    rf"\b(?:the\s)?(?P<what>day|week|weekend|month|{WEEKDAY})\s(?:right\s|straight\s|just\s)?(?:(?P<after>after|following)|(?P<before>before"
    r"|prior to))\s(?:(?:the|our|this|on)\s)*$"
)
_LONGEST = 40


def beside(folded: str, named: Named) -> tuple[Named, int] | None:
    """The day, week or month that is told as right before or after the named one, and where its words begin; None where none is."""
    told = _BESIDE.search(folded, max(0, named.start - _LONGEST), named.start)
    first, last = named.span
    if told is None or named.grain != "day" or first is None or last is None:
        return None
    span = _after(told["what"], last) if told["after"] else _before(told["what"], first)
    return named._replace(span=span, grain="day" if span.first == span.last else "week"), told.start()


def _after(what: str, last: date) -> Span:
    if what == "day":
        return day(last + DAY)
    if what == "week":
        return Span(last + DAY, last + 7 * DAY)
    if what == "month":
        return Span(last + DAY, shifted(last, 1, "month"))
    if what == "weekend":
        saturday = last + ((4 - last.weekday()) % 7 + 1) * DAY
        return Span(saturday, saturday + DAY)
    return day(last + ((_EN.weekdays[what] - last.weekday() - 1) % 7 + 1) * DAY)


def _before(what: str, first: date) -> Span:
    if what == "day":
        return day(first - DAY)
    if what == "week":
        return Span(first - 7 * DAY, first - DAY)
    if what == "month":
        return Span(shifted(first, -1, "month"), first - DAY)
    if what == "weekend":
        sunday = first - ((first.weekday() - 7) % 7 + 1) * DAY
        return Span(sunday - DAY, sunday)
    return day(first - ((first.weekday() - _EN.weekdays[what] - 1) % 7 + 1) * DAY)
