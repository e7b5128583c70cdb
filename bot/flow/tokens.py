"""Texts as search tokens: words for alphabets, cut to their stems; runs of characters where words are not set apart by spaces.

Hangul words lose their particles and endings first, and what is left of a verb counts less than a noun; of Japanese only kanji and
katakana count, as hiragana carries grammar.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.flow.stop_words import COMMON, SAME, SAME_ENGLISH, STOP

PREDICATE = 0.35
"""How much the stem of a Korean verb or adjective counts beside a noun: questions end in one, and most say nothing."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: its tokens, and how much it counts."""

    tokens: tuple[str, ...]
    weight: float = 1.0
    vague: bool = False  # may be said of anything


_RUNS = re.compile(
    r"(?P<number>[0-9]+)|(?P<hangul>[\uac00-\ud7a3]+)|(?P<katakana>[\u30a0-\u30ff]+)|(?P<han>[\u3400-\u9fff々]+)"
    r"|(?P<latin>[^\W_0-9\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7a3]+)"
)


def words(text: str) -> list[Word]:
    """Return the words of a text that may carry its topic, in its order, repeated ones too."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "").replace("'", "")
    for pattern, instead in SAME_ENGLISH if folded.isascii() else SAME:
        folded = pattern.sub(instead, folded)
    runs = _RUNS.finditer(folded)
    return [word for run in runs for word in _BY_SCRIPT[run.lastgroup or "latin"](run[0]) if word.tokens]


def tokens(text: str) -> list[str]:
    """Return the tokens of a text in its order, repeated ones too."""
    return [token for word in words(text) for token in word.tokens]


def _number(run: str) -> Iterator[Word]:
    yield Word((run,), 0.5)


def _latin(run: str) -> Iterator[Word]:
    if run not in STOP and (len(run) > 1 or not run.isascii()):
        yield Word((stem(run),), vague=run in COMMON or stem(run) in _COMMON_STEMS)


_ENDINGS = (
    ("ically", ""), ("ical", ""), ("ic", ""), ("ations", "at"), ("ation", "at"), ("ings", ""), ("ing", ""), ("ies", "y"), ("ied", "y"),
    ("ions", ""), ("ion", ""), ("ments", ""), ("ment", ""), ("sses", "ss"), ("ers", "er"), ("ed", ""), ("es", ""), ("s", ""), ("ly", ""),
)  # fmt: skip
_STEM_LEFT = 3


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return an English word without its commonest endings, so that "exporting" and "exports" meet; other words as they are."""
    if not word.isascii():
        return word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM_LEFT and not word.endswith(("ss", "us", "is")):
            word = word[: -len(ending)] + instead
            break
    if len(word) > _STEM_LEFT and word[-1] == "e":
        word = word[:-1]
    return word[:-1] if len(word) > _STEM_LEFT and word[-1] == word[-2] and word[-1] not in "sl" else word


_OF_NOUN = r"하|되|돼|해|시키|시켜|받|드리|드려|주|줘|줄|이|인|입|예|할|될|한|된|했|됐|합|됩|중이|중인|있|없"
_ENDING = (
    r"나요|는가요|가요|까요|지요|죠|는지요?|은지|지|어요|아요|여요|워요|려요|와요|요|에요|네요|군요|"
    r"습니다|습니까|니다|니까|고요|구요|"
    r"는데요?|은데요?|데요?|야|려면|으면|면|는|고|서|도록|기|려는데|려고|을까요|셨어요|세요|시나요|신가요|신지|주세요|지나요|거든요|던|게"
)
_NOUN_VERB = re.compile(rf"(?:(?:{_OF_NOUN})(?:시|신|실)?){{1,6}}(?:{_ENDING})$|(?:하|되|해|돼|할|될|한|된|함|됨)$")
"""What makes a verb of a noun (연동되나요, 설치할), or says that something is it (가격인가요)."""
_VERB = re.compile(
    r"(?:나요|는가요|은가요|ㄴ가요|가요|을까요|까요|어요|아요|여요|워요|려요|와요|네요|군요|지요|죠|세요|습니다|습니까|니다|니까|"
    r"는데요?|은데요?|으면|려면|려는데|려고|는지|은지|지나요|셨어요|신가요|시나요|거든요|고요|구요|면)$"
)
_PARTICLES = re.compile(
    r"(?:에서는|에서도|에서의|으로는|으로도|에게서|까지는|까지도|까지예요|부터는|에는|에도|에서|에게|한테|으로|까지|부터|처럼|보다|마다|"
    r"이나|이랑|하고|이라도|라도|이란|라는|은|는|이|가|을|를|의|에|로|와|과|도|만|나|랑|들)$"
)


_COMMON_STEMS = frozenset(stem(word) for word in COMMON)


def _hangul(run: str) -> Iterator[Word]:
    if run in STOP or _PARTICLES.fullmatch(run) or (len(run) > len("해지") and _NOUN_VERB.fullmatch(run)):
        return
    bare, weight = _bare(run)
    if bare and bare not in STOP:
        yield Word(tuple(pairs(bare)), weight)


@lru_cache(maxsize=4096)
def _bare(run: str) -> tuple[str, float]:
    """Return a word without its particle or ending, and how much it counts."""
    noun = _NOUN_VERB.sub("", run)
    if noun != run and len(noun) > 1:
        return _PARTICLES.sub("", noun) or noun, 1.0
    stem_left = _VERB.sub("", run)
    if stem_left != run:
        return stem_left, PREDICATE
    return _PARTICLES.sub("", run) or run, 1.0


def pairs(run: str, size: int = 2) -> Iterator[str]:
    """Yield each `size` neighbouring characters of a run; a shorter run by itself."""
    if len(run) < size:
        yield run
    for i in range(len(run) - size + 1):
        yield run[i : i + size]


def _katakana(run: str) -> Iterator[Word]:
    if run not in STOP:
        yield Word(tuple(pairs(run, 3)))


def _han(run: str) -> Iterator[Word]:
    if run not in STOP:
        yield Word(tuple(pair for pair in pairs(run) if pair not in STOP))


_BY_SCRIPT: Mapping[str, Callable[[str], Iterator[Word]]] = {
    "number": _number,
    "latin": _latin,
    "hangul": _hangul,
    "katakana": _katakana,
    "han": _han,
}
