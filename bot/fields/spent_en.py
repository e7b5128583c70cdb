"""Whose an English sum is, and what is told with it: "they charge us 640, we'd go to 500", "anything over 5k goes to the board"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.fields.amount import Amount, amounts
from bot.fields.solution import names_product
from bot.fields.utterance import Utterance, sentence
from bot.lean import later

_NEXT_THOUGHT_EN = later(r"\b(?:and|while|whereas|though|although|then)\s|[,;(]")


def thought(said: Utterance, one: Amount, left: int, right: int) -> tuple[int, int]:
    """The clause without what its other sums are told with: of "it costs us $640 and we'd want to be under 500" one half each."""
    if said.tongue != "en":
        return left, right
    for other in amounts(said):
        if (
            left <= other.start
            and other.end <= one.bound_start
            and (cut := _NEXT_THOUGHT_EN.search(said.folded, other.end, one.bound_start))
        ):
            left = cut.end()
        elif one.bound_end <= other.bound_start < right and (cut := _NEXT_THOUGHT_EN.search(said.folded, one.bound_end, other.bound_start)):
            return left, cut.start()
    return left, right


_LIMITS_EN = frozenset(("over", "above", "beyond", "under", "below", "less", "lower", "cheaper", "more"))
_PAST_IT = later(
    r"\b(?:any\w*|everything|sums?|spend(?:ing)?|purchases?|amounts?)(?: that's| that is| which is)? (?:over|above|beyond|more than) $"
    r"|\b(?:nobody|no one|no-one)(?: \w+){1,3} (?:over|above|beyond|more than) $"
    r"|\b(?:less than|lower than|cheaper than) (?:the|our|my)(?: current)? $"
    r"|\b(?:under|below|less than|lower than|cheaper than|no more than) (?:what )?(?:we|i)(?:'re|'m| are| am)?(?: currently| now)?"
    r" (?:pay|paying|spend|spending)\b[^.!?\d]{0,24}$"
)
"""Right before a sum: beyond it somebody else decides, "anything over 5k goes to the board", or it is what is to be undercut."""
_UNDER_THAT = later(r"\b(?:under|below|less than|lower than|cheaper than|no more than|within) (?:that|this)\b")


_NO_MORE: Mapping[str, re.Pattern[str]] = {
    "en": later(
        r"(?: (?:a|per) (?:month|year)| (?:dollars|pounds|euros|bucks|quid))*[,.;!-]*\s(?:and |but )?(?:not (?:a|one) (?:penny|cent"
        r"|dollar|pound|euro) (?:more|over)"
        r"|(?:(?:we|i) )?(?:can't|cannot|can not|won't|could not|couldn't) (?:go|do|spend|pay) (?:any )?(?:over|above|higher|more"
        r"|beyond)\b(?! \d))"
    ),
    "ko": later(
        r"(?:만|천|억){0,3}\s?원?[^.!?\d,\s]{0,6}[,.\s]{1,3}(?:ㅇ{1,3}\s)?(?:(?:더는|더 ?이상은?|[그이] ?이상은|그 위로는)\s?"
        r"(?:못|안|힘들|어렵|무리|불가|없)|[그이] ?이상은\s(?:[가-힣]{2,6}[이가]\s)?(?:난리|뭐라|화내|절대|결재|혼나|싫어))"
        r"|(?:만|천|억){0,3}\s?원?도\s?못\s?(?:넘[기겨김길]|써|쓰|씀|내요|냄|낼)"
        r"|(?:만|천|억){0,3}\s?원?(?:씩)?\s?(?:[가-힣]{1,4}\s)?(?:인데|이라서?|이니까|이거든요?|내는데|나가는데|(?:내고"
        r"|쓰고) 있는데)[,.]?\s"
        r"(?:그거|그것|이거|이것|그|이)\s?보다(?:는|야)?\s?(?:더 )?(?:싸|싼|저렴|낮|덜|적|아래)"
    ),
    "ja": later(
        r"(?:万|千|億)*円?(?:です|で|まで)?[,.､\s]*(?:それ|これ)以上は(?:無理|厳し|きつ|出せ|難し|ちょっと)"
        r"|(?:万|千|億)*円?(?:です|な|だ|払って(?:い?る|ます)|かかって(?:い?る|ます))?(?:ので|んで|から|けど|が)[,､]?(?:それ|これ"
        r"|そこ)より(?:は|も)?(?:安|低|下)"
    ),
}
"""Right behind a sum: there is no more than that, or it is what is to be undercut."""


def limits(said: Utterance, one: Amount) -> bool:
    """True for a sum that an English answer keeps below: "the board votes on anything over 5000, so under that"."""
    if _NO_MORE[said.tongue].match(said.folded, one.end):
        return True
    if said.tongue != "en" or _LIMITS_EN.isdisjoint(said.words):
        return False
    head = said.folded[max(0, one.start - 70) : one.start].rstrip("$€£¥₩ ") + " "
    return bool(_PAST_IT.search(head) or _UNDER_THAT.search(said.folded, one.end, sentence(said.folded, one.end)[1]))


_CAN_PAY_EN = later(
    r"\b(?:the new|this|the next|your) (?:one|thing|tool|system|software|help ?desk|chat|time) (?:could|can|should|may|might|must"
    r"|would|will"
    r"|has to)(?: only| not| maybe)? (?:be|cost)\b[^.!?;\d]{0,24}$|\b(?:we|i|us)(?:'d|'ll| can| could| would| will| might| may"
    r"| want| wish| prefer| hope| aim| am| are)(?: only| not| never| like| to"
    r"| rather| probably| happily| maybe| willing| able| prepared| happy| ready){0,4}"
    r" (?:pay|spend|go|do|give|manage|afford|be|stay|keep|accept|stretch|offer|put)\b[^.!?;\d]{0,24}$"
)
"""Right before a sum: what they could or would pay themselves."""


def would_pay(said: Utterance, left: int, start: int) -> bool:
    """True for a sum at `start` that they could or would pay themselves, whatever else its clause tells."""
    ours = _CAN_PAY_EN.search(said.folded, left, start)
    return ours is not None and not names_product(said, ours.start(), start)
