"""Korean as it is typed in a chat, in the letters that the rules are written in: 구요 is 고요, 예여 is 예요, 되요 is 돼요."""

from __future__ import annotations

import re

_AT_ITS_END = r"(?=[\s.,!?~^;:)ㅋㅎㅠㅜ]|$)"
_TYPED = re.compile(  # each way begins with its own letter, so that most places are passed by at once
    r"구(?=요)(?<=[가-힣]구)(?<![친요가기도입출대연축농식당창복강누공일삼사오육칠팔]구)"  # 친구요, 연구요 are nouns, 팔구요 digits
    rf"|[여용염욤유]{_AT_ITS_END}(?<=[가-힣][에예데해어네돼까나든이].)|당{_AT_ITS_END}(?<=니당)|예(?=요)(?<=이예)|되(?=요)"
    rf"|됬(?=[어었습는다네고지요])"
    r"|께(?=요)(?<=[할줄볼갈올릴살쓸될드]께)"
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
    "께": "게",
}


def plainly(folded: str) -> str:
    """Return the folded text with the endings of chats spelt as in books; always of the same length."""
    return _TYPED.sub(lambda one: _PLAIN[one.group()], folded)
