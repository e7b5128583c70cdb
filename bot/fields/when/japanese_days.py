"""Single days and weeks of a Japanese month: its second Friday, the week of the 16th, so many working days."""

from __future__ import annotations

import re

from bot.fields.when import dates
from bot.fields.when.counted import in_hours, nth_week, nth_weekday
from bot.fields.when.dates import Span
from bot.fields.when.japanese_counts import named_year, number
from bot.fields.when.scan import Phrase, Scene
from bot.language import lexicon
from bot.lean import later

_JA = lexicon("ja")
_WEEKDAYS = "|".join(_JA.weekdays)
_NEAR = {"今": 0, "来": 1, "再来": 2, "翌": 1}
_ANY_MONTH = (
    r"(?:(?P<near>今|再来|来|翌)|(?:(?P<year>(?:20\d{2}|令和\d{1,2})年|来年|今年)の?)?"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2}))月"
)


def _month(found: re.Match[str], at: Scene) -> Span | None:
    if found["near"]:
        return dates.relative(at.now, "month", _NEAR[found["near"]])
    count = int(number(found["month"]))
    return dates.coming_month(at.now, count, named_year(found["year"], at.now)) if 1 <= count <= 12 else None


def _nth_weekday(found: re.Match[str], at: Scene) -> Span | None:
    """The second or the last Friday of a month; None where it has no fifth."""
    of = _month(found, at)
    return nth_weekday(of, _JA.weekdays[found["weekday"]], int(number(found["nth"])) if found["nth"] else None) if of else None


def _week_of(found: re.Match[str], at: Scene) -> Span | None:
    of = _month(found, at)
    the_day = dates.exact(of.first.year, of.first.month, int(number(found["day"]))) if of and of.first else None
    return dates.week(the_day.first) if the_day and the_day.first else None


def _nth_week(found: re.Match[str], at: Scene) -> Span | None:
    """The week that begins with the first, second, … Monday of a month."""
    of = _month(found, at)
    return nth_week(of, int(number(found["nth"]))) if of else None


_OLD_MONTHS = ("睦月", "如月", "弥生", "卯月", "皐月", "水無月", "文月", "葉月", "長月", "神無月", "霜月", "師走")


def _old_month(found: re.Match[str], at: Scene) -> Span | None:
    """A month by its old name, which is a name of people and firms as well: only as the answer to "when"."""
    count = _OLD_MONTHS.index(found["name"]) + 1
    if not at.asked:
        return None
    return dates.coming_day(at.now, count, int(number(found["day"]))) if found["day"] else dates.coming_month(at.now, count)


def _working_days(found: re.Match[str], at: Scene) -> Span:
    last = dates.working_days(at.now, int(number(found["n"])))
    return Span(None if found["within"] else last, last)


_BY_SOUND = {"ひと": 1, "ふた": 2, "二": 2, "み": 3, "三": 3}


def _moons(found: re.Match[str], at: Scene) -> Span:
    """ふた月後: two months from now, in the old count."""
    last = dates.shifted(at.now, _BY_SOUND[found["n"]], "month")
    return Span(None if found["within"] else last, last)


def _hours(found: re.Match[str], at: Scene) -> Span | None:
    """Hours, as the days in which they end; only where a time was asked for."""
    return in_hours(at.now, number(found["n"]), within=found["within"] is not None) if at.asked else None


def _today(_: re.Match[str], at: Scene) -> Span | None:
    return dates.day(at.now) if at.asked else None


def _points(found: re.Match[str], at: Scene) -> Span | None:
    """4.22 as the answer."""
    return dates.coming_day(at.now, int(found["m"]), int(found["d"])) if at.asked else None


DAYS = (
    Phrase(frozenset("今"), later(r"今(?:晩|夜|朝|夕)(?!の[^\s,.]|\d|は)"), _today, "day"),
    Phrase(
        frozenset("0123456789"),
        later(r"^\s*(?P<m>0?[1-9]|1[0-2])\.(?P<d>[12]\d|3[01]|0[1-9])(?=\s?(?:まで|から|以降|頃|ごろ|です|に|[,.!]|$))"),
        _points,
        "day",
    ),
    Phrase(frozenset("月"), later(r"(?P<n>ひと|ふた|み|(?<![\d十])[二三])月(?:(?P<within>以内|のうち)|後|先|ほど)"), _moons, "later"),
    Phrase(frozenset("時"), later(r"(?P<n>\d{1,3})時間(?:(?P<within>以内|内)|後)"), _hours, "day"),
    Phrase(
        frozenset("曜"),
        later(rf"{_ANY_MONTH}の?(?:第\s?(?P<nth>[1-5一二三四五])|最終|最後の)の?(?P<weekday>{_WEEKDAYS})日?"),
        _nth_weekday,
        "day",
    ),
    Phrase(frozenset("週"), later(rf"{_ANY_MONTH}の?(?P<day>\d{{1,2}})日の?週(?![末間明])"), _week_of, "week"),
    Phrase(frozenset("週"), later(rf"{_ANY_MONTH}の?第?\s?(?P<nth>[1-5一二三四五])週目?(?!間)"), _nth_week, "week"),
    Phrase(
        frozenset("月走生"),
        later(
            rf"(?<![一-鿿ァ-ヺ])(?P<name>{'|'.join(_OLD_MONTHS)})(?:の?(?P<day>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})日)?(?![一-鿿ァ-ヺ])"
        ),
        _old_month,
        "month",
    ),
    Phrase(
        frozenset("営"),
        later(
            r"(?P<on>営業日(?:ベース|換算|基準)?で)?(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})(?(on)|営業)日(?:(?P<within>以内|内)|後|で|ほど|くらい)"
        ),
        _working_days,
        "later",
    ),
)
