"""Tells an English number that is a part of the next one: of "9 in support out of 70" the 9."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.fields.amount import Amount
from bot.fields.utterance import Utterance
from bot.lean import later

_OUT_OF = later(
    r"(?:\s(?:people|staff|employees|folks|persons|of us|guys|agents))?"
    r"(?:\s(?:are |work |who |sit )?(?:in|on|do|doing|at|for|answer(?:ing)?|handl(?:e|ing)|us(?:e|ing))\s[a-z ]{2,24}?)?,?"
    r"\s(?:out of|of our|of all our|from our)(?: (?:the|our|about|around|roughly|some|all|total|a total of|a|whole|entire))*\s"
)
_LEAST = 10
"""Up to so many are a manner of speaking: "nine out of ten"."""


def without_parts(said: Utterance, made: Sequence[Amount]) -> list[Amount]:
    """The numbers without each that only tells how many of the next one: "9 of our 70 employees"."""
    if said.tongue != "en":
        return list(made)
    return [one for one, other in pairwise(made) if not _is_part_of(said, one, other)] + list(made[-1:])


def _is_part_of(said: Utterance, one: Amount, other: Amount) -> bool:
    if (one.max or 0) >= (other.min or 0) or (other.min or 0) <= _LEAST:
        return False
    return _OUT_OF.fullmatch(said.folded, one.end, other.start) is not None
