"""A text as all kinds read it: folded once, its language and its words known, kept for the kinds that come next."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from bot.language import chatty_ja, chatty_ko
from bot.language.fold import fold
from bot.lean import later

_HANGUL = later(r"[가-힣]")
_JAPANESE = later(r"[ぁ-ゖァ-ヺ々一-鿿]")
_WORD = later(r"[a-z]+|\d")
_STOP = later(r"[.!?\n;]+(?=\s|$|\")|[!?\n;]|\.(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])\.")


_LONGEST = 2000  # what stands further on is a document, not an answer; bounds the time that hostile text can take


class Utterance(NamedTuple):
    """What a prospect wrote, made ready. Spans in `folded` are spans in `text`."""

    text: str
    folded: str
    tongue: str  # the grammar that reads it: "ko" with any Hangul, "ja" with any kana or Han, else "en"
    words: frozenset[str]  # Latin words, and the digits that occur one by one


@lru_cache(maxsize=8)
def utterance(text: str, language: str = "en") -> Utterance:
    """Return `text` made ready. `language` decides only where the script does not (digits alone)."""
    text = text[:_LONGEST]
    folded = fold(text)
    words = frozenset(_WORD.findall(folded))
    if _HANGUL.search(text):
        tongue, folded = "ko", chatty_ko.plainly(folded)
    elif _JAPANESE.search(text):
        tongue, folded = "ja", chatty_ja.plainly(folded)
    else:
        tongue = "en" if any(len(word) > 1 for word in words) or language not in ("ko", "ja") else language
    return Utterance(text, folded, tongue, words)


@lru_cache(maxsize=8)
def stops(folded: str) -> tuple[tuple[int, int], ...]:
    """The places between sentences, as spans."""
    return tuple(found.span() for found in _STOP.finditer(folded))


def sentence(folded: str, at: int) -> tuple[int, int]:
    """The span of the sentence that holds the letter `at`."""
    start, end = 0, len(folded)
    for left, right in stops(folded):
        if right <= at:
            start = right
        elif left >= at:
            end = min(end, right)
            break
    return start, end


_COMMA = later(
    r",(?!\d)(?! which\b)|､|\s-\s|\bbut\b|\bso\b|(?<=[가-힣])(?:고(?!\s(?:있|싶|계|나(?=서|면|니|자)))|는데|인데|은데|던데|라서"
    r"|(?<!포함)(?<!합)(?<!다 )해서|지만|며|이요|에요|예요|니다|네요|[어아]요|해요|돼요|죠|거든요|[구고]요|(?<=[명원])요)\s"
    r"|(?<=[ぁ-ん])(?:が|けど|ので|て),|(?<=[ぁ-ん])(?:ので|けど)(?=[一-鿿\d])|(?:です|ます|でした|ました)が(?=[一-鿿ァ-ヺぁ-ん\d])"
)


def clause(folded: str, start: int, end: int) -> tuple[int, int]:
    """The part of the sentence around `start:end`, between commas and conjunctions."""
    left, right = sentence(folded, start)
    for found in _COMMA.finditer(folded, left, right):
        if found.end() <= start:
            left = found.end()
        elif found.start() >= end:
            return left, found.start()
    return left, right
