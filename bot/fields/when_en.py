"""Reads times in English: a table of phrases, each with the words without which it need not be tried, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from bot.fields import dates
from bot.fields.dates import DAY, PARTS, Span, When, bound, full_year
from bot.fields.feast import NAMES, feast
from bot.fields.utterance import Utterance
from bot.language import lexicon

_EN = lexicon("en")
_MONTH = "|".join(sorted(_EN.months, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(_EN.weekdays, key=len, reverse=True))
_ORDINAL = "|".join(sorted(_EN.ordinals, key=len, reverse=True))
_COUNT = r"(?:\d+(?:\.\d+)?|half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|twenty|thirty|sixty|ninety|(?:a )?couple(?: of)?|(?:a )?few|several)"
_UNIT = r"(?:business days?|working days?|days?|weeks?|wks?|fortnights?|months?|mos?|mths?|quarters?|qtrs?|years?|yrs?)"
_UNITS = {"d": "day", "b": "day", "w": "week", "f": "fortnight", "m": "month", "q": "quarter", "y": "year"}
_DAY_NUMBER = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|{_ORDINAL})"
_YEAR = r"(?:(?:19|20)\d{2}|'\d{2})"


class _Scene(NamedTuple):
    """What a phrase is read against."""

    now: date
    region: str
    asked: bool


class _Phrase(NamedTuple):
    gate: frozenset[str]
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], _Scene], Span | None]
    grain: str


def _count(text: str) -> float:
    words = text.replace(" of", "").split()
    if words[0] == "half":
        return 0.5
    last = words[-1]
    if last[0].isdigit():
        return min(float(last), 10_000)
    return 3 if last == "several" else _EN.numerals.get(last, 1)


def _unit(text: str) -> str:
    return _UNITS[text[0]]


# --- how each phrase is read


def _relative_day(found: re.Match[str], at: _Scene) -> Span | None:
    word = found.group()
    ahead = 2 if "after" in word else 1 if word.startswith("tomorrow") else 0
    return dates.day(at.now + ahead * DAY)


def _unit_span(now: date, unit: str, ahead: int, region: str) -> Span:
    if unit.startswith("fiscal") or unit in ("fy", "financial year"):
        return dates.fiscal_year(now, region, ahead)
    if unit.startswith("w") and unit != "weekend":
        return dates.week(now, ahead)
    if unit == "weekend":
        monday = dates.week(now, ahead).first or now
        return Span(monday + 5 * DAY, monday + 6 * DAY)
    if unit.startswith("m"):
        return dates.month(now.year, now.month + ahead)
    if unit.startswith("q"):
        return dates.quarter(now.year, (now.month + 2) // 3 + ahead)
    if unit.startswith("h"):
        return dates.months(now.year, (1 if now.month <= 6 else 7) + 6 * ahead, 6)
    return dates.year_of(now.year + ahead)


_AHEAD = {"this": 0, "current": 0, "the": 0, "next": 1, "coming": 1, "following": 1, "upcoming": 1, "the next": 1, "": 0}


def _this_or_next(found: re.Match[str], at: _Scene) -> Span | None:
    which = found.group("which").split()[-1]
    ahead = _AHEAD.get(which, 0)
    unit = found.group("unit")
    if which == "the" and unit in ("half", "h"):
        return None
    if found.groupdict().get("beyond"):
        ahead += 1
    return _unit_span(at.now, unit, ahead, at.region)


def _next_few(found: re.Match[str], at: _Scene) -> Span | None:
    return Span(None, dates.shifted(at.now, _count(found.group("n")), _unit(found.group("unit"))))


def _in_some(found: re.Match[str], at: _Scene) -> Span | None:
    unit = _unit(found.group("unit"))
    least = _count(found.group("n"))
    most = _count(found.group("m")) if found.group("m") else least
    if found.group("m") is None and found.group("more"):
        most = least + 1
    how = (found.group("how") or "").strip()
    if how in (
        "within",
        "inside",
        "less than",
        "under",
        "in under",
        "in less than",
        "up to",
        "max",
        "no more than",
        "at most",
        "over",
        "during",
        "in the next",
        "within the next",
        "over the next",
        "in the coming",
        "the next",
    ):
        return Span(None, dates.shifted(at.now, most, unit))
    if how in ("after", "at least", "not for", "not for at least", "not for another"):
        return Span(dates.shifted(at.now, least, unit), None)
    return Span(dates.shifted(at.now, least, unit), dates.shifted(at.now, max(least, most), unit))


def _year_word(text: str | None, now: date) -> int | None:
    """The year that follows a month or quarter: 2027, '27, "this year", "next year"."""
    if not text:
        return None
    text = text.strip(" ,")
    if "next" in text or "following" in text:
        return now.year + 1
    if "this" in text:
        return now.year
    figures = re.sub(r"\D", "", text)
    return full_year(figures) if figures else None


