"""Korean sizes told in several numbers: 118명이었는데 22명 나갔어요, 한 매장에 7명씩 세 군데, 수강생 300명에 강사 12명."""

from __future__ import annotations

from collections.abc import Sequence

from bot.fields.amount import Amount
from bot.fields.utterance import Utterance
from bot.language import cue
from bot.lean import later

Summed = tuple[int, int, float]  # start, end, people

_OTHER = cue("headcount.other")["ko"]
_UNIT = r"\s?(?:명|분|사람|인)?(?:\s?(?:정도|쯤|가량))?"

# --- so many were there, so many came or left

_WERE = later(
    rf"{_UNIT}(?:(?:이?었|였|있었)(?:는데요?|다가|고|지만|거든요)[,.]?|이?다가|에서|이?던 ?[게데]|(?P<is>인데|이고),?)\s[^.!?;\d]{{0,20}}"
)
"""Between the number that was and the number that came or left."""
_ONCE = later(r"(?:원래|본래|작년|지난해|전에|처음|기존|연초|예전)[가-힣]{0,3}\s(?:직원이?\s)?(?:한|약|총)?\s?$")
_CHANGED = later(
    r"\s?(?:명|분|사람)?(?:이|가|을|은|도|쯤|정도)?\s?(?:[가-힣]{1,4}\s){0,2}?"
    r"(?:(?P<less>나[가갔]|퇴사|퇴직|이직|그만[두둬뒀]|관[두둬뒀]|빠[지져졌]|줄[어었]|떠[나났]|내보[내냈]|독립)"
    r"|(?P<more>들어[와왔]|늘[어었]|뽑[아았]|충원|합류|입사|채용|새로 [와왔]))"
    r"(?:(?<=[갔뒀졌었났냈왔았])|(?<=[가두둬져어나내와아])서|(?<=[사직립원류용])(?:했|해서|됐|돼서))"
)
"""Right behind the second: what they did; what they are about to do changes nothing yet."""


_BECAME = later(
    r"\s?(?:명|분|사람|인)?(?:\s?(?:정도|쯤))?(?:으?로|까지)\s(?:[가-힣]{1,4}\s){0,2}?"
    r"(?:(?P<will>늘어날|늘릴|늘리려|늘리고 싶|커질|줄일|줄어들 |(?:증원|확대|충원)(?:할|하려|될|예정| 예정| 계획))"
    r"|늘었|늘어서|늘어났|줄었|줄어서|줄어들었|커졌|커져서|불었|(?:증원|확대|증가|감소|감원)(?:했|해서|됐|돼서))"
)
"""Behind the number that another became, or is to become: 20명에서 40명으로 늘었어요."""


def _became(said: Utterance, made: Sequence[Amount]) -> Summed | None:
    """What a range that is none tells of today: its second number, or the first while the second is only planned."""
    last = made[-1] if made else None
    how = _BECAME.match(said.folded, last.end) if last and last.min and last.max else None
    if last is None or how is None or "에서" not in said.folded[last.start : last.end]:
        return None
    return last.start, last.end, (last.min if how["will"] else last.max) or 0


def after_change(said: Utterance, made: Sequence[Amount]) -> Summed | None:
    """As many as are left, or were joined by others: 96 of 118명이었는데 22명 나갔어요; None where what they are now is told."""
    if len(made) < 2 or any(one.min is None or one.min != one.max for one in made):
        return None
    change, now = made[-2:]
    if _AND_NOW.fullmatch(said.folded, change.end, now.start) or _SO_NOW.fullmatch(said.folded, change.end, now.start):
        return now.start, now.end, _count(now)
    if len(made) > 2:
        return _as_reckoned(said, *made[-3:])
    were, change = made
    if _LEFT_SO.fullmatch(said.folded, were.end, change.start):
        return change.start, change.end, _count(change)
    between = _WERE.fullmatch(said.folded, were.end, change.start)
    how = _CHANGED.match(said.folded, change.end) if between else None
    if between is None or how is None or (between["is"] and not _ONCE.search(said.folded, max(0, were.start - 14), were.start)):
        return None
    people = _count(were) + (_count(change) if how["more"] else -_count(change))
    return (were.start, how.end(), people) if people > 0 else None


