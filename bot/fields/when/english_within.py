"""English days and weeks told within the month, week or year that is named beside them, and what is left of those."""

from __future__ import annotations

import re

from bot.fields.when import dates
from bot.fields.when import english_spans as spans
from bot.fields.when.counted import in_hours
from bot.fields.when.dates import Span
from bot.fields.when.english_days import day_number, nth_of
from bot.fields.when.english_words import DAY_NUMBER, MONTH, ORDINAL, WEEKDAY, gate
from bot.fields.when.scan import Phrase, Scene
from bot.language import lexicon
from bot.lean import later

_EN = lexicon("en")
_WHICH = r"(?:of|in)\s(?:the\s)?(?:(?P<which>this|current|next|following|coming|new)\s)?(?P<unit>month|quarter|year)\b(?!\send)"
_AHEAD = {"next": 1, "following": 1, "coming": 1, "new": 1}


def _base(found: re.Match[str], at: Scene) -> Span:
    """The month, quarter or year of which a day or a week was told."""
    return spans.unit_span(at.now, found["unit"], _AHEAD.get(found["which"] or "", 0), at.region)


def _days_of_month(found: re.Match[str], at: Scene) -> Span | None:
    """ "Between the 4th and the 22nd of next month"."""
    first = _base(found, at).first
    since, until = (dates.exact(first.year, first.month, day_number(found[one])) for one in ("day", "to")) if first else (None, None)
    return Span(since.first, until.last) if since and until and since < until else None


def _nth(found: re.Match[str], at: Scene) -> Span | None:
    """ "The first Monday of next month", "the last day of the quarter"."""
    return nth_of(_base(found, at), found["nth"], found["what"], backwards=found["last"] is not None)


def _left_of(found: re.Match[str], at: Scene) -> Span | None:
    """What is left of this month, of the year: from today to its end."""
    return Span(at.now, spans.unit_span(at.now, found["unit"], 0, at.region).last)


def _in_week(found: re.Match[str], at: Scene) -> Span | None:
    """ "Next week on Friday"."""
    return dates.day(dates.weekday(at.now, _EN.weekdays[found["day"]], _AHEAD.get(found["which"], 0)))


def _weekend(found: re.Match[str], at: Scene) -> Span | None:
    """ "The weekend after next"; "at the weekend" only where a time was asked for."""
    return dates.weekend(at.now, 2 if found["beyond"] else 0) if found["beyond"] or at.asked else None


def _hours(found: re.Match[str], at: Scene) -> Span | None:
    """Hours, as the days in which they end; only where a time was asked for: who promises a reply in 24 hours plans nothing."""
    return in_hours(at.now, spans.count(found["n"]), within=found["most"] is not None) if at.asked else None


def _short_weeks(found: re.Match[str], at: Scene) -> Span | None:
    """ "6w", "3mo" as the answer."""
    unit = "week" if found["unit"].startswith("w") else "month"
    return dates.day(dates.shifted(at.now, int(found["n"]), unit)) if at.asked else None


def _today(_: re.Match[str], at: Scene) -> Span | None:
    return dates.day(at.now) if at.asked else None


def _this_time(found: re.Match[str], at: Scene) -> Span | None:
    """ "This time next year"."""
    return dates.day(dates.shifted(at.now, 1, found["unit"]))


def _month_out(found: re.Match[str], at: Scene) -> Span:
    """ "Before January runs out" is by its last day."""
    return Span(None, dates.coming_month(at.now, _EN.months[found["month"]]).last)


WITHIN = (
    Phrase(
        frozenset(_EN.months),
        later(rf"\bbefore (?P<month>{MONTH}) (?:runs out|is (?:out|over|up|done)|ends|finishes|closes)\b"),
        _month_out,
        "within",
    ),
    Phrase(
        gate("month"),
        later(
            rf"(?:\b(?P<between>between)\s(?:the\s)?)?\b(?P<day>{DAY_NUMBER})\s?(?(between)and|(?:-|to|thru|through|until|till|or))\s?"
            rf"(?:the\s)?(?P<to>{DAY_NUMBER})\s(?:(?:of|in)\s)?"
            r"(?:the\s)?(?P<which>this|current|next|following|coming)\s(?P<unit>month)\b"
        ),
        _days_of_month,
        "day",
    ),
    Phrase(
        gate("month quarter year"),
        later(
            rf"\b(?:the\s)?(?P<nth>\d(?:st|nd|rd|th)|{ORDINAL}|last|final)(?P<last>[\s-](?:to[\s-])?last)?\s"
            rf"(?P<what>day|week|weekend|{WEEKDAY})\s{_WHICH}"
        ),
        _nth,
        "day",
    ),
    Phrase(
        gate("later rest remainder"),
        later(
            r"\b(?:(?:some ?time )?later (?:on )?(?:(?:in )?this|in the)|(?:the )?(?:rest|remainder) of (?:this|the))\s"
            r"(?P<unit>week|month|quarter|qtr|year|yr|(?:financial|fiscal|tax) year)\b"
        ),
        _left_of,
        "week",
    ),
    Phrase(
        frozenset(_EN.weekdays),
        later(rf"\b(?:the\s)?(?P<which>this|next|following|coming)\sweek,?\s(?:on\s|by\s)?(?P<day>{WEEKDAY})\b"),
        _in_week,
        "day",
    ),
    Phrase(
        gate("weekend"),
        later(r"\b(?:the\sweekend\s(?P<beyond>after\s(?:the\s)?next)|(?<!every )(?<!each )(?:(?:over|at|on|by)\sthe\sweekend|^weekend))\b"),
        _weekend,
        "week",
    ),
    Phrase(
        gate("hour hours hr hrs"),
        later(
            r"\b(?:(?:in|(?P<most>within|in under|inside|in the next|within the next|over the next))\s"
            r"|(?=\S{1,6}(?:\s\S{1,6}){0,2}?\s?(?:hours?|hrs?)\s(?:from (?:now|today)|hence)\b))"
            r"(?P<n>\d{1,4}|an?|a few|a couple of)\s?(?:hours?|hrs?)\b"
        ),
        _hours,
        "day",
    ),
    Phrase(gate("w wk mo mth"), later(r"^\W*(?:in |about |say |~ ?)*(?P<n>\d{1,2})\s?(?P<unit>w|wk|mo|mth)\b"), _short_weeks, "later"),
    Phrase(
        gate("morning afternoon evening today eod cob"),
        later(
            r"\b(?:this\s(?:morning|afternoon|evening)|(?:later|end of)\stoday|eod|cob)\b"
            rf"(?!\s(?:on\s)?(?:the\s)?(?:[a-z]+day\b|\d|(?:{MONTH})\b))"
        ),
        _today,
        "day",
    ),
    Phrase(gate("time"), later(r"\bthis time next (?P<unit>week|month|quarter|year)\b"), _this_time, "day"),
)