def _month(found: re.Match[str], at: _Scene) -> Span | None:
    number = _EN.months[found.group("month")]
    year = _year_word(found.group("year"), at.now)
    word = found.group("month")
    before = (found.group("before") or "").split()
    if word in ("may", "march", "mar") and not (before or year or at.asked):
        return None
    span = dates.coming_month(at.now, number, year)
    if found.group("beyond") and span.first:
        return dates.month(span.first.year + 1, number)
    if found.group("ahead") and span.first:
        return dates.month(at.now.year + int(_count(found.group("ahead"))), number)
    return span


def _number(text: str) -> int:
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", text)
    return int(plain) if plain.isdigit() else _EN.ordinals[plain]


def _month_day(found: re.Match[str], at: _Scene) -> Span | None:
    month_number = _EN.months[found.group("month")]
    year = _year_word(found.group("year"), at.now)
    first = dates.coming_day(at.now, month_number, _number(found.group("day")), year)
    if first is None or first.first is None:
        return None
    if found.group("weekday") and not year:
        wanted = _EN.weekdays[found.group("weekday")]
        first = next(
            (
                span
                for ahead in range(7)
                if (span := dates.exact(first.first.year + ahead, first.first.month, first.first.day))
                and span.first
                and span.first.weekday() == wanted
            ),
            first,
        )
    if found.group("to"):
        last = dates.exact((first.first or at.now).year, month_number, _number(found.group("to")))
        return Span(first.first, last.last) if last and last.last and first.first and last.last >= first.first else first
    return first


def _day_alone(found: re.Match[str], at: _Scene) -> Span | None:
    number = _number(found.group("day"))
    which = found.group("which")
    if which:
        base = dates.month(at.now.year, at.now.month + (0 if which in ("this", "current") else 1))
        return dates.exact(base.first.year, base.first.month, number) if base.first else None
    wanted = _EN.weekdays[found.group("weekday")] if found.group("weekday") else None
    for ahead in range(14):
        base = dates.month(at.now.year, at.now.month + ahead)
        span = dates.exact(base.first.year, base.first.month, number) if base.first else None
        if span and span.first and span.first >= at.now and wanted in (None, span.first.weekday()):
            return span
    return None


_MONTH_FIRST = frozenset(("US", "CA", "PH", "", "KR", "JP"))


def _figures(found: re.Match[str], at: _Scene) -> Span | None:
    a, b = int(found.group("a")), int(found.group("b"))
    year = full_year(found.group("year")) if found.group("year") else None
    if a > 12 or (at.region.upper() not in _MONTH_FIRST and b <= 12):
        a, b = b, a
    return dates.coming_day(at.now, a, b, year) if 1 <= a <= 12 else None


def _iso(found: re.Match[str], _: _Scene) -> Span | None:
    return dates.exact(int(found.group("y")), int(found.group("m")), int(found.group("d")))


def _year_month(found: re.Match[str], _: _Scene) -> Span | None:
    number = int(found.group("m") or found.group("m2"))
    return dates.month(int(found.group("y") or found.group("y2")), number) if 1 <= number <= 12 else None


_NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4, "final": 4}


def _quarter(found: re.Match[str], at: _Scene) -> Span | None:
    groups = found.groupdict()
    number = int(groups["q"]) if groups["q"] else int(groups["q2"]) if groups["q2"] else _NTH[groups["nth"]]
    before = groups["y0"]
    year = full_year(before) if before else _year_word(groups["year"], at.now)
    if year is None:
        year = at.now.year + (dates.quarter(at.now.year, number).last < at.now)  # type: ignore[operator] # a quarter has an end
        if groups["which"] == "next" and number <= (at.now.month + 2) // 3 and year == at.now.year:
            year += 1
    return dates.quarter(year, number)


