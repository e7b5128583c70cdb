"""A post told with who decides in its holder's place: "I'm only a secretary, my boss decides", 막내 사원이라 결정권은 없어요."""

from __future__ import annotations

from collections.abc import Mapping
from re import Pattern

from bot.fields.role_en import NOUN
from bot.fields.utterance import Utterance
from bot.language import lexicon
from bot.lean import later

_KO, _JA = ("|".join(sorted(lexicon(tongue).titles, key=len, reverse=True)) for tongue in ("ko", "ja"))
_MERELY: Mapping[str, Pattern[str]] = {
    "en": later(
        rf"(?:well,? |oh,? |honestly,? )?(?:(?:i'm|im|i am) )?(?:only |just |merely )?(?:an?"
        rf"|the) (?P<it>(?:[a-z]+ ){{0,2}}?(?:{NOUN}))(?:,| so| and| but|\.|;)"
        r" [^?]{0,40}?\b(?:decid\w+|decision|call|final (?:say|word)|choos\w+|approv\w+|signs? (?:it )?off|authority|no say"
        r"|no power|up to)\b[^?]{0,24}"
    ),
    "ko": later(
        rf"(?:저는|전|제가|저|나는)?\s?(?:그냥|일개|한낱)?\s?(?P<it>(?:막내|평|말단|신입)?\s?(?:[가-힣]{{1,4}}\s?)?(?:{_KO}|비서"
        rf"|사원|직원|알바생?|인턴))"
        r"(?:이?고요?|인데요?|이라서?요?|라서?요?|이지만|지만|이에요|예요|입니다)[,.]?\s[^?]{0,24}?(?:결정|결재|정하|정해|권한|힘"
        r"|고르)[^?]{0,16}"
    ),
    "ja": later(
        rf"(?:(?:私|わたし|僕|自分|俺)は[､,]?)?(?:ただの|単なる|一介の)?(?P<it>(?:[一-鿿ァ-ヺー]{{1,6}})?(?:{_JA}|社員|秘書|事務員?"
        rf"|担当者?|アルバイト|バイト|パート|新人|職員|スタッフ))"
        r"(?:なので|ですので|なんで|です(?:が|けど|から)|で|だから|です)[､,.][^?]{0,24}?(?:決め|決裁|決定|権限|判断|選ぶ)[^?]{0,16}"
        rf"|(?:(?:私|わたし|僕|自分|俺)は[､,]?)?(?P<so>平社員|新人|アルバイト|パート|ただの事務員?)(?:なので|ですので"
        rf"|なんで)[､,]?[^?]{{0,16}}?(?:決め|決裁|権限|判断)[^?]{{0,16}}"
    ),
}


def merely(said: Utterance) -> tuple[int, int] | None:
    """The span of a post whose holder says that somebody else decides; None for any other reply."""
    one = _MERELY[said.tongue].fullmatch(said.folded.rstrip(" .!。~"))
    if one is None:
        return None
    return one.span("so") if one.groupdict().get("so") else one.span("it")
