"""What makes a noise on the sales side: which cards are posted outside the desk, whom they mention, and when. Pure.

The desk has every card whatever is said here. Nobody but one person is ever mentioned: the rep whom the card is offered to, or whom
it concerns. Nobody is mentioned outside the hours of their teams, save by an escalation that they agreed to.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.config import Config
from bot.desk.card import URGENCY
from bot.desk.hours import is_open
from bot.model import Owner


def why(urgency: int) -> str:
    """Return why sales looks at a card, a key of `URGENCY`: the highest whose figure the card's urgency reaches."""
    return max((name for name, least in URGENCY.items() if least <= urgency), key=lambda name: URGENCY[name], default="support")


@dataclass(frozen=True, slots=True)
class Noise:
    """The rules for one config; without one everything is posted and everybody may be mentioned."""

    config: Config | None = None

    def posts(self, team: str, urgency: int, owner: Owner) -> bool:
        """Tell whether a card that stands nowhere outside yet is posted there. One that waits to be claimed always is."""
        return self.config is None or owner is Owner.OFFERED or why(urgency) in self.config.team(team).post

    def pings(self, team: str, urgency: int, rep: str, now: datetime) -> bool:
        """Tell whether a card mentions the rep whom it is offered to."""
        return self.config is None or (why(urgency) in self.config.team(team).ping and self.may_call(rep, now))

    def may_call(self, rep: str, now: datetime, *, escalation: bool = False) -> bool:
        """Tell whether a rep may be mentioned now: while one of their teams works, or where they agreed to be woken."""
        known = self.config.reps.get(rep) if self.config else None
        if self.config is None or known is None:
            return True
        if escalation and known.escalation == "always":
            return True
        return not known.teams or any(is_open(self.config.team(team), now) for team in known.teams)
