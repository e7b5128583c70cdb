"""Single days and weeks in Korean: the Tuesday of the second week, the week of the 16th, so many working days, words of letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from bot.fields.when import dates
from bot.fields.when.counted import in_hours, nth_week, nth_weekday
from bot.fields.when.dates import DAY, PARTS, Span
from bot.fields.when.korean_spans import named_year, number
from bot.fields.when.scan import Phrase, Scene
from bot.language import lexicon
from bot.lean import later

_KO = lexicon("ko")
_WEEKDAYS = "|".join(_KO.weekdays)
_ORDINALS: Mapping[str, int] = {"첫": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "넷": 4, "네": 4, "다섯": 5}
_MONTH = (
    r"(?:(?P<near>이번|다음|다다음|담)\s?달|(?<![가-힣])(?P<of_letters>[금익내차])월"
    r"|(?:(?P<year>20\d{2}년|내년|올해)\s?)?(?P<month>\d{1,2}|[일이삼사오육칠팔구십]{1,2})월)(?:의|에)?"
)
_NEAR = {"이번": 0, "다음": 1, "담": 1, "다다음": 2}


def _month(found: re.Match[str], at: Scene) -> Span | None:
    if found["near"] or found["of_letters"]:
        return dates.relative(at.now, "month", _NEAR[found["near"]] if found["near"] else int(found["of_letters"] != "금"))
    count = int(number(found["month"]))
    return dates.coming_month(at.now, count, named_year(found["year"], at.now)) if 1 <= count <= 12 else None


def _nth_week(found: re.Match[str], at: Scene) -> Span | None:
    """The week that begins with the first, second, … Monday of a month: 4월 3주차."""
    of = _month(found, at)
    if of is None:
        return None
    return nth_week(of, int(found["figure"] or _ORDINALS[found["nth"]])) if found["figure"] or found["nth"] else PARTS["last week"](of)


def _nth_weekday(found: re.Match[str], at: Scene) -> Span | None:
    """The second or the last Friday of a month; None where it has no fifth."""
    of = _month(found, at)
    return nth_weekday(of, _KO.weekdays[found["weekday"]], _ORDINALS[found["nth"]] if found["nth"] else None) if of else None


def _hours(found: re.Match[str], at: Scene) -> Span | None:
    """Hours, as the days in which they end; only where a time was asked for."""
    return in_hours(at.now, number(found["n"]), within=found["within"] is not None) if at.asked else None


def _points(found: re.Match[str], at: Scene) -> Span | None:
    """4.15 and 2026.10 as the answer: points part a date."""
    if not at.asked:
        return None
    if found["whole"]:
        return dates.exact(int(found["whole"][:4]), int(found["whole"][4:6]), int(found["whole"][6:]))
    if found["year"]:
        return dates.exact(dates.full_year(found["year"]), int(found["month"]), int(found["day"]))
    if found["y"]:
        return dates.month(dates.full_year(found["y"]), int(found["of"]))
    return dates.coming_day(at.now, int(found["m"]), int(found["d"]))


def _weekday_of_week(found: re.Match[str], at: Scene) -> Span | None:
    """A weekday of the week that begins with the first, second, … Monday of a month."""
    of = _month(found, at)
    week = nth_week(of, _ORDINALS[found["nth"]]) if of else None
    return dates.day(week.first + _KO.weekdays[found["weekday"]] * DAY) if week and week.first else None


def _week_of(found: re.Match[str], at: Scene) -> Span | None:
    of = _month(found, at)
    the_day = dates.exact(of.first.year, of.first.month, int(found["day"])) if of and of.first else None
    return dates.week(the_day.first) if the_day and the_day.first else None


def _working_days(found: re.Match[str], at: Scene) -> Span:
    last = dates.working_days(at.now, int(number(found["n"])))
    return Span(None if found["within"] else last, last)


def _weekday_after(found: re.Match[str], at: Scene) -> Span | None:
    """A weekday of the week so many weeks from now: 2주 후 월요일."""
    return dates.day(dates.weekday(at.now, _KO.weekdays[found["weekday"]], int(number(found["n"]))))


def _ahead(unit: str, count: int) -> Callable[[Scene], Span]:
    return lambda at: dates.relative(at.now, unit, count)


_LETTERS: Mapping[str, Callable[[Scene], Span]] = {
    "익월": _ahead("month", 1),
    "당월": _ahead("month", 0),
    "차월": _ahead("month", 1),
    "익년": _ahead("year", 1),
    "차년": _ahead("year", 1),
    "익주": _ahead("week", 1),
    "명일": lambda at: dates.day(at.now + DAY),
    "익일": lambda at: dates.day(at.now + DAY),
    "금일": lambda at: dates.day(at.now),
}
"""What business letters call the next month, this month, tomorrow."""


def _of_letters(found: re.Match[str], at: Scene) -> Span | None:
    span = _LETTERS[found["word"]](at)
    if found["month"]:
        count = int(number(found["month"]))
        return dates.month(span.first.year, count) if span.first and found["word"].endswith("년") and 1 <= count <= 12 else None
    return PARTS[{"말": "late", "초": "early", "중": "mid"}[found["part"][0]]](span) if found["part"] else span


_MONTH_NAMED = later(r"(?<!\d)(\d{1,2})월")
_SAME_MONTH = 32  # characters between a month and a day of it


def day_of_month(found: re.Match[str], at: Scene) -> Span | None:
    """The next such day, or that of the month named before it: 4월 15일까지요 아 죄송해요 20일이요."""
    named = [int(one) for one in _MONTH_NAMED.findall(found.string, max(0, found.start() - _SAME_MONTH), found.start())]
    day = int(found.group("d"))
    return dates.coming_day(at.now, named[-1], day) if named and 1 <= named[-1] <= 12 else coming_dom(at.now, day)


def weekday(found: re.Match[str], at: Scene) -> Span | None:
    """The coming weekday, or the day of the month that is named before it: 20일 금요일."""
    dom = found.group("dom")
    return coming_dom(at.now, int(dom)) if dom else dates.day(dates.weekday(at.now, _KO.weekdays[found.group("weekday")]))


def coming_dom(now: date, count: int) -> Span | None:
    for ahead in range(3):
        base = dates.month(now.year, now.month + ahead).first or now
        span = dates.exact(base.year, base.month, count)
        if span and span.first and span.first >= now:
            return span
    return None


DAYS = (
    Phrase(
        frozenset("주"),
        later(rf"{_MONTH}\s?(?P<nth>첫|둘|두|셋|세|넷|네|다섯)(?:\s?번째|째)?\s?주\s?(?P<weekday>{_WEEKDAYS})"),
        _weekday_of_week,
        "day",
    ),
    Phrase(
        frozenset("주"),
        later(rf"{_MONTH}\s?(?P<day>\d{{1,2}})일(?:이|의)?\s?(?:있는|포함된|들어 ?있는|끼인|낀)?\s?주(?![말일가-힣])"),
        _week_of,
        "week",
    ),
    Phrase(
        frozenset("주"),
        later(rf"(?<![\d가-힣])(?P<n>\d{{1,2}}|한|두|세|네)\s?주\s?(?:일\s?)?(?:후|뒤)(?:의|에)?\s?(?P<weekday>{_WEEKDAYS})"),
        _weekday_after,
        "day",
    ),
    Phrase(
        frozenset("주"),
        later(
            rf"{_MONTH}\s?(?:(?P<figure>[1-5])\s?주\s?차|(?P<nth>첫|둘|두|셋|세|넷|네|다섯)(?:\s?번째|째)?\s?주(?:\s?차)?|마지막\s?주)(?=까|부터|에|쯤|이|정|로|요|중|내|안|의|[\s,.!?~-]|$)"
        ),
        _nth_week,
        "week",
    ),
    Phrase(
        frozenset("요욜"),
        later(rf"{_MONTH}\s?(?:(?P<nth>첫|둘|두|셋|세|넷|네|다섯)(?:\s?번째|째)?|마지막)\s?(?P<weekday>{_WEEKDAYS})"),
        _nth_weekday,
        "day",
    ),
    Phrase(frozenset("시"), later(r"(?<!\d)(?P<n>\d{1,3})시간\s?(?:(?P<within>안에|이내|내|안)|후|뒤)"), _hours, "day"),
    Phrase(
        frozenset("0123456789"),
        later(
            r"^\s*(?:(?P<whole>20\d{2}(?:0[1-9]|1[0-2])[0-3]\d)|(?P<year>20\d{2}|2[5-9]|3\d)\s?[.]\s?(?P<month>0?[1-9]|1[0-2])\s?[.]\s?(?P<day>[12]\d|3[01]|0?[1-9])|(?P<y>20\d{2}|2[5-9]|3\d)\s?[.]\s?(?P<of>0?[1-9]|1[0-2])"
            r"|(?P<m>0?[1-9]|1[0-2])\.\s?(?P<d>[12]\d|3[01]|0?[1-9]))\.?(?:\s?\([월화수목금토일]\))?(?=\s?(?:까지|부터|이후|이전|전|쯤|경|이?요|입니다|에|[,!]|사용|도입|시작|오픈|예정|$))"
        ),
        _points,
        "day",
    ),
    Phrase(
        frozenset("업"),
        later(
            r"(?:(?P<on>영업일\s?(?:기준\s?)?(?:으로|으론)?)\s?)?(?P<n>\d{1,3}|[일이삼사오육칠팔구십]{1,3})\s?(?(on)|영업)일"
            r"\s?(?:(?P<within>이내|내|안에|안)|후|뒤)"
        ),
        _working_days,
        "later",
    ),
    Phrase(
        frozenset("익당차명금"),
        later(
            rf"(?<![가-힣])(?P<word>{'|'.join(_LETTERS)})(?:\s?(?P<month>\d{{1,2}})월|\s?(?P<part>말|초|중순?))?"
            r"(?=[\s,.!?]|까지|부터|에|중|내|이|$)"
        ),
        _of_letters,
        "month",
    ),
)
