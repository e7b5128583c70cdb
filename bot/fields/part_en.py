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
_HERE = later(
    r"(?:\s(?:of us|people|staff|employees))?\s(?:right )?(?:here|locally|on site|(?:in|at) (?:this|our|the"
    r"|my) (?:[a-z]{2,12}\s)?(?:office|site|branch"
    r"|building|location|depot|place)|in the (?:uk|us|states|eu)|in [a-z]{4,12})(?:,| and| but|\s-)\s"
    r"(?:(?:about|around|roughly|some|maybe|like|we're|we are|there are|it's|so|total of)\s)*"
)
_EVERYWHERE = later(
    r"(?:\s(?:of us|people|staff|employees|or so))?\s(?:globally|worldwide|nationwide|across (?:all|the|every)|in all|everywhere)\b"
)
"""Behind a number of those at one place and behind that of all: 85 here, about 1200 globally."""
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
    if _HERE.fullmatch(said.folded, one.end, other.start) and _EVERYWHERE.match(said.folded, other.end):
        return True
    return _OUT_OF.fullmatch(said.folded, one.end, other.start) is not None
