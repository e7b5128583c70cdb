"""Finds the numbers in a text: digits and words with their scales; what is English stands here, Korean and Japanese beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from bot.fields.numeral_eastern import MAY_COUNT_JA, MAY_COUNT_KO, japanese, korean, pair
from bot.fields.written import CENTS, DIGITS, SPACED, Numeral, in_digits
from bot.language import lexicon
from bot.lean import later

__all__ = ["Numeral", "may_count", "numerals", "pair"]

_EN = lexicon("en")

# What looks like a number and counts nothing: dates, telephone numbers, times, versions, shares.
_NOT_COUNTED = later(
    r"(?!\d{1,3}(?:\.\d{3}){2,}(?!\d))\d{1,4}([-./])\d{1,4}\1\d{1,4}|(?<![\d.,-])(?:\+\d[\d\s().-]{6,18}\d"
    r"|\(?0\d{1,4}\)?[\s-]{1,2}\d[\d\s-]{4,14}\d)(?!\d)"
    r"|\(?\+?\d{2,4}\)?[- .]\d{3,4}[- .]\d{4}|\d{1,2}:\d{2}|\d{1,9}/\d{1,9}(?:\s(?:of an? |an? )?(?:thousand|million|billion|lakh"
    r"|crore)\b)?|\d{1,9}(?:\.\d{1,9})?\s?(?:%|percent\b"
    r"|퍼센트|パーセント)"
    r"|\d\s?(?:桁|자리)|[a-z]\d+\b(?<!rs\d)|\d{1,9}(?:st|nd|rd|th)\b|[a-z0-9._%+-]{1,64}@[a-z0-9.-]+|https?://[!-~]+|#\s?\d+|\bno\.?\s?\d+"
    r"|\b(?:iso(?:/iec)?|soc|rfc|pci[ -]dss|article|type|tier|windows|office(?=\s?365)|microsoft)[\s-]?\d+"
)
_CODES = [
    "ngn", "kes", "zar", "aed", "myr", "php", "ghs", "rm", "ksh", "usd", "eur",
    "gbp", "krw", "jpy", "cad", "aud", "chf", "cny", "inr", "nzd", "sgd", "hkd", "rs",
]  # fmt: skip


def _masked(folded: str) -> list[tuple[int, int]]:
    return [
        found.span() for found in _NOT_COUNTED.finditer(folded) if not folded[found.start()].isalpha() or not _is_money_code(folded, found)
    ]


_LETTER_MONEY = later(  # R5,000, N450000 and N2.5m, not R2 or N95
    r"(?<![a-z])[rn](?:(?:\d{1,3}(?:[ ,]\d{3})+|\d{3,})(?![\da-z-])|\d{1,3}(?:\.\d{1,2})?(?:k|mn?|bn)\b|\d{1,3}(?:\.\d{1,2})? (?:million"
    r"|thousand)\b)"
)


def _is_money_code(folded: str, found: re.Match[str]) -> bool:
    """True for "usd20", whose last letter only looks like the prefix of a code."""
    if _LETTER_MONEY.match(folded, found.start()):
        return True
    head = folded[max(0, found.start() - 2) : found.start() + 1]
    return any(head.endswith(code) for code in _CODES) and "@" not in found.group() and "/" not in found.group()


# --- English

_SCALE_WORDS = sorted((word for word in _EN.scales if len(word) > 1), key=len, reverse=True)
_SCALES = "|".join(_SCALE_WORDS)
_EN_DIGITS = later(
    rf"(?P<n>{CENTS}|{SPACED}|{DIGITS})(?:(?:-?ish\s?(?=k\b))?(?P<short>k|mm?|b|g|l)(?![^\W\d_])|(?P<long>(?:\s?(?:{_SCALES})(?![a-z]))+)"
    r"|\s(?P<apart>k|m)(?![^\W\d_]|'))?"
)
_PLAIN = [word for word in _EN.numerals if word not in ("a", "an", "couple", "few", "half")]
_ANY = "|".join(sorted([*_PLAIN, *_SCALE_WORDS], key=len, reverse=True))
_EN_WORDS = later(
    rf"\b(?:(?<!not )(?<!no )(?<!half )an?(?=\s(?:dollar|buck|pound|euro)\b)|(?:half\s+a|an?\s+(?:good\s+)?(?:couple(?:\s+of)?"
    rf"|few)|couple(?:\s+of)?|few|an?)\s+(?:{'|'.join(_SCALE_WORDS)})\b|(?:{_ANY})(?:\b|(?=ish\b)))"
    rf"(?:(?:(?:(?<=hundred)|(?<=thousand)|(?<=million)|(?<=grand)|(?<=lakh)|(?<=lakhs)"
    rf"|(?<=crore))\s+and\s+(?=(?:{_ANY})\b)(?!(?:{'|'.join(_PLAIN[:10])})\s+of\b)|\s+point\s+(?=(?:{_ANY})\b)"
    rf"|[\s-]+)(?:{_ANY})\b)*(?:\s+and\s+a\s+half|[\s-]?\b(?:k|m)\b(?!'))?"
)
_EN_HALVES = later(
    rf"\b(?:(?P<n>{'|'.join(_PLAIN)}|an?|\d{{1,2}}(?![\d.,]))(?: and a half| 1/2| ?½)"
    r"|(?P<quarters>(?:an? |one |three )?quarters?)(?: of an?)?)"
    rf" ?(?P<scale>{'|'.join(_SCALE_WORDS)}|k|m)\b(?!')"
)
"""Two and a half thousand, three quarters of a million."""
_IN_PARTS = later("half|quarter|1/2|½")
_COINS = ("dollar", "buck", "pound", "euro")  # "a dollar" is one
_SO_MANY = frozenset(
    ("dozens", "hundreds", "thousands", "millions", "billions", "lakhs", "lacs", "crores", "mill", "mil", "grand")
)  # no number by themselves
_EN_GATE = frozenset([*_PLAIN, *_SCALE_WORDS, *_COINS, *(f"{word}ish" for word in _PLAIN)])
_WHICH_ONE = later(
    r"\b(?:that|this|which|(?<!just )(?<!only )the|another|last|any|each|every|no|next|first|other|wrong|right|hard|tough|tricky)\s$"
)
"""Before "one": it points at something and counts nothing."""


_BEYOND = 1e30  # "hundred hundred hundred …" goes no further


def _english_value(words: str) -> tuple[float, float]:
    """The number of a phrase in words, and the scale it ends on."""
    total = current = 0.0
    scale, point = 1.0, 0.0
    for word in re.findall(r"[a-z]+", words):
        if word == "point":
            point = 0.1
        elif word in _EN.scales:
            scale = _EN.scales[word]
            current = min((current or 1.0) * scale, _BEYOND)
            if scale >= 1000:
                total, current = total + current, 0.0
            point = 0.0
        elif word in _EN.numerals and word not in ("a", "an"):
            current, point = _joined(current, _EN.numerals[word] * (scale if word == "half" else 1), point)
            scale = 1.0
    return (1.0 if words in ("a", "an") else total + current), scale


def _joined(current: float, value: float, point: float) -> tuple[float, float]:
    """The number so far with one more word: "one twenty two" is 122, "two point two" is 2.2."""
    if point:
        return current + value * point, point / 10
    if 1 <= current <= 9 and value >= 10:
        return current * 100 + value, 0.0
    return current + value, 0.0


def _english(folded: str, words: frozenset[str]) -> Iterator[Numeral]:
    in_words = not _EN_GATE.isdisjoint(words)
    halves = list(_halves(folded)) if _IN_PARTS.search(folded) else []
    yield from halves
    for found in _EN_DIGITS.finditer(folded):
        scale = 1.0
        for word in re.findall(r"[a-z]+", found.group("short") or found.group("long") or found.group("apart") or ""):
            scale *= _EN.scales[word]
        if not _within(found.start(), halves):
            yield in_digits(found.start(), found.end(), found.group("n"), scale)
    for found in _EN_WORDS.finditer(folded) if in_words else ():
        if found.group() == "one" and _WHICH_ONE.search(folded, max(0, found.start() - 10), found.start()):
            continue
        if found.group() not in _SO_MANY and not _within(found.start(), halves):
            value, scale = _english_value(found.group())
            yield Numeral(found.start(), found.end(), value, scale, "")


def _halves(folded: str) -> Iterator[Numeral]:
    for found in _EN_HALVES.finditer(folded):
        scale = _EN.scales[found["scale"]]
        if found["quarters"]:
            value = 0.75 if found["quarters"].startswith("three") else 0.25
        else:
            value = 0.5 + (float(found["n"]) if found["n"].isdigit() else _EN.numerals.get(found["n"], 1.0))
        yield Numeral(found.start(), found.end(), value * scale, scale, "")


def _within(at: int, numerals: Sequence[Numeral]) -> bool:
    return any(one.start <= at < one.end for one in numerals)


_COUNTS_EN = _EN_GATE | frozenset("0123456789٠١٢٣٤٥٦٧٨٩")
_MAY_COUNT: Mapping[str, re.Pattern[str]] = {"ko": MAY_COUNT_KO, "ja": MAY_COUNT_JA}


def may_count(folded: str, tongue: str, words: frozenset[str]) -> bool:
    """False where a text has no digit and no word of a number, as most have not: nothing has to be looked for then."""
    return not words.isdisjoint(_COUNTS_EN) if tongue == "en" else bool(_MAY_COUNT[tongue].search(folded))


_READERS: Mapping[str, Callable[[str, frozenset[str]], Iterator[Numeral]]] = {"en": _english, "ko": korean, "ja": japanese}
_MOST = 40  # numbers that a message is read for
_LARGEST = 1e15  # beyond it digits are no amount, and a float no longer counts them
_DIGIT = later(r"\d")


@lru_cache(maxsize=8)
def numerals(folded: str, tongue: str, words: frozenset[str]) -> tuple[Numeral, ...]:
    """Every number that counts something in a folded text, from left to right, none within another."""
    found = sorted(_READERS[tongue](folded, words))
    if not found:
        return ()
    masked = _masked(folded) if _DIGIT.search(folded) else []
    kept: list[Numeral] = []
    for one in found:
        if (
            one.value <= _LARGEST
            and (not kept or one.start >= kept[-1].end)
            and not any(left < one.end and one.start < right for left, right in masked)
        ):
            kept.append(one)
    return tuple(kept[:_MOST])
