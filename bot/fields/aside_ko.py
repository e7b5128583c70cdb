"""What a Korean reply says of the talk itself: that somebody has to go, is driving, would be brief, asks first or is off. Pure."""

from __future__ import annotations

import re
from functools import cache

from bot.lean import later

_MARKS = later(
    r"야 ?[해할하돼되될겠]|끊기|보류|취소|중단|철회|중이[라에]|중입|중인데|중$|[게가]보?겠?습|[게께]요|짧게|간단히|간단하게|끊기|끊길"
    r"|배터리|다른 ?(?:데|곳|업체"
    r"|회사)|여쭙|여쭤|여쭈|묻|물어|확인|알고 ?싶"
)
"""What stands in every such part; few messages have it."""
_WORK = later(
    r"문의|상담|예약|주문|접수|응답|응대|답변|답장|챗봇|채팅|티켓|알림|자동|통합|관리|모으|모아|한곳|한 ?군데|놓치|놓쳐|밀려|밀리"
    r"|누락|툴|시스템"
    r"|솔루션|프로그램|플랫폼|연동|분류|배정|공유|처리|민원|전화|메일|게시판|못 ?[가-힣]"
)
"""What tells of work: 현장에 나가야 해서 전화를 못 받아요 is the trouble itself."""
_BRIEF = later(r"(?:답변|답|대답|질문|설명)[은을도만]? ?(?=(?:최대한|좀|되도록)? ?(?:짧게|간단|빨리))")
"""Our answers, and not theirs."""
_NAMES = later(r"(?!죄송|미안)[^\s.!?]{2,12}(?:이고요|고요|이에요|예요|입니다|이요|라고 해요|라고 합니다|라고 하고요),?\s")
"""A value, and the talk behind it: 봉수연이고요 질문은 짧게 해주세요."""
_LONGEST = 60


_LATER = r"(?:나중에|이따가?|내일|다시|다음에|조금|좀|있다가) [^.!?\n]{0,14}?[가-힣]{0,5}(?:게|께)요"
_MUST = (
    r"(?:나가|나가 ?봐|들어가|들어가 ?봐|가|가 ?봐|출발해|끊어|꺼|내려|일어나|이동해|복귀해|올라가|비워|퇴근해|마감해|닫아|뛰어가"
    r"|뛰어|운전해)야"
    r" ?(?:(?:해|돼|되|할|될|하)(?:서|요|서요|거든요|니까요?|ㅁ|는데요?|네요|겠어요|겠네요|겠습니다|겠는데요?)?"
    r"|겠(?:어요|네요|습니다|는데요?)|합니다|됩니다|할 ?것 ?같(?:아요?|습니다|네요|아서요?)|될 ?것 ?같(?:아요?|습니다|네요"
    r"|아서요?)|함|됨|돼가지고)"
)
_LEAVE = (
    r"(?:나가|나가 ?볼|나갈|들어가|들어가 ?볼|들어갈|가 ?볼|갈|끊을|끌|빠질|비울|출발할|일어날|이동할)(?:게|께)요?"
    r"|(?:나가|들어가|가) ?보겠습니다|자리 비웁니다"
)
_BUSY = (
    r"(?:운전|회의|이동|진료|수업|통화|미팅|강의|촬영|작업|근무|출장|외근|시술|조리|배달|수술|면담|행사|공사) ?중(?:이라서?요?"
    r"|이에요|이여"
    r"|입니다|이거든요|이니까요?|인데요?|이네요|이어서요?)?"
    r"|(?:지하철|버스|기차|엘리베이터|택시|비행기) ?(?:안)?이?라서?(?:요| 자꾸 끊기네요| 끊기네요)?|(?:자꾸|계속) 끊(?:기네요"
    r"|겨요|깁니다)"
    r"|배터리(?:가|도)? ?(?:없|다 ?[됐되]|얼마 ?안|나갈|나가|\d)[^.!?\n]{0,16}?(?:서요?|요|습니다|음)"
    r"|(?:중간에 |갑자기 )?끊(?:길|어질) ?(?:수도?|지도?|것)[^.!?\n]{0,8}?(?:요|습니다|음)"
)
_BRIEFLY = (
    r"(?:(?:답변|답|대답|질문|설명)[은을도만]? )?(?:최대한 |좀 |되도록 |가능한 한? ?)?(?:짧게만?|간단히|간단하게|빨리|빠르게|얼른"
    r"|짧고 굵게)(?: ?좀)? ?"
    r"(?:(?:부탁|말씀|질문)(?:드려요|드립니다|드릴게요|해요|드리겠습니다|드려도 될까요)"
    r"|(?:할|갈|끝낼|말할|물을|적을)게요|해 ?주세요|끝내 ?주세요|물어봐 ?주세요|가시죠|갑시다|끝내죠|요)"
)
_OFF = (
    r"(?:다른|딴) ?(?:데|곳|업체|회사|쪽|제품|서비스)(?:이랑|랑|하고|과|와|로|으로|에|을|를|쪽으로)? ?(?:이미 |벌써 |그냥 )?"
    r"(?:계약|결정|정[했하해]|정해|하기로|가기로|쓰기로|진행|선택|골랐|결제|확정|결론)[^.!?\n]{0,14}?(?:요|습니다|음|니다|대|네)"
    r"|(?:도입|구매|검토|이 ?건|이번 ?건|프로젝트|계획|계약|사업|[가-힣]{2}님|본사|위에서|윗선)[^.!?\n]{0,16}?(?:보류|취소|중단"
    r"|철회|홀딩)(?:하|되)?"
    r"(?:라고|자고|기로|래|재|됐|했|하셨|돼서|되어서)[^.!?\n]{0,14}?(?:요|습니다|음|대|네)"
)
_ENDED = rf"(?:{_MUST}|{_LATER}|{_LEAVE}|{_BUSY}|{_BRIEFLY}|{_OFF})"
"""What such a part ends with: they must go, will say it later, leave, are busy, would be brief, or it is off."""


