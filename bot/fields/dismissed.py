"""Where an English message takes a figure back in one sentence and tells the new one in the next: "scrap the 85. It's 112". Pure."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from bot.fields.utterance import Utterance

_MARKS = frozenset(
    ("scrap", "scratch", "forget", "ignore", "disregard", "strike", "ditch", "drop", "change", "correct", "not", "wrong", "off", "out")
) | frozenset(("stale", "incorrect", "typo", "old"))
"""One of these stands in every such sentence."""


@cache
def _ways() -> re.Pattern[str]:
    figure = r"[$€£¥₩]?\d[\d,.]*k?"
    return re.compile(
        r"\b(?:scrap|scratch|forget|ignore|disregard|strike|ditch|drop|change|correct|not) (?:about )?(?:the |that |my |those )?"
        rf"(?:figure of |number of )?{figure}(?=[.,;!](?!\d)|\s[-–—]|$|\s(?:people|staff|heads|employees|of us|i|we|from|before"
        rf"|earlier|above|please"
        r"|that|which|and|it|one|figure)\b)"
        rf"|\b{figure}(?: people| staff| of us)?(?: (?:that )?(?:i|we) (?:gave|told|said|wrote|put|mentioned)(?: you)?)?(?: earlier| before"
        r"| above)? (?:was|is|were|are)(?: actually| a bit| way| just)? (?:wrong|off|out|stale|incorrect|a typo|old|an old (?:one|figure)"
        r"|not right)\b"
    )


_CLOSES = re.compile(r"[.!?;](?=\s|$)|,\s|\s[-–—]\s|$")
_REACH = 90
"""Characters behind the sentence in which the new figure has to come."""


def behind_dismissed(said: Utterance) -> tuple[str, ...]:
    """Return the parts of a message that follow the one which takes a figure back, as they were written; none elsewhere."""
    if said.tongue != "en" or _MARKS.isdisjoint(said.words):
        return ()
    taken = _ways().search(said.folded)
    if taken is None:
        return ()
    start, end = taken.end(), min(len(said.text), taken.end() + _REACH)
    cuts = [start, *(one.end() for one in _CLOSES.finditer(said.folded, start, end))]
    return tuple(part for left, right in pairwise(cuts) if any(map(str.isdigit, part := said.text[left:right].strip())))
