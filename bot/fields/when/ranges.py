"""The two ends of a range whose year is told once or not at all: June 2027 to July, from 4 April to the 22nd, 1 March to 7 April."""

from __future__ import annotations

from datetime import date, timedelta

from bot.fields.when import dates
from bot.fields.when.dates import DAY
from bot.lean import later


def _not_before(first: date, last: date) -> date:
    """The end of a range whose year was said once, at its beginning: June 2027 to July."""
    if last >= first:
        return last
    end = dates.month(first.year + (last.month < first.month), last.month).last or last
    end = end if dates.month(last.year, last.month).last == last else end.replace(day=min(last.day, end.day))
    return max(first, end)


_YEAR_SAID = later(
    r"(?:19|20)\d\d|'\d\d|\d\s?[年년]|[来翌]年|再来|내년|내후년|다음 ?해|令和|\b(?:next|following) year|\bin \w+ years?"
    r"|two thousand|twenty[ -]t"
)
_UNDER_WAY = timedelta(days=45)
"""So long ago may have begun what is told as a plan."""


def begun(first: date, last: date, now: date, words: str) -> date:
    """The first day of a range, which may be under way: 1 March of this year, told in that month as "1 March to 7 April".

    `first` and `last` are the next such days from `now` on, `words` those of the first, which name no year then.
    """
    if not now <= last < first or _YEAR_SAID.search(words):
        return first
    this_year = dates.exact(first.year - 1, first.month, first.day)
    since = this_year.first if this_year else None
    return since if since and now - _UNDER_WAY <= since <= now else first


_DAY_OF_MONTH = later(r"\s?(?P<day>\d{1,2})\s?(?:일|日|st|nd|rd|th)?")
_WEEKDAY = later(r"\s?(?:[월화수목금토일]요일?|[月火水木金土日]曜日?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)")


def end_of_range(first: date, last: date, words: str) -> date:
    """The end of a range: a bare day is one of the month in which it begins, 4월 4일부터 22일; a weekday the next after it."""
    day = _DAY_OF_MONTH.fullmatch(words)
    if last < first and day:
        same = dates.exact(first.year, first.month, int(day["day"]))
        if same and same.first and same.first >= first:
            return same.first
    if last < first and _WEEKDAY.fullmatch(words):
        return first + ((last - first).days % 7) * DAY
    return _not_before(first, last)