def _half(found: re.Match[str], at: _Scene) -> Span | None:
    number = int(found.group("h")) if found.group("h") else _NTH[found.group("nth")]
    year = _year_word(found.group("year"), at.now)
    if year is None:
        year = at.now.year + (number == 1 and at.now.month > 6)
    return dates.months(year, 6 * number - 5, 6)


def _fiscal(found: re.Match[str], at: _Scene) -> Span | None:
    begins = dates.FISCAL_STARTS.get(at.region.upper(), 1)
    year = full_year(found.group("year"))
    return dates.year_of(year - (begins > 1), begins)


def _year(found: re.Match[str], at: _Scene) -> Span | None:
    year = int(found.group("year"))
    return dates.year_of(year) if at.now.year - 1 <= year <= at.now.year + 20 or at.asked else None


_SEASONS = {
    "spring": "spring",
    "springtime": "spring",
    "summer": "summer",
    "summertime": "summer",
    "autumn": "autumn",
    "fall": "autumn",
    "winter": "winter",
    "wintertime": "winter",
}


def _season(found: re.Match[str], at: _Scene) -> Span | None:
    name = _SEASONS[found.group("season")]
    which = (found.group("which") or "").split()
    if (
        name == "autumn"
        and found.group("season") == "fall"
        and not which
        and not found.group("before")
        and not found.group("year")
        and not at.asked
    ):
        return None
    span = dates.season(at.now, name, at.region)
    year = _year_word(found.group("year"), at.now)
    if year and span.first:
        return dates.season(date(year, 2, 1), name, at.region)
    is_next_after = "next" in which and span.first is not None and span.first <= at.now
    return dates.season(at.now, name, at.region, skip=1) if is_next_after else span


def _next_season(found: re.Match[str], at: _Scene) -> Span | None:
    spans = [dates.season(at.now, name, at.region) for name in ("spring", "summer", "autumn", "winter")]
    ahead = sorted(span for span in spans if span.first and span.first > at.now)
    return ahead[0] if found.group("which") == "next" else dates.season(at.now, "spring", at.region) if not ahead else min(spans)


def _holiday(found: re.Match[str], at: _Scene) -> Span | None:
    return feast(found.group("name"), at.now, at.region, _year_word(found.group("year"), at.now))


def _weekday(found: re.Match[str], at: _Scene) -> Span | None:
    number = _EN.weekdays[found.group("day")]
    which, week = found.group("which"), found.group("week")
    if week:
        return dates.day(dates.weekday(at.now, number, 0 if "this" in week or "current" in week else 1))
    if found.group("beyond"):
        return dates.day(dates.weekday(at.now, number) + 7 * DAY)
    if found.group("n"):
        return dates.day(dates.weekday(at.now, number) + 7 * (int(_count(found.group("n"))) - 1) * DAY)
    if which == "next":
        return dates.day(dates.weekday(at.now, number, 1))
    return dates.day(dates.weekday(at.now, number))


def _nth_in(found: re.Match[str], at: _Scene) -> Span | None:
    """ "first Tuesday of October", "last week of September 2014", "fifth last day of May"."""
    number = _EN.months[found.group("month")] if found.group("month") else 0
    year = _year_word(found.group("year"), at.now)
    base = dates.coming_month(at.now, number, year) if number else dates.year_of(year or at.now.year)
    if base.first is None or base.last is None:
        return None
    nth = found.group("nth")
    backwards = found.group("last") is not None or nth in ("last", "final")
    count = 1 if nth in ("last", "final") else _number(nth)
    what = found.group("what")
    if what == "day":
        return dates.day(base.last - (count - 1) * DAY if backwards else base.first + (count - 1) * DAY)
    if what == "week":
        edge = PARTS["last week" if backwards else "first week"](base)
        return dates.week(edge.first or base.first, -(count - 1) if backwards else count - 1)
    wanted = _EN.weekdays[what]
    edge_day = (
        base.last - ((base.last.weekday() - wanted) % 7) * DAY if backwards else base.first + ((wanted - base.first.weekday()) % 7) * DAY
    )
    return dates.day(edge_day + 7 * (count - 1) * (-1 if backwards else 1) * DAY)


