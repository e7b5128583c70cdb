"""Tells what later words make of a time: in May, so before that; until 20 August, so after that."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from bot.fields.utterance import Utterance
from bot.fields.when.dates import DAY, Span, When, bound

_THEN: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?<!not )(?<!n't )(?:before (?:then|that)|by then|ahead of (?:it|that|then))\b|\bbefore(?: it)?(?=\W*$)"
        r"|\b(?<!not )(?P<after>(?:right |straight |any ?time |some ?time )?after (?:that|then)|from then on)\b"
        r"(?! (?:we|i|they|it|he|she)\b)"
    ),
    "ko": re.compile(
        r"그 ?이?전(?:에(?!는)|까지|(?=[\s.,!?]|$|에?[는엔][^.!?]{0,16}[되돼될꼭써쓰쓸끝야]))|그때까지(?!는)|그 ?안에|(?P<after>(?!))"
    ),
    "ja": re.compile(
        r"その(?:日)?前(?!に?は)|(?:それ|その日|その時|そのとき|当日)まで(?!に?は)|それより前|(?:それ|その日)に間に合|(?P<after>(?!))"
    ),
}
"""A deadline, or a beginning, that a time named before it gives: 9월에 오픈이라 그 전까지."""
_WHY = 60
"""Characters between a time and those words."""
_PART_OF_MONTH = timedelta(days=11)


def bound_as_before(named: Sequence[When], standing: Sequence[When], today: date) -> list[When]:
    """Return the times that stand, each bound like the one that it puts right: 5월까지요. 아 아니 6월이요 is by the end of June."""
    if len(named) == len(standing):
        return list(standing)
    made = []
    for one in standing:
        old = max((other for other in named if other.end <= one.start), key=lambda other: other.start, default=one)
        if not one.binds and old not in standing and old.binds in ("by", "before", "from"):
            one = one._replace(span=bound(one.span, old.binds, today), binds=old.binds)
        elif not one.binds and old not in standing and old.binds == "within" and one.grain == "later":
            one = one._replace(span=Span(today, one.span.last), binds="within")
        made.append(one)
    return made


def bound_by_that(said: Utterance, one: When, named: Sequence[When]) -> When:
    """Return the time as a deadline or a beginning where the message says "before that" or "after that" behind it.

    Of several times the last before those words is meant.
    """
    then = _THEN[said.tongue].search(said.folded, one.end, one.end + _WHY)
    first, last = one.span
    if then is None or one.binds not in ("", "from") or first is None or any(one.end <= other.start < then.start() for other in named):
        return one
    if then["after"]:
        return one._replace(end=then.end(), span=Span((last or first) + DAY, None), binds="after")
    until = (
        last
        if last and (last - first <= _PART_OF_MONTH or then.group().startswith("그 안")) and "より" not in then.group()
        else first - DAY
    )
    return one._replace(end=then.end(), span=Span(None, until), binds="before")
