"""Sentences that only speak of the talk itself, in English: little time, where one was, what is to be told first. Pure."""

from __future__ import annotations

import re
from functools import cache

from bot.fields.utterance import Utterance
from bot.lean import later

_MARKS = frozenset(
    (
        "long",
        "short",
        "quick",
        "brief",
        "was",
        "had",
        "minutes",
        "minute",
        "mins",
        "min",
        "first",
        "before",
        "ask",
        "battery",
        "signal",
        "time",
        "shift",
        "secs",
        "sec",
        "seconds",
        "moments",
        "late",
        "patience",
        "hurry",
        "rush",
        "away",
        "afk",
        "got",
        "tell",
        "let",
        "come",
        "get",
        "story",
    )
)
"""One of these stands in every such sentence."""
_LONGEST = 90


@cache
def _asides() -> re.Pattern[str]:
    """What such a sentence is from its first letter to its last."""
    while_ = r"(?:an?|one|two|three|five|ten|\d{1,2}|a few|a couple(?: of)?) (?:secs?|seconds?|mins?|minutes?|moments?)"
    leads = r"\s{0,4}(?:(?:oh|sorry|apologies|ok|okay|right|well|but|and|please|pls|look|hi|hey|hello|just|honestly)[\s,.!]{1,4}){0,3}"
    return later(
        leads + r"(?:"
        r"(?:i |we )?(?:can't|cannot|can not|won't|shouldn't|can only) (?:really )?(?:chat|talk|stay|type|be) (?:for )?"
        r"(?:very )?(?:long|much"
        r"|now|briefly)"
        r"|(?:let's |i'll |please )?(?:keep|make) (?:it|this) (?:short|quick|brief|snappy)|(?:be|be very|let me be|i'll be) "
        r"(?:quick|brief|short)"
        r"|(?:i'm |we're |i am )?(?:in (?:a )?(?:bit of a )?(?:hurry|rush)|short (?:on|of) time|on (?:my )?shift|running late)"
        rf"|(?:i |i've |we've |we )?(?:only )?(?:have |got |have got )?(?:only )?{while_}(?: left| to spare"
        rf"| before\b[^.!?]{{0,40}}| until\b[^.!?]{{0,40}})"
        rf"|(?:my |the |our )?[a-z' ]{{2,24}}(?:is|'s|are)? ?(?:over|boarding|leaving|due|starting|starts|begins|ends|finishes"
        rf"|opening|opens"
        rf"|closing|closes) in {while_}"
        r"|(?:i'm |my phone(?:'s| is) |phone's )?(?:nearly |almost |about |running )?(?:out of|low on|losing) (?:my )?(?:battery"
        r"|time|signal|charge"
        r"|patience)"
        r"|(?:i )?(?:was|had to|got|just had to|just got) (?:be |been )?(?:on (?:the|a|another) (?:phone|call|line|other line)|in (?:a|the)"
        r" (?:meeting|call|shop|yard|cellar)|away|afk|called (?:away|out)|pulled (?:away|into|out)|dealing|serve|serving|step "
        r"(?:out|away)|take)"
        r"\b[^.!?]{0,40}"
        r"|(?:that's |that is |it's )?(?:an? )?(?:bit of )?(?:an? )?(?:long|longer|whole other|different) (?:story|one|tale|saga)"
        r"|(?:we'll|we will|i'll|i will|let me) (?:come|get|turn) (?:back )?(?:on )?to (?:that|this|it|the need)\b[^.!?]{0,40}"
        r"|(?:first(?:ly)?|before (?:that|i answer|i say|i do|i tell|anything else|we go on|i go on)[a-z ]{0,10}),? (?:please )?(?:tell me"
        r"|let me know|explain|confirm|can you (?:tell|say)|i(?:'d| would)? (?:need|want|like) to know|i have to know|who|what"
        r"|how|where|do you"
        r"|is|are)\b[^.!?]{0,70}"
        r"|(?:tell me|let me know) (?:first )?(?:whether|if)\b[^.!?]{0,70}"
        r"|(?:let me|may i|can i|could i|i(?:'d| would) like to|i want to|i have to) (?:just |quickly |first )*ask (?:you )?(?:something )?"
        r"(?:first |quickly )?(?:whether|if|who|what|how|where)\b[^.!?]{0,70}"
        r")(?: please| though| now| today| here| mate| sorry)?(?:[,;-] ?[^.!?,;\d]{0,40})?[\s.!?]{0,4}"
    )


_WORK = later(
    r"[,;-].*\b(?:need|want|we|our|use|tools?|systems?|software|inbox|desk|chat|portal|bot|tickets?|e-?mails?|orders|bookings"
    r"|manager|director"
    r"|owner|it's|its|called|my name|i'm (?!on |in |at |busy|driving|late|off|about|between|due))\b"
)
"""Behind a comma: the answer comes in the same sentence."""


def is_aside(said: Utterance) -> bool:
    """Tell whether a sentence answers nothing: "keep it short please", "sorry, was on the phone", "first tell me if it imports"."""
    if said.tongue != "en" or len(said.folded) > _LONGEST or _MARKS.isdisjoint(said.words):
        return False
    return bool(_asides().fullmatch(said.folded)) and not _WORK.search(said.folded)
