"""How each Japanese phrase of time becomes a span: the readers of the table in `japanese`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from bot.fields.when import books, dates, japanese_fiscal
from bot.fields.when.dates import DAY, PARTS, Span
from bot.fields.when.japanese_counts import DAYS_IN_KANA, READINGS, named_year, number
from bot.fields.when.scan import Scene
from bot.language import lexicon

_JA = lexicon("ja")
_PARTS = {
    word: part
    for part, words in {
        "early": "頭|初旬|初め|はじめ|上旬|早々|そうそう",
        "mid": "中旬|半ば|なかば",
        "late": "末|下旬|終わり",
        "last day": "末日",
        "first half": "前半",
        "second half": "後半",
        "whole": "いっぱい",
    }.items()
    for word in words.split("|")
}


def _part(span: Span, part: str | None, to: str | None = None) -> Span:
    """A part of a month or year, or from one part to another: 上旬から中旬にかけて."""
    begins = PARTS[_PARTS[part.removeprefix("の")]](span) if part else span
    return Span(begins.first, _part(span, to).last) if to else begins


def _month_number(text: str) -> int:
    reading = _JA.readings.get(f"{text}がつ")
    return int(reading.removesuffix("月")) if reading else int(number(text))


def _until_day(first: Span | None, to: str | None) -> Span | None:
    """A day, or the days up to another of the same month: 7月13日から15日."""
    if first is None or first.first is None or not to:
        return first
    last = dates.exact(first.first.year, first.first.month, int(to))
    return Span(first.first, last.last) if last and last.last and last.last >= first.first else first


def month(found: re.Match[str], at: Scene) -> Span | None:
    count = _month_number(found.group("month"))
    if not 1 <= count <= 12:
        return None
    year = named_year(found.group("year"), at.now)
    if found["day"] or found["kana"]:
        day = int(number(found["day"])) if found["day"] else DAYS_IN_KANA[found["kana"]]
        return _until_day(dates.coming_day(at.now, count, day, year), found.group("to"))
    since = int(found.group("since") or 0)
    if since and not found.group("part") and (found.group("sep") not in (",", "､") or since + 1 == count):
        return dates.coming_months(at.now, since, count, year)
    return _part(dates.coming_month(at.now, count, year), found.group("part"), found.group("part_to"))


_AHEAD = {
    "今": 0,
    "この": 0,
    "当": 0,
    "本": 0,
    "現": 0,
    "現在の": 0,
    "今の": 0,
    "現行": 0,
    "こん": 0,
    "来": 1,
    "翌": 1,
    "次の": 1,
    "次": 1,
    "らい": 1,
    "再来": 2,
    "さ来": 2,
    "さらい": 2,
}


_SPANS = {
    sign: span
    for span, signs in {
        "week": "週|1週間|しゅう",
        "weekend": "週末",
        "month": "月|ひと月|げつ",
        "quarter": "四半期|qtr|クォーター|クオーター",
        "year": "年",
    }.items()
    for sign in signs.split("|")
}


def _unit(at: Scene, unit: str, ahead: int) -> Span:
    if unit in ("年度", "期", "会計年度"):
        return japanese_fiscal.fiscal_year(at, ahead)
    return dates.day(at.now) if unit == "1日" else dates.relative(at.now, _SPANS[unit], ahead)


def relative(found: re.Match[str], at: Scene) -> Span | None:
    ahead = _AHEAD[found.group("which")]
    unit = found.group("unit")
    if found.group("weekday"):
        if unit != "週":
            return None
        the_day = dates.weekday(at.now, _JA.weekdays[found.group("weekday")], ahead)
        return dates.day(the_day if the_day >= at.now else the_day + 7 * DAY)
    base = _unit(at, unit, ahead)
    if found.group("day"):
        of_month = dates.exact(base.first.year, base.first.month, int(found.group("day"))) if unit == "月" and base.first else None
        return _until_day(of_month, found.group("to"))
    if found.group("end"):
        return dates.weekend(base.first) if unit == "週" and base.first else None
    if found.group("season"):
        return dates.season(base.first or at.now, _SEASONS[found.group("season")], "JP")
    return _part(base, found.group("part"), found.group("part_to"))


def year_part(found: re.Match[str], at: Scene) -> Span | None:
    year = named_year(found.group("year"), at.now)
    if year is None or not 1900 < year < 2200:
        return None
    if found.group("fiscal"):
        return _part(dates.year_of(year, japanese_fiscal.begins(at)), found.group("part"))
    if found.group("half"):
        return dates.months(year, 1 if found.group("half")[0] in "上前" else 7, 6)
    return _part(dates.year_of(year), found.group("part"))


def quarter(found: re.Match[str], at: Scene) -> Span | None:
    count = int(number(found.group("q")))
    if not 1 <= count <= 4:
        return None
    return _part(books.quarter(at, count, named_year(found.group("year"), at.now)), found.group("part"))


def _ahead(days: int) -> Callable[[Scene], Span]:
    return lambda at: dates.day(at.now + days * DAY)


def _part_of(unit: str, part: str, ahead: int = 0) -> Callable[[Scene], Span]:
    return lambda at: PARTS[part](_unit(at, unit, ahead))


def _within(unit: str) -> Callable[[Scene], Span]:
    return lambda at: Span(None, _unit(at, unit, 0).last)


def _april(at: Scene) -> Span:
    return dates.coming_month(at.now, japanese_fiscal.begins(at))


def _months(at: Scene, first: int, last: int) -> Span:
    """The months of a part of a season, as weather reports have them, that are not over yet."""
    until = dates.coming_month(at.now, last).last or at.now
    return dates.months(until.year, first, last - first + 1)


def _before_april(at: Scene) -> Span:
    return Span(None, _march(at).last)


def _march(at: Scene) -> Span:
    return dates.coming_month(at.now, at.closes or 3)


_THEN = ("たら", "てから", "て")


def _since(span: Callable[[Scene], Span]) -> Callable[[Scene], Span]:
    """From the first day of what `span` reads, without an end."""
    return lambda at: Span(span(at).first, None)


_WORDS: Mapping[str, Callable[[Scene], Span]] = {
    "今日|本日|きょう|ほんじつ": _ahead(0),
    "明日|あした|あす|みょうにち": _ahead(1),
    "明後日|あさって|翌々日": _ahead(2),
    "明々後日|しあさって": _ahead(3),
    "年内": _within("年"),
    "月内": _within("月"),
    "週内": _within("週"),
    "年度内|期内": _within("年度"),
    "年末": lambda at: dates.month(at.now.year, 12),
    "年明け|年初": lambda at: dates.month(at.now.year + 1, 1),
    **{f"年が明け{ending}": _since(lambda at: dates.month(at.now.year + 1, 1)) for ending in ("たら", "てから", "れば", "て")},
    **{
        f"{turn}{ending}": _since(_april)
        for turn in ("年度が替わっ", "年度が変わっ", "新年度になっ", "期が変わっ", "期が替わっ")
        for ending in _THEN
    },
    **{
        f"年度{particle}{turn}{end}": _before_april
        for particle in ("", "が", "の")
        for turn in ("変わる", "替わる", "かわる", "明ける")
        for end in ("前", "までに")
    },
    **{
        f"月が{turn}{ending}": _since(lambda at: dates.month(at.now.year, at.now.month + 1))
        for turn in ("変わっ", "替わっ")
        for ending in _THEN
    },
    "年始": lambda at: PARTS["early"](dates.month(at.now.year + 1, 1)),
    "月末": _part_of("月", "late"),
    "月初": _part_of("月", "early", 1),
    "週明け": lambda at: dates.day(dates.weekday(at.now, 0)),
    "週末": lambda at: _unit(at, "週末", 0),
    "四半期末": _part_of("四半期", "late"),
    "年度末|期末": _march,
    "年度初め|新年度|期初|新学期": _april,
    "年度明け": _since(_april),
    "春先": lambda at: dates.coming_month(at.now, 3),
    "初夏": lambda at: _months(at, 5, 6),
    "真夏|盛夏": lambda at: _months(at, 7, 8),
    "秋口|初秋": lambda at: _months(at, 9, 9),
    "晩秋": lambda at: dates.coming_month(at.now, 11),
    "初冬": lambda at: _months(at, 11, 12),
    "来年の今頃|来年の今ごろ|来年の同じ頃": lambda at: dates.day(dates.shifted(at.now, 1, "year")),
    "来月の今頃|来月の今ごろ": lambda at: dates.day(dates.shifted(at.now, 1, "month")),
}
BY_WORD = {word: read for words, read in _WORDS.items() for word in words.split("|")}
_SEASONS = {"春": "spring", "夏": "summer", "秋": "autumn", "冬": "winter"}


def season(found: re.Match[str], at: Scene) -> Span | None:
    name = _SEASONS[found.group("season")]
    year = named_year(found.group("year"), at.now)
    return dates.season(date(year, 2, 1), name, "JP") if year and year != at.now.year else dates.season(at.now, name, "JP")


_PLANNED_YEARS = 20


def coming_season(found: re.Match[str], at: Scene) -> Span | None:
    """来春 is the spring of next year, 今秋 the autumn of this one."""
    ahead = {"今": 0, "来": 1, "再来": 2}[found.group("which")]
    return dates.season(date(at.now.year + ahead, 2, 1), _SEASONS[found.group("season")], "JP")


_UNITS = {"日": "day", "週": "week", "年": "year", "四": "quarter"}


def later(found: re.Match[str], at: Scene) -> Span | None:
    unit = _UNITS.get(found.group("unit")[0], "month")
    if found["big"]:
        at = at._replace(now=dates.shifted(at.now, number(found["big"]), _UNITS.get(found["big_unit"], "month")))
    least = number(found.group("n"))
    most = number(found.group("m") or found.group("n"))
    if unit == "year" and most > _PLANNED_YEARS:
        return None  # 94年: the year in which something was
    if found.group("half"):
        least, most = least + 0.5, most + 0.5
    how = found.group("how") or ""
    if found.group("ahead"):
        return Span(at.now + DAY, dates.shifted(at.now, most, unit))
    if how.startswith(("以内", "のうち", "内")) or (how.startswith("まで") and not found.group("m")):
        return Span(None, dates.shifted(at.now, most, unit))
    return Span(dates.shifted(at.now, least, unit), None if how.startswith("以上") else dates.shifted(at.now, most, unit))


def figures(found: re.Match[str], at: Scene) -> Span | None:
    year = int(found["y"]) if found["y"] else None
    count, number_of_day = int(found["m"]), int(found["d"])
    if count > 12 and not year and at.asked:  # 22/04, as it is written elsewhere
        count, number_of_day = number_of_day, count
    return _until_day(dates.coming_day(at.now, count, number_of_day, year), found["to"]) if 1 <= count <= 12 else None


def year_month(found: re.Match[str], _: Scene) -> Span | None:
    count = int(found.group("m"))
    return dates.month(int(found.group("y")), count) if 1 <= count <= 12 else None


def weekday(found: re.Match[str], at: Scene) -> Span | None:
    """The coming weekday, or the day of the month that is named before it: 20日(金)."""
    if found.group("d"):
        return coming_dom(found, at)
    word = found.group("weekday") or READINGS.get(found.group("reading") or "", "") or f"{found.group('sign') or found.group('bare')}曜"
    return dates.day(dates.weekday(at.now, _JA.weekdays[word])) if word in _JA.weekdays else None


def coming_dom(found: re.Match[str], at: Scene) -> Span | None:
    for ahead in range(3):
        base = dates.month(at.now.year, at.now.month + ahead).first or at.now
        span = dates.exact(base.year, base.month, int(found.group("d")))
        if span and span.first and span.first >= at.now:
            return span
    return None
