"""Tells the numbers by which the parts of a paper are called: "section 4 of the RFP", 4페이지, 第3章. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.fields.utterance import Utterance
from bot.lean import later

_NEAR = 24
_BEFORE: Mapping[str, re.Pattern[str]] = {
    "en": later(
        r"\b(?:(?:sections?|sec\.|clauses?|pages?|pp?\.|chapters?|paragraphs?|paras?\.?|appendix|annexe?|items?|articles?|slides?|exhibit|enclosure"
        r"|footnote|vol(?:ume|\.))(?:\s(?:no\.?|number|nr\.?))?|(?:items?|schedule|tables?|lot|rf[pqi]|eoi|itt|tender|ticket|ref(?:erence)?|form)"
        r"\s(?:no\.?|number|nr\.?|#))\s?#?(?:\d[\d.]*\s?(?:-|to|and|&)\s?)?$"
    ),
    "ko": later(r"(?:(?<![가-힣])제|(?<![가-힣])(?:페이지|별첨|붙임|첨부|부록|조항|항목)\s?(?:번호\s?)?)\s?$"),
    "ja": later(r"(?:(?<!次)第|頁|ページ|別紙|別添|項目|付録)(?:no\.?|番号)?$"),
}
"""Right before a number."""
_BEHIND: Mapping[str, re.Pattern[str]] = {
    "en": later(r"(?:st|nd|rd|th)\s(?:page|section|clause|chapter|paragraph|slide|item|line)\b"),
    "ko": later(r"\s?(?:페이지|쪽|조 ?\d*항?(?:에|의|을|를|입니다)|항(?:에|의|목)|번 ?(?:항목|조항|질문|슬라이드))"),
    "ja": later(r"(?:ページ|頁|章|条|項|節|枚目|番の(?:項目|資料)|番目の(?:項目|資料))"),
}
"""Right behind it."""


def calls_a_part(said: Utterance, start: int, end: int) -> bool:
    """True for the number at `start:end` by which a part of a paper is called: neither money nor people."""
    before = _BEFORE[said.tongue].search(said.folded, max(0, start - _NEAR), start)
    return before is not None or _BEHIND[said.tongue].match(said.folded, end) is not None
