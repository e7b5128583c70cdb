"""The quarters of a firm's own books, where a text says in which month their year begins: "our fiscal year starts in April"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.fields.when import dates
from bot.fields.when.dates import Span
from bot.fields.when.scan import Named, Scene
from bot.language import lexicon
from bot.lean import later

_MONTHS = lexicon("en").months
_BEGINS = {
    "en": later(
        r"\b(?:(?:fiscal|financial|business|tax|budget) year|fy)(?: (?:always|here|for us|in our case))?"
        r" (?:starts?|begins?|runs?|opens?|goes|is)(?: (?:on|in|from|every))*(?: the)?(?: 1st| first| 0?1)?(?: of)? "
        rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b"
    ),
    "ko": later(
        r"(?:회계|사업) ?(?:연도|년도)[는은이가]? ?(?:매년 ?)?(?P<month>\d{1,2})월(?: ?(?:1|초)일?)?(?:부터|에|이)? ?(?:시작|출발|개시)"
    ),
}
_QUARTER = {"en": later(r"\bq ?[1-4]\b|\bquarter\b"), "ko": later(r"분기|q ?[1-4]")}


def begins(folded: str, tongue: str) -> re.Match[str] | None:
    """Where a text that speaks of a quarter says in which month their year begins."""
    return _BEGINS[tongue].search(folded) if _QUARTER[tongue].search(folded) else None


def by_their_year(at: Scene, said: re.Match[str]) -> Scene:
    """Return what the times of a text are read against, where their year begins as it says."""
    month = said.group("month")
    first = int(month) if month.isdigit() else _MONTHS[month]
    return at._replace(closes=(first - 2) % 12 + 1) if 1 <= first <= 12 else at


def without_beginning(named: Sequence[Named], said: re.Match[str]) -> list[Named]:
    """Return the times without the month in which their year begins."""
    return [one for one in named if not said.start() <= one.start < said.end()]


def quarter(at: Scene, number: int, year: int | None) -> Span:
    """The quarter of that number that is not over yet: of the calendar, or of their year where they say when it ends."""
    first = at.closes % 12 + 1 if at.closes else 1
    since = year if year else at.now.year - (at.now.month < first)
    span = dates.months(since, first + 3 * (number - 1), 3)
    is_over = not year and span.last is not None and span.last < at.now
    return dates.months(since + 1, first + 3 * (number - 1), 3) if is_over else span
