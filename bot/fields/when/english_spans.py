"""How each English phrase of time becomes a span: the readers of the table in `english`."""

from __future__ import annotations

import re
from datetime import date

from bot.fields.when import books, dates
from bot.fields.when.dates import DAY, PARTS, Span, full_year
from bot.fields.when.english_words import is_may_do
from bot.fields.when.feast import feast
from bot.fields.when.scan import Scene
from bot.language import lexicon
from bot.lean import later

_EN = lexicon("en")
_UNITS = {"d": "day", "b": "day", "w": "week", "f": "fortnight", "m": "month", "q": "quarter", "y": "year"}


def count(text: str) -> float:
    words = text.replace(" of", "").split()
    if words[0] == "half":
        return 0.5
    if words[-1] == "half":
        return count(text[: text.index(" and")]) + 0.5
    last = words[-1]
    if last[0].isdigit():
        return min(float(last), 10_000)
    return 3 if last == "several" else _EN.numerals.get(last, 1)


def _unit(text: str) -> str:
    return "working day" if text.startswith(("working", "business")) else _UNITS[text[0]]


# --- how each phrase is read


def relative_day(found: re.Match[str], at: Scene) -> Span | None:
    word = found.group()
    ahead = 2 if "after" in word else 1 if word.startswith("tomorrow") else 0
    return dates.day(at.now + ahead * DAY)


_SPANS = {"weekend": "weekend", "w": "week", "m": "month", "q": "quarter", "h": "half", "y": "year"}


def unit_span(now: date, unit: str, ahead: int, region: str) -> Span:
    if unit.startswith("tax"):
        return dates.tax_year(now, region, ahead)
    if unit.startswith(("fiscal", "financial", "f")):
        return dates.fiscal_year(now, region, ahead)
    return dates.relative(now, _SPANS.get(unit) or _SPANS[unit[0]], ahead)


_AHEAD = {"this": 0, "current": 0, "the": 0, "next": 1, "coming": 1, "following": 1, "upcoming": 1, "new": 1, "the next": 1, "": 0}


def this_or_next(found: re.Match[str], at: Scene) -> Span | None:
    which = found.group("which").split()[-1]
    ahead = _AHEAD.get(which, 0)
    unit = found.group("unit")
    if which == "the" and unit in ("half", "h"):
        return None
    if found.groupdict().get("beyond"):
        ahead += 1
    return unit_span(at.now, unit, ahead, at.region)


def calendar_week(found: re.Match[str], at: Scene) -> Span | None:
    """The coming week of a number, as ISO 8601 counts them: "KW 22", "week 22"; only where a time was asked for."""
    number, year = int(found["n"]), found["year"]
    if not at.asked:
        return None
    weeks = (dates.week(date.fromisocalendar(of, number, 1)) for of in ([int(year)] if year else [at.now.year, at.now.year + 1]))
    return next((span for span in weeks if year or (span.last and span.last >= at.now)), None)


def next_few(found: re.Match[str], at: Scene) -> Span | None:
    few, unit = count(found.group("n")), _unit(found.group("unit"))
    if found.group("how") or few != int(few):
        return Span(at.now + DAY, dates.shifted(at.now, few, unit))
    return dates.next_units(at.now, int(few), unit)


_ALONE = later(r"(?:^|[,.;:!?(-]|\b(?:about|maybe|like|another|roughly|say|or|and|around|probably|so|then|ideally))\s*$")


def in_some(found: re.Match[str], at: Scene) -> Span | None:
    unit, now = _unit(found.group("unit")), at.now + ((found["tomorrow"] is not None) - (found["yesterday"] is not None)) * DAY
    if found["big"]:
        now = dates.shifted(now, count(found["big"]), _unit(found["big_unit"]))
    least = count(found.group("n"))
    most = count(found.group("m")) if found.group("m") else least
    if found.group("half"):
        least, most = least + 0.5, most + 0.5
    if found.group("m") is None and found.group("more") and not (unit in ("half", "year") and found.group("more").endswith("so")):
        most = least + 1  # a month or so is no more than two; a year or so is a year
    how = (found.group("how") or "").strip()
    if how == "for" or (not how and found.group("n") in ("a", "an") and not _ALONE.search(found.string[: found.start()])):
        return None  # how long or how often, not when
    if found.group().endswith((" tops", " max")):
        how = "at most"
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
        return Span(None, dates.shifted(now, most, unit))
    if how in ("after", "at least", "more than", "not for", "not for at least", "not for another"):
        return Span(dates.shifted(now, least, unit), None)
    return Span(dates.shifted(now, least, unit), dates.shifted(now, max(least, most), unit))


def year_word(text: str | None, now: date) -> int | None:
    """The year that follows a month or quarter: 2027, '27, "this year", "next year"."""
    if not text:
        return None
    text = text.strip(" ,")
    if "next" in text or "following" in text:
        return now.year + 1
    if "this" in text:
        return now.year
    figures = re.sub(r"\D", "", text)
    if not figures:
        return 2000 + sum(int(_EN.numerals.get(word, 0)) for word in re.findall("[a-z]+", _CENTURY.sub("", text)))
    return full_year(figures)


_CENTURY = later(r"^(?:of )?(?:two thousand|twenty)")
"""The head of a year as it is spoken: "twenty twenty seven"."""


def month(found: re.Match[str], at: Scene) -> Span | None:
    number = _EN.months[found.group("month")]
    year = year_word(found.group("year"), at.now)
    word = found.group("month")
    before = (found.group("before") or "").split()
    if word in ("may", "march", "mar") and not (before or year or at.asked):
        return None
    if word == "may" and not (before or year) and is_may_do(found.string, found.start("month"), found.end()):
        return None
    span = dates.coming_month(at.now, number, year)
    if found.group("beyond") and span.first:
        return dates.month(span.first.year + 1, number)
    if found.group("ahead") and span.first:
        return dates.month(at.now.year + int(count(found.group("ahead"))), number)
    return span


