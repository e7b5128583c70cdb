"""Tells which English times are told for something else than a start: what an offer ends with, when it is worst, what is put right."""

from __future__ import annotations

import re

_EVEN = re.compile(r"\b(?:even|especially|particularly)(?: in| on| during| around)? $")
_OFFERED = re.compile(
    r"\bvalid (?:until|till|through|to|for)\b|\bearly[- ]b(?:ird|ooking)\b|\bbook (?:by|before|until)\b"
    r"|\bour (?:(?:special|current|early|spring|summer|autumn|winter) )?(?:offer|promo\w*|campaign) (?:is|ends?|expires?|runs?)\b"
    r"|(?<!can )(?<!could )(?<!if )(?<!when )(?<!once )(?<!do )\byou(?:'ll|'d| will| would)? (?:get|receive|save) (?:a|the|our|free|up|\d)"
)
_INSTEAD = re.compile(
    r"\b(?:make (?:that|it)|(?:scrap|scratch|strike|scrub) (?:that|it|this)|correction)[\s,.:;-]{1,3}"
    r"(?:(?:it's|it is|in|by|before|for|from|the|start|end|early|mid|late|about|of|actually|more like)\s)*$"
)
_NEAR = 40


def stands_for_example(folded: str, start: int) -> bool:
    """True for a time at `start` when it is needed most, or how long something lasts: "even in August", "the rest of the year"."""
    return folded.startswith("the rest of", start) or bool(_EVEN.search(folded, max(0, start - _NEAR), start))


def is_of_an_offer(folded: str, start: int, end: int) -> bool:
    """True where a sentence tells until when somebody's price stands: what they sell us, and no plan of theirs."""
    return bool(_OFFERED.search(folded, start, end))


def stands_instead(folded: str, start: int) -> bool:
    """True for a time at `start` that is told in place of another: "make that June", "scrap that, Q4"."""
    return bool(_INSTEAD.search(folded, max(0, start - _NEAR), start))
