"""Tells numbers that count nobody: of a part of a paper ("section 4 of the RFP", 第3章), of a year, of what comes in a day. Pure."""

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


_A_DAY = later(r"(?:(?:1|一)日(?:に|あたり|平均)?|毎日|日に|하루(?:에)?|일 평균|1일)\s?(?:約|平均|およそ|약|한|평균)?\s?$")
_SINCE = later(r"\b(?:since|back in|est\.?|established(?: in)?|founded(?: in)?|started(?: in)?)\s$")
_YEARS = range(1800, 2100)


def comes_daily(said: Utterance, start: int) -> bool:
    """Tell whether the number at `start` counts what comes in a day: 1日300人診てます, 하루 300명."""
    return _A_DAY.search(said.folded, max(0, start - 12), start) is not None


def is_year(said: Utterance, start: int, value: float | None) -> bool:
    """Tell whether the number at `start` is the year in which something began: "since 1998"."""
    return value in _YEARS and _SINCE.search(said.folded, max(0, start - 16), start) is not None
