"""What somebody uses who left one product for another: of "we switched from Zendesk to Front" it is Front."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from bot.fields.utterance import Utterance
from bot.lean import later

_FROM = later(
    r"(?:\b(?:switched|moved|migrated|changed|went|transitioned)(?: \w+){0,3} from|\b(?:replaced|left|ditched|dropped|swapped))"
    r"(?: an?| the| our)?(?: old| previous)?$"
)
_TO = later(r"[^.!?\n]{0,20}?\s(?:to|with|for|by)(?: an?| the)?\s")
_THEN = later(
    r"[^!?\n]{0,30}?(?:,|\band|\bbut|\bthen|\bbefore)\s(?:[\w']+\s){0,2}?(?:moved|moving|switched|switching|migrated|changed|went|gone)"
    r"(?: (?:over|back|across))? (?:to|onto)\s(?:an? |the |our )?"
)
"""Between two products of which the second came in place of the first: "were on Intercom, moved to Front"."""
_TO_WORDS = later(
    r"(?:\s\w+){0,2}?\s(?:to|with|for)(?: an?| the)?\s(?P<it>[^.,!?\n]{2,40}?)"
    r"(?=$|[.,!?\n]|\s(?:last|in|this|about|because|since|and|but|years?|ages|two|a (?:year|month|while)|now)\b)"
)
_THEN_WORDS = later(
    r"[^!?\n]{0,30}?(?:,|\band|\bbut|\bthen|\bso|\bbefore)\s(?:[\w']+\s){0,2}?(?:moved|switched|migrated|changed)"
    r"(?: (?:over|back|across))? (?:to|onto)\s(?:an? |the |our )?"
    r"(?P<it>(?![^.,!?\n]{0,24}\b(?:office|building|place|premises|house|flat|city|town|country|team|address)\b)[^.,!?\n]{2,40}?)"
    r"(?=$|[.,!?\n]|\s(?:last|in|this|about|because|since|and|but|years?|ages|two|a (?:year|month|while)|now)\b)"
)
_EASTERN: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "ko": (
        later(
            r"\s?(?:에서|를|을|대신|(?:을|를)? ?(?:쓰다가?|썼다가|쓰고 있다가|이용하다가?|쓰던 ?거))"
            r"(?:\s[가-힣]{1,8}){0,3}?\s?"
        ),
        later(r"\s?(?:으로|로)\s?(?:바꿨|바꾸었|바꿔서|옮겼|옮겨|갈아탔|전환했|넘어왔|넘어갔|이전했|변경했|교체했)"),
    ),
    "ja": (
        later(r"\s?から"),
        later(r"\s?[にへ][^。!?\n]{0,6}?(?:乗り?換え|移行し|切り?替え|移り|移っ|変え|変わり|替え)(?:まし|た|て)(?!い)"),
    ),
}
"""What stands between the two products, and what behind the second; in English the cue stands before the first."""
_TO_WORDS_EASTERN: Mapping[str, re.Pattern[str]] = {
    "ko": later(
        r"\s?(?:에서|대신|(?:을|를)?\s?(?:쓰다가?|썼다가|쓰고 있다가|이용하다가?|쓰던 ?거|썼는데|썼었는데)"
        r"|이?었는데|였는데|이었다가|였다가)"
        r"(?:\s[가-힣]{1,8}){0,3}?\s(?P<it>[가-힣a-z0-9]{2,14}?)(?:으로|로)\s?"
        r"(?:바꿨|바꾸었|바꿔서|바꾸고|옮겼|옮겨서|갈아탔|전환했|넘어왔|넘어갔|이전했|변경했|교체했)"
    ),
    "ja": later(
        r"(?:から|だった(?:のですが|んですが|けど|けれど)|を?使って(?:い)?(?:たのですが|ましたが|たんですが|たけど)|でしたが)[､,]?"
        r"(?:(?:去年|昨年|今年|最近|先月|先日|先週|途中で?|今は)(?:から|[､,にの]{0,2}))?[､,]?"
        r"(?P<it>[^\s､,。.!?にへを]{2,16}?)[にへ](?:乗り?換え|移行し|切り?替え|移り|移っ|変え|変わり|替え)(?:まし|た|て)(?!い)"
    ),
}
"""Behind the one product that is known: the words for what it was left for, 젠데스크 쓰다가 작년에 새봄톡으로 바꿨어요."""
_LEAD = 40


def taken_instead(said: Utterance, products: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Return those of the products for which the one before was left."""
    return [then for one, then in pairwise(products) if _is_pair(said, one, then)]


def words_instead(said: Utterance, products: Sequence[re.Match[str]]) -> tuple[int, int] | None:
    """Return where the words stand for what the only product was left for: "moved from Zendesk to Plume last year"."""
    if said.tongue != "en":
        other = _TO_WORDS_EASTERN[said.tongue].match(said.folded, products[0].end()) if len(products) == 1 else None
        return other.span("it") if other else None
    if len(products) != 1:
        return None
    instead = (_TO_WORDS if _is_left(said, products[0]) else _THEN_WORDS).match(said.folded, products[0].end())
    return instead.span("it") if instead else None


def _is_pair(said: Utterance, one: re.Match[str], then: re.Match[str]) -> bool:
    if said.tongue == "en":
        gap = said.folded[one.end() : then.start()]
        return (_is_left(said, one) and _TO.fullmatch(gap) is not None) or _THEN.fullmatch(gap) is not None
    between, behind = _EASTERN[said.tongue]
    return bool(between.fullmatch(said.folded, one.end(), then.start()) and behind.match(said.folded, then.end()))


def _is_left(said: Utterance, one: re.Match[str]) -> bool:
    return _FROM.search(said.folded[max(0, one.start() - _LEAD) : one.start()].rstrip()) is not None
