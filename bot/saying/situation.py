"""All that the choice of moves looks at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.desk.meetings import Planned
from bot.model import Move, Reading, Scene, Talk, swift
from bot.playbook import Playbook
from bot.remember import News
from bot.ruling import Ruling
from bot.signals.intent import HOLDS


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """All that the choice of moves looks at."""

    scene: Scene
    talk: Talk
    reading: Reading
    news: News
    ruling: Ruling
    play: Playbook
    now: datetime
    planned: Planned | None = None  # what becomes of the meeting; None: nothing was said of one

    def shows(self, signal: str) -> bool:
        """Tell whether this turn's messages show the signal."""
        return self.reading.signals.get(signal, 0) >= HOLDS

    @property
    def was_opted_out(self) -> bool:
        """True when the prospect had asked for silence before this turn."""
        return self.scene.conversation.opted_out


Plan = tuple[Talk, tuple[Move, ...]]
