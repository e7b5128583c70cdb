"""Reads times in English: the phrases of `english_phrases`, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.fields.utterance import Utterance
from bot.fields.when import books, dates
from bot.fields.when.dates import PARTS, Span, When, bound
from bot.fields.when.english_anchored import beside
from bot.fields.when.english_pairs import with_one_before
from bot.fields.when.english_phrases import PHRASES
from bot.fields.when.english_words import CANNOT
from bot.fields.when.other_part_en import other_part
from bot.fields.when.scan import Named, Scene, scan
from bot.lean import later

_PART = later(
    r"(?:(?P<early>early(?:-?ish| doors)?(?: in)?|(?:the |at the |towards? the )?(?:beginning|start|top) of|first (?:part|weeks"
    r"|few weeks|thing) (?:of|in))"
    r"|(?P<mid>mid(?:dle of|way through|-?ish)?|the middle of)|(?P<late>late|(?:the |at the |towards? the |around the |very )?(?:end"
    r"|close|tail end|back end) of|latter part of|last (?:part|weeks) of)"
    r"|(?P<h1>(?:the )?first half of)|(?P<h2>(?:the )?(?:second|latter|back|last) half of)|(?P<w1>(?:the )?first week (?:of|in))"
    r"|(?P<wl>(?:the )?last week (?:of|in))|(?P<rest>(?:the )?(?:rest|remainder) of)|(?P<d1>(?:the )?first day (?:of|in))"
    r"|(?P<dl>(?:the )?last day (?:of|in))"
    r"|(?P<wo>(?:the )?(?:(?:week|wk)(?: that)? (?:of|commencing|beginning|begins|starting|starts|w/c)|w/[cb]|wc)(?: (?:on|from))?)"
    r"|(?P<we>(?:the )?(?:week|wk) ending(?: on)?))[\s-]+(?:(?:the|our|my|around|mon|monday)\s+)*$"
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
_BINDS = later(
    rf"\b(?:(?P<frm>{CANNOT}|not (?:before|until|till|til)|no (?:earlier|sooner) than|(?:any ?time )?from|starting(?: (?:from|in|on|at))?"
    r"|start(?:s|ing)? (?:from|on)|as of|since|beginning(?: (?:in|on|from))?|earliest(?: is| would be| in)?|at the earliest"
    r"|only from)"
    r"|(?P<aft>(?:some ?time |any ?time |right |shortly |sometime )?after|once .{0,20} is over|(?:not|never) this side of"
    r"|(?:on )?the (?:other|far) side of)|(?P<bef>this side of|(?:some ?time |any ?time "
    r"|sometimes |right |well |just )?before|prior to|ahead of|in time for|ready for)"
    r"|(?P<by>by|until|till|til|no later than|not later than|at the latest|latest|deadline(?: is| of| would be|:)?|due|up to"
    r"|through|on or before|within|cob|eod|close of (?:play|business)|(?:between|from) (?:now|today) (?:and|to|until|till)"
    r"|now (?:until|till|to|thru|through)))\s+"
    r"(?:(?:the|our|my|about|around|say|roughly|maybe|cob|eod|close of (?:play|business)|end of (?:play|day|business)(?: on)?)\s+|mid-?)*$"
)
_BEFORE_EVENT = later(
    r"\b(?:before|by the time|ahead of(?: when)?|prior to|in time for|until)\s+(?:[\w'’-]+,?\s){1,9}?"
    r"(?:starts?|begins?|opens?|opening|kicks? (?:off|in)"
    r"|go(?:es)? (?:on (?:leave|holiday|holidays|vacation|maternity|paternity|sabbatical)(?: leave)?|away|off)|comes? (?:round"
    r"|around)|comes? in|arrives?|takes? place|falls?|that's|that is|which is|they're|this is"
    r"|(?:'s|is|are|gets?) back|launch(?:es)?|goes? live|ends?|expires?|runs? out|(?:is|are) (?:up|over|due))(?: (?:again|back))?"
    r"(?:\s(?:in|on|at|around|by|from))?\s+(?:the\s+)?$"
)
"""Before something that is on then: "before the new season starts in April"."""
_BEFORE_BRACKET = later(
    r"\b(?:before|ahead of|prior to|in time for)\s(?:[\w'’-]+\s){1,6}\((?:(?:starts?|begins?|opens?|ends?|due|it's|it is|that's|that is"
    r"|which is|this is|on|in|from|the)\s)*$"
)
"""Before something whose day stands in brackets: "before school goes back (2 September)"."""
_EVENT = r"(?:our|the|my|a)\s+(?:[\w'’-]+\s){1,4}?(?:on|in|at|around)\s+(?:the\s+)?$"
_AROUND_EVENT = later(
    rf"\b(?:(?P<before>before|ahead of|prior to)|(?P<after>after|once|as soon as))\s+(?:{_EVENT}|(?!we\b|i\b|it\b|you\b"
    rf"|they\b)(?:[\w'’-]+\s){{1,3}}on\s+(?:the\s+)?$)"
)
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
    r"\s{0,9}(?:,\s{0,9})?(?:(?P<by>at the (?:very )?latest|latest(?!\s+(?:early|mid|late|end|q\d|in|by|next|this|the|[a-z]{3,9}(?:ary|ber"
    r"|ch|il|ay|ne|ly|st))\b)|or (?:sooner|earlier|before)|tops|if not (?:sooner|earlier|before)"
    r"|is (?:the|our|a hard) deadline|deadline)|(?P<frm>or later|onwards?|and (?:later|beyond|after)|at the (?:very )?earliest"
    r"|earliest|or after|on\b(?=\s*[.,!]?$)))"
)


def _preposition(folded: str, start: int) -> re.Match[str] | None:
    """What binds the time at `start`, which is not the "starts on" of "before school starts on 19 August"."""
    before = _BINDS.search(folded, max(0, start - 48), start)
    starts = before is not None and (before["frm"] or "").startswith(("start", "begin"))
    event = _BEFORE_EVENT.search(folded, max(0, start - 70), start) if starts else None
    return None if event and not _NEVER.search(folded, max(0, event.start() - 32), event.start()) else before


_NEVER = later(r"(?:n't|\bcannot|\bcan not|\bnot|\bnothing|\bnever|\bno one|\bnobody|\bwithout)\b[^.!?]*$")
"""Before "before": it begins then."""


_RIGHT_BEFORE_NOT = later(r"\b(?:not|never) (?:any ?time )?$")


def _bound_by(folded: str, event: re.Match[str]) -> tuple[str, int]:
    """How what is on at a time binds it, and where the words begin: "not before the audit in June" is from June on."""
    never = _RIGHT_BEFORE_NOT.search(folded, 0, event.start()) if event.lastgroup == "before" else None
    return ("from", never.start()) if never else (event.lastgroup or "", event.start())


def _around(said: Utterance, named: Named, at: Scene) -> When:
    """A phrase with its part ("end of") and its preposition ("before") applied."""
    if anchored := beside(said.folded, named):
        (named, start), ends_late = anchored, False
        span = named.span
    else:
        span, start, ends_late = _parted(said.folded, named)
    binds = ""
    before = _preposition(said.folded, start)
    if before and before.end() == start and not _FOR_EVENT.search(said.folded, max(0, start - 60), start):
        binds = _BOUND[before.lastgroup or "by"]
        if binds == "from" and named.grain == "day" and span.first != span.last and "week" not in said.folded[named.start : named.end]:
            binds = ""  # "from July 13-15" names both ends
        if binds == "before" and ends_late:
            binds = "by"  # before the end of May is by the end of May
        start = before.start()
    elif event := _FOR_EVENT.search(said.folded, max(0, start - 60), start):
        binds, start = "by", event.start()
    elif event := _BEFORE_EVENT.search(said.folded, max(0, start - 70), start) or _BEFORE_BRACKET.search(
        said.folded, max(0, start - 70), start
    ):
        binds, start = "before", event.start()
    elif event := _AROUND_EVENT.search(said.folded, max(0, start - 60), start):
        binds, start = _bound_by(said.folded, event)
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
    span, start = named.span, part.start()
    if name in ("wo", "we") and span.first:
        span = dates.week(span.first, int(name == "wo" and span.first.weekday() == 6))
    elif named.grain in ("month", "quarter", "year", "season", "week"):
        span = PARTS[_PART_NAMES[name]](whole := span)
        if (since := _PART_BEFORE.search(folded, max(0, start - 12), start)) and whole.first and span.last:
            span, start = Span(PARTS[since["part"]](whole).first, span.last), since.start()
    return span, start, name in ("late", "dl", "wl")


_PART_BEFORE = later(r"\b(?P<part>early|mid)(?:dle)?(?:\s?[-/]\s?|\s(?:to|or|through)\s)$")
"""The part in which it begins, right before the part in which it ends: mid to late May."""


_DAY_NUMBER = later(r"(?:the )?\d{1,2}(?:st|nd|rd|th)")
_THAT_IS = later(r",?\s\(?(?:that'?s|that is|which is|it'?s|i\.e\.)\s(?:on )?(?:an? |the )?")

_IN_IT = later(r",\s(?:on )?|,?\s\(?(?:that'?s|that is|which is|it'?s|i\.e\.)\s(?:on )?(?:the )?")
"""Between a month and its day: "by May, the 20th"."""


def _which_day(said: Utterance, one: When, named: Named) -> When | None:
    """The day before, where what follows only says which it is: "August bank holiday, that's the 31st", "May 4th, that's a Monday"."""
    (first, last), day = one.span, named.span.first
    the_day = last if first is None else first
    gap = _IN_IT if one.grain == "month" else _THAT_IS
    if named.grain != "day" or the_day is None or day is None or not gap.fullmatch(said.folded, one.end, named.start):
        return None
    if not _DAY_NUMBER.fullmatch(said.folded, named.start, named.end):
        return one if the_day.weekday() == day.weekday() else None
    return one._replace(span=Span(first and first.replace(day=day.day), last and last.replace(day=day.day)), end=named.end)


def whens(said: Utterance, at: Scene) -> Sequence[When]:
    """Every time that an English text names, with ranges joined: "between May and July", "from 3 to 8 June"."""
    made: list[When] = []
    begins = books.begins(said.folded, "en")
    found = scan(PHRASES, said, said.words, books.by_their_year(at, begins) if begins else at)
    for named in books.without_beginning(found, begins) if begins else found:
        if made and (other := other_part(said, made[-1], named.end)):
            made[-1] = other
            continue
        if made and (the_day := _which_day(said, made[-1], named)):
            made[-1] = the_day
            continue
        one = _around(said, named, at)
        if made and one.start <= made[-1].start:
            made.pop()  # the Tuesday of "the Tuesday after Easter"
        if made:
            made[-1:] = with_one_before(said, made[-1], named, one, at)
        else:
            made.append(one)
    if made and (other := other_part(said, made[-1], len(said.folded))):
        made[-1] = other
    return made
