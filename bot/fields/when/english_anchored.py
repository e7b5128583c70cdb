"""English days and weeks told by something that lies beside them: "the Tuesday after Easter", "the week before 4 May"."""

from __future__ import annotations

from bot.fields.when.beside import after, before
from bot.fields.when.english_days import day_number
from bot.fields.when.english_words import ORDINAL, WEEKDAY
from bot.fields.when.scan import Named
from bot.language import lexicon
from bot.lean import later

_EN = lexicon("en")
_BESIDE = later(
    rf"\b(?:the\s)?(?:(?:(?P<nth>{ORDINAL}|\d(?:st|nd|rd|th))\s)?(?P<weekday>{WEEKDAY})|(?P<what>day|week|weekend|month))\s"
    r"(?:right\s|straight\s|just\s)?(?:(?P<after>after|following)|before|prior to)\s(?:(?:the|our|this|on)\s)*$"
)
_LONGEST = 40


def beside(folded: str, named: Named) -> tuple[Named, int] | None:
    """The day, week or month that is told as right before or after the named one, and where its words begin; None where none is."""
    told = _BESIDE.search(folded, max(0, named.start - _LONGEST), named.start)
    first, last = named.span
    if told is None or named.grain != "day" or first is None or last is None:
        return None
    what = _EN.weekdays[told["weekday"]] if told["weekday"] else told["what"]
    nth = day_number(told["nth"]) if told["nth"] else 1
    span = after(last, what, nth) if told["after"] else before(first, what, nth)
    return named._replace(span=span, grain="day" if span.first == span.last else "week"), told.start()
