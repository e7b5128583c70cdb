"""The phrases of time in English, each with the words without which it need not be tried."""

from __future__ import annotations

import re

from bot.fields.when import dates
from bot.fields.when import english_days as days
from bot.fields.when import english_spans as spans
from bot.fields.when.dates import DAY
from bot.fields.when.english_figures import FIGURES
from bot.fields.when.english_within import WITHIN
from bot.fields.when.english_words import COUNT, DAY_NUMBER, DAY_TOLD, MONTH, ORDINAL, UNIT, WEEKDAY, YEAR, YEAR_TAIL, gate
from bot.fields.when.feast import NAMES
from bot.fields.when.scan import Phrase, Phrases
from bot.language import lexicon
from bot.lean import later

_EN = lexicon("en")
_PREP = (
    r"(?P<before>\b(?:in|by|before|until|till|of|from|to|or|and|late|early|mid|this|next|after|since|around|during|through|for|maybe"
    r"|end|start|beginning|about|probably|first of|over|come|not until|starting|live|launch)[\s-]+(?:the\s+)?)?"
)


_MONTHS_GATE = frozenset(_EN.months)
_NO_MONTH = (
    r"(?![\s,.(:/–-]{1,3}(?:(?:so|in|on|from|is|ends?|ending|starts?|starting|which|that|i\.?e\.?|the|of|end|\d{1,2}(?:st|nd|rd"
    r"|th)?)[\s,(]{1,2}){0,5}"
    rf"(?:{MONTH})\b)"
)
"""Not before a month: it says itself which year end, or beginning, is meant: "our financial year end, 30 June"."""
PHRASES = Phrases(
    *WITHIN,
    Phrase(
        gate("p now effect effective asap immediately urgently urgent straight right soon sooner quickly yesterday once possible promptly"),
        later(
            r"\b(?:asap|a\.s\.a\.p|as soon as (?:possible|we can|you can|practical|humanly possible|feasible)|as (?:quickly|fast"
            r"|early) as (?:possible|we can|you can)|immediately|right (?:away|now)|straight ?away|at once|(?:it's |this is "
            r"|pretty |very |quite |super )?urgent(?:ly)?|(?:like |literally |by )?yesterday"
            r"|sooner the better|the sooner,? the better|now (?:is|would be|works)(?: \w+)? ?(?:good|fine|great|ideal|best|perfect"
            r"|ok|okay)?|with immediate effect|effective immediately|any day now|^now(?=\W*$))\b"
        ),
        spans.at_once,
        "asap",
    ),
    Phrase(
        gate("today tonight tomorrow tomorrows now time"),
        later(r"\b(?:today|tonight|(?<!\d )(?:the )?day after tomorrow|tomorrows?|at this time)\b"),
        spans.relative_day,
        "day",
    ),
    Phrase(
        gate(
            "day week month quarter year days weeks months quarters years fortnight fortnights fortnite fortnites mnth mnths monht monhts "
            "wk wks mo mos yr yrs mths mth qtrs qtr"
        ),
        later(
            rf"(?:\b(?P<how>in the next|within the next|over the next|in the coming|within|inside|in under|in less than|less than"
            rf"|under|up to|no more than|more than|at most|over|during|after|not for another|not for at least|not for|at least|in about"
            rf"|in around|in|about|around|maybe|roughly|for)\s+)?(?:(?:about|around|roughly|maybe|another|like|approximately"
            rf"|or so)\s+)?\b(?<!\d,)(?:(?P<big>{COUNT})[\s-]?(?P<big_unit>years?|yrs?|months?|mths?)(?:\sand)?\s(?={COUNT}\s))?"
            rf"(?P<n>{COUNT}(?: and an? half)?)(?:\s?(?:-|to|or)\s?(?P<m>{COUNT}(?: and an? half)?))?"
            rf"[\s-]?(?P<unit>{UNIT})\b(?P<half> and an? half\b)?(?P<more> or (?:two|so))?(?!\s(?:ago|old|free|of experience"
            rf"|contract|trial|plan"
            rf"|in business))(?:'s?)?(?:\s(?:time|(?:from|after) (?:now|today|(?P<tomorrow>tomorrow))"
            r"|from (?P<yesterday>yesterday)|hence|later|out|away|tops|max|or so))*"
        ),
        spans.in_some,
        "later",
    ),
    Phrase(
        gate("next coming upcoming"),
        later(rf"\b(?P<how>in |within |over |during )?(?:the )?(?:next|coming)\s+(?P<n>{COUNT})\s+(?P<unit>{UNIT})\b"),
        spans.next_few,
        "within",
    ),
    Phrase(
        gate("upcoming"),
        later(r"\bupcoming\s+(?P<n>\d+|two|three|four)\s+(?P<unit>day|week|month|quarter|year)\b"),
        lambda found, at: (
            spans.unit_span(at.now, found.group("unit"), int(spans.count(found.group("n"))), at.region)
            if found.group("unit") != "day"
            else dates.day(at.now + int(spans.count(found.group("n"))) * DAY)
        ),
        "month",
    ),
    Phrase(
        gate("this next coming following upcoming current rest all new"),
        later(
            rf"\b(?P<which>(?:the )?new(?= (?:fiscal|financial|tax) year{_NO_MONTH})"
            r"|this coming|the next|the following|the coming|the current|the upcoming|this|next|coming|following"
            r"|upcoming|current|the rest of the|rest of the|all)\s+(?:calendar\s+)?(?P<unit>weekend|week|month|quarter|qtr|year|yr"
            r"|fiscal year|financial year|tax year|fy|half)\b(?P<beyond>\s+but one)?"
        ),
        spans.this_or_next,
        "month",
    ),
    Phrase(
        gate("within inside during course"),
        later(
            r"\b(?:within|inside|during|in the course of|over the course of) the (?P<unit>week|month|quarter|qtr|year|half"
            r"|(?:financial|tax|fiscal) year)\b(?! (?:after|before|of|following|end|we|i|it|they))"
        ),
        lambda found, at: dates.Span(None, spans.unit_span(at.now, found.group("unit"), 0, at.region).last),
        "within",
    ),
    Phrase(
        gate("after"),
        later(r"\bthe (?P<unit>week|month|quarter|year) (?P<which>after (?:the )?next)\b"),
        lambda found, at: spans.unit_span(at.now, found.group("unit"), 2, at.region),
        "month",
    ),
    Phrase(
        gate("last first second third fourth fifth final st nd rd th " + " ".join(_EN.ordinals)),
        later(
            rf"\b(?:the )?(?P<nth>{DAY_NUMBER}|last|final)(?P<last>[\s-](?:to[\s-])?last)?\s(?P<what>day|week|{WEEKDAY})\s(?:of"
            rf"|in)\s(?:(?P<month>{MONTH})\b{YEAR_TAIL}|(?P<only>(?:19|20)\d\d))"
        ),
        days.nth_in,
        "day",
    ),
    Phrase(
        _MONTHS_GATE,
        later(
            rf"(?:\b(?P<weekday>{WEEKDAY})\.?,?\s+)?\b(?:the\s+)?(?:\b(?P<month>{MONTH})(?:\.?\s?|[-/]|,?\s(?:from|(?P<between>between))\s)"
            rf"(?:the\s+)?(?P<day>{DAY_NUMBER}|{DAY_TOLD}(?=[\s,]+{YEAR}|\s*(?:[.,!?;]|$)))(?!\d|:|\s?(?:am|pm)\b)"
            rf"(?:\s?(?(between)and|(?:-|to|thru|through|until"
            rf"|till))\s?(?:the\s+)?(?:(?P<to_month>{MONTH})\s)?(?P<to>{DAY_NUMBER})(?!\d))?)(?P<year>,?\s+(?:of\s+)?(?:{YEAR}|next year"
            rf"|this year))?(?:,?\s(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b)?"
        ),
        days.month_day,
        "day",
    ),
    Phrase(
        _MONTHS_GATE,
        later(
            rf"(?:\b(?P<weekday>{WEEKDAY})\.?,?\s+)?(?P<between>between\s)?(?:the\s+)?(?<![\d.$€£])\b(?P<day>{DAY_NUMBER})"
            rf"(?:\s?(?(between)and|(?:-|to|thru|through|until|till|or))\s?(?:the\s+)?(?P<to>{DAY_NUMBER}))?"
            rf"(?:\s?(?:day\s)?(?:of\s)?|\.\s?|/)(?P<month>{MONTH})\b\.?(?P<year>(?:,?\s+|[/-])(?:of\s+)?(?:{YEAR}"
            rf"|(?<![a-z]{{4}}\.\s)\d{{2}}(?=$|[\s.,])(?!\s(?:people|of us|staff|[a-z]+s)\b)|next year|this year))?"
        ),
        days.month_day,
        "day",
    ),
    Phrase(
        _MONTHS_GATE,
        later(
            rf"{_PREP}\b(?<!\b29 )(?<!\b3[01] )(?<!\b29th )(?<!\b30th )(?<!\b31st )(?<!\b30th of )(?<!\b31st of )"
            rf"(?P<month>{MONTH})\b\.?(?!\s?\d{{1,2}}(?:st|nd|rd"
            rf"|th)?\b(?!\d))(?P<beyond>\s+after next)?(?:\s+in\s+(?P<ahead>an?|one|two|three|\d)\s+years?)?{YEAR_TAIL}"
        ),
        spans.month,
        "month",
    ),
    *FIGURES,
    Phrase(
        gate("q quarter qtr quarters 1 2 3 4"),
        later(
            rf"(?:\b(?P<which>next|this)\s+)?(?:(?<![\w.])(?P<y0>(?:20)?\d{{2}})[\s-]?)?(?:(?<![a-z])q\s?(?P<q>[1-4])\b"
            rf"|\b(?:quarter|qtr)\s(?P<q2>[1-4])\b|\b(?:the\s)?(?P<nth>first|1st|second|2nd|third|3rd|fourth|4th|last"
            rf"|final)\s(?:quarter|qtr)\b)(?P<year>,?\s+(?:of\s+)?(?:{YEAR}|next year|this year))?"
        ),
        spans.quarter,
        "quarter",
    ),
    Phrase(
        gate("h half semester 1 2"),
        later(
            rf"(?:(?:\b(?P<y0>20\d\d)\s?)?(?<![a-z])h(?P<h>[12])\b|\b(?P<h2>[12])h(?=\b"
            rf"|\s?'?(?:20)?\d\d\b)(?:\s?'?(?P<y1>(?:20)?\d\d)\b)?|\b(?:the\s)?(?P<nth>first|1st|second|2nd|last)\s(?:half"
            rf"|semester)(?=\s(?:of\s)?(?:{YEAR}|next year"
            rf"|this year|the year)|\s*[.,!?]|\s*$))(?P<year>,?\s+(?:of\s+)?(?:{YEAR}|next year|this year))?(?:\s+of the year)?"
        ),
        spans.half,
        "quarter",
    ),
    Phrase(
        frozenset("0123456789"),
        later(r"(?<![\w.-])(?P<year>20\d\d)-?(?P<sure>w)(?P<n>[0-5]\d)(?![\w-])"),
        spans.calendar_week,
        "week",
    ),
    Phrase(
        gate("kw cw week wk"),
        later(
            r"(?<!\d )(?<!\d)(?<!a )(?<!each )(?<!per )(?<!every )(?<!that )(?<!the )(?<!first )(?<!last )(?<!or )"
            r"\b(?:(?P<sure>kw|cw|calendar (?:week|wk)|iso week)|week|wk)[\s.]?(?:no\.? ?|number |nr\.? ?|# ?)?(?P<n>[1-5]?\d)"
            rf"(?!\d|[.,:]\d|\s?-|\s(?:of|in|after|from|into|unit|people|ppl|{MONTH}|(?!this|please|plus|or"
            rf"|at)[a-z]{{3,}}s)\b)(?:[\s/]{{1,2}}(?P<year>20\d\d))?"
        ),
        spans.calendar_week,
        "week",
    ),
    Phrase(gate("fy fiscal"), later(r"\b(?:fy|fiscal(?: year)?)[\s-]?'?(?P<year>(?:20)?\d{2})\b"), spans.fiscal, "year"),
    Phrase(
        gate("spring summer autumn fall winter springtime summertime wintertime"),
        later(
            rf"(?:\b(?P<which>this coming|this|next|current|the coming|coming)\s+)?(?:\b(?P<before>in the|in|by the|by|before the"
            rf"|before|until|early|late|mid|end of|after the|after|come|over the|during the"
            rf"|for the)[\s-]+)?\b(?P<season>{'|'.join(spans.SEASONS)})\b(?!\s?(?:camp|sale|ball"
            rf"|menu))(?P<year>,?\s+(?:of\s+)?(?:{YEAR}|next year|this year))?"
        ),
        spans.season,
        "season",
    ),
    Phrase(
        gate("out ends over up closes"),
        later(
            r"\bbefore (?:the|our|this) (?P<unit>week|month|quarter|(?:(?:tax|fiscal|financial) )?year)(?:'s| is| runs| finishes)?"
            rf" (?:out|over|up|ends|closes)\b{_NO_MONTH}"
        ),
        lambda found, at: dates.Span(None, spans.unit_span(at.now, found.group("unit"), 0, at.region).last),
        "within",
    ),
    Phrase(gate("season"), later(r"\bnext season\b"), spans.next_season, "season"),
    Phrase(
        frozenset(word for name in NAMES if name.isascii() for word in re.findall("[a-z]+", name))
        - {"the", "day", "s", "new", "eve", "gw", "holiday", "may", "june", "august", "october", "february", "spring", "summer"}
        - {"early", "late", "guy", "monday"},
        later(
            rf"\b(?P<name>{'|'.join(re.escape(name) for name in NAMES if name.isascii())})\b(?:'s|\sday\b"
            rf"|\s(?:eve|sunday|monday|weekend)\b)?(?P<year>,?\s+(?:of\s)?(?:{YEAR}|next year|this year))?"
        ),
        spans.holiday,
        "day",
    ),
    Phrase(
        frozenset(_EN.weekdays),
        later(rf"\b(?P<n>an?|one|two|three|[123]) (?P<unit>weeks?|wks?|fortnights?) on (?P<day>{WEEKDAY})\b"),
        days.week_on,
        "day",
    ),
    Phrase(
        frozenset(_EN.weekdays) | {"mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"},
        later(
            rf"\b(?:(?P<n>\d|two|three|four|five)\s+)?(?:(?P<which>this coming|this|next|coming"
            rf"|following)\s+)?(?P<day>{WEEKDAY})(?:s(?=\sfrom\s))?\b\.?(?P<week>\s(?:of\s)?(?:this|next|the following|current"
            rf"|the current) week)?(?P<beyond>\s+after next|\s+week\b)?(?:\s+from now)?(?:,?\s(?:the\s)?(?P<dom>\d{{1,2}})(?:st|nd"
            rf"|rd|th)\b)?"
        ),
        lambda found, at: days.weekday_or_dated(found, at),
        "day",
    ),
    Phrase(
        frozenset("0123456789") | gate("st nd rd th") | frozenset(" ".join(_EN.ordinals).replace("-", " ").split()),
        later(
            rf"\b(?:on\s+)?(?:the\s+)?(?P<day>\d{{1,2}}(?:st|nd|rd|th)|\d{{1,2}}(?= of (?:the )?(?:this|next))"
            rf"|(?<=the )(?:{ORDINAL})(?=\s*[.!?]?\s*$)|(?:{ORDINAL})(?= of (?:the|this|next) month))(?P<weekday>(?!))?(?:\sday)?"
            rf"(?:\sof\s(?:the\s)?(?P<which>this|current|next|following)\smonth|\sof the month(?!\s(?:before|after))|(?!\s(?:of"
            rf"|{MONTH}|floor|time|quarter|qtr|week|half|year|party|gen|person|century|day|last)))\b"
        ),
        days.day_alone,
        "day",
    ),
    Phrase(
        gate("eom eoy eoq eow eof month quarter year week bom eofy fy"),
        later(
            r"\b(?:(?:the )?eo(?P<e>[myqwf])y?\b|(?:the )?(?<!fiscal )(?<!financial )(?<!tax )(?P<of>month|quarter|year|week|fy)[\s-]end\b"
            rf"{_NO_MONTH}|(?:end|back end|tail end"
            rf"|close) of (?:the |our |this )?(?:month|quarter|year|week|fy|(?:fiscal|financial|tax) year{_NO_MONTH})\b"
            rf"|(?:the )?(?:fiscal|financial|tax) year[\s-]end\b{_NO_MONTH})"
        ),
        lambda found, at: spans.end_of_phrase(found, at),
        "late",
    ),
    Phrase(
        gate("1 2"),
        later(r"(?<![\d$€£./,-])\b(?P<year>20[0-4]\d)\b(?!\s?(?:%|people|employees|usd|eur|dollars|[/.-]\d))(?:\s?a\.?d\.?\b)?"),
        spans.year,
        "year",
    ),
)
