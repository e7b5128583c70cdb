"""Tells a time that only says why from one that says when: 来月人が増えるので買い足したい names no day on which to start."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.fields.when.dates import When

_BECAUSE_JA = re.compile(r"[^.!?;。！？\n]{2,40}?(?:る|た|い|な|です|ます)(?:ので|ため|んで|から)[,、]?")


_CAUSE_EN = re.compile(r"\b(?:because of|due to|owing to|given|thanks to|on account of)\s[^.,;!?]{0,48}$")


def stands_in_cause(folded: str, start: int) -> bool:
    """True for a time at `start` that tells when the reason was: "because of the price hike in May"."""
    return bool(_CAUSE_EN.search(folded, max(0, start - 64), start))


def only_says_why(text: str, end: int) -> bool:
    """True where a Japanese time that ends at `end` stands in a reason, and what is wanted comes behind it."""
    return bool(_BECAUSE_JA.match(text, end))


def without_reasons(folded: str, times: Sequence[When]) -> Sequence[When]:
    """The times without those that say why another one is named behind them: of 繁忙期に入るので今月中です the second."""
    return [*(one for one in times[:-1] if not only_says_why(folded, one.end)), *times[-1:]]
