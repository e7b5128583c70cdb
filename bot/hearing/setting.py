"""What one message is heard in: when, where, in what language, and what it was asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.fields import BUILT_IN
from bot.fields.kind import Hearing
from bot.playbook import Playbook


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a message is heard in."""

    play: Playbook
    language: str
    now: datetime  # in the prospect's zone
    region: str
    asking: str | None
    figures: tuple[str, ...] = ()  # fields of figures that were told, the latest first: "make that 80" means the first that it can

    @property
    def hearing(self) -> Hearing:
        """What a reader of a field is told of it, nothing asked."""
        return Hearing(now=self.now, language=self.language, region=self.region, names=self.play.our_names)

    @property
    def kind_asked(self) -> str:
        """The kind of the field whose answer is awaited, "" where none is."""
        return self.kinds_for(self.asking)[self.asking] if self.asking else ""

    def kinds_for(self, asking: str | None) -> Mapping[str, str]:
        """Return the fields to read: all built-in ones, the flow's own only when asked for, so that no number strays into it."""
        question = self.play.flow.question(asking) if asking and asking not in BUILT_IN else None
        return {**BUILT_IN, question.field: question.kind} if question else BUILT_IN
