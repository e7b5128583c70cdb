"""Tells whether words correct or deny a value: "make that 80", "54 people not 45", "40명 아니고 60명"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.fields.utterance import Utterance
from bot.language import listed

_CUES_EN = listed("correction cues", "en")
_CORRECTS: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:actually|correction|i meant|i mean|meant to (?:say|write)|make (?:that|it)|scratch|scrap|forget (?:what i said|that)"
        r"|whoops|oops|my mistake|my bad|typo"
        r"|instead of|rather than|change (?:that|it|the)|sorry,|that was wrong"
        r"|wait,|not \S*\d|no,|correct (?:that|it)|update (?:that|it)|should (?:be|have been)|isn't \S*\d)"
    ),
    "ko": re.compile(r"아니[,요고라에 ]|아뇨|정정|수정|다시 (?:말|보)|잘못|실은|말고|바꿔|변경|틀렸|착각|아참"),
    "ja": re.compile(r"訂正|間違|まちが|ではなく|じゃなく|でなく|正しくは|いや[,、]|失礼|修正|変更|誤り|やっぱり|やはり"),
}
_DENIALS = frozenset(("not", "scrap", "forget", "ditch", "scratch", "instead", "rather", "isn", "wasn", "no"))
_DENIED_BEFORE = re.compile(
    r"\b(?:not|scrap|forget|ditch|scratch|instead of|rather than|isn't|wasn't|not the|no longer)\s+(?:about\s+|around\s+)?(?:us\$"
    r"|[$€£¥₩])?\s?$"
)
_DENIED_AFTER: Mapping[str, re.Pattern[str]] = {
    "ko": re.compile(
        r"[^\s,.\d]{0,4}\s?(?:정도|쯤)?(?:이|가|은|는)?\s?(?:아니[고라에었]|아닌|아니에요|말고|아니구|(?:이)?라고 (?:했|말|그랬)"
        r"|(?:좀|너무) (?:비싸|부담|힘들"
        r"|어렵|무리|빨라|빠르|이르))"
    ),
    "ja": re.compile(
        r"[^\s,.\d]{0,5}(?:と(?:言い|申し|お伝えし)ました|はちょっと|だとちょっと|は(?:厳し|無理|難し|高)|ではなく|じゃなく|でなく|ではありません|じゃない|は間違い|は誤り)"
    ),
}


def corrects(said: Utterance) -> bool:
    """True when the text says that it replaces something said before."""
    if said.tongue == "en" and _CUES_EN.isdisjoint(said.words):
        return False
    return bool(_CORRECTS[said.tongue].search(said.folded))


def denied(said: Utterance, start: int, end: int) -> bool:
    """True when what stands at `start:end` is named only to be put right: the 45 of "54 people, not 45"."""
    if said.tongue == "en":
        return not _DENIALS.isdisjoint(said.words) and bool(_DENIED_BEFORE.search(said.folded[max(0, start - 28) : start]))
    return bool(_DENIED_AFTER[said.tongue].match(said.folded, end))
