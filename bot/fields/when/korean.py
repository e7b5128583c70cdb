"""Reads times in Korean: 다음 달 안에, 7월 말까지, 이번 분기, 추석 전에, 3개월 이내."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.fields.utterance import Utterance
from bot.fields.when import books, dates
from bot.fields.when import korean_days as days
from bot.fields.when import korean_spans as spans
from bot.fields.when.dates import DAY, Span, When
from bot.fields.when.feast import BORROWED, NAMES, feast
from bot.fields.when.scan import Particles, Phrase, Phrases, Scene, bind, scan
from bot.language import lexicon
from bot.lean import later

_KO = lexicon("ko")
_SINO = "일이삼사오육칠팔구십"
_NATIVE = r"열두|열한|열|아홉|여덟|일곱|여섯|다섯|한두|두세|서너|한|두|세|석|네|넉"
_N = rf"(?:\d{{1,3}}|[{_SINO}]{{1,4}}|{_NATIVE}|몇|반)"
_YEAR = (
    r"(?P<year>(?:19|20)\d{2}년|[이천오십일삼사육칠팔구영]{4,6}년"
    r"|\d{2}년(?=\s?(?:\d{1,2}월|[1-4](?:/4|사)?\s?분기|[상하]반기))|올\s?해|금년|내년|명년|내후년|올|이듬해)?"
)
_ON = r"(?:\s?\([월화수목금토일](?:요일|욜)?\))?"  # the weekday of a day, behind it
_PART_TO = r"(?:(?<=[순초반])(?:\s?(?:에서|부터|-|~)\s?)?(?P<part_to>중순|하순|말|초순)(?:\s?사이)?)?"
_PART = r"(?P<part>말일|말(?!고)|초순|초|중순|중반|하순|상순|마지막\s?(?:주|날)|첫\s?(?:번째\s?)?주|첫째\s?주|전반|후반)?"
_DAYS = "|".join(spans.DAYS)
_NAMES = [name for name in NAMES if "가" <= name[0] <= "힣"]
_FEASTS = "|".join(re.sub(r"(?<=..) ?날$", " ?날", name) for name in _NAMES)
_WEEKDAYS = "|".join(_KO.weekdays)
_PHRASES = Phrases(
    *days.DAYS,
    Phrase(
        frozenset("빠빨급장즉바a"),
        later(
            r"최대한 ?빨리|최대한 ?빠르게|최대한 ?빠른|가능한 ?(?:한 )?(?:빨리|빠르게|빠른|한 빨리)|가급적 ?(?:빨리|빠르게|빠른)"
            r"|되도록 ?(?:빨리|빠르게|이면 빨리)|빠른 ?시일|빠를수록|급해요"
            r"|급합니다|급한데|급하게|급히|시급(?=[하한해합히함])|긴급|지금 ?당장|당장(?!은)|즉시|바로 ?(?:시작|도입|쓰|사용|진행|써|가능)"
            r"|바로(?=요|이요|$)|하루빨리|하루라도 빨리|asap|빨리(?=요|\s?(?:시작|도입|써|쓰|했으면|하고"
            r"|됐으면|되면|진행|필요|부탁))"
        ),
        lambda _, at: Span(at.now, at.now + 30 * DAY),
        "asap",
    ),
    Phrase(
        frozenset("월"),
        later(
            rf"(?:{_YEAR}\s?)(?:다음\s?)?(?:(?<![\d./-])(?P<since>\d{{1,2}})\s?[-~/]\s?)?(?<!\d)(?P<month>\d{{1,2}}"
            rf"|(?<![가-힣])[{_SINO}유시]{{1,2}})월(?!요일|급|세|드|간"
            rf"|별)(?:\s?(?P<day>\d{{1,2}}|[{_SINO}]{{1,3}})일(?!\s?(?:동안|간)){_ON}(?:\s?(?:-|~|부터"
            rf"|에서|과(?=\s?\d{{1,2}}일\s?사이))\s?(?P<to>\d{{1,2}})일(?:\s?(?:사이|까지))?)?"
            rf"|\s?{_PART}{_PART_TO})(?:\s?\(?(?:{_WEEKDAYS})\)?)?"
        ),
        spans.month,
        "month",
    ),
    Phrase(
        frozenset("주달월년분반해"),
        later(
            rf"(?P<which>이번|금번|다음|오는|돌아오는|다다음|그다음|(?<![가-힣])[금당담차])\s?(?P<unit>주말|주|달|분기|년|해"
            rf"|반기)(?![가-힣]*\s?(?:문"
            rf"|소))\s?(?:(?P<weekday>{_WEEKDAYS})|{_PART}{_PART_TO})"
        ),
        spans.relative,
        "month",
    ),
    Phrase(
        frozenset("달월"),
        later(
            r"(?P<which>이|이번|다음|담)\s?달\s?(?P<day>\d{1,2})일(?:\s?(?:-|~|부터|에서|과(?=\s?\d{1,2}일\s?사이))\s?(?P<to>\d{1,2})일"
            r"(?:\s?(?:사이|까지))?)?"
        ),
        spans.day_of_relative,
        "day",
    ),
    Phrase(
        frozenset("달"),
        later(rf"(?<![가-힣])(?P<which>이|내)\s?(?P<unit>달|월)(?P<weekday>(?!))?\s?{_PART}{_PART_TO}(?=[\s,.!?]|안|내|중|까|부|말|에|$)"),
        spans.relative,
        "month",
    ),
    Phrase(
        frozenset("분q"),
        later(
            rf"(?:{_YEAR}\s?)(?:(?<![\d.])(?P<since>[1-3])\s?[,~-]\s?)?(?:(?:제\s?)?(?P<q>[1-4일이삼사])\s?(?:(?:/\s?4|사)\s?)?분기)(?:\s?{_PART})"
        ),
        spans.quarter,
        "quarter",
    ),
    Phrase(frozenset("q"), later(rf"(?:{_YEAR}\s?)(?P<since>(?!))?q(?P<q>[1-4])(?![\d])(?:\s?{_PART})"), spans.quarter, "quarter"),
    Phrase(
        frozenset("년올"),
        later(
            r"(?P<year>(?:19|20)\d{2}년|올\s?해|금년|내년|명년|내후년|올)(?:도)?\s?(?:(?P<half>[상하])반기|(?P<part>말|초|중순|중반|하순|초순"
            r"|중)(?![가-힣]*월))(?!\s?(?:\d|계약))"
        ),
        spans.year_part,
        "year",
    ),
    Phrase(
        frozenset("년해"),
        later(
            r"(?P<year>(?:19|20)\d{2}년|올\s?해|금년|내년|명년|내후년)(?P<half>(?!))?(?P<part>(?!))?(?:도)?"
            r"(?!도?\s?(?:(?:본|추경 ?)?예산|회계|추경|봄|여름"
            r"|가을|겨울|[상하]반기|\d))"
        ),
        spans.year_part,
        "year",
    ),
    Phrase(frozenset("반"), later(r"(?P<half>[상하])반기"), spans.half, "quarter"),
    Phrase(
        frozenset("오금내모글연월주분회개휴여수낼말후신새"),
        later(rf"(?<![가-힣])(?:{'|'.join(re.escape(word) for word in sorted(spans.BY_WORD, key=len, reverse=True))})"),
        lambda found, at: spans.BY_WORD[found.group()](at.now),
        "day",
    ),
    Phrase(
        frozenset("일주달개년분해흘틀보닷엿스"),
        later(
            rf"(?:(?P<ahead>앞으로|향후|다음)\s?|(?<![가-힣\d./])(?<!\d,))(?:(?P<days>{_DAYS})(?=\s?(?:에서|늦|이나|내지|정도|쯤|가량|안"
            rf"|이내|내|후|뒤|있다|이후|이면"
            rf"|만에))|(?:(?P<big>{_N})\s?(?P<big_unit>년|개월|달)\s?(?={_N}))?(?P<n>{_N})(?:\s?(?:-|~|에서|이나|내지"
            rf"|,(?!\d{{3}}))\s?(?P<m>{_N}))?\s?(?P<unit>개월|달|주일|주간"
            rf"|주|일(?=\s?(?:정도|쯤|안|이내|내|후|뒤|있다|이후|이면))|년|분기|해)(?P<half>\s?반|(?<=달)\s?보름)?)(?:\s?(?:정도|쯤"
            rf"|가량))?(?!요"
            rf"|차|\s?전(?!체)|에(?!서)|\s?[일이삼사오육칠팔구십백천]{1, 5}\s?(?:만|원)|째|간의|치|짜|된|동안|부터|생|도|월)"
            r"(?!일?에\s?(?:약\s?|한\s?)?[\d일이삼사오육칠팔구십백천])(?:\s?(?P<how>이상\s?(?:지나|뒤|후|있다|걸)|안에|안으로|안"
            r"|이내|내로|내에|내|후|뒤|있다가|이후"
            r"|지나|정도 뒤"
            r"|정도 후))?(?![가-힣]*(?:계약|약정"
            r"|무료|경력|운영했))"
        ),
        spans.later,
        "later",
    ),
    Phrase(
        frozenset("봄여가겨"),
        later(
            rf"(?:(?P<which>이번|오는|다음)\s?)?(?:{_YEAR}\s?)(?:(?<=이번)|(?<=다음)|(?<=오는)|(?<=[해년올])"
            rf"|(?<![가-힣]))(?P<season>봄|여름|가을|겨울)(?=\s|까|전|에|이|쯤|부|쯤|$"
            rf"|[,.!?]|철|즈|방|께)"
        ),
        spans.season,
        "season",
    ),
    Phrase(
        frozenset(name[0] for name in _NAMES) | frozenset("tcxebhilmnd"),
        later(
            rf"(?<![가-힣])(?:(?P<year>내년|올해|\d{{4}}년)\s?)?(?P<name>{_FEASTS}|{BORROWED})(?=\s|까|전|에|이|쯤|연|명|부|후|$"
            rf"|[,.!?])(?:\s?(?:연휴|명절|세일|시즌|대목|행사|특수|프로모션|이벤트))?"
        ),
        lambda found, at: feast(found.group("name"), at.now, at.region or "KR", spans.named_year(found.group("year"), at.now)),
        "day",
    ),
    Phrase(
        frozenset("요욜"),
        later(rf"(?:(?P<dom>\d{{1,2}})일\s?)?(?:다음\s)?(?P<weekday>{_WEEKDAYS})"),
        days.weekday,
        "day",
    ),
    Phrase(
        frozenset("일"),
        later(
            rf"(?<![\d월년,./])(?<!월 )(?P<d>\d{{1,2}})일{_ON}"
            r"(?=\s?(?:까지|전|에|부터|이전|쯤|날|[,.!?]|$|(?P<said>이요|이에요|입니다|이고요|로)))"
        ),
        lambda found, at: days.day_of_month(found, at) if at.asked or not found.group("said") else None,
        "day",
    ),
    Phrase(
        frozenset("0123456789"),
        later(r"(?<![\d./-])(?:(?P<y>20\d{2})\s?[-/.]\s?)(?P<m>\d{1,2})\s?[-/.]\s?(?P<d>\d{1,2})(?P<to>(?!))?(?![\d/])"),
        spans.figures,
        "day",
    ),
    Phrase(
        frozenset("/"),
        later(
            rf"(?<![\d./])(?<!(?<!/\d)(?<!/\d\d)-)(?P<y>(?!))?(?P<m>\d{{1,2}})/(?P<d>\d{{1,2}}){_ON}"
            r"(?:\s?[~-]\s?(?P<to>\d{1,2})일?)?(?![\d/월])"
        ),
        spans.figures,
        "day",
    ),
)


_AFTER = later(
    r"\s?(?:쯤|정도|경|께|철)?(?:에|엔|에는)?\s?(?:(?P<by>까지|까진|까정|안엔|안에|안으로|내에|내로|이내|안(?=\s|$|[,.이])|내(?=\s|$"
    r"|[,.입요])|이전까지"
    r"|중으로는|중까지|전후까지)"
    r"|(?P<before>(?<=월 )(?!초순|중순|하순|말일|이내|첫째|둘째|셋째|넷째|마지막|이사|연휴|명절)[가-힣]{2,5}?(?:이"
    r"|가)?\s?(?:시작\s?)?전(?:까지|에는|에|엔)"
    r"|(?:에\s)?(?:성수기|비수기|시즌|개강|개학|개장|개업|개원|오픈|출시|런칭|학기|행사|축제|휴가철|이사철|방학|결산"
    r"|명절|연휴|세일|장마"
    r"|김장철|이사|입주|공사|입시|시험)(?:이|가|을|를)?\s?(?:시작\s?|(?:시작)?(?:하기|되기|들어가기)\s?)?전(?:까지|에는|에|엔)?"
    r"|(?:\s?(?:오픈|개업|개장|출시|행사|만료|종료)[가-힣]{0,4},?\s)?그\s?전에?|(?:시작\s?)?(?:되|하|오|가)기 ?전|들어가기 ?전"
    r"|시작 ?전|전까[지진정]"
    r"|이전|전에|전(?=\s|$|[,.!~으이]|입니|예요|임|요(?![가-힣])|이?면)|전엔|방학 ?전)"
    r"|(?P<from>부터| ?(?:연휴|행사|시즌|마감|휴가|축제|시험)[가이]? ?(?:지나|끝나[고면])|이후"
    r"|(?:을|를)?\s?(?:쇠고|쇠면|쇠자마자|지내고|보내고|쉬고|치르고)(?:\s?나(?:서|면))?"
    r"|이후로|이후에|지나|넘어|끝나고|후에|후(?=\s|$|[,.])"
    r"|뒤에))"
)
_RANGE = later(r"\s?(?:-|~|부터|에서|이나|,|또는|아니면|혹은|[에,]?\s?늦(?:으면|어도|어지면|더라도))\s?")
_LEAD = later(
    rf"[^.!?\n]{{0,16}}?(?<![가-힣\d])(?:(?P<days>{_DAYS})|(?P<n>{_N})\s?(?P<unit>주일?|달|개월|일))\s?전(?:에는|엔|까지|까진|부터"
    rf"|쯤|이?요|(?=[,.]|$)"
    r"|에(?=[^.!?\n]{0,12}(?:해야|[되돼]|필요|싶|끝|마[쳐치]|준비|넘어|테스트|세팅|셋팅|깔|쓰)))"
)
"""Behind a time: so long before it."""
_BESIDE = later(
    r"\s?(?:연휴|명절)?\s?(?:이|가)?\s?(?:(?P<before_week>(?:바로\s?)?전\s?주|(?:바로\s?)?직전\s?주)"
    r"|(?P<after_week>(?:(?:끝나고|지나고|쇠고|지난|끝난|바로)\s?)?(?:그\s?)?다음\s?주)"
    r"|(?P<before_day>전\s?날|하루\s?전)|(?P<after_day>(?:끝나고\s?|바로\s?)?다음\s?날)"
    + "".join(
        rf"|(?P<after_{number}>(?:(?:끝나고|지나고|끝난|바로)\s?)?(?:그\s?)?다음\s?(?:주\s?)?{day}(?:요일"
        rf"|욜))"
        for number, day in enumerate("월화수목금토일")
    )
    + r"|주(?=[\s에,.!?까쯤요]|$))"
)
_PARTICLES = Particles(
    _AFTER,
    _RANGE,
    ("부터",),
    later(r"(?:늦(?:어도|으면)|아무리 늦어도|최소한)\s?$"),
    later(r"(?:(?:빨라|일러)(?:야|도)|(?:빠르|이르)면|최소|적어도)\s?$"),
    later(r"\s?(?:이나|또는|아니면|혹은|,)\s?"),
    _BESIDE,
)
_EASY = later(
    r"[월주달년분기해봄여가겨설추말초오내모글연급빨장즉성크요일개빠q/흘틀닷엿]|보름|스무 ?날"
    rf"|asap|\d[-.]\s?\d|\d시간|^\s*20\d{{6}}|바로|시급|영업일|[명익금당]일|{_FEASTS}|{BORROWED}"
)


def whens(said: Utterance, at: Scene) -> Sequence[When]:
    """Every time that a Korean text names, from left to right, ranges joined."""
    if not _EASY.search(said.folded):
        return []
    begins = books.begins(said.folded, "ko")
    found = scan(_PHRASES, said, frozenset(said.folded), books.by_their_year(at, begins) if begins else at)
    named = _without_passed(said, bind(said, books.without_beginning(found, begins) if begins else found, _PARTICLES, at))
    return _with_lead(said, named) if "전" in said.folded else named


_PASSED = later(r"[고서]?\s?(?:한|대략|빨라야|늦어도)?\s?")
_TRIED = later(
    r"[에엔는부터\s]{0,4}(?:[가-힣]{1,6} )?(?:테스트|시범|파일럿|시험|체험|poc|결정|결재|계약|승인|심의|이사회|미팅|회의|발표)"
    r"[^.!?\d]{0,12}?(?:하고(?! ?싶)|[나받마]고|마치고|통과하면|[나되]면|해 ?보고|돌리고|돌려 ?보고"
    r"|거치고|거쳐서?|끝내고|뒤에?|후에?),?\s?[^.!?]{0,4}"
)


def _without_passed(said: Utterance, named: Sequence[When]) -> Sequence[When]:
    """The times without those after which the next one lies: 추석 지나고 10월쯤, 4월에 시범 운영하고 7월부터."""
    passed = [
        one
        for one, then in pairwise(named)
        if then.binds != "asap"
        and (
            (said.folded.endswith(("지나", "끝나고", "넘어"), one.start, one.end) and _PASSED.fullmatch(said.folded, one.end, then.start))
            or _TRIED.fullmatch(said.folded, one.end, then.start)
        )
    ]
    return [one for one in named if one not in passed] if passed else named


def _with_lead(said: Utterance, named: Sequence[When]) -> list[When]:
    """The times, those that something else has to lie ahead of as that deadline: 6월 1일 오픈인데 2주 전엔."""
    made: list[When] = []
    for one in named:
        if made and one.start < made[-1].end:
            continue
        lead = _LEAD.match(said.folded, one.end) if one.span.first and one.binds != "asap" else None
        if lead and one.span.first:
            days = lead.group("days")
            count, unit = (spans.DAYS[days][1], "day") if days else (spans.number(lead.group("n")), spans.UNITS[lead.group("unit")[0]])
            one = When(one.start, lead.end(), Span(None, dates.shifted(one.span.first, -count, unit)), "by", one.grain)
        made.append(one)
    return made
