"""What a prospect uses today: known products by one name in whatever script, anything else in their own words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bot.fields.kind import Found, Hearing
from bot.fields.opinion_en import without_opinion
from bot.fields.others_en import without_others
from bot.fields.plain import PlainText, found, trimmed
from bot.fields.refusal import NO_TOOL, is_declined
from bot.fields.solution_ja import behind_others, first_told, without_others_ja, without_verb
from bot.fields.switched import taken_instead, words_instead
from bot.fields.text import bare
from bot.fields.utterance import Utterance, clause, sentence, utterance
from bot.fields.whose import denied
from bot.language import cue
from bot.lean import later

_PRODUCTS: Mapping[str, list[str]] = json.loads((Path(__file__).parent / "solutions.json").read_text(encoding="utf-8"))
_NAMED: Mapping[str, str] = {alias: product for product, aliases in _PRODUCTS.items() for alias in aliases}


def _any_of(aliases: Iterable[str]) -> str:
    """The names, the longest first; 지라 ends many a Korean word, 까지라, and is a name only at the head of one."""
    return "|".join(("(?<![가-힣])" if one == "지라" else "") + re.escape(one) for one in sorted(aliases, key=len, reverse=True))


_ANY = later(rf"(?<![a-z])(?:{_any_of(_NAMED)})(?![a-z])")
_GATE = frozenset(word for alias in _NAMED for word in re.findall(r"[a-z]+", alias))
_EASTERN = later(_any_of(alias for alias in _NAMED if not alias.isascii()))
_USED = cue("solution.used")
_NOT_USED = cue("solution.not used")


class SolutionKind(PlainText):
    """The tool in use: a known product's name, or the prospect's words when they were asked."""

    name = "solution"

    def read(self, text: str, hearing: Hearing) -> Sequence[Found]:
        """A product that the prospect says they use; asked, whatever they say they use."""
        said = utterance(text, hearing.language)
        if said.tongue == "ko" and hearing.asked and (now := _THEN_PAST_KO.match(said.folded)):
            said = said._replace(folded=said.folded[: now.end("now")], text=said.text[: now.end("now")])
        if said.tongue == "ko" and _ENDED_KO.search(said.folded):
            return []
        said = without_others(said)
        if own := behind_others(said):
            said = said._replace(folded=" " * own + said.folded[own:], text=" " * own + said.text[own:])
        said = without_others_ja(said) if said.tongue == "ja" else said
        named = [one for one in self._products(said) if not _FEATURE.match(said.folded, one.end())]
        products = [one for one in named if not (_is_over(said, *one.span()) or denied(said, *one.span()))]
        used = taken_instead(said, products) or [
            one for one in products if (hearing.asked and _is_short(said)) or self._is_used(said, *one.span())
        ]
        if hearing.asked and (instead := words_instead(said, named)):
            return [found(said, said.text[slice(*instead)], *instead)]
        if used:
            now = _NOW.search(said.folded)
            one = next((one for one in used if now and one.start() >= now.end()), used[0])
            edition = _EDITION.match(said.text, one.end())
            name, end = _NAMED[one.group()], edition.end() if edition else one.end()
            return [found(said, f"{name} {edition['it']}" if edition else name, one.start(), end)]
        return self._in_their_words(said) if hearing.asked else []

    def _in_their_words(self, said: Utterance) -> Sequence[Found]:
        if (
            is_declined(said, told=True)
            or _NOTHING.match(said.folded)
            or NO_TOOL.search(said.folded)
            or said.text.rstrip().endswith(("?", "？"))
        ):
            return []
        if (_GIVEN_UP.search(said.folded) and _OVER.search(said.folded)) or _NOT_THEIRS_KO.search(said.folded):
            return []
        if _BESIDE[said.tongue].search(said.folded) and not _USED[said.tongue].search(said.folded):
            return []
        start, end = _own_words(said)
        past, now = _OVER.search(said.folded, start, end), _NOW.search(said.folded, start, end)
        if past and now and past.start() < now.start() and now.end() < end - 1:
            start, end = trimmed(said.text, now.end(), end)
            lead = _ITS.match(said.folded, start, end)
            start = lead.end() if lead else start
        return [found(said, said.text[start:end], start, end)] if end - start > 1 or said.text[start:end] == "紙" else []

    def _products(self, said: Utterance) -> list[re.Match[str]]:
        if not said.text.isascii() and said.tongue != "en":
            return list(_ANY.finditer(said.folded)) if not _GATE.isdisjoint(said.words) else list(_EASTERN.finditer(said.folded))
        return [] if _GATE.isdisjoint(said.words) else list(_ANY.finditer(said.folded))

    def _is_used(self, said: Utterance, start: int, end: int) -> bool:
        left, right = clause(said.folded, start, end)
        around = said.folded[left : right + (3 if said.tongue == "ko" else 0)]  # 쓰는데 ends a clause within itself
        used = _USED[said.tongue].search(around) and not _NOT_USED[said.tongue].search(around)
        return bool(used or _LEFT_JA.match(said.folded, end)) and "?" not in said.folded[right : right + 1]


_LEFT_JA = later(
    r"[がは](?:高|重|使い(?:にく|づら)|遅|複雑|古|合わ)[^.!?]{0,12}?(?:ので|から|て|くて)[^.!?]{0,8}?(?:乗り?換え|移行|切り?替え"
    r"|見直|他(?:を|の|に)|変え|替え)|から(?:の|の?,)?(?:乗り?換え|移行|切り?替え|変え|変更|リプレ|脱)|の(?:代わり|後継|リプレ|解約)|をやめ"
)
"""Right behind a product: they have it, and would leave it."""
_EDITION = later(
    r"\s(?P<it>(?:Service|Sales|Support|Marketing|Customer)\s(?:Cloud|Hub|Desk|Suite|Pro|Professional)|(?:Suite|Messaging|Cloud"
    r"|Dynamics|Chat|Talk)\b)(?![a-z])"
)
"""Right behind a product: which part of its family it is, "Salesforce Service Cloud"."""
_ITS = later(r"(?:(?:it's|it is|that's|we're on|we are on|we use|just|only|all|in) )+")
_NOTHING = later(
    r"\s{0,9}(?:well,? |honestly,? )?(?:nothing|none|(?:we |i )?(?:don't|do not|haven't) (?:have|use|got)(?: got)? (?:anything|any"
    r"|one|a\b)|no (?:tools?|systems?|software))\b(?! but\b)(?!(?: really| special| fancy| much| clever"
    r"| formal){0,3}[,;:.-]+\s?(?:just|only|a|an|my|me"
    r"|our|the|some|it's|we)\s)"
)
_BESIDE = cue("solution.beside")  # spoken to us, not about what they use
_NOW = later(
    r"\b(?:now|these days|nowadays)\b"
    r"|지금은?|현재는?|요[즘새]은?|이제는?|올해부터는?|,?今は|,?現在は|,?いまは|,今(?!は)|結局|今でも|いまだに"
)
_SHORT = 40
_FEATURE = later(
    r"(?:의)?\s?(?:exports?|imports?|downloads?|uploads?|files?\b|format|templates?|integrations?|connectors?|add-?ons?|plug-?ins?"
    r"|다운로드|내보내기|업로드|파일(?!\s?(?:에|로|을)?\s?(?:그대로|정리|관리|써|쓰|적))|양식|연동|출력|ファイル|ダウンロード|出力"
    r"|エクスポート|取り?込み|インポート|形式|連携)"
)
"""Behind a product's name: a format or a connection is meant, not the tool."""
_LEAD = later(
    r"^(?:(?:(?:h+m+|u+m+|er+|well|so|oh|honestly)[\s,.]+)*(?:nothing|not much|not a lot)(?: (?:really|special|fancy|much|clever"
    r"|formal|big|great)){0,3}[\s,:;.-]+|(?:we|i)(?:'re"
    r"| are|'ve got| have)? (?:currently |just |mostly |mainly )?(?:use|using|on|run|running|rely on|work with"
    r"|handle it with|do it (?:in|with|by))\s+|(?:currently|right now|today|at the moment|just|using|mostly|mainly)[\s,]+)+",
    re.IGNORECASE,
)
_TAIL = later(
    r"(?:\s?(?:을|를|으로|로|만|에서|에다가?|에)\s?|(?<!안)(?<!못)\s)(?:써요?|적어요?|적습니다|적고 있.*|적[지죠](?: 뭐)?|(?:적어"
    r"|써) ?[둬놔놓]\S{0,3})$"
    r"|\s?(?:을|를|으로|로|만|에서|에다가?|에)?\s?(?:쓰고 있.*|쓰는 중.*|씁니다|써요|사용 ?중.*"
    r"|사용하고.*|사용합.*|정리합니다|정리해요"
    r"|관리합니다|관리해요|받아요|받고 있.*|하고 있.*|합니다|해요)$|(?<=[가-힣])(?:으로|로)\s(?:(?:그때그때|일일이|하나씩|하나하나"
    r"|그냥|다|직접|대충|따로|각자|번갈아|돌아가며|돌아가면서)\s)?"
    r"(?:답|받|응대|대응|처리|회신|대답|응답|안내)[가-힣]{0,8}(?:\s있[가-힣]{1,4})?$|(?<=[가-힣])\s?(?:으로|로)\s(?:해|받아|봐"
    r"|관리해|정리해)$|(?:を"
    r"|で)?(?:使って(?:い|お)ます|使用して(?:い|お)ます|利用して(?:い|お)ます|運用して(?:い|お)ます|管理して(?:い|お)ます"
    r"|しのいで(?:い|お)ます|対応して(?:い|お)ます)$"
)


