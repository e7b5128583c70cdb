"""Sentences that only say who writes, in every language that has a reading of them: no answer to what they need. Pure."""

from __future__ import annotations

from bot.fields.no_need_en import tells_who_en
from bot.fields.no_need_ja import tells_no_need as tells_no_need_ja
from bot.fields.no_need_ko import tells_no_need_ko
from bot.fields.utterance import Utterance

_WAYS = {"en": tells_who_en, "ko": tells_no_need_ko, "ja": tells_no_need_ja}


def tells_no_need(said: Utterance) -> bool:
    """Tell whether a sentence is only who they are, where or how many: "a bakery in Leeds, 14 of us", 長野でスキー場やってます."""
    way = _WAYS.get(said.tongue)
    return way is not None and way(said)
