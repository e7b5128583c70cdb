"""Reads times in English: the phrases of `english_phrases`, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.fields.utterance import Utterance
from bot.fields.when import books, dates
from bot.fields.when.dates import DAY, PARTS, Span, When, bound
from bot.fields.when.english_phrases import PHRASES
from bot.fields.when.other_part_en import other_part
from bot.fields.when.scan import Named, Scene, scan
from bot.lean import later

_PART = later(
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
_CANNOT = (
    r"(?:(?:can|could|will|would|do|does|is|are) ?n[o']t|can ?not|can'?t|won'?t|unable to|nothing|no point)"
    r"(?: (?:can|will|could|in|be|able|to|really|realistically|actually|even|possibly|want|need|plan|ready|it|this|that|anything"
    r"|(?:start|launch|buy|sign|do|commit|happen|implement|spend|proceed)(?:ing)?|begin(?:ning)?|go(?:ing)?|live|(?:switch|mov)(?:e|ing)?"
    r"|roll|kick|off|get|started|over|out|use|have|the|any|budget|money|funds|funding|approval)){1,6} (?:before|until|till|til)"
)
"""What they cannot or do not want before a time: it begins then. "Can't wait until" is the contrary."""
_BINDS = later(
    rf"\b(?:(?P<frm>{_CANNOT}|not (?:before|until|till|til)|no (?:earlier|sooner) than|(?:any ?time )?from|starting(?: (?:from|in|on|at))?"
    r"|start(?:s|ing)? (?:from|on)|as of|since|beginning(?: (?:in|on|from))?|earliest(?: is| would be| in)?|at the earliest"
    r"|only from)"
    r"|(?P<aft>(?:some ?time |any ?time |right |shortly |sometime )?after|once .{0,20} is over)|(?P<bef>(?:some ?time |any ?time "
    r"|sometimes |right |well |just )?before|prior to|ahead of|in time for|ready for)"
    r"|(?P<by>by|until|till|til|no later than|not later than|at the latest|latest|deadline(?: is| of| would be|:)?|due|up to"
    r"|through|on or before|within))\s+(?:the\s+|about\s+|around\s+|say\s+|roughly\s+|maybe\s+|mid-?)*$"
)
_BEFORE_EVENT = later(
    r"\b(?:before|by the time|ahead of(?: when)?|prior to|in time for|until)\s+(?:[\w'’-]+,?\s){1,6}?"
    r"(?:starts?|begins?|opens?|opening|kicks? (?:off|in)"
    r"|comes? (?:round|around)|comes? in|arrives?|takes? place|falls?|that's|that is|which is|they're|this is"
    r"|(?:'s|is|are|gets?) back|launch(?:es)?|goes? live|ends?|expires?|runs? out|(?:is|are) (?:up|over|due))(?: (?:again|back))?"
    r"(?:\s(?:in|on|at|around|by|from))?\s+(?:the\s+)?$"
)
"""Before something that is on then: "before the new season starts in April"."""
_EVENT = r"(?:our|the|my|a)\s+(?:[\w'’-]+\s){1,4}?(?:on|in|at|around)\s+(?:the\s+)?$"
_AROUND_EVENT = later(rf"\b(?:(?P<before>before|ahead of|prior to)|(?P<after>after))\s+{_EVENT}")
"""Before or after something that is on then, by its name: "after our audit in May"."""
_FOR_EVENT = later(
    r"(?<!in time )\bfor\s(?:the|our|my)\s(?:[\w'’-]+\s){0,3}?[\w'’-]+,\s(?:which|that|it|(?:the|our|my)\s[\w'’-]+)(?:'s"
    r"|\s(?:is|falls|takes place))\s(?:on\s)?$|\b(?:for|in time for|ready for)\s+(?:the|our|my)\s+(?:[\w'’-]+\s){0,3}?(?:start"
    r"|opening|launch|kick-?off|fair|event|release"
    r"|premiere|go-live)\s+(?:on|in|at)"
    r"\s+(?:the\s+)?$"
)
"""For something that is on then: "for the season start on 5 September"."""
_BOUND = {"frm": "from", "aft": "after", "bef": "before", "by": "by"}
_TRAILS = later(
    r"\s*(?:,\s*)?(?:(?P<by>at the (?:very )?latest|latest(?!\s+(?:early|mid|late|end|q\d|in|by|next|this|the|[a-z]{3,9}(?:ary|ber"
    r"|ch|il|ay|ne|ly|st))\b)|or (?:sooner|earlier|before)|tops|if not (?:sooner|earlier|before)"
    r"|is (?:the|our|a hard) deadline|deadline)|(?P<frm>or later|onwards?|and (?:later|beyond|after)|at the (?:very )?earliest"
    r"|earliest|or after|on\b(?=\s*[.,!]?$)))"
)
_JOIN = later(r"\s*(?:-|to|and|until|till|through|thru|or|~)\s*(?:the\s+|in\s+|mid-?|early\s|late\s|end of\s)*")


def _preposition(folded: str, start: int) -> re.Match[str] | None:
    """What binds the time at `start`, which is not the "starts on" of "before school starts on 19 August"."""
    before = _BINDS.search(folded, max(0, start - 48), start)
    starts = before is not None and (before["frm"] or "").startswith(("start", "begin"))
    event = _BEFORE_EVENT.search(folded, max(0, start - 70), start) if starts else None
    return None if event and not _NEVER.search(folded, max(0, event.start() - 32), event.start()) else before


_NEVER = later(r"(?:n't|\bcannot|\bcan not|\bnot|\bnothing|\bnever|\bno one|\bnobody|\bwithout)\b[^.!?]*$")
"""Before "before": it begins then."""


def _around(said: Utterance, named: Named, at: Scene) -> When:
    """A phrase with its part ("end of") and its preposition ("before") applied."""
    span, start, ends_late = _parted(said.folded, named)
    binds = ""
    before = _preposition(said.folded, start)
    if before and before.end() == start and not _FOR_EVENT.search(said.folded, max(0, start - 60), start):
        binds = _BOUND[before.lastgroup or "by"]
        if binds == "from" and named.grain == "day" and span.first != span.last:
            binds = ""  # "from July 13-15" names both ends
        if binds == "before" and ends_late:
            binds = "by"  # before the end of May is by the end of May
        start = before.start()
    elif event := _FOR_EVENT.search(said.folded, max(0, start - 60), start):
        binds, start = "by", event.start()
    elif event := _BEFORE_EVENT.search(said.folded, max(0, start - 70), start):
        binds, start = "before", event.start()
    elif event := _AROUND_EVENT.search(said.folded, max(0, start - 60), start):
        binds, start = event.lastgroup or "", event.start()
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


_YEAR_BEGINS = later(
    r"[,.]?\s\(?(?:(?:which|that|and|as|ours|it|the year|our year|fiscal year|in our case)\s){0,3}(?:for us\s)?(?:starts?|begins?|beginning"
    r"|starting|opens?|commences?|commencing|kicks? off|runs? from|is from|from)(?:\s(?:on|in|from|every|each|the))*\s"
)


def _year_from(said: Utterance, year: When, one: When) -> When | None:
    """The year of their own books from the day on which it begins: "our next fiscal year, which begins July 1, 2027"."""
    if year.grain != "month" or one.span.first is None or not said.folded[: year.end].endswith(("fiscal year", "financial year", "fy")):
        return None
    begins = _YEAR_BEGINS.match(said.folded, year.end, one.end)
    return When(year.start, one.end, Span(one.span.first, None), "from", "year") if begins else None


def whens(said: Utterance, at: Scene) -> Sequence[When]:
    """Every time that an English text names, with ranges joined: "between May and July", "from 3 to 8 June"."""
    made: list[When] = []
    begins = books.begins(said.folded, "en")
    found = scan(PHRASES, said, said.words, books.by_their_year(at, begins) if begins else at)
    for named in books.without_beginning(found, begins) if begins else found:
        if made and (other := other_part(said, made[-1], named.end)):
            made[-1] = other
            continue
        one = _in_that_year(said, made[-1], _around(said, named, at)) if made else _around(said, named, at)
        if made and (later := _weekday_after(said, made[-1], named) or _year_from(said, made[-1], one)):
            made[-1] = later
            continue
        if made and made[-1].grain == "later" and _TO_EVENT.fullmatch(said.folded, made[-1].end, named.start):
            made[-1] = _shifted(made[-1], one._replace(binds="before"), named, at)
            continue
        if made and made[-1].grain == "later" and said.folded[made[-1].end : one.start].strip() == "" and one.binds in _SHIFTS:
            made[-1] = _shifted(made[-1], one, named, at)
            continue
        if made and named.grain == "later" and (ahead := _ahead_of(said, made[-1], one, at)):
            made[-1] = ahead
        elif made and (joined := _joined(said, made[-1], named, one) or _window(said, made[-1], one)):
            made[-1] = joined
        else:
            made.append(one)
    if made and (other := other_part(said, made[-1], len(said.folded))):
        made[-1] = other
    return made


_THEN_AFTER = later(r"\s(?:after(?:wards)?|following|following that|after that)(?=\W*$|[.,;!?)])")


def _weekday_after(said: Utterance, left: When, named: Named) -> When | None:
    """The weekday behind a day that was named before it: "the board meets on the 20th, so the Monday after"."""
    base, the_day = left.span.last, named.span.first
    if base is None or the_day is None or named.span.last != the_day or not _THEN_AFTER.match(said.folded, named.end):
        return None
    return When(named.start, named.end, dates.day(base + ((the_day.weekday() - base.weekday() - 1) % 7 + 1) * DAY), "", "day")


_NOT_BEFORE = later(rf"(?:not (?:before|until|till|til)|no (?:earlier|sooner) than|{_CANNOT})\b")
_TO_EVENT = later(
    r"\s(?:before|ahead of|prior to)\s(?:[\w'’-]+,?\s){1,8}?(?:is|are|that's|which is|starts?|opens?|begins?|falls|at|around|on|in)"
    r"\s(?:(?:on|at|around|the)\s)*"
)
"""Between how long before something one begins and the day of it: "two weeks ahead of our roadshow, roadshow is 15 May"."""
_ONE_THOUGHT = 60


def _window(said: Utterance, left: When, one: When) -> When | None:
    """The time between a day before which they cannot and one by which they must: "not before March, but live by the end of April"."""
    since, until = (left, one) if one.binds in ("by", "before") else (one, left)
    first, last = since.span.first, until.span.last
    if since.binds != "from" or until.binds not in ("by", "before") or one.start - left.end > _ONE_THOUGHT:
        return None
    if first is None or last is None or last < first or not _NOT_BEFORE.match(said.folded, since.start):
        return None
    return When(left.start, one.end, Span(first, last), "by", until.grain)


_PARTS = later(r"(?:early|late|mid|(?:the )?(?:end|start|beginning|first half|second half|top|back end) of)\b")
_A_FORTNIGHT = 16 * DAY


def _next_door(said: Utterance, left: When, named: Named, one: When) -> bool:
    """Tell whether two parts of months follow each other as one time: "end of May, start of June"."""
    comma = said.folded[left.end : one.start].strip() == "," and one.start < named.start
    until, since = left.span.last, one.span.first
    near = until is not None and since is not None and DAY <= since - until <= _A_FORTNIGHT
    return comma and near and bool(_PARTS.match(said.folded, left.start) and _PARTS.match(said.folded, one.start))


_SHIFTS = {"after": 1, "from": 1, "before": -1}


def _shifted(left: When, one: When, named: Named, at: Scene) -> When:
    """ "three weeks before Christmas": the first time says how far from the second."""
    base, away = named.span.last if one.binds == "after" else named.span.first, left.span.last
    if base is None or away is None:
        return left
    the_day = base + _SHIFTS[one.binds] * (away - at.now)
    return When(left.start, one.end, dates.day(the_day), left.binds, "day")


_NEAR_YEAR = 24


def _in_that_year(said: Utterance, year: When, one: When) -> When:
    """A month or quarter in the year that was named right before it: "next year probably, Q1"."""
    (since, until), (first, last) = year.span, one.span
    if not (since and until and first and last) or (since.month, since.day, until.month, until.day) != (1, 1, 12, 31):
        return one
    is_bare = not any(letter.isdigit() for letter in said.folded[one.start : one.end].replace("q", "", 1)[1:])
    if (
        since.year != until.year
        or first.year != since.year - 1
        or one.start - year.end > _NEAR_YEAR
        or not is_bare
        or last - first < 27 * DAY
    ):
        return one
    return one._replace(
        span=Span(first.replace(year=since.year), last.replace(year=since.year, day=min(last.day, 28 if last.month == 2 else 31)))
    )


_AHEAD = later(
    r"\s(?:before(?:hand)?|earlier|ahead|prior)(?: (?:that|then|to that|of that|of it))?"
    r"(?: ideally| if possible| please| or so| would be (?:good|great|ideal|best|perfect))?(?=\W*$|[.,;!?)])"
)
_SAME_THOUGHT = 48


def _ahead_of(said: Utterance, left: When, one: When, at: Scene) -> When | None:
    """The time so long before one that was just named: "we move on 4 May, ideally a couple of weeks before"."""
    by = _AHEAD.match(said.folded, one.end)
    until, away = left.span.first or left.span.last, one.span.last
    if by is None or until is None or away is None or one.binds or one.start - left.end > _SAME_THOUGHT:
        return None
    return When(left.start, by.end(), Span(None, until - (away - at.now)), "before", "day")


def _joined(said: Utterance, left: When, named: Named, one: When) -> When | None:
    """Two times that are the ends of one."""
    if left.span.first is None or one.span.last is None or left.binds not in ("", "from"):
        return None
    until = left.binds == "from" and "til" in said.folded[left.end : named.start]
    if (one.binds and not until) or not (_JOIN.fullmatch(said.folded, left.end, named.start) or _next_door(said, left, named, one)):
        return None
    return When(
        left.start,
        one.end,
        Span(left.span.first, dates.end_of_range(left.span.first, one.span.last, said.folded[named.start : named.end])),
        "",
        left.grain,
    )
