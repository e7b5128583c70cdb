"""Tells a time that only says why from one that says when: 来月人が増えるので買い足したい names no day on which to start."""

from __future__ import annotations

import re

_BECAUSE_JA = re.compile(r"[^.!?;。！？\n]{2,40}?(?:る|た|い|な|です|ます)(?:ので|ため|んで|から)[,、]")


def only_says_why(text: str, end: int) -> bool:
    """True where a Japanese time that ends at `end` stands in a reason, and what is wanted comes behind it."""
    return bool(_BECAUSE_JA.match(text, end))
