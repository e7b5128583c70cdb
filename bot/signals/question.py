"""The part of a message that asks us something, as it was written, so that a page or a colleague can answer it."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.signals.normalise import LONGEST, normalise, scripts
from bot.signals.patterns import candidates, match

_ENDS = re.compile(r"(?<=[.!?。！？])\s+|(?<=[。！？])|\n+")
_TURNS = re.compile(
    r"[,;:]\s+(?=(?:what(?:'s| is| are| would| does| about)|how (?:much|many|long|do|does|can|is)|which"
    r"|does (?:it|this|that|your)|do you|is (?:there|it)|are there)\b)"
    r"|(?<!\s)[,;.]?\s+(?:and|but|also|btw|by the way|though)[, ]+(?=(?:how|what|does|do|is|are|can|which|when|where|why)\b)"
    r"|(?<=\S)\s+(?=(?:근데|그런데|그리고|혹시|참[,\s]|아 참)\s*\S)"
    r"|(?<=[、,\s])(?=(?:ところで|ちなみに|あと、|なお、))",
    re.IGNORECASE,
)


_NAME_IN_NA = re.compile(r"(?!(?:되|있|없|하|맞|오|가|쓰|받|들|같|좋|알|사|주)나요)[가-힣]{1,3}나요\s*[.。]?$")
"""A name that ends in 나 with its polite 요 (최유나요.) looks like a question's ending; without a question mark it is the name."""


@lru_cache(maxsize=64)  # asked for once by the signals and once by the reading of the same message
def counter_question(text: str, language: str) -> str:
    """Return the sentences of `text` that ask us something about product, price, security or terms; "" when none does.

    A wish in the form of a question ("could you write to jo@x.io?") is an answer, not a question.
    """
    parts = (part for sentence in _ENDS.split(text[:LONGEST]) for part in _TURNS.split(sentence))
    return " ".join(part.strip() for part in parts if part.strip() and _asks(part, language))


def _asks(sentence: str, language: str) -> bool:
    plain = normalise(sentence)
    if not plain or _NAME_IN_NA.match(sentence.strip()):
        return False
    asks, wishes = 0.0, 0.0
    for name in scripts(plain, language):
        found = match([line for line in candidates(name, plain) if line.signal in _KEYS], plain)
        asks, wishes = max(asks, found.get("asks", 0.0)), max(wishes, found.get("asks_nothing", 0.0))
    return asks > wishes


_KEYS = frozenset({"asks", "asks_nothing"})
