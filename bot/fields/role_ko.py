"""A Korean title told beside what it is called or what its holder does: 직함은 매니저인데 …, 회원 업무 보는 간사예요."""

from __future__ import annotations

from bot.fields.utterance import Utterance
from bot.language import lexicon
from bot.lean import later

_TITLES = "|".join(sorted(lexicon("ko").titles, key=len, reverse=True))
_NAMES = ("직함", "직책", "직급", "직위", "타이틀", "포지션", "호칭", "명함")
_ENDS = r"(?=(?:이?에요|예요|입니다|이요|이고|고|인데|이지만|지만|이라고|라고|이긴|요)|[\s,.!~]|$)"
_LABELLED = later(
    rf"(?:^|[\s,.])(?:{'|'.join(_NAMES)})(?:은|는|이|상|상으로는|에는|엔|에)\s?(?:일단\s|그냥\s)?"
    rf"(?P<it>(?:[가-힣a-z]{{1,8}} )?[가-힣a-z]{{0,6}}(?:{_TITLES})){_ENDS}"
)
"""직책은 과장이지만 …: the title behind what it is called."""
_DOES = r"[가-힣]{0,5}(?:하|보|짜|기|넣|맡|쓰|받|파|드|팔|돕|치|두|루|르|굽|우|가|뛰|키|있|내|서|리|찍)는"
_BEHIND_WORK = later(rf"(?:^|\s){_DOES} (?P<it>[가-힣]{{0,6}}(?:{_TITLES}))(?:이?에요|예요|입니다|이요|인데요|요)?[\s.!~ㅎㅋ]*$")
"""주문 받고 배송 챙기는 대리입니다: the title behind the work of who holds it."""
_DUTY = later(r"(?:업무|(?<![가-힣])일|쪽)$")
_AT = later(r"^[가-힣a-z0-9&]{2,14}(?<![팀부과실터트처국])에서\s")


def titled(said: Utterance, *, asked: bool) -> tuple[int, int] | None:
    """The title that is called one; asked, also one behind the work that goes with it."""
    if said.tongue != "ko":
        return None
    named = _LABELLED.search(said.folded) if any(name in said.folded for name in _NAMES) else None
    one = named or (_BEHIND_WORK.search(said.folded) if asked else None)
    return one.span("it") if one else None


def of_duty(said: Utterance, start: int, end: int, *, asked: bool) -> tuple[int, int] | None:
    """The span of a stated duty without where it is done; None of mere work that nobody asked for: 군청에서 관광 업무."""
    if said.tongue != "ko":
        return start, end
    if not asked and _DUTY.search(said.folded, start, end):
        return None
    where = _AT.match(said.folded[start:end])
    return (start + where.end() if where else start), end


_HELD_FIRST_KO = later(
    rf"\s{{0,4}}(?:(?:네|예|아|음|저는|제가|전|그냥"
    rf"|일단)[\s,]{{1,4}}){{0,2}}(?P<it>(?:[가-힣a-z]{{1,8}} )?[가-힣a-z]{{0,6}}(?:{_TITLES}))"
    r"(?:인데요?|이긴 ?(?:한|하)데요?|이기는 ?한데요?|이지만|지만|이에요|예요|입니다만?|이고요?|고요)[,.]?\s"
)


_PROMOTED_KO = later(
    rf"(?:^|(?<![이가서])\s)(?P<it>[가-힣a-z]{{0,6}}(?:{_TITLES}))(?:을|를|으로|로|이|가)?\s?(?:달았|단 지|승진했|승진하|승진해"
    rf"|올라갔|올라왔|진급했|됐어|됐습|됐네|되었)"
)
"""The post that somebody has risen to: 작년까진 과장이었고 이번에 차장 달았습니다."""


def held_first_ko(said: Utterance) -> tuple[int, int] | None:
    """The role with which a Korean reply begins before it says that somebody else decides: 원무과장인데 제가 결정권은 없어요."""
    one = (_HELD_FIRST_KO.match(said.folded) or _PROMOTED_KO.search(said.folded)) if said.tongue == "ko" else None
    return one.span("it") if one else None
