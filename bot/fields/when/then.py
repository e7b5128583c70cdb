"""Tells what later words make of a time: in May, so before that; until 20 August, so after that."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from bot.fields.utterance import Utterance
from bot.fields.when.dates import DAY, Span, When, bound
from bot.fields.when.why_en import lasts_until
from bot.lean import later

_THEN: Mapping[str, re.Pattern[str]] = {
    "en": later(
        r"\b(?<!not )(?<!n't )(?:before (?:then|that)|by then|ahead of (?:it|that|then)|(?:in place|ready|live|up|set up|done|running"
        r"|working|sorted|in|in time|on time|bedded in|going) for (?:then|that|it))\b"
        r"|(?<!say )(?<!know )(?<!tell )(?<!decide )\bbefore(?: it(?: (?:does|is|ends|lapses|expires|runs out))?)?(?=\W*$)"
        r"|\bbefore (?:i|we|she|he|they) (?:go|leave|open|move|close|start)\b"
        r"|\b(?<!not )(?P<after>(?:right |straight |any ?time |some ?time )?after (?:that|then)|from then on"
        r"|once (?:that|it|they)(?:'s| is| has|'re| are| have)?(?: all)? (?:finish\w*|over|done|ended|wrapp?\w* up|behind us"
        r"|out of the way)"
        r"|(?:can't|cannot|couldn't|won't|unable to|nothing|no (?:money|funds|budget))\b[^.!?;]{0,30}?\bbefore (?:then|that|it))\b"
        r"(?! (?:we|i|they|it|he|she)\b)"
    ),
    "ko": later(
        r"그 ?이?전(?:에(?!는)|까지|(?=[\s.,!?]|$|에?[는엔][^.!?]{0,16}[되돼될꼭써쓰쓸끝야]))|그때까지(?!는)|그 ?안에"
        r"|(?P<after>(?:그(?:거|게|것|때)?|이거|다) ?(?:끝나|지나|마치|치르)(?:고|면|야|자마자|는 대로)"
        r"|(?<=[라요셔해] )(?:끝나|지나)(?:고|면|야)"
        r"|그 ?(?:뒤|이후|다음|후)(?=[에로부요예입]|$))"
    ),
    "ja": later(
        r"その(?:日)?(?:の?(?:\d{1,2}|一|二)(?:日|週間?|[かヶカ]月)(?:ほど|くらい)?)?前(?!に?は(?![^.!?]{0,8}(?:動|使|始"
        r"|入)))|(?:それ|その日|その時|そのとき|当日)まで(?!に?は)|それより前(?!(?:に)?[はだ][^.!?]{0,16}?(?:な[いく]|ません|まへん|無理|難し|厳し|できん|早))|(?:それ|その日)に間に合|(?P<after>(?!))"
    ),
}
"""A deadline, or a beginning, that a time named before it gives: 9월에 오픈이라 그 전까지."""
_IS_SO_KO = later(
    r"\s?(?:이?라서?|여서|이?거든|예|이에|입니다|인데|이?니까)요?(?=[\s,.])"
    r"|\s(?:바[빠쁘]|정신[이]? ?없)[가-힣]{1,3}(?=[\s,.])"
    r"|\s(?!도입|구축|오픈|완료|설치|가동|개통)(?:[가-힣]{1,6} )?[가-힣]{2,6}?"
    r"(?:이?라서?|셔서|여서|[이하]?거든|이에|예|입니다|인데|[이하]?니까|해서)요?(?=[\s,.])"
    r"|\s(?!도입|구축|오픈|완료|설치|가동|개통|예산|자금|지원|보조|마감|목표|일정|행사 ?할인)(?:[가-힣]{1,6} ){0,2}"
    r"(?:있|남아|걸려|묶여|잡혀)(?:어서|서)요?(?=[\s,.])"
)
"""Behind a time by which something ends: it tells of that and sets nothing, 11일까지라서요, 4월 말까지 휴직이라."""
_EVE = ("before", "ahead", "그 전", "그전", "그 이전", "그이전")
"""How words begin that leave out the day itself."""
_SOONER_EN = ("before it", "before that", "before then")
_WHY = 60
"""Characters between a time and those words."""
_NEXT = 3
"""Characters between "before that" and a time that follows at once."""
_PART_OF_MONTH = timedelta(days=11)


def bound_as_before(named: Sequence[When], standing: Sequence[When], today: date) -> list[When]:
    """Return the times that stand, each bound like the one that it puts right: 5월까지요. 아 아니 6월이요 is by the end of June."""
    if len(named) == len(standing):
        return list(standing)
    made = []
    for one in standing:
        old = max((other for other in named if other.end <= one.start), key=lambda other: other.start, default=one)
        if not one.binds and old not in standing and old.binds in ("by", "before", "from"):
            one = one._replace(span=bound(one.span, old.binds, today), binds=old.binds)
        elif not one.binds and old not in standing and old.binds == "within" and one.grain == "later":
            one = one._replace(span=Span(today, one.span.last), binds="within")
        made.append(one)
    return made


def without_lasting(said: Utterance, named: Sequence[When]) -> list[When]:
    """The times without those until which something else lasts, behind which they begin: 4월 말까지 휴직이라 5월 둘째 주부터요.

    An English one that stands alone is the day before which they cannot: "we're flat out till mid April".
    """
    if said.tongue == "en":
        lasting = [one for one in named if one.binds == "by" and one.span.last and lasts_until(said, one.start)]
        rest = [one for one in named if one not in lasting]
        return rest or [one._replace(span=Span(one.span.last + DAY, None), binds="from") for one in lasting if one.span.last]
    if said.tongue != "ko" or len(named) < 2:
        return list(named)
    lasts = [one for one, then in pairwise(named) if one.binds == "by" and _begins(said, then) and _IS_SO_KO.match(said.folded, one.end)]
    return [one for one in named if one not in lasts]


_BEGINS_KO = later(
    r"\s?(?:에|에는|엔|쯤|쯤에|초에|중에)?\s?(?:바꾸|바꿀|옮[기길]|시작|도입|교체|갈아|전환|넘어[가갈]|이전|들어[가갈]|쓰기|쓸|오픈|가동|적용)"
)
"""Behind a Korean time: what they will do then."""


def _begins(said: Utterance, one: When) -> bool:
    return one.binds in ("from", "after") or (not one.binds and _BEGINS_KO.match(said.folded, one.end) is not None)


def told_after_why(folded: str, left: int, start: int) -> int:
    """Where the clause of a Korean time begins behind what lasts until then: of 4월 말까지 휴직이라 5월부터 the second part."""
    until = folded.rfind("까지", left, start)
    why = _IS_SO_KO.match(folded, until + 2) if until >= 0 else None
    return why.end() if why and why.end() <= start else left


_NOT_SOONER_KO = later(
    r"[^.!?\n]{0,20}?(?:(?<![가-힣])[안못]|[가-힣](?:지|진) ?[않못]|없|어렵|어려|힘들|불가|무리|바[쁘빠]|정신|곤란"
    r"|계약|약정|묶|남아|쓰고|써야|성수기|시즌|공사|감사|방학|휴가|일러|이르)"
)


def bound_by_that(said: Utterance, one: When, named: Sequence[When]) -> When:
    """Return the time as a deadline or a beginning where the message says "before that" or "after that" behind it.

    Of several times the last before those words is meant.
    """
    then = _THEN[said.tongue].search(said.folded, one.end, one.end + _WHY)
    first, last = one.span
    if then and then["after"] and one.binds == "by" and said.tongue == "ko" and _IS_SO_KO.match(said.folded, one.end):
        one, first = one._replace(binds=""), last  # 행사가 11일까지라서요 그거 끝나고요: until then it lasts
    if then and said.tongue == "ko" and any(0 <= other.start - then.end() <= _NEXT for other in named):
        return one  # 7월이 성수기라 그 전에 5월 말까지: the next time says it
    if then and said.tongue == "ko" and one.binds == "from" and not then["after"] and _NOT_SOONER_KO.match(said.folded, then.end()):
        return one  # 10월 1일부터요 그 전엔 법인 정리가 안 끝나요: only why it is no sooner
    if then is None or one.binds not in ("", "from") or first is None or any(one.end <= other.start < then.start() for other in named):
        return one
    if then["after"]:
        since = first if then["after"].endswith(_SOONER_EN) else (last or first) + DAY  # "starts 1 April, can't spend a cent before it"
        return one._replace(end=then.end(), span=Span(since, None), binds="after")
    is_part = last is not None and (last - first <= _PART_OF_MONTH or then.group().startswith("그 안")) and "より" not in then.group()
    is_part = is_part or (said.tongue == "ja" and bool(_ENDS_JA.search(said.folded, one.end - len("いっぱい"), then.start())))
    is_eve = first == last and then.group().startswith(_EVE)  # of the very day the eve, of a week its end
    until = last if is_part and not is_eve else first - DAY
    return one._replace(end=then.end(), span=Span(None, until), binds="before")


_ENDS_JA = later(r"いっぱい|[でに][^,.!?]{0,8}(?:切れ|終わ|終了|満了|なくな|期限|失効|打ち切|廃止)")
"""Between a Japanese time and "until then": something ends in it, 契約が9月いっぱいで切れるので、それまでに."""

_BEFORE_KO = later(
    r"(?P<event>[가-힣]{2,6}?)(?:하기)?\s?(?P<span>(?P<n>\d{1,2}|한|두|세|네|일|이|삼|사)\s?(?P<unit>주일?|달|개월|일)|열흘|보름|사흘"
    r"|나흘)\s?전(?:까지|에)"
)
_IS_KO = later(r"(?:^|[\s.,!?~])(?P<event>[가-힣]{2,6}?)(?:날|일)?[은이는가]\s?$")
_DAYS_KO = {"열흘": 10, "보름": 15, "사흘": 3, "나흘": 4, "주": 7, "주일": 7, "달": 30, "개월": 30, "일": 1}
_ONES_KO = {"한": 1, "두": 2, "세": 3, "네": 4, "일": 1, "이": 2, "삼": 3, "사": 4}


def bound_before_event(said: Utterance, named: Sequence[When]) -> list[When]:
    """The times, or the one that a deadline gives together with the day of its event: 개강 2주 전까지요. 개강이 9월 1일이에요."""
    told = _BEFORE_KO.search(said.folded) if said.tongue == "ko" and named and "전" in said.folded else None
    for one in named if told else ():
        first, last = one.span
        event = _IS_KO.search(said.folded, max(0, one.start - 12), one.start)
        if told and event and event["event"] == told["event"] and first and first == last and told.end() <= event.start("event"):
            count = int(told["n"]) if (told["n"] or "").isdigit() else _ONES_KO.get(told["n"] or "", 1)
            before = timedelta(days=count * _DAYS_KO[told["unit"] or told["span"]])
            return [one._replace(start=told.start("span"), end=told.end(), span=Span(None, first - before), binds="by")]
    return list(named)


_FINENESS = {"day": 0, "late": 1, "week": 1, "month": 1, "quarter": 2, "season": 3, "year": 4}
_CALLED_SO = timedelta(days=24)
"""So far from its astronomical dates people speak of a season."""
DEADLINE = frozenset(("by", "before", "within", "asap"))
"""What binds a time as one that may not pass."""


def is_closer(one: When, other: When) -> bool:
    """True for a time that says more exactly what the one before it said: before the summer, by 5 June; next year, in March."""
    if one.start < other.end:
        return False
    if one.binds in DEADLINE and other.binds in DEADLINE:
        return _FINENESS.get(one.grain, 0) < _FINENESS.get(other.grain, 0)
    (first, last), (since, until) = one.span, other.span
    if first is None or last is None or since is None or until is None:
        return False
    if other.grain == "season" and one.grain == "month":  # this summer, June through August: as they call it
        return since - _CALLED_SO <= first and last <= until + _CALLED_SO
    return since <= first and last <= until and last - first < until - since