def year_month(found: re.Match[str], _: Scene) -> Span | None:
    number = int(found.group("m") or found.group("m2"))
    return dates.month(int(found.group("y") or found.group("y2")), number) if 1 <= number <= 12 else None


_NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4, "final": 4}


def quarter(found: re.Match[str], at: Scene) -> Span | None:
    groups = found.groupdict()
    number = int(groups["q"]) if groups["q"] else int(groups["q2"]) if groups["q2"] else _NTH[groups["nth"]]
    before = groups["y0"]
    year = full_year(before) if before else year_word(groups["year"], at.now)
    if at.closes:
        return books.quarter(at, number, year)
    if year is None:
        year = at.now.year + (dates.quarter(at.now.year, number).last < at.now)  # type: ignore[operator] # a quarter has an end
        if groups["which"] == "next" and number <= (at.now.month + 2) // 3 and year == at.now.year:
            year += 1
    return dates.quarter(year, number)


def half(found: re.Match[str], at: Scene) -> Span | None:
    figure, written = found.group("h") or found.group("h2"), found.group("y0") or found.group("y1")
    number = int(figure) if figure else _NTH[found.group("nth")]
    year = full_year(written) if written else year_word(found.group("year"), at.now)
    if year is None:
        year = at.now.year + (number == 1 and at.now.month > 6)
    return dates.months(year, 6 * number - 5, 6)


def fiscal(found: re.Match[str], at: Scene) -> Span | None:
    begins = dates.FISCAL_STARTS.get(at.region.upper(), 1)
    year = full_year(found.group("year"))
    return dates.year_of(year - (begins > 1), begins)


def year(found: re.Match[str], at: Scene) -> Span | None:
    year = int(found.group("year"))
    return dates.year_of(year) if at.now.year - 1 <= year <= at.now.year + 20 or at.asked else None


SEASONS = {
    "spring": "spring",
    "springtime": "spring",
    "summer": "summer",
    "summertime": "summer",
    "autumn": "autumn",
    "fall": "autumn",
    "winter": "winter",
    "wintertime": "winter",
}


_ALL_YEAR = later(r"\b(?:winter (?:and|or|&) summer|summer (?:and|or|&) winter|all seasons|rain or shine)\b")
_BESIDE = 12


def season(found: re.Match[str], at: Scene) -> Span | None:
    name = SEASONS[found.group("season")]
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
    if _ALL_YEAR.search(found.string, max(0, found.start() - _BESIDE), found.end() + _BESIDE):
        return None
    span = dates.season(at.now, name, at.region)
    year = year_word(found.group("year"), at.now)
    if year and span.first:
        return dates.season(date(year, 2, 1), name, at.region)
    is_next_after = "next" in which and span.first is not None and span.first <= at.now
    return dates.season(at.now, name, at.region, skip=1) if is_next_after else span


def next_season(found: re.Match[str], at: Scene) -> Span | None:
    """The one that begins next; "this season" is a trade's own, and nobody says when it ends."""
    spans = (dates.season(at.now, name, at.region) for name in ("spring", "summer", "autumn", "winter"))
    return min(span for span in spans if span.first and span.first > at.now)


def holiday(found: re.Match[str], at: Scene) -> Span | None:
    if found.group("name") in _ALSO_NAMES and not at.asked and not _AT_A_TIME.search(found.string, 0, found.start()):
        return None
    if found.group("name") in ("new year", "new years") and _EARLY_IN.search(found.string, 0, found.start()):
        return dates.month(at.now.year + 1, 1)
    return feast(found.group("name"), at.now, at.region, year_word(found.group("year"), at.now))


_EARLY_IN = later(r"\b(?:in|into|early|beginning of|start of|first thing in)\s(?:in\s)?(?:the\s)?$")
"""Before "the new year" as the weeks in which it is new, and no holiday."""


_ALSO_NAMES = frozenset(("holi", "eid", "pongal", "songkran", "merdeka"))
_AT_A_TIME = later(r"\b(?:before|after|by|until|till|during|around|at|from|since|for|over|once)\s(?:the\s)?$")
"""Before a feast by which firms and people are called as well, where nobody asked when."""


_JOKE = 40
_HEAD = later(r"(?:^|[.!?,;:-]|\b(?:well|so|but|and|because))\s*$")
_TODAY = later(r",?\s(?!would|is (?:good|best|fine|great)|works|please|pls|if|ideally|as|or\b)[a-z]")
"""Behind "right now" at the head of a sentence: how things stand, "right now we share one login"."""


def at_once(found: re.Match[str], at: Scene) -> Span | None:
    """Within thirty days. "Yesterday" is a joke of that sense only as the answer itself, or as "by yesterday"."""
    if found.group() == "yesterday" and not (at.asked and len(found.string) <= _JOKE):
        return None
    if found.group() == "right now" and _TODAY.match(found.string, found.end()) and _HEAD.search(found.string[: found.start()]):
        return None
    return Span(at.now, at.now + 30 * DAY)


def end_of_phrase(found: re.Match[str], at: Scene) -> Span | None:
    short = found.group("e") or found.group("of")
    unit = short[0] if short else re.sub(r".* ", "", found.group())[0]
    if "tax" in found.group():
        span = dates.tax_year(at.now, at.region)
    elif "fiscal" in found.group() or "financial" in found.group() or unit == "f":
        span = dates.fiscal_year(at.now, at.region)
    else:
        span = unit_span(at.now, {"m": "month", "y": "year", "q": "quarter", "w": "week"}[unit], 0, at.region)
    return PARTS["late"](span)
