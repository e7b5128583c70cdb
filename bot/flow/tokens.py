"""Texts as search tokens: words for alphabets, cut to their stems; pairs of characters where words are not set apart by spaces.

Hangul words lose their particles and endings first; of Japanese only kanji and katakana count, as hiragana carries grammar.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_RUNS = re.compile(
    r"(?P<latin>[^\W_\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7a3]+)"
    r"|(?P<hangul>[\uac00-\ud7a3]+)|(?P<katakana>[\u30a0-\u30ff]+)|(?P<han>[\u3400-\u9fff々]+)"
)

_WORDS_EN = """a about after all also am an and any are as at be because been being but by can could did do does doing for from get
    give go going got had has have having hello help her here hey hi his how i if in into is it its just know let like
    look make many may me might mine more much must my need no not of off ok okay on one only or our out over please
    possible really say see shall she should so some still such sure tell than thank thanks that the their them then there
    these they thing things this those to too up us use want was way we well were what when where which while who why will
    with wonder would yes you your yours im id ive dont doesnt cant youre theres whats hows guys guess actually currently
    offer offers offered offering provide provides support supports supported available come comes question work works"""
_STOP_EN = frozenset(_WORDS_EN.split())

_WORDS_KO = """가능 가능한가 가능해 궁금 그 그냥 그럼 그리고 네 누가 대해 대한 되 된 될 됩니까 드려 때 또 많이 매우 몇 무슨 무엇 뭐 뭔가 및 보 봐
    수 싶 쓰 아 안녕 안녕하세 알고 알려 어디 어떤 어떻게 어떻 언제 얼마 얼마나 없 여기 여쭤 예 왜 우리 이 있 저 저희 정도 제가 좀 주 주세 지금
    질문 하 한 할 해 혹시 해당 관련 문의 말씀 따로 경우 같은 건 것 거 게 쓸 쓰는 사용"""
_STOP_KO = frozenset(_WORDS_KO.split())

_ENDINGS_KO = re.compile(
    r"(?:입니까|습니까|됩니까|합니까|나요|가요|인가요|한가요|은가요|까요|을까요|ㄹ까요|ㄴ가요|는지요|는지|은지|한지|인지|어요|아요|해요|"
    r"돼요|예요|이에요|에요|네요|군요|지요|죠|세요|습니다|합니다|됩니다|입니다|니다|고요|구요|는데요|은데요|인데요|는데|은데|인데|하려면|"
    r"으려면|려면|하면|되면|으면|하는|되는|하고|되고|해서|돼서|하나|되나|있나|없나|한|할|된|될|해|요)$"
)
_PARTICLES_KO = re.compile(
    r"(?:에서는|에서도|으로는|으로도|에게서|까지는|부터는|에는|에도|에서|에게|한테|으로|까지|부터|처럼|보다|마다|이나|이랑|하고|"
    r"이라도|라도|은|는|이|가|을|를|의|에|로|와|과|도|만|나|랑)$"
)


def tokens(text: str) -> list[str]:
    """Return the tokens of a text in its order, repeated ones too."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "").replace("'", "")
    return list(_tokens(folded))


def _tokens(text: str) -> Iterator[str]:
    for run in _RUNS.finditer(text):
        yield from _BY_SCRIPT[run.lastgroup or "latin"](run[0])


def _latin(word: str) -> Iterator[str]:
    if word not in _STOP_EN:
        yield stem(word)


_SUFFIXES = (("ations", "at"), ("ation", "at"), ("ings", ""), ("ing", ""), ("ies", "y"), ("ied", "y"), ("ments", "ment"))
_SHORT = (("sses", "ss"), ("ers", "er"), ("ed", ""), ("es", ""), ("s", ""), ("ly", ""))
_STEM_LEFT = 3


def stem(word: str) -> str:
    """Return an English word without its commonest endings, so that "exporting" and "exports" meet; other words as they are."""
    if not word.isascii() or any(c.isdigit() for c in word):
        return word
    for suffix, instead in (*_SUFFIXES, *_SHORT):
        if word.endswith(suffix) and len(word) - len(suffix) >= _STEM_LEFT and not word.endswith(("ss", "us", "is")):
            word = word[: -len(suffix)] + instead
            break
    if len(word) > _STEM_LEFT and word[-1] == "e":
        word = word[:-1]
    return word[:-1] if len(word) > _STEM_LEFT and word[-1] == word[-2] and word[-1] not in "sl" else word


def _hangul(word: str) -> Iterator[str]:
    bare = _PARTICLES_KO.sub("", _ENDINGS_KO.sub("", word)) if len(word) > 1 else word
    bare = bare or word
    if bare in _STOP_KO or word in _STOP_KO:
        return
    yield from pairs(bare)


def pairs(run: str) -> Iterator[str]:
    """Yield each two neighbouring characters of a run; a single character by itself."""
    if len(run) == 1:
        yield run
    for i in range(len(run) - 1):
        yield run[i : i + 2]


_WORDS_JA = "何 方 可能 場合 教 知 出来 今 事 時 対応 利用 使用 質問 御社 貴社 弊社 当社 私 誰 際 用 使 下 頂 思 言 見 聞"
_STOP_JA = frozenset(_WORDS_JA.split())


def _japanese(run: str) -> Iterator[str]:
    if run not in _STOP_JA:
        yield from (pair for pair in pairs(run) if pair not in _STOP_JA)


_BY_SCRIPT = {"latin": _latin, "hangul": _hangul, "katakana": _japanese, "han": _japanese}
