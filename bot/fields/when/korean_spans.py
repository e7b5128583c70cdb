"""How each Korean phrase of time becomes a span: the readers of the table in `korean`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from bot.fields.numeral_eastern import PAIRS, native_value
from bot.fields.when import books, dates
from bot.fields.when.dates import DAY, PARTS, Span, full_year
from bot.fields.when.scan import Scene
from bot.language import lexicon

_KO = lexicon("ko")


def number(text: str) -> float:
    """A Korean count: 3, 삼, 세, 열두, 반 (a half); 몇 (a few) is 3."""
    if text.isdigit():
        return min(int(text), 10_000)
    if text == "몇":
        return 3
    if text == "반":
        return 0.5
    native = native_value(text)
    if native:
        return native
    value, current = 0, 0
    for sign in text:
        if sign in ("십", "백", "천"):
            value, current = value + (current or 1) * int(_KO.scales[sign]), 0
        else:
            current = int(_KO.numerals.get(sign, 0))
    return value + current


def named_year(text: str | None, now: date) -> int | None:
    if not text:
        return None
    text = "".join(text.split())
    ahead = {"올해": 0, "금년": 0, "올": 0, "내년": 1, "명년": 1, "이듬해": 1, "내후년": 2}
    if text in ahead:
        return now.year + ahead[text]
    plain = text.removesuffix("년")
    return full_year(plain) if plain.isdigit() else int(number(plain))


_PARTS = {
    "초": "early",
    "초순": "early",
    "상순": "early",
    "전반": "first half",
    "중": "mid",
    "중순": "mid",
    "중반": "mid",
    "말": "late",
    "하순": "late",
    "후반": "second half",
    "말일": "last day",
}


def _part(span: Span, part: str | None, to: str | None = None) -> Span:
    if to:
        return Span(_part(span, part).first, _part(span, to).last)
    if not part:
        return span
    plain = part.replace(" ", "")
    if plain.startswith("마지막"):
        return PARTS["last week" if plain.endswith("주") else "last day"](span)
    if plain.startswith("첫"):
        return PARTS["first week"](span)
    return PARTS[_PARTS[plain]](span)


def _until_day(first: Span | None, to: str | None) -> Span | None:
    """A day, or the days up to another of the same month: 7월 13일~15일."""
    if first is None or first.first is None or not to:
        return first
    last = dates.exact(first.first.year, first.first.month, int(to))
    return Span(first.first, last.last) if last and last.last and last.last >= first.first else first


_SHORTENED = {"유": 6, "시": 10}  # 유월, 시월


def month(found: re.Match[str], at: Scene) -> Span | None:
    count = _SHORTENED.get(found.group("month")) or int(number(found.group("month")))
    if not 1 <= count <= 12:
        return None
    year = named_year(found.group("year"), at.now)
    if found.group("day"):
        return _until_day(dates.coming_day(at.now, count, int(number(found.group("day"))), year), found.group("to"))
    if found.group("since") and not found.group("part"):
        return dates.coming_months(at.now, int(found.group("since")), count, year)
    return _part(dates.coming_month(at.now, count, year), found.group("part"), found.group("part_to"))


_AHEAD = {
    "이번": 0,
    "금": 0,
    "당": 0,
    "이": 0,
    "금번": 0,
    "다음": 1,
    "담": 1,
    "내": 1,
    "오는": 1,
    "차": 1,
    "돌아오는": 1,
    "다다음": 2,
    "그다음": 2,
}


_SPANS = {"주": "week", "주말": "weekend", "달": "month", "월": "month", "분기": "quarter", "반기": "half", "년": "year", "해": "year"}


def _unit(now: date, unit: str, ahead: int) -> Span:
    return dates.relative(now, _SPANS[unit], ahead)


def relative(found: re.Match[str], at: Scene) -> Span | None:
    ahead = _AHEAD[found.group("which")]
    unit = found.group("unit")
    if found.group("weekday"):
        if unit != "주":
            return None
        the_day = dates.weekday(at.now, _KO.weekdays[found.group("weekday")], ahead)
        return dates.day(the_day if the_day >= at.now else the_day + 7 * DAY)
    return _part(_unit(at.now, unit, ahead), found.group("part"), found.group("part_to"))


def day_of_relative(found: re.Match[str], at: Scene) -> Span | None:
    base = dates.month(at.now.year, at.now.month + _AHEAD[found.group("which")])
    first = dates.exact(base.first.year, base.first.month, int(number(found.group("day")))) if base.first else None
    return _until_day(first, found.group("to"))


def year_part(found: re.Match[str], at: Scene) -> Span | None:
    year = named_year(found.group("year"), at.now)
    if year is None or not 1990 < year < 2200:
        return None
    half, part = found.group("half"), found.group("part")
    if half:
        return dates.months(year, 1 if half == "상" else 7, 6)
    return _part(dates.year_of(year), part)


def half(found: re.Match[str], at: Scene) -> Span | None:
    first = found.group("half") == "상"
    year = at.now.year + (first and at.now.month > 6)
    return dates.months(year, 1 if first else 7, 6)


def quarter(found: re.Match[str], at: Scene) -> Span | None:
    count = int(number(found.group("q")))
    year = named_year(found.group("year"), at.now)
    if not 1 <= count <= 4:
        return None
    since = int(found.group("since") or 0)
    if 0 < since < count:
        return Span(books.quarter(at, since, year).first, books.quarter(at, count, year).last)
    return _part(books.quarter(at, count, year), found.group("part"))


def _ahead(days: int) -> Callable[[date], Span]:
    return lambda now: dates.day(now + days * DAY)


def _part_of(unit: str, part: str, ahead: int = 0) -> Callable[[date], Span]:
    return lambda now: PARTS[part](_unit(now, unit, ahead))


def _summer_break(now: date) -> Span:
    return dates.months(now.year + (now.month > 8), 7, 2)


def _end_of_year(now: date) -> Span:
    return dates.month(now.year, 12)


_WORDS: Mapping[str, Callable[[date], Span]] = {
    "오늘|금일": _ahead(0),
    "내일": _ahead(1),
    "내일모레|내일 모레|모레|낼모레|낼 모레": _ahead(2),
    "글피": _ahead(3),
    "연말|회계연도 말": _end_of_year,
    "연내": lambda now: Span(None, _end_of_year(now).last),
    "연초": lambda now: dates.month(now.year + 1, 1),
    "월말": _part_of("달", "late"),
    "말일": _part_of("달", "last day"),
    "내년 이맘때|내년 이맘 때|내년 이때": lambda now: dates.day(dates.shifted(now, 1, "year")),
    "다음 달 이맘때|다음달 이맘때": lambda now: dates.day(dates.shifted(now, 1, "month")),
    "후년": lambda now: dates.year_of(now.year + 2),
    "월초": _part_of("달", "early", 1),
    "분기말|분기 말": _part_of("분기", "late"),
    "주말": lambda now: _unit(now, "주말", 0),
    "휴가철|여름휴가|여름 휴가": _summer_break,
    "신학기": lambda now: dates.month(now.year + (now.month >= 3), 3),
    "개학|새학기|새 학기": lambda now: dates.coming_month(now, 9 if 3 <= now.month < 9 else 3),
}
BY_WORD = {word: read for words, read in _WORDS.items() for word in words.split("|")}
_SEASONS = {"봄": "spring", "여름": "summer", "가을": "autumn", "겨울": "winter"}


def season(found: re.Match[str], at: Scene) -> Span | None:
    name = _SEASONS[found.group("season")]
    year = named_year(found.group("year"), at.now)
    if year and year != at.now.year:
        return dates.season(date(year, 2, 1), name, "KR")
    span = dates.season(at.now, name, "KR")
    return (
        dates.season(at.now, name, "KR", skip=1) if (found.group("which") or "") == "다음" and span.first and span.first <= at.now else span
    )


DAYS: Mapping[str, tuple[float, float]] = {
    "하루이틀": (1, 2),
    "이틀": (2, 2),
    "사흘": (3, 3),
    "사나흘": (3, 4),
    "나흘": (4, 4),
    "닷새": (5, 5),
    "엿새": (6, 6),
    "열흘": (10, 10),
    "보름": (15, 15),
    "스무날": (20, 20),
}
"""Days that have a name of their own, the least and the most that it means."""
UNITS = {"일": "day", "주": "week", "달": "month", "개": "month", "년": "year", "분": "quarter", "해": "year"}


_PLANNED_YEARS = 20
_SINO = frozenset("일이삼사오육칠팔구십")
_QUARTERS = frozenset("1234일이삼사")


def later(found: re.Match[str], at: Scene) -> Span | None:
    if found.group("days"):
        least, most = DAYS[found.group("days").replace(" ", "")]
        return _later(found, at, "day", least, most)
    unit = UNITS[found.group("unit")[0]]
    words = found.group("n")
    if found.group("unit") in ("해", "달") and words[0] in _SINO:
        return None  # 구해요, 일해서: a verb; 이달: this month
    if (
        unit == "quarter"
        and words in _QUARTERS
        and not found.group("m")
        and not (found.group("how") or "").startswith(("후", "뒤", "이후"))
    ):
        return None  # 3분기 안에 is within the third quarter, 두 분기 안에 within two of them
    if found["big"]:
        at = at._replace(now=dates.shifted(at.now, number(found["big"]), UNITS[found["big_unit"][0]]))
    least, most = PAIRS[words] if words in PAIRS else (number(words), number(found.group("m") or words))
    if unit == "year" and most > _PLANNED_YEARS:
        return None  # 94년에: the year in which something was
    if found.group("half"):
        least, most = least + 0.5, most + 0.5
    return _later(found, at, unit, least, most)


def _later(found: re.Match[str], at: Scene, unit: str, least: float, most: float) -> Span:
    if found.group("ahead") == "다음" and least == most == int(most) and not found.group("how"):
        return dates.next_units(at.now, int(most), unit)
    if found.group("ahead"):
        return Span(at.now + DAY, dates.shifted(at.now, most, unit))
    if (found.group("how") or "").startswith(("안", "내", "이내")):
        return Span(None, dates.shifted(at.now, most, unit))
    if (found["how"] or "").startswith("이상"):
        return Span(dates.shifted(at.now, least, unit), None)
    return Span(dates.shifted(at.now, least, unit), dates.shifted(at.now, most, unit))


def figures(found: re.Match[str], at: Scene) -> Span | None:
    year = int(found.group("y")) if found.group("y") else None
    count = int(found.group("m"))
    return _until_day(dates.coming_day(at.now, count, int(found.group("d")), year), found.group("to")) if 1 <= count <= 12 else None
