"""Another part of a month that was just named: "first half of September, or rather the second half"."""

from __future__ import annotations

from bot.fields.utterance import Utterance
from bot.fields.when import dates
from bot.fields.when.dates import PARTS, Span, When
from bot.lean import later

_OTHER_PART = later(
    r"[\s,.;-]{1,3}(?:(?:or|oh|no|sorry|wait|well|i mean|i meant|actually|rather|make (?:it|that)|more like)[\s,.]{1,2}){1,3}(?:the )?"
    r"(?P<part>first half|second half|latter half|back half|first week|last week|beginning|start|middle|end)"
    r"(?=[\s.!]*$|[,;.]|\s(?:of (?:it|that)|then|please)\b)"
)
_PART_WORDS = {
    "latter half": "second half",
    "back half": "second half",
    "beginning": "early",
    "start": "early",
    "middle": "mid",
    "end": "late",
}


def other_part(said: Utterance, one: When, until: int) -> When | None:
    """The other part of a month that was named: "first half of September, or rather the second half"."""
    told = _OTHER_PART.match(said.folded, one.end, until + 1) if one.grain == "month" else None
    any_day = one.span.first or one.span.last
    if told is None or any_day is None or (one.span.first and one.span.last and one.span.first.month != one.span.last.month):
        return None
    span = PARTS[_PART_WORDS.get(told["part"], told["part"])](dates.month(any_day.year, any_day.month))
    return When(one.start, told.end(), Span(None, span.last) if one.binds in ("by", "before") else span, one.binds, "month")
