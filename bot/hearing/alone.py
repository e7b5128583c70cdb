"""An answer and nothing else: "48 people" where a size was asked for. Pure."""

from __future__ import annotations

import re

from bot.fields.humble import merely
from bot.fields.kind import Found, Hearing
from bot.fields.plain import found
from bot.fields.utterance import utterance
from bot.hearing.answer import last_said
from bot.lean import later
from bot.model import changed

KINDS = frozenset({"headcount", "money", "timeline", "email", "phone"})
"""Kinds whose value leaves nothing else to be read where it is awaited and is the whole message."""

LONGEST = 40
"""Characters of a message that is looked at for it: a longer one says more."""

_SIGNS = " .!。！\n"
_BEFORE = later(
    r"(?:(?:about|around|roughly|approx(?:\.|imately)?|maybe|some|up to|max(?:imum)?|say|just|only|~|it's|we're|we are"
    r"|월|연|매달|매월|한 ?달에|1년에|한|약|대략|최대|月額?|年間?|毎月|約|だいたい|大体|最大)\s?){0,2}",
    re.IGNORECASE,
)
_BEHIND = later(
    r"(?:(?:a|an|per|each|/)\s?(?:month|year|mo|yr|annum|quarter)\b|monthly\b|yearly\b|annually\b|max\b|tops\b|or so\b|in total\b"
    r"|정도|쯤|가량|이?요|입니다|이?에요|예요|이하|이내|까지|くらい|ぐらい|ほど|程度|です|ですね|以内|以下|まで|中|\s){0,4}",
    re.IGNORECASE,
)
"""What may stand around a value and belongs to it: how exact it is, and for what time."""


def alone(kind: str, text: str, hearing: Hearing) -> Found | None:
    """Return the awaited value of a message that is nothing but this value, or a post and who decides; None for any other message.

    Looking for all that may stand in such a message gives the same, in three times as long. A reader may quote all of a message:
    what is nothing but a date in any spelling.
    """
    if kind == "role" and len(text) <= 2 * LONGEST:
        said = utterance(text, hearing.language)
        post = merely(said)
        return found(said, text[slice(*post)], *post) if post else None
    if kind not in KINDS or len(text) > LONGEST:
        return None
    hit = last_said(kind, text, changed(hearing, asked=True), text)
    if hit is None:
        return None
    before, _, behind = text.strip(_SIGNS).partition(hit.quote)
    return hit if _BEFORE.fullmatch(before) and _BEHIND.fullmatch(behind) else None
