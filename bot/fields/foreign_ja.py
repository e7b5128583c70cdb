"""People of abroad by their names in katakana, which have several parts: グエン・ティ・リン, ジョン スミス; no カスタマー・サポート."""

from __future__ import annotations

from bot.fields.utterance import Utterance
from bot.language import listed
from bot.lean import later

IN_PARTS_JA = r"[ァ-ヺー]{1,12}(?:\s?[・=･]\s?[ァ-ヺー]{1,12}){1,5}|[ァ-ヺー]{2,12}(?:[\s　][ァ-ヺー]{1,12}){2,4}"
"""Parts with a point between them, or three and more with blanks."""
_APART = later(r"[\s　・=･]+")
_NOUNS = listed("katakana nouns", "ja") | listed("common words", "ja") | listed("duties", "ja")
_GREETED = later(
    r"(?:^|[.!\n]|(?:です|ます)が,)\s{0,4}(?:(?:(?:いつも)?(?:大変)?お世話に(?:なって(?:い|お)?(?:り)?ます|なります)|は[じシ]めまして|初めまして"
    r"|こんにちは|こんばんは|おはようございます|申し遅れました|失礼(?:いた)?します|突然すみません|お忙しいところ(?:すみません|失礼します))[.,!\s]{0,4}"
    rf"|(?:私|わたし|わたくし|僕)(?:は|,)?\s?){{1,3}}(?P<it>(?:{IN_PARTS_JA}))(?:です|でございます|といいます|と言います)(?=[.,､;!\s(]|$|が|けど)"
)


def is_thing(run: str) -> bool:
    """True for words that are no person, though they have the look of one: ヘルプ デスク, チャット・ボット."""
    parts = _APART.split(run.strip())
    return len(parts) > 1 and any(part in _NOUNS for part in parts)


def greeted_from_abroad(said: Utterance) -> dict[str, tuple[int, int]]:
    """The name of somebody who greets with it: はじめまして、マイケル・ブラウンです; {} for a firm, which greets alike but seldom."""
    one = _GREETED.search(said.folded) if "・" in said.folded or "･" in said.folded or " " in said.folded else None
    return {"name": one.span("it")} if one and not is_thing(one.group("it")) else {}