def _end_of(found: re.Match[str], at: _Scene) -> Span | None:
    word = found.group()
    unit = {"m": "month", "y": "year", "q": "quarter", "w": "week", "f": "fy"}[(found.group("e") or found.group("of"))[0]]
    part = "early" if word.startswith("bo") else "late"
    return PARTS[part](_unit_span(at.now, unit, 0, at.region))


def _at_once(_: re.Match[str], at: _Scene) -> Span | None:
    return Span(at.now, at.now + 30 * DAY)


_YEAR_TAIL = rf"(?P<year>,?\s+(?:of\s+)?(?:{_YEAR}|next year|this year|the following year))?"
_PREP = r"(?P<before>\b(?:in|by|before|until|till|of|from|to|or|and|late|early|mid|this|next|after|since|around|during|through|for|maybe|end|start|beginning|about|probably|first of|over|come|not until|starting|live|launch)[\s-]+(?:the\s+)?)?"


def _gate(words: str) -> frozenset[str]:
    return frozenset(words.split())


_MONTHS_GATE = frozenset(_EN.months)
_PHRASES: tuple[_Phrase, ...] = (
    _Phrase(
        _gate("asap immediately urgently urgent straight right soon quickly yesterday once possible promptly"),
        re.compile(
            r"\b(?:asap|a\.s\.a\.p|as soon as (?:possible|we can|you can|practical|humanly possible|feasible)|as (?:quickly|fast|early) as (?:possible|we can|you can)|immediately|right (?:away|now)|straight ?away|at once|(?:it's |this is |pretty |very |quite |super )?urgent(?:ly)?|(?:like |literally |by )?yesterday"
            r"|sooner the better|the sooner,? the better)\b"
        ),
        _at_once,
        "asap",
    ),
    _Phrase(
        _gate("today tonight tomorrow tomorrows now time"),
        re.compile(r"\b(?:today|tonight|(?:the )?day after tomorrow|tomorrows?|at this time)\b"),
        _relative_day,
        "day",
    ),
    _Phrase(
        _gate("day week month quarter year days weeks months quarters years fortnight fortnights wk wks mo mos yr yrs mths mth qtrs qtr"),
        re.compile(
            rf"(?:\b(?P<how>in the next|within the next|over the next|in the coming|within|inside|in under|in less than|less than|under|up to|no more than|at most|over|during|after|not for another|not for at least|not for|at least|in about|in around|in|about|around|maybe|roughly|for)\s+)?(?:(?:about|around|roughly|maybe|another|like|approximately|or so)\s+)?\b(?P<n>{_COUNT})(?:\s?(?:-|to|or)\s?(?P<m>{_COUNT}))?"
            rf"[\s-]?(?P<unit>{_UNIT})\b(?P<more> or (?:two|so))?(?!\s(?:ago|old|free|of experience|contract|trial|plan|in business))(?:'s?)?(?:\s(?:time|from (?:now|today|tomorrow)|hence|out|away|tops|max|or so))*"
        ),
        _in_some,
        "day",
    ),
    _Phrase(
        _gate("next coming upcoming"),
        re.compile(rf"\b(?:in |within |over |during )?(?:the )?(?:next|coming)\s+(?P<n>{_COUNT})\s+(?P<unit>{_UNIT})\b"),
        _next_few,
        "within",
    ),
    _Phrase(
        _gate("upcoming"),
        re.compile(r"\bupcoming\s+(?P<n>\d+|two|three|four)\s+(?P<unit>day|week|month|quarter|year)\b"),
        lambda found, at: (
            _unit_span(at.now, found.group("unit"), int(_count(found.group("n"))), at.region)
            if found.group("unit") != "day"
            else dates.day(at.now + int(_count(found.group("n"))) * DAY)
        ),
        "month",
    ),
    _Phrase(
        _gate("this next coming following upcoming current rest all"),
        re.compile(
            r"\b(?P<which>this coming|the next|the following|the coming|the current|the upcoming|this|next|coming|following|upcoming|current|the rest of the|rest of the|all)\s+(?:calendar\s+)?(?P<unit>weekend|week|month|quarter|qtr|year|yr|fiscal year|financial year|fy|half)\b(?P<beyond>\s+but one)?"
        ),
        _this_or_next,
        "month",
    ),
    _Phrase(
        _gate("after"),
        re.compile(r"\bthe (?P<unit>week|month|quarter|year) (?P<which>after next)\b"),
        lambda found, at: _unit_span(at.now, found.group("unit"), 2, at.region),
        "month",
    ),
    _Phrase(
        _gate("last first second third fourth fifth final " + " ".join(_EN.ordinals)),
        re.compile(
            rf"\b(?:the )?(?P<nth>{_DAY_NUMBER}|last|final)(?P<last>[\s-](?:to[\s-])?last)?\s(?P<what>day|week|{_WEEKDAY})\s(?:of|in)\s(?:(?P<month>{_MONTH})\b{_YEAR_TAIL}|(?P<only>(?=(?:19|20)\d\d)))".replace(
                "(?P<only>(?=(?:19|20)\\d\\d))", "(?=(?:19|20)\\d\\d)"
            )
        ),
        _nth_in,
        "day",
    ),
    _Phrase(
        _MONTHS_GATE,
        re.compile(
            rf"(?:\b(?P<weekday>{_WEEKDAY})\.?,?\s+)?\b(?:the\s+)?(?:\b(?P<month>{_MONTH})\.?\s?(?:the\s+)?(?P<day>{_DAY_NUMBER})(?!\d|:|\s?(?:am|pm)\b)(?:\s?(?:-|to|thru|through|until)\s?(?:the\s+)?(?:(?:{_MONTH})\s)?(?P<to>\d{{1,2}}(?:st|nd|rd|th)?)(?!\d))?)(?P<year>,?\s+(?:of\s+)?(?:{_YEAR}|next year|this year))?(?:,?\s(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b)?"
        ),
        _month_day,
        "day",
    ),
    _Phrase(
        _MONTHS_GATE,
        re.compile(
            rf"(?:\b(?P<weekday>{_WEEKDAY})\.?,?\s+)?(?:\bfrom\s+)?(?:the\s+)?(?<![\d.$€£])\b(?P<day>{_DAY_NUMBER})(?:\s?(?:-|to|thru|through)\s?(?:the\s+)?(?P<to>\d{{1,2}}(?:st|nd|rd|th)?))?\s?(?:day\s)?(?:of\s)?(?P<month>{_MONTH})\b\.?(?P<year>,?\s+(?:of\s+)?(?:{_YEAR}|\d{{2}}(?=$|[\s.,])|next year|this year))?"
        ),
        _month_day,
        "day",
    ),
    _Phrase(
        _MONTHS_GATE,
        re.compile(
            rf"{_PREP}\b(?P<month>{_MONTH})\b\.?(?!\s?\d{{1,2}}(?:st|nd|rd|th)?\b(?!\d))(?P<beyond>\s+after next)?(?:\s+in\s+(?P<ahead>an?|one|two|three|\d)\s+years?)?{_YEAR_TAIL}"
        ),
        _month,
        "month",
    ),
    _Phrase(
        frozenset("0123456789"),
        re.compile(r"(?<![\d.-])(?:(?P<y>(?:19|20)\d{2})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2}))(?![\d/-])"),
        _iso,
        "day",
    ),
    _Phrase(
        frozenset("0123456789"),
        re.compile(r"(?<![\d./$-])(?P<a>\d{1,2})\s?(?P<sep>[/.-])\s?(?P<b>\d{1,2})(?:(?P=sep)(?P<year>(?:19|20)?\d{2}))(?![\d%/-])"),
        _figures,
        "day",
    ),
    _Phrase(
        frozenset("0123456789"),
        re.compile(r"(?<![\d./$€£-])(?P<a>\d{1,2})\s?/\s?(?P<b>\d{1,2})(?P<year>(?!))?(?![\d%/-])"),
        _figures,
        "day",
    ),
    _Phrase(
        frozenset("0123456789"),
        re.compile(r"(?<![\d./-])(?:(?P<y>20\d{2})[-/](?P<m>\d{1,2})|(?P<m2>\d{1,2})/(?P<y2>20\d{2}))(?![\d/-])"),
        _year_month,
        "month",
    ),
    _Phrase(
        _gate("q quarter qtr quarters 1 2 3 4"),
        re.compile(
            rf"(?:\b(?P<which>next|this)\s+)?(?:(?<![\w.])(?P<y0>(?:20)?\d{{2}})[\s-]?)?(?:(?<![a-z])q\s?(?P<q>[1-4])\b|\b(?:quarter|qtr)\s(?P<q2>[1-4])\b|\b(?:the\s)?(?P<nth>first|1st|second|2nd|third|3rd|fourth|4th|last|final)\s(?:quarter|qtr)\b)(?P<year>,?\s+(?:of\s+)?(?:{_YEAR}|next year|this year))?"
        ),
        _quarter,
        "quarter",
    ),
    _Phrase(
        _gate("h half"),
        re.compile(
            rf"(?:\b[h](?P<h>[12])\b|\b(?:the\s)?(?P<nth>first|1st|second|2nd|last)\shalf(?=\s(?:of\s)?(?:{_YEAR}|next year|this year|the year)|\s*[.,!?]|\s*$))(?P<year>,?\s+(?:of\s+)?(?:{_YEAR}|next year|this year))?(?:\s+of the year)?"
        ),
        _half,
        "quarter",
    ),
    _Phrase(_gate("fy fiscal"), re.compile(r"\b(?:fy|fiscal(?: year)?)[\s-]?'?(?P<year>(?:20)?\d{2})\b"), _fiscal, "year"),
    _Phrase(
        _gate("spring summer autumn fall winter springtime summertime wintertime"),
        re.compile(
            rf"(?:\b(?P<which>this coming|this|next|current|the coming|coming)\s+)?(?:\b(?P<before>in the|in|by the|by|before the|before|until|early|late|mid|end of|after the|after|come|over the|during the|for the)[\s-]+)?\b(?P<season>{'|'.join(_SEASONS)})\b(?!\s?(?:camp|sale|ball|menu))(?P<year>,?\s+(?:of\s+)?(?:{_YEAR}|next year|this year))?"
        ),
        _season,
        "season",
    ),
    _Phrase(_gate("season"), re.compile(r"\b(?P<which>next|this|current) season\b"), _next_season, "season"),
    _Phrase(
        frozenset(word for name in NAMES if name.isascii() for word in re.findall("[a-z]+", name))
        - {"the", "day", "s", "new", "eve", "gw"},
        re.compile(
            rf"\b(?P<name>{'|'.join(re.escape(name) for name in NAMES if name.isascii())})\b(?:'s|\sday\b|\seve\b)?(?P<year>,?\s+(?:{_YEAR}|next year|this year))?"
        ),
        _holiday,
        "day",
    ),
    _Phrase(
        frozenset(_EN.weekdays) | {"mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"},
        re.compile(
            rf"\b(?:(?P<n>\d|two|three|four|five)\s+)?(?:(?P<which>this coming|this|next|coming|following)\s+)?(?P<day>{_WEEKDAY})s?\b\.?(?P<week>\s(?:of\s)?(?:this|next|the following|current|the current) week)?(?P<beyond>\s+after next)?(?:\s+from now)?(?:,?\s(?:the\s)?(?P<dom>\d{{1,2}})(?:st|nd|rd|th)\b)?"
        ),
        lambda found, at: _weekday_or_dated(found, at),
        "day",
    ),
    _Phrase(
        frozenset("0123456789") | _gate("first st nd rd th"),
        re.compile(
            rf"\b(?:(?:on|by|before|until|from|after)\s+)?(?:the\s+)?(?P<day>\d{{1,2}}(?:st|nd|rd|th)|\d{{1,2}}(?= of (?:the )?(?:this|next))|(?<=the )first(?=\s*[.!?]?\s*$))(?P<weekday>(?!))?(?:\sday)?(?:\sof\s(?:the\s)?(?P<which>this|current|next|following)\smonth|(?!\s(?:of|{_MONTH}|floor|time|quarter|qtr|week|half|year|party|gen|person|century|day|last)))\b"
        ),
        _day_alone,
        "day",
    ),
    _Phrase(
        _gate("eom eoy eoq eow eof month quarter year week bom eofy fy"),
        re.compile(
            r"\b(?:(?:the )?eo(?P<e>[myqwf])y?\b|(?:the )?(?P<of>month|quarter|year|week|fy)[\s-]end\b|(?:end|back end|tail end|close) of (?:the )?(?P<of2>month|quarter|year|week|fy|fiscal year)\b)".replace(
                "(?P<of2>", "(?:"
            )
        ),
        lambda found, at: _end_of_phrase(found, at),
        "month",
    ),
    _Phrase(
        _gate("1 2"),
        re.compile(r"(?<![\d$€£./,-])\b(?P<year>20[2-4]\d)\b(?!\s?(?:%|people|employees|usd|eur|dollars|[/.-]\d|a\.d))(?:\s?a\.?d\.?\b)?"),
        _year,
        "year",
    ),
)


