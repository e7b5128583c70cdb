"""What a prospect uses today. Known products have one name in whatever script they are written; anything else is told in their own words."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.fields.decline import is_declined
from bot.fields.kind import Found, Hearing
from bot.fields.plain import PlainText, found, trimmed
from bot.fields.text import bare
from bot.fields.utterance import Utterance, clause, utterance

_PRODUCTS: Mapping[str, list[str]] = json.loads((Path(__file__).parent / "solutions.json").read_text(encoding="utf-8"))
_NAMED: Mapping[str, str] = {alias: product for product, aliases in _PRODUCTS.items() for alias in aliases}
_ANY = re.compile(rf"(?<![a-z])(?:{'|'.join(re.escape(alias) for alias in sorted(_NAMED, key=len, reverse=True))})(?![a-z])")
_GATE = frozenset(word for alias in _NAMED for word in re.findall(r"[a-z]+", alias))
_EASTERN = re.compile(
    "|".join(re.escape(alias) for alias in sorted((alias for alias in _NAMED if not alias.isascii()), key=len, reverse=True))
)
_USED: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:we use|we're using|we are using|using|i use|we run|we're on|we are on|currently (?:on|use|using|have|with)|on \S+ (?:today|now|right now|currently)|moving (?:off|away from|from)|migrating (?:off|from|away)|switch(?:ing)? (?:away )?from|replac(?:e|ing)|leaving|leave|came from|coming from"
        r"|our (?:current|existing)|we have|we've got|we pay|paying|unhappy with|frustrated with|fed up with|tired of|sick of|outgrown|outgrew|got rid of|get off|get rid of|today (?:we|it's)|right now (?:we|it's)|used to use|been on|been using|at the moment|contract with|stuck (?:on|with))\b"
    ),
    "ko": re.compile(
        r"쓰고|쓰는|씁니다|써요|쓰다가|사용 ?중|사용하고|사용합|사용해|이용 ?중|이용하고|이용합|대신|에서 (?:옮기|넘어|바꾸|갈아타|이전)|관리하고|관리합|관리해|기존|현재|지금|정리합|정리해"
    ),
    "ja": re.compile(
        r"使って|使用して|利用して|使用中|利用中|使っており|から(?:乗り換え|移行|切り替え|変え)|の代わり|現在|いまは|今は|運用して|管理して|を解約"
    ),
}
_NOT_USED: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:integrat\w+|connect\w*|work with|works with|compare[ds]?|comparing|better than|versus|vs|alternative to|like|instead of buying|sync\w*|talk to|plug ?in|support for|compatible|import from|export to|cheaper than|competitor|different from|considering|looking at|evaluating|not using|don't use|never used|partner\w*|i work (?:for|at))\b"
    ),
    "ko": re.compile(r"연동|연결|비교|보다|대비|호환|같은|처럼|차이|경쟁|고려|검토|연계|써 ?본 적|안 ?써|안 ?씁|파트너"),
    "ja": re.compile(r"連携|比較|比べ|より|つなが|つなげ|接続|互換|ような|みたいな|違い|競合|検討|対応して|使っていません|使っていない"),
}


class SolutionKind(PlainText):
    """The tool in use: a known product's name, or the prospect's words when they were asked."""

    name = "solution"

    def read(self, text: str, hearing: Hearing) -> Sequence[Found]:
        """A product that the prospect says they use; asked, whatever they say they use."""
        said = utterance(text, hearing.language)
        products = self._products(said)
        used = [one for one in products if (hearing.asked and _is_short(said)) or self._is_used(said, *one.span())]
        if used:
            one = used[0]
            return [found(said, _NAMED[one.group()], *one.span())]
        if not hearing.asked or is_declined(said) or said.text.rstrip().endswith(("?", "？")):
            return []
        start, end = _own_words(said)
        return [found(said, said.text[start:end], start, end)] if end - start > 1 else []

    def _products(self, said: Utterance) -> list[re.Match[str]]:
        if not said.text.isascii() and said.tongue != "en":
            return list(_ANY.finditer(said.folded)) if not _GATE.isdisjoint(said.words) else list(_EASTERN.finditer(said.folded))
        return [] if _GATE.isdisjoint(said.words) else list(_ANY.finditer(said.folded))

    def _is_used(self, said: Utterance, start: int, end: int) -> bool:
        left, right = clause(said.folded, start, end)
        around = said.folded[left:right]
        return (
            bool(_USED[said.tongue].search(around))
            and not _NOT_USED[said.tongue].search(around)
            and "?" not in said.folded[right : right + 1]
        )


_SHORT = 40
_LEAD = re.compile(
    r"^(?:(?:we|i)(?:'re| are|'ve got| have)? (?:currently |just |mostly |mainly )?(?:use|using|on|run|running|rely on|work with|handle it with|do it (?:in|with|by))\s+|(?:currently|right now|today|at the moment|just|using|mostly|mainly)[\s,]+)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:을|를|으로|로|만|에서|에)?\s?(?:쓰고 있.*|쓰는 중.*|씁니다|써요|사용 ?중.*|사용하고.*|사용합.*|정리합니다|정리해요|관리합니다|관리해요|받아요|받고 있.*|하고 있.*|합니다|해요)$|(?:を|で)?(?:使って(?:い|お)ます|使用して(?:い|お)ます|利用して(?:い|お)ます|運用して(?:い|お)ます|管理して(?:い|お)ます|しのいで(?:い|お)ます|対応して(?:い|お)ます)$"
)


def _is_short(said: Utterance) -> bool:
    return len(said.text) <= _SHORT and not _NOT_USED[said.tongue].search(said.folded) and not said.text.rstrip().endswith(("?", "？"))


def _own_words(said: Utterance) -> tuple[int, int]:
    """The reply without "we use" and without the verb at its end."""
    start, end = bare(said)
    lead = _LEAD.match(said.text[start:end])
    start += lead.end() if lead else 0
    tail = _TAIL.search(said.text, start, end)
    if tail and tail.start() > start:
        end = tail.start()
    return trimmed(said.text, start, end)
