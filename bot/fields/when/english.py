"""Reads times in English: a table of phrases, each with the words without which it need not be tried, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.fields.utterance import Utterance
from bot.fields.when import dates
from bot.fields.when import english_spans as spans
from bot.fields.when.dates import DAY, PARTS, Span, When, bound
from bot.fields.when.feast import NAMES
from bot.fields.when.scan import Named, Phrase, Scene, scan
from bot.language import lexicon

_EN = lexicon("en")
_MONTH = "|".join(sorted(_EN.months, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(_EN.weekdays, key=len, reverse=True))
_ORDINAL = "|".join(sorted(_EN.ordinals, key=len, reverse=True))
_COUNT = (
    r"(?:\d+(?:\.\d+)?|half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|twenty|thirty|sixty|ninety"
    r"|(?:a )?couple(?: of)?|(?:a )?few|several)"
)
_UNIT = r"(?:business days?|working days?|days?|weeks?|wks?|fortnights?|months?|mos?|mths?|quarters?|qtrs?|years?|yrs?)"
_DAY_NUMBER = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|{_ORDINAL})"
_YEAR = r"(?:(?:19|20)\d{2}|'\d{2})"


_YEAR_TAIL = rf"(?P<year>,?\s+(?:of\s+)?(?:{_YEAR}|next year|this year|the following year))?"
_PREP = (
    r"(?P<before>\b(?:in|by|before|until|till|of|from|to|or|and|late|early|mid|this|next|after|since|around|during|through|for|maybe"
    r"|end|start|beginning|about|probably|first of|over|come|not until|starting|live|launch)[\s-]+(?:the\s+)?)?"
)


def _gate(words: str) -> frozenset[str]:
    return frozenset(words.split())


_MONTHS_GATE = frozenset(_EN.months)
_PHRASES: tuple[Phrase, ...] = (
    Phrase(
        _gate("asap immediately urgently urgent straight right soon quickly yesterday once possible promptly"),
        re.compile(
            r"\b(?:asap|a\.s\.a\.p|as soon as (?:possible|we can|you can|practical|humanly possible|feasible)|as (?:quickly|fast"
            r"|early) as (?:possible|we can|you can)|immediately|right (?:away|now)|straight ?away|at once|(?:it's |this is "
            r"|pretty |very |quite |super )?urgent(?:ly)?|(?:like |literally |by )?yesterday"
            r"|sooner the better|the sooner,? the better)\b"
        ),
        spans.at_once,
        "asap",
    ),
    Phrase(
        _gate("today tonight tomorrow tomorrows now time"),
        re.compile(r"\b(?:today|tonight|(?:the )?day after tomorrow|tomorrows?|at this time)\b"),
        spans.relative_day,
        "day",
    ),
    Phrase(
        _gate("day week month quarter year days weeks months quarters years fortnight fortnights wk wks mo mos yr yrs mths mth qtrs qtr"),
        re.compile(
            rf"(?:\b(?P<how>in the next|within the next|over the next|in the coming|within|inside|in under|in less than|less than"
            rf"|under|up to|no more than|at most|over|during|after|not for another|not for at least|not for|at least|in about"
            rf"|in around|in|about|around|maybe|roughly|for)\s+)?(?:(?:about|around|roughly|maybe|another|like|approximately"
            rf"|or so)\s+)?\b(?P<n>{_COUNT})(?:\s?(?:-|to|or)\s?(?P<m>{_COUNT}))?"
            rf"[\s-]?(?P<unit>{_UNIT})\b(?P<more> or (?:two|so))?(?!\s(?:ago|old|free|of experience|contract|trial|plan"
            rf"|in business))(?:'s?)?(?:\s(?:time|from (?:now|today|tomorrow)|hence|out|away|tops|max|or so))*"
        ),
        spans.in_some,
        "later",
    ),
    Phrase(
        _gate("next coming upcoming"),
        re.compile(rf"\b(?:in |within |over |during )?(?:the )?(?:next|coming)\s+(?P<n>{_COUNT})\s+(?P<unit>{_UNIT})\b"),
        spans.next_few,
        "within",
    ),
    Phrase(
        _gate("upcoming"),
        re.compile(r"\bupcoming\s+(?P<n>\d+|two|three|four)\s+(?P<unit>day|week|month|quarter|year)\b"),
        lambda found, at: (
            spans.unit_span(at.now, found.group("unit"), int(spans.count(found.group("n"))), at.region)
            if found.group("unit") != "day"
            else dates.day(at.now + int(spans.count(found.group("n"))) * DAY)
        ),
        "month",
    ),
    Phrase(
        _gate("this next coming following upcoming current rest all"),
        re.compile(
            r"\b(?P<which>this coming|the next|the following|the coming|the current|the upcoming|this|next|coming|following"
            r"|upcoming|current|the rest of the|rest of the|all)\s+(?:calendar\s+)?(?P<unit>weekend|week|month|quarter|qtr|year|yr"
            r"|fiscal year|financial year|fy|half)\b(?P<beyond>\s+but one)?"
        ),
        spans.this_or_next,
        "month",
    ),
    Phrase(
        _gate("after"),
        re.compile(r"\bthe (?P<unit>week|month|quarter|year) (?P<which>after next)\b"),
        lambda found, at: spans.unit_span(at.now, found.group("unit"), 2, at.region),
        "month",
    ),
    Phrase(
        _gate("last first second third fourth fifth final " + " ".join(_EN.ordinals)),
        re.compile(
            rf"\b(?:the )?(?P<nth>{_DAY_NUMBER}|last|final)(?P<last>[\s-](?:to[\s-])?last)?\s(?P<what>day|week|{_WEEKDAY})\s(?:of"
            rf"|in)\s(?:(?P<month>{_MONTH})\b{_YEAR_TAIL}|(?P<only>(?:19|20)\d\d))"
        ),
        spans.nth_in,
        "day",
    ),
    Phrase(
        _MONTHS_GATE,
        re.compile(
            rf"(?:\b(?P<weekday>{_WEEKDAY})\.?,?\s+)?\b(?:the\s+)?(?:\b(?P<month>{_MONTH})\.?\s?(?:the\s+)?(?P<day>{_DAY_NUMBER})(?!\d"
            rf"|:|\s?(?:am|pm)\b)(?:\s?(?:-|to|thru|through|until)\s?(?:the\s+)?(?:(?:{_MONTH})\s)?(?P<to>\d{{1,2}}(?:st|nd|rd"
            rf"|th)?)(?!\d))?)(?P<year>,?\s+(?:of\s+)?(?:{_YEAR}|next year|this year))?(?:,?\s(?:mon|tue|wed|thu|fri|sat"
            rf"|sun)[a-z]*\b)?"
        ),
        spans.month_day,
        "day",
    ),
    Phrase(
        _MONTHS_GATE,
        re.compile(
            rf"(?:\b(?P<weekday>{_WEEKDAY})\.?,?\s+)?(?:\bfrom\s+)?(?:the\s+)?(?<![\d.$€£])\b(?P<day>{_DAY_NUMBER})(?:\s?(?:-|to"
            rf"|thru|through)\s?(?:the\s+)?(?P<to>\d{{1,2}}(?:st|nd|rd"
            rf"|th)?))?\s?(?:day\s)?(?:of\s)?(?P<month>{_MONTH})\b\.?(?P<year>,?\s+(?:of\s+)?(?:{_YEAR}|\d{{2}}(?=$|[\s.,])"
            rf"|next year|this year))?"
        ),
        spans.month_day,
        "day",
    ),
    Phrase(
        _MONTHS_GATE,
        re.compile(
            rf"{_PREP}\b(?P<month>{_MONTH})\b\.?(?!\s?\d{{1,2}}(?:st|nd|rd"
            rf"|th)?\b(?!\d))(?P<beyond>\s+after next)?(?:\s+in\s+(?P<ahead>an?|one|two|three|\d)\s+years?)?{_YEAR_TAIL}"
        ),
        spans.month,
        "month",
    ),
    Phrase(
        frozenset("0123456789"),
        re.compile(r"(?<![\d.-])(?:(?P<y>(?:19|20)\d{2})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2}))(?![\d/-])"),
        spans.iso,
        "day",
    ),
    Phrase(
        frozenset("0123456789"),
        re.compile(r"(?<![\d./$-])(?P<a>\d{1,2})\s?(?P<sep>[/.-])\s?(?P<b>\d{1,2})(?:(?P=sep)(?P<year>(?:19|20)?\d{2}))(?![\d%/-])"),
        spans.figures,
        "day",
    ),
    Phrase(
        frozenset("0123456789"),
        re.compile(r"(?<![\d./$€£-])(?P<a>\d{1,2})\s?/\s?(?P<b>\d{1,2})(?P<year>(?!))?(?![\d%/-])"),
        spans.figures,
        "day",
    ),
    Phrase(
        frozenset("0123456789"),
        re.compile(r"(?<![\d./-])(?:(?P<y>20\d{2})[-/](?P<m>\d{1,2})|(?P<m2>\d{1,2})/(?P<y2>20\d{2}))(?![\d/-])"),
        spans.year_month,
        "month",
    ),
    Phrase(
        _gate("q quarter qtr quarters 1 2 3 4"),
        re.compile(
            rf"(?:\b(?P<which>next|this)\s+)?(?:(?<![\w.])(?P<y0>(?:20)?\d{{2}})[\s-]?)?(?:(?<![a-z])q\s?(?P<q>[1-4])\b"
            rf"|\b(?:quarter|qtr)\s(?P<q2>[1-4])\b|\b(?:the\s)?(?P<nth>first|1st|second|2nd|third|3rd|fourth|4th|last"
            rf"|final)\s(?:quarter|qtr)\b)(?P<year>,?\s+(?:of\s+)?(?:{_YEAR}|next year|this year))?"
        ),
        spans.quarter,
        "quarter",
    ),
    Phrase(
        _gate("h half"),
        re.compile(
            rf"(?:\b[h](?P<h>[12])\b|\b(?:the\s)?(?P<nth>first|1st|second|2nd|last)\shalf(?=\s(?:of\s)?(?:{_YEAR}|next year"
            rf"|this year|the year)|\s*[.,!?]|\s*$))(?P<year>,?\s+(?:of\s+)?(?:{_YEAR}|next year|this year))?(?:\s+of the year)?"
        ),
        spans.half,
        "quarter",
    ),
    Phrase(_gate("fy fiscal"), re.compile(r"\b(?:fy|fiscal(?: year)?)[\s-]?'?(?P<year>(?:20)?\d{2})\b"), spans.fiscal, "year"),
    Phrase(
        _gate("spring summer autumn fall winter springtime summertime wintertime"),
        re.compile(
            rf"(?:\b(?P<which>this coming|this|next|current|the coming|coming)\s+)?(?:\b(?P<before>in the|in|by the|by|before the"
            rf"|before|until|early|late|mid|end of|after the|after|come|over the|during the"
            rf"|for the)[\s-]+)?\b(?P<season>{'|'.join(spans.SEASONS)})\b(?!\s?(?:camp|sale|ball"
            rf"|menu))(?P<year>,?\s+(?:of\s+)?(?:{_YEAR}|next year|this year))?"
        ),
        spans.season,
        "season",
    ),
    Phrase(_gate("season"), re.compile(r"\b(?P<which>next|this|current) season\b"), spans.next_season, "season"),
    Phrase(
        frozenset(word for name in NAMES if name.isascii() for word in re.findall("[a-z]+", name))
        - {"the", "day", "s", "new", "eve", "gw"},
        re.compile(
            rf"\b(?P<name>{'|'.join(re.escape(name) for name in NAMES if name.isascii())})\b(?:'s|\sday\b"
            rf"|\seve\b)?(?P<year>,?\s+(?:{_YEAR}|next year|this year))?"
        ),
        spans.holiday,
        "day",
    ),
    Phrase(
        frozenset(_EN.weekdays) | {"mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"},
        re.compile(
            rf"\b(?:(?P<n>\d|two|three|four|five)\s+)?(?:(?P<which>this coming|this|next|coming"
            rf"|following)\s+)?(?P<day>{_WEEKDAY})s?\b\.?(?P<week>\s(?:of\s)?(?:this|next|the following|current"
            rf"|the current) week)?(?P<beyond>\s+after next)?(?:\s+from now)?(?:,?\s(?:the\s)?(?P<dom>\d{{1,2}})(?:st|nd|rd|th)\b)?"
        ),
        lambda found, at: spans.weekday_or_dated(found, at),
        "day",
    ),
    Phrase(
        frozenset("0123456789") | _gate("first st nd rd th"),
        re.compile(
            rf"\b(?:(?:on|by|before|until|from|after)\s+)?(?:the\s+)?(?P<day>\d{{1,2}}(?:st|nd|rd|th)"
            rf"|\d{{1,2}}(?= of (?:the )?(?:this|next))"
            rf"|(?<=the )first(?=\s*[.!?]?\s*$))(?P<weekday>(?!))?(?:\sday)?(?:\sof\s(?:the\s)?(?P<which>this|current|next"
            rf"|following)\smonth|(?!\s(?:of|{_MONTH}|floor|time|quarter|qtr|week|half|year|party|gen|person|century|day|last)))\b"
        ),
        spans.day_alone,
        "day",
    ),
    Phrase(
        _gate("eom eoy eoq eow eof month quarter year week bom eofy fy"),
        re.compile(
            r"\b(?:(?:the )?eo(?P<e>[myqwf])y?\b|(?:the )?(?P<of>month|quarter|year|week|fy)[\s-]end\b|(?:end|back end|tail end"
            r"|close) of (?:the )?(?P<of2>month|quarter|year|week|fy|fiscal year)\b)".replace("(?P<of2>", "(?:")
        ),
        lambda found, at: spans.end_of_phrase(found, at),
        "month",
    ),
    Phrase(
        _gate("1 2"),
        re.compile(r"(?<![\d$€£./,-])\b(?P<year>20[0-4]\d)\b(?!\s?(?:%|people|employees|usd|eur|dollars|[/.-]\d))(?:\s?a\.?d\.?\b)?"),
        spans.year,
        "year",
    ),
)


# --- what stands around a phrase

_PART = re.compile(
    r"(?:(?P<early>early|(?:the |at the |towards? the )?(?:beginning|start|top) of|first (?:part|weeks|few weeks|thing) (?:of|in))"
    r"|(?P<mid>mid(?:dle of|way through)?|the middle of)|(?P<late>late|(?:the |at the |towards? the |around the |very )?(?:end"
    r"|close|tail end|back end) of|latter part of|last (?:part|weeks) of)"
    r"|(?P<h1>(?:the )?first half of)|(?P<h2>(?:the )?(?:second|latter|back|last) half of)|(?P<w1>(?:the )?first week (?:of|in))"
    r"|(?P<wl>(?:the )?last week (?:of|in))|(?P<rest>(?:the )?(?:rest|remainder) of)|(?P<d1>(?:the )?first day (?:of|in))"
    r"|(?P<dl>(?:the )?last day (?:of|in))"
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
    r"\b(?:(?P<frm>not (?:before|until|till|til)|no (?:earlier|sooner) than|(?:any ?time )?from|starting(?: (?:from|in|on|at))?"
    r"|start(?:s|ing)? (?:from|on)|as of|since|beginning(?: (?:in|on|from))?|earliest(?: is| would be| in)?|at the earliest"
    r"|won't (?:start|be|happen) (?:before|until)|can't (?:start|begin) (?:before|until)|only from)"
    r"|(?P<aft>(?:some ?time |any ?time |right |shortly |sometime )?after|once .{0,20} is over)|(?P<bef>(?:some ?time |any ?time "
    r"|sometimes |right |well |just )?before|prior to|ahead of|in time for|ready for)"
    r"|(?P<by>by|until|till|til|no later than|not later than|at the latest|latest|deadline(?: is| of| would be|:)?|due|up to"
    r"|through|on or before|within))\s+(?:the\s+|about\s+|around\s+|say\s+|roughly\s+|maybe\s+|mid-?)*$"
)
_BOUND = {"frm": "from", "aft": "after", "bef": "before", "by": "by"}
_TRAILS = re.compile(
    r"\s*,?\s*(?:(?P<by>at the (?:very )?latest|latest|or (?:sooner|earlier|before)|tops|if not (?:sooner|earlier|before)"
    r"|is (?:the|our|a hard) deadline|deadline)|(?P<frm>or later|onwards?|and (?:later|beyond|after)|at the (?:very )?earliest"
    r"|earliest|or after|on\b(?=\s*[.,!]?$)))"
)
_JOIN = re.compile(r"\s*(?:-|to|and|until|till|through|thru|or|~)\s*(?:the\s+|in\s+|mid-?|early\s|late\s|end of\s)*")


def _around(said: Utterance, named: Named, at: Scene) -> When:
    """A phrase with its part ("end of") and its preposition ("before") applied."""
    span, start, ends_late = _parted(said.folded, named)
    binds = ""
    before = _BINDS.search(said.folded, max(0, start - 34), start)
    if before and before.end() == start:
        binds = _BOUND[before.lastgroup or "by"]
        if binds == "from" and named.grain == "day" and span.first != span.last:
            binds = ""  # "from July 13-15" names both ends
        if binds == "before" and ends_late:
            binds = "by"  # before the end of May is by the end of May
        start = before.start()
    end = named.end
    after = _TRAILS.match(said.folded, end)
    if after and not binds:
        binds, end = _BOUND[after.lastgroup or "by"], after.end()
    if span.first is None or span.last is None:
        return When(start, end, span, "within", named.grain)
    return When(start, end, bound(span, binds, at.now), binds or ("asap" if named.grain == "asap" else ""), named.grain)


def _parted(folded: str, named: Named) -> tuple[Span, int, bool]:
    """The span cut to the part that is named before it, where both begin, and whether that part is its end."""
    part = _PART.search(folded, max(0, named.start - 30), named.start)
    if part is None or part.end() != named.start:
        return named.span, named.start, named.grain == "late"
    name = part.lastgroup or ""
    span = named.span
    if name == "wo" and span.first:
        span = dates.week(span.first, int(span.first.weekday() == 6))
    elif named.grain in ("month", "quarter", "year", "season", "week"):
        span = PARTS[_PART_NAMES[name]](span)
    return span, part.start(), name in ("late", "dl", "wl")


def whens(said: Utterance, at: Scene) -> Sequence[When]:
    """Every time that an English text names, with ranges joined: "between May and July", "from 3 to 8 June"."""
    made: list[When] = []
    for named in scan(_PHRASES, said, said.words, at):
        one = _around(said, named, at)
        if made and made[-1].grain == "later" and said.folded[made[-1].end : one.start].strip() == "" and one.binds in _SHIFTS:
            made[-1] = _shifted(made[-1], one, named, at)
            continue
        if made and (joined := _joined(said, made[-1], named, one)):
            made[-1] = joined
        else:
            made.append(one)
    return made


_SHIFTS = {"after": 1, "from": 1, "before": -1}


def _shifted(left: When, one: When, named: Named, at: Scene) -> When:
    """ "three weeks before Christmas": the first time says how far from the second."""
    base, away = named.span.last if one.binds == "after" else named.span.first, left.span.last
    if base is None or away is None:
        return left
    the_day = base + _SHIFTS[one.binds] * (away - at.now)
    return When(left.start, one.end, dates.day(the_day), left.binds, "day")


def _joined(said: Utterance, left: When, named: Named, one: When) -> When | None:
    """Two times that are the ends of one."""
    if left.span.first is None or one.span.last is None or left.binds not in ("", "from"):
        return None
    if one.binds or not _JOIN.fullmatch(said.folded, left.end, named.start):
        return None
    return When(left.start, one.end, Span(left.span.first, dates.not_before(left.span.first, one.span.last)), "", left.grain)
