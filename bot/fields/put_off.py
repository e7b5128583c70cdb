"""Replies that do nothing but put off what was asked, in every language that has a reading of them. Pure."""

from __future__ import annotations

from bot.fields.put_off_en import puts_off_en
from bot.fields.put_off_ja import puts_off_ja
from bot.fields.put_off_ko import puts_off_ko
from bot.fields.utterance import Utterance

_WAYS = {"en": puts_off_en, "ko": puts_off_ko, "ja": puts_off_ja}


def puts_off(said: Utterance, kind: str) -> bool:
    """Tell whether a reply to a question for a value of `kind` has nothing of it: "will revert on same", 통화하면서요."""
    way = _WAYS.get(said.tongue)
    return way is not None and way(said, kind)