def _weekday_or_dated(found: re.Match[str], at: _Scene) -> Span | None:
    """ "Thu 15th" is the next 15th that is a Thursday."""
    if not found.group("dom"):
        return _weekday(found, at)
    wanted, number = _EN.weekdays[found.group("day")], int(found.group("dom"))
    for ahead in range(30):
        base = dates.month(at.now.year, at.now.month + ahead).first or at.now
        span = dates.exact(base.year, base.month, number)
        if span and span.first and span.first > at.now and span.first.weekday() == wanted:
            return span
    return None


def _end_of_phrase(found: re.Match[str], at: _Scene) -> Span | None:
    short = found.group("e") or found.group("of")
    unit = short[0] if short else re.sub(r".* ", "", found.group())[0]
    if "fiscal" in found.group() or unit == "f":
        span = dates.fiscal_year(at.now, at.region)
    else:
        span = _unit_span(at.now, {"m": "month", "y": "year", "q": "quarter", "w": "week"}[unit], 0, at.region)
    return PARTS["late"](span)


# --- what stands around a phrase

_PART = re.compile(
    r"(?:(?P<early>early|(?:the |at the |towards? the )?(?:beginning|start|top) of|first (?:part|weeks|few weeks|thing) (?:of|in))|(?P<mid>mid(?:dle of|way through)?|the middle of)|(?P<late>late|(?:the |at the |towards? the |around the |very )?(?:end|close|tail end|back end) of|latter part of|last (?:part|weeks) of)"
    r"|(?P<h1>(?:the )?first half of)|(?P<h2>(?:the )?(?:second|latter|back|last) half of)|(?P<w1>(?:the )?first week (?:of|in))|(?P<wl>(?:the )?last week (?:of|in))|(?P<rest>(?:the )?(?:rest|remainder) of)|(?P<d1>(?:the )?first day (?:of|in))|(?P<dl>(?:the )?last day (?:of|in))"
    r"|(?P<wo>(?:the )?week of))[\s-]+(?:the\s+|around\s+)?$"
)
_PART_NAMES = {
    "early": "early",
    "mid": "mid",
    "late": "late",
    "h1": "first half",
    "h2": "second half",
    "w1": "first week",
    "wl": "last week",
    "rest": "whole",
    "d1": "first day",
    "dl": "last day",
}
_BINDS = re.compile(
    r"\b(?:(?P<frm>not (?:before|until|till|til)|no (?:earlier|sooner) than|(?:any ?time )?from|starting(?: (?:from|in|on|at))?|start(?:s|ing)? (?:from|on)|as of|since|beginning(?: (?:in|on|from))?|earliest(?: is| would be| in)?|at the earliest|won't (?:start|be|happen) (?:before|until)|can't (?:start|begin) (?:before|until)|only from)"
    r"|(?P<aft>(?:some ?time |any ?time |right |shortly |sometime )?after|once .{0,20} is over)|(?P<bef>(?:some ?time |any ?time |sometimes |right |well |just )?before|prior to|ahead of|in time for|ready for)"
    r"|(?P<by>by|until|till|til|no later than|not later than|at the latest|latest|deadline(?: is| of| would be|:)?|due|up to|through|on or before|within))\s+(?:the\s+|about\s+|around\s+|say\s+|roughly\s+|maybe\s+|mid-?)*$"
)
_TRAILS = re.compile(
    r"\s*,?\s*(?:(?P<by>at the (?:very )?latest|latest|or (?:sooner|earlier|before)|tops|if not (?:sooner|earlier|before)|is (?:the|our|a hard) deadline|deadline)|(?P<frm>or later|onwards?|and (?:later|beyond|after)|at the (?:very )?earliest|earliest|or after|on\b(?=\s*[.,!]?$)))"
)
_JOIN = re.compile(r"\s*(?:-|to|and|until|till|through|thru|or|~)\s*(?:the\s+|in\s+|mid-?|early\s|late\s|end of\s)*")


