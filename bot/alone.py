"""An answer and nothing else: "48 people" where a size was asked for. Pure."""

from __future__ import annotations

from bot.answer import last_said
from bot.fields.kind import Found, Hearing
from bot.model import changed

KINDS = frozenset({"headcount", "money", "timeline", "email", "phone"})
"""Kinds whose value leaves nothing else to be read where it is awaited and is the whole message."""

LONGEST = 40
"""Characters of a message that is looked at for it: a longer one says more."""

_AROUND = " .!。！\n"


def alone(kind: str, text: str, hearing: Hearing) -> Found | None:
    """Return the awaited value of a message that is nothing but this value; None for any other message.

    Looking for all that may stand in such a message gives the same, in three times as long.
    """
    if kind not in KINDS or len(text) > LONGEST:
        return None
    hit = last_said(kind, text, changed(hearing, asked=True), text)
    return hit if hit is not None and hit.quote == text.strip(_AROUND) else None