_FIRST_KO = later(
    r"\s{0,4}(?P<it>[^\s,.!?]{2,14}?(?: [^\s,.!?]{1,10}?)??)(?<!그거)(?<!그게)(?<!그건)(?:이요|(?<![어아해네세줘까뭐])요|이여|여|에요"
    r"|이에요|예요|이에여|예여|임"
    r"|입니다|인데요?|이라고|라고"
    r"|[을를]? ?(?:쓰는데요?|쓰고 있는데요?|써요|써여|씁니다|쓰고 있어요|쓰고 있습니다|사용 ?중인데요?|사용 ?중입니다))(?: 있어요"
    r"| 있는데요?| 합니다| 해요)?[,.!~…]*\s+"
    r"(?=(?:그게|그거|그건|이게|이거|이건|걔|얘|근데|그런데|그치만|하지만|곧|이제|이번|다음|너무|좀|많이|벌써|계속|자꾸|아직|작년"
    r"|올해|조만간|서비스|업데이트"
    r"|종료|단종|약정|계약|비싸|느려|불편|쓴 ?지|쓴지|옛날|예전)[가-힣\s])"
)
"""A name by itself, and then what is the matter with it: 펫차트요 그게 종료되는거."""


def product(name: str) -> str:
    """Return the one name that a known product has in every script (엑셀 and エクセル are Excel), another name as it is."""
    return _NAMED.get(name.strip().lower(), name)