def _around(said: Utterance, start: int, end: int, span: Span, grain: str) -> When:
    """A phrase with its part and its preposition applied."""
    folded = said.folded
    part = _PART.search(folded, max(0, start - 30), start)
    binds, words = "", folded
    if part and part.end() == start:
        name = part.lastgroup or ""
        if name == "wo" and span.first:
            span = dates.week(span.first) if span.first.weekday() < 6 else dates.week(span.first, 1)
        elif grain in ("month", "quarter", "year", "season", "week"):
            span = PARTS[_PART_NAMES[name]](span)
        start = part.start()
        ends_late = name in ("late", "dl", "wl")
    else:
        ends_late = grain == "late"
    before = _BINDS.search(words, max(0, start - 34), start)
    if before and before.end() == start:
        binds = {"frm": "from", "aft": "after", "bef": "before", "by": "by"}[before.lastgroup or "by"]
        if binds == "before" and ends_late:
            binds = "by"
        start = before.start()
    after = _TRAILS.match(words, end)
    if after and not binds:
        binds = {"frm": "from", "by": "by"}[after.lastgroup or "by"]
        end = after.end()
    if span.first is None or span.last is None:
        return When(start, end, span, "within", grain)
    return When(start, end, bound(span, binds), binds or ("asap" if grain == "asap" else ""), grain)


