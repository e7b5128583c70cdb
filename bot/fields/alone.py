"""One who works by themselves: "just me", 혼자 합니다, ワンオペ."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.fields.utterance import Utterance
from bot.lean import later

_ALONE: Mapping[str, re.Pattern[str]] = {
    "en": later(
        r"\b(?:(?:just|only)(?: poor| little| old)* me|it'?s (?:just |only )?me|me alone|myself only|(?:nobody|no[ -]?one"
        r"|none)(?: else)? (?:but|except(?: for)?|apart from|besides|other than) (?:me|myself|yours truly)"
        r"|(?:only|just) ever been me|(?:just|only) (?:myself"
        r"|yours truly)|one[- ](?:man"
        r"|woman|person) (?:band|show|shop"
        r"|team|business|operation"
        r"|company)|solo(?:preneur)?(?: founder| business| shop)?|a sole trader|sole trader|sole proprietor|i work alone)\b"),
    "ko": later(r"(?:저 )?혼자(?:예요|입니다|서|에요|요|뿐|고|인데|이고|라|임|해|하|일)|1인 ?(?:기업|회사|사업|창업)|저뿐|저 하나"),
    "ja": later(r"個人で(?:や|営|活動|経営|運営|店)"
    r"|(?:私|自分)?(?:(?<![二三四五六七八九十百])一人|ひとり|(?<!\d)1人)(?:で(?:す|やって|運営|経営|営)|だけ)|個人事業|(?:私|僕|俺|おれ(?!ら)|オレ|ぼく|わたし|ワイ|わし)だけ"
    r"|ワンオペ|ワンマン運営|自分だけ|社員(?:は|なし|ゼロ)で?自分"),
}  # fmt: skip
_ALONE_GATE = frozenset(("yours", "me", "myself", "solo", "sole", "alone", "solopreneur", "one"))
_ABOUT_ME = later(r"\b(?:i'm|i am|it's|we're|business|company|shop|just|only)\b|혼자|1인|저|個人|一人|ひとり|1人|私|ワンオペ|自分")


def alone(said: Utterance, *, asked: bool) -> tuple[int, int] | None:
    """The span of words that say so, asked or of themselves; None where none do."""
    if said.tongue == "en" and _ALONE_GATE.isdisjoint(said.words):
        return None
    one = _ALONE[said.tongue].search(said.folded)
    if one is None or (one.group().startswith("個人で") and not asked):
        return None
    if not (asked or (_ABOUT_ME.search(said.folded) and one.group() not in ("just me", "only me", "it's me"))):
        return None
    return one.span()