_AND_NOW = later(
    r"\s?(?:명|분|사람)?(?:이|가|을)?\s?(?:더\s?|또\s?)?(?:(?:새로|또|다)\s)?"
    r"(?:들어와|들어오셔|나가|나가셔|늘어나?|뽑아|빠져|줄어|그만둬|그만두셔|관둬|떠나|(?:충원|합류|입사|채용|퇴사|이직|퇴직)(?:해"
    r"|돼))서,?\s"
    r"(?:(?:이제|지금|현재|총|전부|다|다 해서|딱|약|한)(?:은|는)?\s){0,2}"
)
"""Between how many came or left and how many they are since: 네 명 더 들어와서 27명."""
_OFF = later(rf"{_UNIT}(?:인데|이지만|이고)\s[^.!?;]{{0,16}}")
_LEFT_SO = later(rf"{_UNIT}(?:인데|이지만)\s[^.!?;\d]{{0,12}}?(?:휴직|퇴사|퇴직|나가|빠져|빠지|그만)[가-힣]{{0,5}}\s")
"""Between how many they are on paper and how many are left: 40명인데 셋이 휴직이라 37명이에요."""


_SO_NOW = later(
    rf"\s?(?:명|분|사람)?(?:이|가|은|는)?\s(?:[가-힣]{{1,6}}\s){{0,2}}?{_CHANGED.pattern}[가-힣]{{0,3}}[.,]?\s"
    r"(?:(?:그래서|이제|지금|현재|총)(?:은|는)?\s)?"
)
"""Between how many came or left and how many they are since: 한 명 저번주에 관뒀다 26명."""


def _as_reckoned(said: Utterance, were: Amount, change: Amount, now: Amount) -> Summed | None:
    """The third of 22인데 한 명 휴직이라 21이요: what is left of the first without the second."""
    is_left = _count(now) == _count(were) - _count(change) and (
        _OFF.fullmatch(said.folded, were.end, change.start) or _SO_NOW.fullmatch(said.folded, change.end, now.start)
    )
    return (now.start, now.end, _count(now)) if is_left else None


def _count(one: Amount) -> float:
    return one.min or 0


# --- so many in each of so many places

_PLACE = r"(?:매장|지점|점포|지사|센터|학원|병원|가게|군데|곳|팀|조|교대|호점|캠퍼스|공장|영업소|사업장|현장|지부|분원|관|개 ?점|식당)"
_PLACES = later(rf"\s?(?:개\s?)?{_PLACE}")
_OF_PLACES = later(rf"{_PLACE}(?:이|가|은|는|만)?\s?(?:총|전부|약)?\s?$")
_PIECES = later(r"\s?(?:개|군데|곳)")
_EACH_BEFORE = later(
    rf"(?:각각?|(?:한|각)\s?{_PLACE}(?:에|당|마다)?|{_PLACE}\s?(?:마다|별로|당))\s?(?:에\s?)?(?:직원[이은]?\s|평균\s?|약\s?|한\s){{0,2}}$"
)
_EACH_BEHIND = later(r"\s?(?:명|분|사람)\s?(?:정도|쯤)?씩")
_LED = later(
    r"(?:대표|원장|사장|점장|실장|소장|관장|본부장)(?:님|쌤)?(?:이|은|는|만)?\s?$|(?:본사|본점|사무실|사무국|물류센터|창고|공장"
    r"|관리팀|본부)(?:는|은|에|가|이)?\s?(?:한|약)?\s?$"
)
_AT_WORK = later(r"근무|직원|일하|일해|상주|알바|강사|스태프|기사|트레이너|코치")