def _phrases(said: Utterance, at: _Scene) -> list[tuple[int, int, Span, str]]:
    """Every phrase of the text, longest first where two overlap, from left to right."""
    found: list[tuple[int, int, Span, str]] = []
    for phrase in _PHRASES:
        if phrase.gate.isdisjoint(said.words):
            continue
        for one in phrase.pattern.finditer(said.folded):
            try:
                span = phrase.read(one, at)
            except (ValueError, OverflowError):
                continue
            if span:
                start = one.start() + (len(one.group("before")) if "before" in one.groupdict() and one.group("before") else 0)
                found.append((start if start < one.end() else one.start(), one.end(), span, phrase.grain))
    found.sort(key=lambda entry: (entry[0] - entry[1], entry[0]))
    kept: list[tuple[int, int, Span, str]] = []
    for entry in found:
        if not any(entry[0] < other[1] and other[0] < entry[1] for other in kept):
            kept.append(entry)
    return sorted(kept)


def whens(said: Utterance, now: date, region: str, *, asked: bool) -> Sequence[When]:
    """Every time that an English text names, with ranges joined: "between May and July", "from 3 to 8 June"."""
    entries = _phrases(said, _Scene(now, region, asked))
    made: list[When] = []
    for start, end, span, grain in entries:
        one = _around(said, start, end, span, grain)
        if made and (joined := _joined(said, made[-1], start, end, span, one)):
            made[-1] = joined
        else:
            made.append(one)
    return made


def _joined(said: Utterance, left: When, start: int, end: int, span: Span, one: When) -> When | None:
    """Two times that are the ends of one."""
    if not _JOIN.fullmatch(said.folded, left.end, start) or left.span.first is None or one.span.last is None:
        return None
    if one.span.last < left.span.first or left.binds not in ("", "from"):
        return None
    return When(left.start, one.end, Span(left.span.first, one.span.last), "", left.grain)
