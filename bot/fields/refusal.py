"""The words of declining: not telling, not knowing, not being in a hurry; what the kinds and `decline` read them by."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.fields.utterance import Utterance
from bot.language import cue, listed

REFUSES = cue("refuses")
UNKNOWN = cue("does not know")
NO_HURRY = cue("no hurry")
ONLY_LOOKING = cue("only looking")
"""No answer to "when", but no refusal to be asked either: these decline a timeline only where it was asked for."""
BARE_NO: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\s*(?:(?:no|nope|nah|none|nothing(?: really| much| special| at all| right now| in particular| at the moment)?|n/a|na"
        r"|pass|skip|next|sorry|never mind|nothing yet|not really|no thanks|no thank you|not saying"
        r"|secret|later|maybe later|-+|\?+)[\s,.!]*)+"
    ),
    "ko": re.compile(
        r"\s*(?:아니[요오]|아뇨|없[어음습].*|패스|나중에요?|글쎄요?|몰라요?|모름|비밀(?:이에요|요)?|노|스킵|싫어요?|음+|괜찮아요"
        r"|됐어요)[\s.,!~…]*"
    ),
    "ja": re.compile(
        r"\s*(?:いいえ|いえ|いや|なし|ない(?:です)?|特に(?:な|何も).*|何も(?:使|な|あり).*|パス|スキップ|後で|あとで|さあ|うーん"
        r"|秘密(?:です)?|内緒(?:です)?"
        r"|結構です|未定(?:です)?)[\s.,!…]*"
    ),
}
_GATE = listed("decline cues", "en")


def may_decline(said: Utterance) -> bool:
    """False where no word of the text occurs in any way of declining."""
    return said.tongue != "en" or not _GATE.isdisjoint(said.words)


def is_declined(said: Utterance) -> bool:
    """True when a reply says that its writer will not, or cannot, say."""
    if not may_decline(said):
        return False
    return any(table[said.tongue].search(said.folded) for table in (REFUSES, UNKNOWN)) or bool(BARE_NO[said.tongue].fullmatch(said.folded))