def is_product(words: str) -> bool:
    """Tell whether words, folded, are a known product and nothing else."""
    return bool(_ANY.fullmatch(words))


def names_product(said: Utterance, start: int, end: int) -> bool:
    """Tell whether a known product is named in `start:end`: a price beside it is that product's."""
    if said.tongue == "en" and _GATE.isdisjoint(said.words):
        return False
    return bool(_ANY.search(said.folded, start, end))


_OVER = later(
    r"\b(?:we |i )?used to\b|\b(?:we|i)(?:'ve)? (?:(?:just |only )?(?:tried|had|dropped|ditched|left|cancelled)|(?:moved|switched"
    r"|came) (?:off|away from|from))\b|\btrial(?:led|ed)\b|\bpreviously\b|\bformerly\b|\buntil last\b"
    r"|예전에?[는엔]?|그 ?전에[는엔]|기존에?[는엔]|원래는?|이전에[는엔]|과거에|썼었"
    r"|썼는데|쓰다가|해지하고|끊고|그만두고|(?:작년|지난달|지난주|얼마 ?전|최근)까지"
    r"|以前は|昔は|使って(?:い)?た|前は|でしたが|使っていましたが"
)


_NOT_THEIRS_KO = later(
    r"(?:[할릴볼줄알갈쓸올길낼둘될]게요?|겠(?:습니다|어요)|(?:쓴다(?:던데|더라|고 ?하|고 ?들|네)|쓴대|쓰던데|쓰더라"
    r"|쓰신대)[가-힣]{0,3})[\s.!~ㅎㅋㅠㅜ]*$"
)
"""What somebody is about to do, or others use, is not what they use: 메일로 따로 드릴게요, 경쟁사는 채널톡 쓴다던데요."""
_GIVEN_UP = later(r"(?:지금은?|현재는?|요즘은?) ?(?:없|안 ?[써쓰씁]|아무것도)|(?:今|いま|現在)は(?:何も|なにも)(?:な|使)|해지했|끊었")


