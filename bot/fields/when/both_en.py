"""What two English times are to each other: the two ends of a plan, or the time itself and the reason for it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.fields.utterance import Utterance, sentence
from bot.fields.when.dates import Span, When
from bot.lean import later

_STARTS = later(
    r"\b(?:start(?:ing)?|begin(?:ning)?|kick(?:ing)? (?:it |this |things )?off|kick-?off|(?:at )?(?:the )?earliest|get(?:ting)? (?:going"
    r"|started|cracking|stuck in)"
    r"|set(?:ting)? up"
    r"|roll(?:ing)? (?:it )?out|onboard(?:ing)?|pilot(?:ing)?|implement(?:ing)?|install(?:ing)?)(?: (?:it|this|things|with (?:it|that)"
    r"|right|straight|just|date|some ?time"
    r"|maybe|like|around|about|from|in|on|the|soon))*\s$"
)
"""Right before a time: the work begins then."""
_FILLED = later(
    r"[\s,]*(?:(?:well|so|um|uh|maybe|probably|ideally|say|i'd say|sometime|somewhere|any ?time|right|straight|just|from|in|on|ok|okay"
    r"|we'd like)[\s,]+)*"
)
_AND_DONE = later(
    r"(?: (?:at the )?(?:earliest|latest|or so|ish|sometime|please))?"
    r"(?:,? (?:and|then|but|with)|,|;| -)\s(?:(?!\b(?:so|because|since|contract|renew\w*|leas\w*|season|busy|closed?|open)\b)[a-z' -])*?"
    r"\b(?:done|finish\w*|complet\w*|live|running|ready|in place|up|wrap\w*|sorted|set|working|in use|over with|there|everything"
    r"|rolled out|all in|trained|switched(?: over)?|operational)\b[a-z' ]{0,16}"
)
"""Between the time of the beginning and that of the end."""
_BUT = later(r",? (?:but|and) ")
"""Between two bounds: "after easter but before the summer"."""
_AND_LATEST = later(r"(?:,|;|,? and| -)\s(?:(?:at )?(?:the )?latest\s(?:by |in )?)?")
_ONLY_APART = later(
    r"[\s,;.(-]*"
    r"(?:(?:so|and|just|right|shortly|probably|likely|maybe|hopefully|well|ideally|preferably|comfortably|definitely|like|basically|really|i|guess|think)[\s,]+)*"
)
_ENDS = later(
    r"(?!,? (?:we|i|it|they|you|is|are|was|that's|would|works?|but|or|if)\b)(?:'s)?"
    r"(?:\s(?!(?:we|i|you|they|it|or)\b)[a-z'-]+){0,5}?[\s)]*(?:$|[.,;!?])"
)
_ALSO_NOT = later(r"\b(?:not|never|no|closed?|open(?:ed)?|started|was|were|since)\b|n't\b")
_BEFORE = ("before", "ahead of", "just before", "right before", "well before", "in time for", "prior to")


def as_two_tell(said: Utterance, named: Sequence[When]) -> list[When]:
    """Return the times with two that make one plan joined, and without those that only tell why the time beside them was chosen."""
    made: list[When] = []
    left_out = -1
    for at, (one, other) in enumerate(pairwise([*named, None])):
        if one is None or at == left_out:
            continue
        if other and (both := _both_ends(said, one, other)):
            made.append(both)
            left_out = at + 1
            continue
        if other and _tells_why(said, one, other):
            left_out = at + 1
        made.append(one)
    return made


def _both_ends(said: Utterance, one: When, other: When) -> When | None:
    """From the one to the other: "start after labor day and have it done by thanksgiving"."""
    first, last = one.span.first, other.span.last
    if one.binds not in ("", "from", "after") or other.binds not in ("by", "before") or first is None or last is None or first >= last:
        return None
    ends = "earliest" in said.folded[one.start : one.end] and "latest" in said.folded[other.start : other.end]
    joined = (_BUT if one.binds and not ends else _AND_LATEST).fullmatch(said.folded, one.end, other.start)
    if one.grain == "asap" or not (joined or _AND_DONE.fullmatch(said.folded, one.end, other.start)):
        return None
    left, _ = sentence(said.folded, one.start)
    begins = _STARTS.search(said.folded, left, one.start) or (one.binds and _FILLED.fullmatch(said.folded, left, one.start))
    return other._replace(start=one.start, span=Span(first, last)) if begins else None


def _tells_why(said: Utterance, one: When, other: When) -> bool:
    """True for the second of "end of october, ahead of the xmas rush" and of "january, after the rush", which the first keeps to."""
    (first, last), (since, until) = one.span, other.span
    if one.binds not in ("", "by") or one.grain == "asap" or last is None:
        return False
    left, _ = sentence(said.folded, one.start)
    if _ALSO_NOT.search(said.folded, left, one.start) or not _ONLY_APART.fullmatch(said.folded, one.end, other.start):
        return False
    keeps = (other.binds == "before" and until is not None and last <= until and said.folded.startswith(_BEFORE, other.start)) or (
        other.binds == "after" and not one.binds and first is not None and since is not None and since <= first
    )
    return keeps and _ENDS.match(said.folded, other.end) is not None
