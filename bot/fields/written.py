"""A number as it was written, and the value of one in digits; what the readers of all languages begin with."""

from __future__ import annotations

from typing import NamedTuple


class Numeral(NamedTuple):
    """A number as written at `start:end`."""

    start: int
    end: int
    value: float
    scale: float  # 10_000 in "6만", 1 without; a range gives it to its lower end
    digits: str  # the digits without scale where it was written in digits, else ""


SPACED = r"(?<![\d.,])[1-9]\d{0,2}(?: \d{3})+(?![\d,]|\.\d)"
"""Thousands set apart by blanks, as half of Europe and South Africa write them: 180 000."""
DIGITS = r"\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?|\d+(?:\.\d{3}){2,}(?!\d)|\d+(?:\.\d+)?|\.\d+"


def in_digits(start: int, end: int, digits: str, scale: float) -> Numeral:
    """The number that `digits`, with separators, times `scale` make."""
    plain = digits.replace(",", "").replace(" ", "")
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    return Numeral(start, end, rounded(float(plain) * scale), scale, digits)


def rounded(value: float) -> float:
    """Without the noise of binary fractions: 0.0012 billion is 1,200,000."""
    return round(value, 6)