def per_place(said: Utterance, made: Sequence[Amount], *, asked: bool) -> Summed | None:
    """Places times the people of each, and those of the head office: 매장이 5개인데 매장마다 6명이에요."""
    each = [one for one in made if is_each(said, one)]
    if len(each) != 1 or any(one.min is None or one.min != one.max for one in made) or not (asked or _AT_WORK.search(said.folded)):
        return None
    others = [one for one in made if one not in each and not (_count(one) == 1 and _PLACES.match(said.folded, one.end))]
    places = [one for one in others if _are_places(said, one)]
    rest = [one for one in others if one not in places]
    if len(places) != 1 or not all(_LED.search(said.folded, max(0, one.start - 12), one.start) for one in rest):
        return None
    if not asked and _OTHER.search(said.folded, min(made[0].start, each[0].start), each[0].end + 8):
        return None
    total = _count(places[0]) * _count(each[0]) + sum(map(_count, rest))
    used = (*places, *each, *rest)
    return min(one.start for one in used), max(one.end for one in used), total


def _are_places(said: Utterance, one: Amount) -> bool:
    if _PLACES.match(said.folded, one.end):
        return True
    return bool(_PIECES.match(said.folded, one.end) and _OF_PLACES.search(said.folded, max(0, one.start - 12), one.start))


def is_each(said: Utterance, one: Amount) -> bool:
    """True for a number of people in one place, or at one time: 지점마다 열 명, 두 명씩."""
    return bool(_EACH_BEHIND.match(said.folded, one.end) or _EACH_BEFORE.search(said.folded, max(0, one.start - 18), one.start))


# --- others beside them

_DOES = later(
    r"(?P<what>[가-힣]{1,6} )?(?P<verb>[가-힣]{0,6}[할는을볼쓸줄릴받낼갈칠될들]) "
    r"(?:사람|인원|직원|분|친구|애|계정|팀원|건|게)(?:들)?(?:은|는|이|만)?\s?(?:한|약|대략|총|딱|고작)?\s?$"
)
"""Right before a number: who does what."""
_WORKS = later(
    r"(?:일|근무|상주|출근|재직|운영|종사|소속)(?:하는|된|할)|다니는|가르치는|남는|있는|뛰는"
    r"|(?:월급|급여|봉급|보험|돈)[가-힣]{0,2} (?:받|나가)는"
)
_LOOKED_AFTER = later(
    r"(?:아이|애|어린이|청소년|학부모|보호자|어르신|입소자|이용자|이용인)(?:들|분들)?(?:은|는|이|가|만)?\s|정원|결원|공석|휴직자"
    r"|계열사|그룹 ?(?:전체|사)|모회사"
)
"""Right before a number: who is looked after there, places to be filled, or the firms of which this is one."""
_OUTSIDE = later(
    r"\s?명?(?:은|이|는)?\s(?:다 |전부 )?(?:지입|외주|용역|파견|프리랜서|협력|하청|도급|위탁)(?:직|사|업체|인력)?"
    r"(?:이고|고|이라|라|인데|이에요|예요|입니다)"
)
"""Right behind one: somebody else pays them."""
_CLAUSE = later(r"^.*(?:[아어해나와가줘져려]서|[으하]면서|는데|지만)\s")
_SEGMENT = later(r"(?:\s?(?:명|분|사람))?[^\s,.!?]*,?\s?")


def without_others(said: Utterance, made: Sequence[Amount]) -> tuple[Utterance, Sequence[Amount]]:
    """Blank out the numbers of a reply that count pupils, guests or those who would log in, where another counts who works there."""
    own, left, blank = [], 0, list(said.folded)
    for one in made:
        right = _SEGMENT.match(said.folded, one.end)
        end = right.end() if right else one.end
        if _counts_others(said.folded[left : one.start]) or _OUTSIDE.match(said.folded, one.end):
            blank[left:end] = " " * (end - left)
        else:
            own.append(one)
        left = end
    if not own or len(own) == len(made):
        return said, made
    return said._replace(folded="".join(blank)), own


