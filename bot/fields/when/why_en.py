"""Tells which English times are told for something else than a start: what an offer ends with, when it is worst, what is put right."""

from __future__ import annotations

from bot.fields.utterance import Utterance, clause, sentence
from bot.fields.when.dates import DAY, When
from bot.lean import later

_EVEN = later(r"\b(?:even|especially|particularly)(?: in| on| during| around)? $")
_OFFERED = later(
    r"\bvalid (?:until|till|through|to|for)\b|\bearly[- ]b(?:ird|ooking)\b|\bbook (?:by|before|until)\b"
    r"|\bour (?:(?:special|current|early|spring|summer|autumn|winter) )?(?:offer|promo\w*|campaign) (?:is|ends?|expires?|runs?)\b"
    r"|(?<!can )(?<!could )(?<!if )(?<!when )(?<!once )(?<!do )\byou(?:'ll|'d| will| would)? (?:get|receive|save) (?:a|the|our|free|up|\d)"
)
_INSTEAD = later(
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


_UNTIL = ("until", "till", "til ", "through")
_LASTS = later(
    r"(?:\b(?:is|are|am|was|runs?|goes|go|lasts?|stays?|continues?|ends?|ending|lapses?|expires?|finish\w*|run out|tied|locked|paid|signed"
    r"|booked|committed|busy|closed|shut|covered|bound|stuck|away|off|out|on|up)|'(?:s|re|m))\b"
)
_BY_THEN = later(
    r"\b(?:have|has|had|got|given|gives?|must|needs?|should|want\w*|would|like|ready|live|running|done|install\w*|set ?up|in place"
    r"|working|deadline|latest|budget|fund\w*|grant|money|offer|price|approv\w*|we can|can we|go(?:ing)? live)\b"
)
"""What has to be by a time, or the money that lasts until then: a deadline."""


def lasts_until(said: Utterance, start: int) -> bool:
    """True for a time at `start` until which something else lasts, and none by which to begin: "we're flat out till mid April"."""
    if not said.folded.startswith(_UNTIL, start):
        return False
    left, _ = clause(said.folded, start, start + 1)
    return bool(_LASTS.search(said.folded, left, start)) and not _BY_THEN.search(said.folded, left, start)


_SEASON = later(
    r"\b(?:season|peak|busiest|busy (?:time|period|spell|months)|rush|term|semester|harvest|(?:we|we're|we are|it's) (?:\w+ )?open|we trade"
    r"|holidays|festival|conference|exhibition|trade show|camps?)(?: (?:time|period|for us|here))*(?:'s|,? which is| is| are| runs?| goes"
    r"| falls?| lasts?)?(?: (?:always|usually|normally|mainly|from|between|in|around|the))* $"
)


_FOR_IT = later(r"\b(?:before|ahead of|prior to|after|for|until|till|by)\b")
_A_FORTNIGHT = 14 * DAY


def is_their_season(folded: str, one: When) -> bool:
    """True for weeks or months in which their own trade goes on: "our season's from May to September", no "before our season in May"."""
    first, last = one.span
    if one.binds not in ("", "from") or first is None or last is None or last - first < _A_FORTNIGHT:
        return False
    told = _SEASON.search(folded, max(0, one.start - 2 * _NEAR), one.start)
    return told is not None and not _FOR_IT.search(folded, max(0, told.start() - 16), told.end())


_HOW_LONG = later(
    r"\W{0,9}(?:(?:so|and|but|well|ok|okay|hm+)[\s,]{1,9}){0,9}(?:how (?:long|soon|fast|quick)|does (?:it|that|set-?up|the|your)\b"
    r"|do you (?:need|take)"
    r"|(?:is|are) (?:set-?up|onboarding|installation|implementation|delivery|training|it (?:usually|typically|normally))"
    r"|what'?s the (?:lead|usual))"
)


def asks_how_long(said: Utterance, one: When) -> bool:
    """True for what a prospect guesses in a question of their own: "how long does setup take, like 3 weeks?"."""
    left, right = sentence(said.folded, one.start)
    return _HOW_LONG.match(said.folded, left) is not None and "?" in said.folded[one.end : right + 1]
