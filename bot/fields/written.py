"""A number as it was written, and the value of one in digits; what the readers of all languages begin with."""

from __future__ import annotations

from typing import NamedTuple

from bot.lean import later


class Numeral(NamedTuple):
    """A number as written at `start:end`."""

    start: int
    end: int
    value: float
    scale: float  # 10_000 in "6만", 1 without; a range gives it to its lower end
    digits: str  # the digits without scale where it was written in digits, else ""


SPACED = r"(?<![\d.,])[1-9]\d{0,2}(?: \d{3})+(?![\d,]|\.\d)"
"""Thousands set apart by blanks, as half of Europe and South Africa write them: 180 000."""
_EUROPEAN = (
    r"\d{1,3}(?:'\d{3})+(?![\d'])(?:[.,]\d{1,2}(?!\d))?|\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)"
    r"|\d{1,3},\d{1,2}(?![\d,.])(?=\s?(?:€|eur\b|euros?\b|k\b|m\b|mio\b|million|thousand|grand|lakhs?\b|crores?\b))"
)
"""Thousands set apart by apostrophes, CHF 12'000, and a comma before the fraction: 15.000,50 €, 1,5k."""
CENTS = r"(?<![\d,])\d{1,3}(?: \d{3})*,\d{2}(?![\d,])"
"""A comma before two digits, 283,50; in Korean and Japanese that is two numbers, 4,50명."""
DIGITS = _EUROPEAN + r"|\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?|\d+(?:\.\d{3}){2,}(?!\d)|\d+(?:\.\d+)?|\.\d+"


_FRACTION = later(r",\d{1,2}$")


def in_digits(start: int, end: int, digits: str, scale: float) -> Numeral:
    """The number that `digits`, with separators, times `scale` make."""
    plain = digits.replace(" ", "").replace("'", "")
    if _FRACTION.search(plain):
        plain = plain.replace(".", "").replace(",", ".")
    plain = plain.replace(",", "")
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    return Numeral(start, end, rounded(float(plain) * scale), scale, digits)


def rounded(value: float) -> float:
    """Without the noise of binary fractions: 0.0012 billion is 1,200,000."""
    return round(value, 6)