def _counts_others(label: str) -> bool:
    """Tell whether the words before a number say that it counts somebody else, or only who does the work at hand."""
    label = _CLAUSE.sub("", label)
    if _WORKS.search(label):
        return False
    return bool(_OTHER.search(label) or _LOOKED_AFTER.search(label) or _DOES.search(label))


_TO_COME = later(
    r"\s?(?:명|분|사람)?(?:을|정도|쯤)?\s?(?:더|새로|추가로)\s(?:뽑|채용|충원|들어올|들어오기로|늘릴|늘리|모집|구할|구하|데려)"
    r"(?![가-힣]{0,2}(?:았|었|했|왔|아서|어서|해서|와서))"
    r"|\s?(?:명|분|사람)(?:으로|까지)\s?(?:더\s)?(?:늘릴|늘리려|늘어날|(?:충원|확대|증원)(?:할|하려| ?예정| ?계획)|키울|키우려)"
    r"|\s?(?:명|분|사람|인)(?:을|까지|으로|이|체제)?\s?(?:목표|예정|계획|희망)(?![가-힣]{0,4}이었|했)"
)
"""Right behind a number: they are yet to come, 곧 다섯 명 더 뽑긴 할 건데."""
_BY_THEMSELVES = later(r"인\s?(?:사장|대표|원장|점주|주인)")
"""Behind a one that nobody asked for: how somebody calls themselves, 1인 사장."""
_THEY_ARE_ALL = later(
    r"[.!,]\s(?:그게|이게|그렇게가|이렇게가)\s(?:[가-힣]{1,5}\s){0,2}(?:전부|다|끝)(?:요|예요|이에요|입니다|임|죠|야|에요)?[\s.!ㅎㅋ~]*$"
)
"""Behind a list: there is nobody else. No total follows."""
_HEARD_OF_OWN = later(
    r"(?:아니[고라]|말고|했는데|확인|물어|인사팀|총무팀|(?:저희|우리)(?! ?(?:옆|앞|거래|협력|건물)))[^.!?]{0,30}?(?P<it>이래|맞대)(?=요)"
)
"""A size of their own that they had from somebody: 28명이 아니라 33명이래요, 확인했더니 저희 직원이 47명이래요."""


def _as_told(said: Utterance) -> Utterance:
    """The message with what they heard of their own firm as if they said it themselves."""
    one = _HEARD_OF_OWN.search(said.folded) if "래요" in said.folded or "대요" in said.folded else None
    if one is None:
        return said
    at = one.end("it") - 1
    return said._replace(folded=f"{said.folded[:at]}{'에' if one['it'] == '이래' else '아'}{said.folded[at + 1 :]}")


def in_parts(said: Utterance, made: Sequence[Amount], *, asked: bool) -> tuple[Summed | None, Utterance, Sequence[Amount]]:
    """The size that several Korean numbers make together, if any; else the message and its numbers without those that are no size."""
    if said.tongue != "ko":
        return None, said, made
    if said.folded.strip(" .,!~") == "네":  # yes, and no four
        return None, said, ()
    said = _as_told(said)
    if whole := _THEY_ARE_ALL.search(said.folded):
        said = said._replace(folded=said.folded[: whole.start()] + " " * (len(said.folded) - whole.start()))
    told = per_place(said, made, asked=asked) or (_became(said, made) or after_change(said, made) if asked else None)
    if told or not made:
        return told, said, made
    made = [one for one in made if not (is_each(said, one) or _TO_COME.match(said.folded, one.end))]
    if not asked:
        made = [one for one in made if not _BY_THEMSELVES.match(said.folded, one.end)]
    return (None, *(without_others(said, made) if asked else (said, made)))
