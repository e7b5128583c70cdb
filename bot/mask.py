"""Numbers that nobody may store are hidden before the first commit: the masked text is the message.

Formats: card numbers by ISO/IEC 7812 (Luhn, issuer prefix); Korean resident and alien registration numbers (birth date, century digit
1 to 8; no check digit since October 2020); Japan's My Number (12 digits, check digit by the Cabinet's order of 2014, article 5); US
social security numbers (SSA: no area 000, 666, 900 and over). A number without its own punctuation is hidden only beside the word that
names it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

HIDDEN = "•"
"""Stands for each hidden character, so that a reader sees that something was there and how long it was."""

_DIGITS = re.compile(r"\d")
_FEWEST = 9  # digits of the shortest of these numbers, a US social security number
_CARD = re.compile(r"(?<![\d+.,-])(?:\d[ -]?){12,18}\d(?![\d-]|[.,]\d)")
_RESIDENT = re.compile(r"(?<!\d)(\d{6})[ ]?[-–－][ ]?([1-8])\d{6}(?!\d)")
_RESIDENT_NAMED = re.compile(r"(?:주민|외국인)\s*(?:등록)?\s*번호\D{0,8}(\d{6})[ -]?([1-8])\d{6}(?!\d)")
_MY_NUMBER = re.compile(r"(?:マイナンバー|個人番号|my ?number)\D{0,8}(\d{4}[ -]?\d{4}[ -]?\d{4})(?!\d)", re.IGNORECASE)
_SSN = re.compile(r"(?<![\d-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])")
_SSN_NAMED = re.compile(r"(?:\bssn\b|social security)\D{0,20}(\d{3}[ -]?\d{2}[ -]?\d{4})(?!\d)", re.IGNORECASE)
_PASSWORD = re.compile(
    r"(?:\b(?:pass ?word|passwd|pwd)\s*(?:is\b|[:=])\s*|(?:비밀번호|비번)\s*(?:는|은|[:=])\s*|(?:パスワード|暗証番号)\s*(?:は|[:：=])\s*)"
    r"([^\s、。]{4,64})",
    re.IGNORECASE,
)
_WORDS = re.compile(r"pass|pwd|비밀|비번|パスワード|暗証", re.IGNORECASE)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９－　", "0123456789- ")


def mask(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text with forbidden numbers hidden, and what kinds they were (empty: nothing was hidden).

    Full-width digits are read as digits; positions stay, so that every other character is as it was written.
    """
    if len(_DIGITS.findall(text)) < _FEWEST and not _WORDS.search(text):
        return text, ()
    plain = text.translate(_FULL_WIDTH)
    spans = [(kind, *span) for kind, pattern, group, holds in _KINDS for span in _spans(plain, pattern, group, holds)]
    for _, start, end in spans:
        text = text[:start] + "".join(HIDDEN if c.isalnum() else c for c in text[start:end]) + text[end:]
    return text, tuple(dict.fromkeys(kind for kind, _, _ in spans))


def _spans(text: str, pattern: re.Pattern[str], group: int, holds: Callable[[re.Match[str]], bool]) -> list[tuple[int, int]]:
    return [m.span(group) for m in pattern.finditer(text) if holds(m)]


def _always(_: re.Match[str]) -> bool:
    return True


def _is_card(match: re.Match[str]) -> bool:
    digits = re.sub(r"\D", "", match.group())
    known = digits[0] in "3456" or "2221" <= digits[:4] <= "2720"
    return known and len(set(digits)) > 1 and _luhn(digits)


def _luhn(digits: str) -> bool:
    doubled = (2 * int(d) for d in digits[-2::-2])
    return (sum(int(d) for d in digits[-1::-2]) + sum(n - 9 if n > 9 else n for n in doubled)) % 10 == 0


def _is_born(match: re.Match[str]) -> bool:
    """Tell whether the first six digits are a birth date in the century that the seventh names."""
    birth, century = match.group(1), 1900 if match.group(2) in "1256" else 2000
    try:
        date(century + int(birth[:2]), int(birth[2:4]), int(birth[4:6]))
    except ValueError:
        return False
    return True


def _is_my_number(match: re.Match[str]) -> bool:
    digits = [int(d) for d in re.sub(r"\D", "", match.group(1))]
    weights = [n + 1 if n <= 6 else n - 5 for n in range(1, 12)]
    rest = sum(d * w for d, w in zip(reversed(digits[:11]), weights, strict=True)) % 11
    return digits[11] == (0 if rest <= 1 else 11 - rest)


_KINDS = (
    ("resident_number", _RESIDENT, 0, _is_born),
    ("resident_number", _RESIDENT_NAMED, 0, _is_born),
    ("my_number", _MY_NUMBER, 1, _is_my_number),
    ("social_security", _SSN, 0, _always),
    ("social_security", _SSN_NAMED, 1, _always),
    ("card", _CARD, 0, _is_card),
    ("password", _PASSWORD, 1, _always),
)
