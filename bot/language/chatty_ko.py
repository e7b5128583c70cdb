"""Korean as it is typed in a chat or spoken in the country, as the rules write it: 구요 is 고요, 입니더 is 입니다, 소장임 is 소장요."""

from __future__ import annotations

import re

from bot.lean import later

_AT_ITS_END = r"(?=[\s.,!?~^;:)ㅋㅎㅠㅜ]|$)"
_BEFORE_YEO = "십백천만억참대급증투잉하보쌓섞모붙높줄먹직놓덮쓰벌꺾깎끓묶녹숙죽"
"""Before the 여 of a number, 삼십여 명, of a noun, 참여, 급여, or of a verb, 쌓여, 보여."""
_TYPED = later(  # each way begins with its own letter, so that most places are passed by at once
    r"구(?=요)(?<=[가-힣]구)(?<![친요가기도입출대연축농식당창복강누공일삼사오육칠팔]구)"  # 친구요, 연구요 are nouns, 팔구요 digits
    rf"|여{_AT_ITS_END}(?<=[가-힣]여)(?<![{_BEFORE_YEO}]여)(?<!\b[기수부들]여)|[용염욤유]{_AT_ITS_END}(?<=[가-힣][에예데해어네돼까나든이디].)|당{_AT_ITS_END}(?<=니당)|예(?=요)(?<=이예)|되(?=요)"
    rf"|됬(?=[어었습는다네고지요])|디(?=[유여요]{_AT_ITS_END})(?<=[인는은던근]디)"
    r"|께(?=요)(?<=[할줄볼갈올릴살쓸될드]께)"
)
_SOUTHERN = later(
    rf"(?<=라)꼬(?= )|[캅칸](?=니[더다까꺼])(?<=라 .)|카(?=[는네])(?<=라 .)|[캐캤](?=[요예는지어다])(?<=라 .)"
    rf"|[심니임함됨]더{_AT_ITS_END}(?<=[가-힣].더)|이라예{_AT_ITS_END}(?<=[가-힣\d]이라예)|라예{_AT_ITS_END}(?<=[가-힣\d]{{2}}라예)"
    rf"|예{_AT_ITS_END}(?:(?<=[가-힣][아어해네데고까든]예)|(?<=[가-힣]{{2}}지예))"  # 아예 and 김지예 are words
)
_SPOKEN = later(
    rf"(?:이[랑당]께요?|이라니까요?|이구[만먼]|(?<=[가-힣]{{2}})(?<![할갈볼올쓸줄살될팔먹을를걸놀들])랑께요?|이여[라유]|이라우|이우다"
    rf"|(?<=[가-힣]{{2}})(?<![하보쓰줄먹붙들모열닫이])여라|(?<=[가-힣]{{2}})라우|(?<![명분원인월일])이래유|(?<=[가-힣]{{2}})(?<![이그바할갈볼올쓸줄살될])래유"
    rf"|(?<=구)[만먼]유){_AT_ITS_END}|(?<=[가-힣]지)(?<!까지)라(?=[.,!~?ㅎㅋ]|\s{{0,4}}$)"
    rf"|(?<=[가-힣])(?<![다요]) 아입니[까꺼](?=[\s.,!~]|$)"
)
"""The endings of the west, of the island and of agreement: 총무여라, 대표랑께요, 과장이지라, 점장이구만유, 사장 아입니꺼."""
_TITLED = "대표|이사|담임|대리|사원|주임|책임|선임|점주|담당|인턴|총무|간사|약사|강사|교사|의사|기사|셰프|오너|알바"
_NOMINAL = later(
    rf"임{_AT_ITS_END}(?:(?<=[a-z]임)|(?<=[소과실점팀원부국계반공회교총센터본지조서역관단대선기편사차처청의학]장임)|(?<=(?:{_TITLED})임)"
    r"|(?<=[가-힣]{3}임)(?<![책선주담후상겸모게레타초신]임))"
)
"""The 임 of a chat that says what somebody is, 소장임, 번개물류임, and is no part of a word: 책임, 김순임, 동호회모임."""
_PLAIN = {
    "구": "고",
    "여": "요",
    "유": "요",
    "용": "요",
    "염": "요",
    "욤": "요",
    "당": "다",
    "예": "에",
    "되": "돼",
    "됬": "됐",
    "디": "데",
    "께": "게",
}
_IN_SEOUL = {
    "꼬": "고",
    "캅": "합",
    "칸": "합",
    "카": "하",
    "캐": "해",
    "캤": "했",
    "심더": "어요",
    "니더": "니다",
    "임더": "예요",
    "함더": "해요",
    "됨더": "돼요",
    "이라예": "이에요",
    "라예": "예요",
    "예": "요",
    "라": "요",
    "만유": "만요",
    "먼유": "만요",
    " 아입니까": "입니다  ",
    " 아입니꺼": "입니다  ",
}
_OF_NAMES = {True: {2: "예요", 3: "예요 "}, False: {3: "이에요", 4: "이에요 ", 5: "이에요  "}}
"""How a name is said in the capital behind a vowel and else, by the length of what stands for it."""


def _said(one: re.Match[str]) -> str:
    """The ending of the capital that stands for one of the country, as long as that."""
    ending = one.group()
    return _IN_SEOUL.get(ending) or _OF_NAMES[ending[0] != "이"][len(ending)]


def plainly(folded: str) -> str:
    """Return the folded text with the endings of chats spelt as in books; always of the same length."""
    if "더" in folded or "예" in folded or "라 캐" in folded or "라 캤" in folded or "라꼬" in folded:
        folded = _SOUTHERN.sub(lambda one: _IN_SEOUL[one.group()], folded)
    if (
        "유" in folded
        or "께" in folded
        or "지라" in folded
        or "여라" in folded
        or "라우" in folded
        or "우다" in folded
        or "아입" in folded
        or "이구" in folded
        or "니까" in folded
    ):
        folded = _SPOKEN.sub(_said, folded)
    if "万" in folded:
        folded = folded.replace("万", "만")  # beside a sign of yen or yuan
    if "임" in folded:
        folded = _NOMINAL.sub("요", folded)
    return _TYPED.sub(lambda one: _PLAIN[one.group()], folded)
