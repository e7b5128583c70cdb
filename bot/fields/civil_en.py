"""Where an English answer begins behind what is only civil: "Of course, it's …", "Good question. …", "Sorry for the wait. …"."""

from __future__ import annotations

import re
from functools import cache

from bot.fields.utterance import Utterance
from bot.lean import later

_MARKS = frozenset(
    (
        "course",
        "problem",
        "worries",
        "thing",
        "certainly",
        "absolutely",
        "gladly",
        "pleasure",
        "happy",
        "question",
        "one",
        "point",
        "enough",
    )
) | frozenset(("honestly", "thanks", "thank", "sorry", "apologies", "thought", "never", "start", "bother", "not", "glad", "fine"))
"""One of these stands in every such beginning."""


@cache
def _civility() -> re.Pattern[str]:
    short = r"(?:(?:yes|yeah|yep|sure|ok|okay|well|oh|ah|right|so|haha|lol|hi|hello|hey|no|um+|hm+)[\s,.!]+){0,3}"
    return later(
        rf"\s*(?:{short}(?:of course(?: not)?|no (?:problem|worries|bother)(?: at all)?|sure thing|certainly|absolutely|gladly"
        rf"|with pleasure"
        r"|(?:i'm |i'd be |very )?(?:happy|glad) to(?: help| share| say| tell(?: you)?| answer)?"
        r"|(?:(?:that's|that is|it's) )?(?:an? )?(?:very |really )?(?:good|great|fair|tough|hard|tricky|interesting|excellent|easy|nice)"
        r" (?:question|one|point)|fair enough|that's fine|why not|honestly|where (?:do i|to) (?:start|begin)"
        r"|(?:thanks|thank you|thx)(?: so much| a lot)?(?: for [^.!?,]{1,30})?"
        r"|(?:i'm |so |very )?sorry(?: (?:for|about|to) [^.!?,]{1,40})?(?:,? (?:i )?(?:was|got|had to|just|forgot|missed"
        r"|didn't) [^.!?,]{1,40})?"
        r"|(?:my )?apologies(?: for [^.!?,]{1,40})?|(?:i )?(?:thought|was sure) (?:i|i'd|i had) (?:already )?(?:said|told you"
        r"|mentioned)(?: that| it)?"
        r"|(?:i |did i )?never (?:said|say|told you|mentioned)(?: that| it)?)(?:,? (?:haha|lol|that|then"
        r"|really))?(?:\s*[,.!:;?–-]+\s+|\s*$))+"
    )


def behind_civility(said: Utterance) -> int:
    """Where the rest of a reply begins that is more than civil; 0 where nothing is before it, or nothing behind."""
    if said.tongue != "en" or _MARKS.isdisjoint(said.words):
        return 0
    one = _civility().match(said.folded)
    return one.end() if one and len(said.folded[one.end() :].strip(" .!?,")) > 1 else 0


TELLS_NOTHING = later(
    r"\s{0,4}(?:(?:oh|oops|ok|and|hi|hello|hey|h+m+|well|haha|dear|so|sorry|apologies|i'm|am|very|excuse me|forgive me"
    r"|pardon)[\s,.!]{1,4}){0,4}"
    r"(?:for )?(?:[a-z]{2,12},\s(?=nice|good|pleased|great|lovely))?"
    r"(?:(?:hi|hello)(?: again| there)?|(?:i )?should(?:'ve| have) (?:started|begun|opened)(?: off)? (?:there|with [^.!?\n]{1,24})"
    r"|(?:i )?(?:forgot|should have|meant|did not|didn't|never|not|before i|let me|allow me)[^.!?\n]{0,24}\bintroduc[^.!?\n]{0,40}"
    r"|(?:i )?(?:forgot|should have|did not|didn't|never)[^.!?\n]{0,12}\b(?:say|said|tell|told|mention\w*|present)\b"
    r"[^.!?\n]{0,8}\b(?:who|hi|hello|my ?self)\b[^.!?\n]{0,30}"
    r"|(?:(?:kind|best|warm|many|with) )*(?:regards|wishes|thanks|greetings)|cheers|sincerely|yours\b[^.!?\n]{0,20}"
    r"|(?:thank you|thanks|thx)(?: so much| a lot)?(?: for (?:asking|replying|responding|writing|getting back|(?:the|your)(?: quick)?"
    r" (?:reply|answer|message)))?|(?:that's )?(?:an? )?(?:good|great|fair|tough|hard) (?:question|one)"
    r"|(?:nice|good|pleased|great|lovely) to (?:meet|chat with|talk to|speak (?:to|with)|hear from) you)[\s,.!]{0,8}",
    re.IGNORECASE,
)
"""Civility: that they forgot to introduce themselves, and how a mail closes."""
