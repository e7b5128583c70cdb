"""Whom a Korean message tells of beside its writer: guests that a number counts, another firm's people, somebody's name."""

from __future__ import annotations

from bot.fields.utterance import Utterance, clause
from bot.lean import later

_HONOURED_KO = later("직원|사원|선생|강사|근무|계[시세십신]|일하|분들|인원")
"""Beside a number of 분, which nobody asked for: they are people, no minutes."""
_WHO_KO = later(
    r"(?<![가-힣])(?!(?:저희|우리|회사|전체|본사|전부"
    r"|모두)[가이])[가-힣]{1,8}(?<!규모)(?<![원사직진자저너님력구치생버람프바팀단수들])(?:님들?)?"
    r"(?:이|가)\s?(?:한 |약 |총 |대략 )?$"
)
"""Right before a number, as its subject: people whose name is no worker's by its end, 학부모가, 점주가, 견주님들이."""


_NEIGHBOUR_KO = later(
    r"(?:옆|이웃|아는|다른|친구|지인|남편|형|언니|누나|오빠|동생)네? ?(?:회사|가게|집|사무실|매장|업체|병원|학원|공장|데)"
    r"|경쟁사|거래처|고객사|납품처|타사|귀사"
)
"""In the clause of a number: another firm."""
_HEARD_KO = later(
    r"[^.!?]{0,16}?(?:던데|라는데|다는데|라더라|다더라)요?(?![가-힣])"
    r"|\s?(?:정도|쯤|이나|은|이|까지)?\s?(?![가-힣]{0,3}[는은인]데)(?:넘|되|돼|인가|이신가|맞|있|계시)[가-힣 ]{0,6}(?:나요|까요|가요"
    r"|죠|세요|어요|니까)\?"
)
"""Behind a number: it is what they heard of somebody, or asked of us: 20명까지라던데 …, 50명 넘나요?"""
_GUESTS_KO = later(
    r"(?:학부모|보호자|아이|어린이|청소년|참석자|관광객|하객|응모자|구경꾼)(?:님|들)*(?:이랑|하고|도)?\s?(?:까지|포함|합|다 해)"
    r"|[명분]이?\s?(?:체험|예약|신청|등록|참가|참여|구매|결제|응모|투숙|수강|주문)(?:을|를)?\s?(?:했|하셨|해요|한|하러|오|옵|왔|와|하네|중)"
)
"""In the clause of a number: who comes to them."""
_ROOM_KO = later(r"(?:쓸|이용할|사용할|접속할) ?수 ?(?:있나|있어|있는지)|써도 [되돼]")
"""How many may use it is asked, and none are told."""


def are_others_ko(folded: str, start: int, end: int, around: str) -> bool:
    """Tell whether a Korean number at `start:end`, its unit counted, counts minutes, or whoever does not work there: 학부모가 200명."""
    is_minutes = folded.startswith("분", end - 1) and not _HONOURED_KO.search(around)
    is_asked_back = folded.startswith("?", end) or _ROOM_KO.search(around)  # 몇 명까지 돼요? 5명?
    return (
        is_minutes
        or bool(is_asked_back or _HEARD_KO.match(folded, end) or _GUESTS_KO.search(around))
        or bool(_NEIGHBOUR_KO.search(folded, *clause(folded, start, end)))
        or bool(_WHO_KO.search(folded, max(0, start - 16), start))
    )


_THEIR_NAME_KO = later(
    r"[^.!?\n]{0,12}?(?:팀장|대표|원장|사장|상사|실장|부장|과장|담당자|책임자)(?:님)?\s?(?:이름"
    r"|성함)은\s[가-힣]{2,4}(?:님)?(?:이시?고|고)요?,?\s"
    r"(?=(?:저는|전|제 이름은)\s)"
)


def without_their_name(said: Utterance) -> Utterance:
    """Return what is said with blanks for whose name stands before one's own: 팀장님 성함은 오세훈이고 저는 임나연입니다."""
    another = _THEIR_NAME_KO.match(said.folded)
    if another is None:
        return said
    blank = " " * another.end()
    return said._replace(folded=blank + said.folded[another.end() :], text=blank + said.text[another.end() :])