_GOES = later(rf"(?:[^.!?\n]{{0,34}}?(?<![가-힣]){_ENDED}[\s,.!~ㅠㅜㅎㅋ…]*+){{1,3}}")
"""A part that says they go, cannot talk long or are off."""


_ASKS = later(
    r"[^.!?\n]{2,70}?(?:[는은인할될]지|[나까]요?|유무|여부)(?:부터|만|를|을|도|가)? ?(?:먼저|우선|좀|일단|하나만|혹시)? ?"
    r"(?:여쭙|여쭤|여쭈|묻(?:고|겠)|물어(?!보는|오)|문의(?:드|합))[^.!?\n]{0,14}[\s.!~]*"
    r"|[^.!?\n]{2,70}?지부터 ?(?:먼저 )?(?:확인|알고 ?싶|알아야|알려|궁금|듣고|봐야)[^.!?\n]{0,14}[\s.!~]*"
    r"|(?:그 ?전에|그전에|그보다|먼저|우선|일단|답하기 전에)[^.!?\n]{2,60}?[는은인할될]지(?:부터|만|를|도)? ?(?:먼저 )?"
    r"(?:확인|알고 ?싶|알아야|궁금|봐야)[^.!?\n]{0,14}[\s.!~]*"
)
"""A part that asks first."""


_LEADS = later(
    r"(?:[^.!?\n]{0,40}?\s)?(?:짧게|간단히|간단하게|빨리|빠르게|얼른|급하게|후딱) ?"
    r"(?:말씀드리면|말하면|얘기하면|적으면|쓰면|말씀드릴게요|말할게요|할게요|적을게요|쓸게요|답할게요|답하면|답드리면"
    r"|말씀드리자면)[\s,.:]+"
)
"""What leads to a brief answer."""


def behind_asides(text: str) -> int:
    """Where a folded reply begins behind 짧게 말씀드리면, or its end where it tells of no work: 회의 들어가야 해서 나갈게요; else 0."""
    if not _MARKS.search(text):
        return 0
    if lead := _LEADS.match(text):
        return lead.end() if not _WORK.search(text, 0, lead.end()) else 0
    if len(text) <= 2 * _LONGEST and _ASKS.fullmatch(text):
        return len(text)
    is_off = len(text) <= _LONGEST and not _NAMES.match(text) and not _WORK.search(_BRIEF.sub("", text)) and _GOES.fullmatch(text)
    return len(text) if is_off else 0


_HEDGES = later(r"글쎄|모르겠|뭐라고|뭐랄까|굳이|없[는지고어습음]")
"""What stands in every such beginning; few replies have it."""
_HEDGE = (
    r"(?:글쎄요?|뭐랄까요?|뭐라고 해야 ?(?:하지|할까|되지|될까)요?|(?:저도 )?(?:잘은? ?)?모르겠(?:지만|는데요?)"
    r"|굳이 (?:말하|꼽|따지|얘기하)(?:자면|면))"
)
_HAS_NONE = (
    r"(?:(?:딱히|따로|특별히|특별한 ?(?:건|거)|별다른 ?(?:건|거)|별건|그런 ?건|[가-힣]{1,6}이?랄 ?(?:건|것은))\s?)?"
    r"없(?:는데요?|지만|고요?|긴 한데|어요|습니다|음)"
)
_MAKESHIFT = later(
    r"(?:엑셀|카톡|카카오|톡방|단톡|단체방|전화|문자|메일|공책|수첩|노트|종이|수기|메모|네이버|구글|게시판|팩스|손으로|말로|칠판|달력"
    r"|장부|대장|시트|밴드)"
    r"[^.!?]{0,16}?(?:[으]?로|에다?|이요|예요|에요|이고|랑|하고|써|씁|쓰|적|봐|보|받|정리|관리|뿐|만|방)"
)
"""What people make do with who have no tool."""


@cache
def _hedges(has_none: bool) -> re.Pattern[str]:
    hedge = rf"(?:{_HEDGE}|{_HAS_NONE})" if has_none else _HEDGE
    return later(
        rf"\s{{0,4}}(?:(?:음+|흠+|어+|아|네|그게)[\s,.…~]+){{0,2}}(?:{hedge}[\s,.…~!]+){{1,2}}(?:(?:일단|우선|그냥|굳이 말하(?:자면"
        rf"|면))[\s,]+){{0,2}}"
    )


def behind_hedge(text: str, kind: str) -> int:
    """Where a folded reply tells all the same behind words of not knowing: 글쎄요, 일단 …; 딱히 없는데 굳이 말하자면 단톡방이요; else 0."""
    if not _HEDGES.search(text) or (one := _hedges(kind == "solution").match(text)) is None:
        return 0
    tells = _MAKESHIFT if kind == "solution" else _WORK
    return one.end() if tells.search(text, one.end()) else 0
