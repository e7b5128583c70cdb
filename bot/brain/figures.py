"""The figures and the names in a sentence, made comparable: a price is the same price however it is written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from bot.fields.numeral import numerals
from bot.language.fold import fold

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[a-z]+")
_MONEY = re.compile(
    r"[$€£¥₩]\s?\d|\d\s?(?:%|percent|퍼센트|パーセント|割|원|円|ドル|달러|유로|dollars?|euros?|pounds?|won\b|yen\b|usd|eur|krw|jpy|k\b|만|万|천|千)",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Z][A-Za-z0-9]*(?:[-&./+][A-Za-z0-9]+)*")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-&./+][A-Za-z0-9]+)*")
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>「」（）]*[^\s<>「」（）.,;:!?。、！？)\]}'\"”]|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/[^\s<>「」]*[^\s<>「」.,;:!?。、)])?",
    re.ASCII | re.IGNORECASE,
)
_ADDRESS = re.compile(r"[^\s@<>\"'()（）「」:;,、。]+@[^\s@<>\"'()（）「」:;,、。]+\.[A-Za-z]{2,}")
NO_NAMES = frozenset({"I", "A", "AI", "OK", "The", "It", "We", "You", "Yes", "No", "Q1", "Q2", "Q3", "Q4"})
SMALL = frozenset({1.0})
"""Number words that count nothing: "one thing", "이것 하나"."""


def links_in(text: str) -> tuple[str, ...]:
    """Return web addresses and host names, without those of e-mail addresses."""
    return tuple(hit[0] for hit in _LINK.finditer(_ADDRESS.sub(" ", text)))


def addresses_in(text: str) -> tuple[str, ...]:
    """Return e-mail addresses."""
    return tuple(hit[0].strip(".") for hit in _ADDRESS.finditer(text))


def without_links(text: str) -> str:
    """Return a text without its addresses."""
    return _LINK.sub(" ", _ADDRESS.sub(" ", text))


def digits_in(text: str) -> frozenset[str]:
    """Return the figures written in digits: "1,990.00" and "１９９０" are "1990"."""
    plain = unicodedata.normalize("NFKC", text)
    return frozenset(_plain(hit[0]) for hit in _DIGITS.finditer(plain))


def _plain(digits: str) -> str:
    whole, point, rest = digits.replace(",", "").partition(".")
    rest = rest.rstrip("0") if "." not in rest else rest
    return f"{whole.lstrip('0') or '0'}{point if rest else ''}{rest}"


def values_in(text: str, language: str) -> frozenset[float]:
    """Return the numbers of a text as its language says them, those in words too."""
    folded = fold(unicodedata.normalize("NFKC", text))
    return frozenset(hit.value for hit in numerals(folded, language, frozenset(_WORD.findall(folded))))


def speaks_of_money(text: str) -> bool:
    """Tell whether a figure in the text is an amount of money or a share."""
    return bool(_MONEY.search(unicodedata.normalize("NFKC", text)))


@dataclass(frozen=True, slots=True)
class Named:
    """A name with its place."""

    start: int
    word: str


def names_in(sentence: str) -> tuple[Named, ...]:
    """Return what may name a product, a plan or a firm: capitals in English; any Latin word in Korean or Japanese."""
    plain = unicodedata.normalize("NFKC", sentence)
    pattern = _NAME if plain.isascii() or not re.search(r"[가-힣ぁ-んァ-ヶ一-鿿]", plain) else _LATIN
    return tuple(Named(hit.start(), hit[0]) for hit in pattern.finditer(plain) if hit[0] not in NO_NAMES)


def owners(sentence: str) -> frozenset[tuple[str, str]]:
    """Return each figure with the name that it most likely belongs to: the nearest one before it, else the first behind it, else ""."""
    plain = unicodedata.normalize("NFKC", sentence)
    names = names_in(plain)
    pairs = set()
    for hit in _DIGITS.finditer(plain):
        before = [name.word for name in names if name.start < hit.start()]
        behind = [name.word for name in names if name.start > hit.start()]
        pairs.add((_plain(hit[0]), (before[-1:] or behind[:1] or [""])[0].casefold()))
    return frozenset(pairs)