_ENDED_KO = later(r"(?:해지했|끊었|그만뒀|그만두었|접었|말았|중단했)(?:어요|습니다|음|네요|죠|고요)?[\s.!~ㅎㅋㅠㅜ]*$")
"""At the end of a reply: what they had is no more, and nothing stands in its place."""
_THEN_PAST_KO = later(
    r"(?P<now>(?![^?]{0,12}없)[^?]{2,40}?(?:이?에요|예요|이요|입니다|고요?|[아어해써받적와봐]요|니다)[.,!~]*)\s+"
    r"(?:(?:그 ?)?전에|예전|이전에|작년|재작년|지난|기존에|원래|과거|얼마 ?전|올해 초|한때|처음에)[가-힣]{0,4}\s[^?]*(?:썼|쓰다|였|었"
    r"|했|말았|끊었|그만)"
)
"""What they use, and behind it what they used before: 공책이요 예전에 엑셀 쓰다가 말았어요."""
_LEAVING_KO = later(r"(?:옮기|바꾸|갈아타|넘어가|이전하|교체하)(?:려|고 ?싶|는 ?중)")
"""Behind a tool: they are about to leave it, and use it still."""


def _is_over(said: Utterance, start: int, end: int) -> bool:
    """True for a product of the past where they go on to say what they do now: 예전엔 젠데스크 썼는데 지금은 메일이요."""
    left, right = clause(said.folded, start, end)
    if said.tongue == "ko" and _LEAVING_KO.search(said.folded, end, sentence(said.folded, start)[1]):
        return False
    return bool(_OVER.search(said.folded, left, right + 1)) and bool(_NOW.search(said.folded, end) or _GIVEN_UP.search(said.folded))


def _is_short(said: Utterance) -> bool:
    return len(said.text) <= _SHORT and not _NOT_USED[said.tongue].search(said.folded) and not said.text.rstrip().endswith(("?", "？"))


_SMILES = later(r"[\sㅋㅎㅠㅜ~^]+$|(?<=[ぁ-ゖァ-ヺー一-鿿])(?:w{1,4}|笑|\(笑\))$")
_THINKS_KO = later(
    r"(?:(?:으?로|에서)\s?(?:하|쓰|관리하|처리하|운영하|받)(?:는데|고 있는데|긴 하는데)|\s?(?:있는데|이긴 한데|인데))\s"
    r"(?=[^\d]{0,16}?(?:불편|느려|느리|힘들|답답|복잡|귀찮|별로|엉망|한계|오래|구려|부족|어려|비싸|안 ?좋|문제|못 ?쓰|버거)[^?]{0,12}$).*$"
)
"""Behind a Korean tool: what its user thinks of it."""


def _own_words(said: Utterance) -> tuple[int, int]:
    """The reply without "we use" and without the verb at its end."""
    start, end = bare(said)
    if said.tongue == "ko" and (first := _FIRST_KO.match(said.folded, start, len(said.folded))):
        return first.span("it")
    lead = _LEAD.match(said.text[start:end])
    start += lead.end() if lead else 0
    if said.tongue == "ja":
        start, end = first_told(said, start, end)
    if said.tongue != "en" and (smile := _SMILES.search(said.folded, start, end)) and smile.start() > start + 1:
        end = smile.start()
    if said.tongue == "ko" and (thinks := _THINKS_KO.search(said.folded, start + 2, end)):
        end = thinks.start()
    tail = _TAIL.search(said.text, start, end)
    if tail and tail.start() > start + 1:
        end = tail.start()
    elif said.tongue == "ja":
        end = without_verb(said, start, end)
    return trimmed(said.text, start, without_opinion(said, start, end))
