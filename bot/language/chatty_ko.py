"""Korean as it is typed in a chat or spoken in the south, in the letters that the rules are written in: 구요 is 고요, 입니더 is 입니다."""

from __future__ import annotations

import re

_AT_ITS_END = r"(?=[\s.,!?~^;:)ㅋㅎㅠㅜ]|$)"
_BEFORE_YEO = "십백천만억참대급증투잉하보쌓섞모붙높줄먹직놓덮쓰벌꺾깎끓묶녹숙죽"
"""Before the 여 of a number, 삼십여 명, of a noun, 참여, 급여, or of a verb, 쌓여, 보여."""
_TYPED = re.compile(  # each way begins with its own letter, so that most places are passed by at once
    r"구(?=요)(?<=[가-힣]구)(?<![친요가기도입출대연축농식당창복강누공일삼사오육칠팔]구)"  # 친구요, 연구요 are nouns, 팔구요 digits
    rf"|여{_AT_ITS_END}(?<=[가-힣]여)(?<![{_BEFORE_YEO}]여)(?<!\b[기수부들]여)|[용염욤유]{_AT_ITS_END}(?<=[가-힣][에예데해어네돼까나든이디].)|당{_AT_ITS_END}(?<=니당)|예(?=요)(?<=이예)|되(?=요)"
    rf"|됬(?=[어었습는다네고지요])|디(?=[유여요]{_AT_ITS_END})(?<=[인는은던근]디)"
    r"|께(?=요)(?<=[할줄볼갈올릴살쓸될드]께)"
)
_SOUTHERN = re.compile(
    rf"(?<=라)꼬(?= )|[캅칸](?=니[더다까꺼])(?<=라 .)|카(?=[는네])(?<=라 .)|[캐캤](?=[요예는지어다])(?<=라 .)"
    rf"|[심니임함됨]더{_AT_ITS_END}(?<=[가-힣].더)|이라예{_AT_ITS_END}(?<=[가-힣\d]이라예)|라예{_AT_ITS_END}(?<=[가-힣\d]{{2}}라예)"
    rf"|예{_AT_ITS_END}(?:(?<=[가-힣][아어해네데고까든]예)|(?<=[가-힣]{{2}}지예))"  # 아예 and 김지예 are words
)
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
}


def plainly(folded: str) -> str:
    """Return the folded text with the endings of chats spelt as in books; always of the same length."""
    if "더" in folded or "예" in folded or "라 캐" in folded or "라 캤" in folded or "라꼬" in folded:
        folded = _SOUTHERN.sub(lambda one: _IN_SEOUL[one.group()], folded)
    return _TYPED.sub(lambda one: _PLAIN[one.group()], folded)
