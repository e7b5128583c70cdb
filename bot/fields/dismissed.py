"""Where a message takes a figure back in one sentence and tells the new one in the next: "scrap the 85. It's 112". Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from bot.fields.utterance import Utterance
from bot.lean import later

_MARKS = frozenset(
    ("scrap", "scratch", "scrub", "forget", "ignore", "disregard", "strike", "ditch", "drop", "change", "correct", "not", "wrong", "off")
) | frozenset(("out", "stale", "incorrect", "typo", "old", "said", "told", "gave", "gied", "mentioned", "wrote", "put", "should"))
"""One of these stands in every such sentence."""


@cache
def _ways() -> re.Pattern[str]:
    figure = r"[$€£¥₩]?\d[\d,.]*\d?k?"
    unit = r"(?: people| staff| of us| employees| a month| a year| drivers)?"
    told = r"(?:i|we)(?:'d| had| have)? (?:just )?(?:gave|gied|told|said|wrote|put|mentioned|quoted)(?: (?:you|ye|yous))?"
    return later(
        rf"\b(?:scrap|scratch|scrub|forget|ignore|disregard|strike|ditch|drop|change|correct|not) (?:about )?(?:the |that |my |those )?"
        rf"(?:figure of |number of )?{figure}(?=[.,;!](?!\d)|\s[-–—]|$|\s(?:people|staff|heads|employees|of us|i|we|from|before"
        rf"|earlier|above|please|that|which|and|it|one|figure)\b)"
        rf"|\b{figure}{unit}(?: (?:that )?{told})?(?: earlier| before| above)?"
        rf" (?:was|is|were|are)(?: actually| a bit| way| just)? (?:wrong|off|out|stale|incorrect|a typo|old|an old (?:one|figure)"
        rf"|not right|last year'?s?)\b"
        rf"|\b(?:that|those|the|my) {figure}{unit} (?:(?:that )?{told}|should(?: be| have been| say| read)(?= {figure}))"
        rf"|\b(?:headcount|number|figure|size|budget|total|count) (?:that )?{told},? (?:of |was )?{figure},?"
        rf" (?:is|was)(?: \w+){{0,2}}? (?:wrong|off|out|old|last year'?s?|too (?:low|high))\b"
        rf"|\b{told}(?: about| around| it was| we were)? {figure}{unit}(?: before| earlier| above)?"
        r"(?=,? (?:but|and|it's|it is|that's|we're|we are)\b)"
    )


_CLOSES = later(r"[.!?;](?=\s|$)|,\s|\s[-–—]\s|\s(?:so|but|which (?:makes|leaves)(?: us)?)\s|$")
_REACH = 90
"""Characters behind the sentence in which the new figure has to come."""


_TAKEN_KO = later(
    r"(?:아까|방금|앞에서?|앞서|먼저|위에서?|처음에?|좀 ?전에?"
    r"|(?<![가-힣])[그저])\s?(?:[가-힣]{1,8}\s){0,2}?\d[\d,.]*\s?[만천백]?\s?(?:명|분|인|원|만원)?"
    r"(?:(?:이?라고|이?란)\s?(?:[가-힣]{1,5}\s)?(?:건|거는|것은|게)|[은는이])\s[^.!?\n\d]{0,16}?"
    r"(?:만(?=이|요|\s?(?:센|세|말|친|적|해당|얘기|따|계산|넣))|기준|[뺀빼]|제외|작년|옛날|예전|재작년|잘못|오타"
    r"|틀[렸린]|착각)[^.!?\n\d,]{0,10}?(?=[\s.,!]|$)"
)
"""That a figure told before was but a part or an old one: 아까 80은 강사만이에요."""
_CLOSES_KO = later(r"[.!?,](?=\s|$)|(?<=[요다고데서라])\s|$")


def behind_dismissed(said: Utterance) -> tuple[str, ...]:
    """Return the parts of a message that follow the one which takes a figure back, as they were written; none elsewhere."""
    if said.tongue == "ja" or (said.tongue == "en" and _MARKS.isdisjoint(said.words)):
        return ()
    taken = (_ways() if said.tongue == "en" else _TAKEN_KO).search(said.folded)
    if taken is None:
        return ()
    start, end = taken.end(), min(len(said.text), taken.end() + _REACH)
    closes = _CLOSES if said.tongue == "en" else _CLOSES_KO
    cuts = [start, *(one.end() for one in closes.finditer(said.folded, start, end))]
    return tuple(part for left, right in pairwise(cuts) if any(map(str.isdigit, part := said.text[left:right].strip())))


_SPEAKS_OF: Mapping[str, re.Pattern[str]] = {
    "money": later(r"[$€£]|\b(?:a|per) (?:month|year)\b|\bbudget\b|\bgrand\b|\d[\d,.]*k\b"),
    "headcount": later(
        r"\b(?:people|ppl|staff|of us|employees|headcount|heads|drivers|crew|hires|team|we're|we are|workers|guys|lads|company)\b"
    ),
}


def speaks_of(said: Utterance) -> str:
    """Return the kind of figure that an English message corrects, where it says so: "money" or "headcount", else ""."""
    return next((kind for kind, way in _SPEAKS_OF.items() if said.tongue == "en" and way.search(said.folded)), "")


_INCLUDES = later(
    r"\s(?:with|incl\w*|counting|not counting|without|now|noo|these days|since|plus|in (?:total|all)|altogether|here"
    r"|the rest of|most of|otherwise)\b"
)


def goes_on(tail: str) -> bool:
    """True for what may stand behind a figure that was put right: "39 with the bus drivers"."""
    return bool(_INCLUDES.match(tail.lower()))
