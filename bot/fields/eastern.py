"""How people introduce themselves in Korean and Japanese: which grammar reads it, and where none need be tried."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from bot.fields.eastern_ja import japanese
from bot.fields.eastern_ko import Span, korean
from bot.fields.others_ko import without_their_name
from bot.fields.utterance import Utterance
from bot.language import lexicon
from bot.lean import later

_TITLE_KO = "|".join(sorted(lexicon("ko").titles, key=len, reverse=True))

_GATES: Mapping[str, re.Pattern[str]] = {
    "ko": later(
        rf"저는|이름|성함|라고 |(?:팀|부|실|그룹|센터|파트|본부|과|국|처|단)\s|{_TITLE_KO}|@|골뱅이|안녕하"
        rf"|^\s?[가-힣A-Za-z]{{2,12}}\s[가-힣]{{3}}(?:입니다|이에요|예요|이라|라고)"
    ),
    "ja": later(
        r"の|@|まで[おご]?[折電連返一直]|宛て?に|申し|ともうし|といい|と言い|って言い|っていい|ございま|[一-鿿](?:です|っす)|[るす団宿店],[^\s,.!?]{2,12}です|[・･][ァ-ヺー]+(?:です|でご)"
    ),
}


@lru_cache(maxsize=8)
def _introduced(said: Utterance, asked: bool) -> Mapping[str, Span]:
    if not asked and not _GATES[said.tongue].search(said.folded):
        return {}
    return korean(without_their_name(said), asked) if said.tongue == "ko" else japanese(said, asked)


def introduced(said: Utterance, *, asked: bool) -> Mapping[str, Span]:
    """The spans of name, company and role in an introduction; `asked`: a bare name is one, too."""
    return _introduced(said, asked)
