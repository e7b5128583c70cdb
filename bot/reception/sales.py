"""What stands behind the answers to reps: the numbers they may see, and who is there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from urllib.parse import quote

from bot.config import Config, Rep
from bot.desk.answered import Answer, answered, days_of, may_see, seen, today_of
from bot.desk.asked import Ask, Topic
from bot.desk.digest import Digest, Say, digest, window
from bot.desk.figures import Figures, Mornings
from bot.ports import Clock
from bot.reception.attendance import Attendance

MOST_ROWS = 2_000
"""Cards that are read for the names in an answer, the most urgent first."""


class Numbers(Figures, Mornings, Protocol):
    """The store as it is needed here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SalesDesk:
    """Answers a rep's questions and makes teams' digests."""

    store: Numbers
    attendance: Attendance
    config: Config
    clock: Clock
    address: str  # of the desk's page of leads

    async def answer(self, ask: Ask, rep: Rep, say: Say) -> Answer:
        """Return the answer, as far as this rep may see. It changes nothing."""
        now = self.clock()
        since = days_of(rep, self.config, now)[0] if ask.topic is Topic.DAYS else today_of(rep, self.config, now)
        tallies = await self.store.tallies(since)
        rows = await self.store.rows(_VIEWS.get(ask.topic, "waiting"), "", MOST_ROWS) if ask.topic in _NAMING else ()
        return answered(ask, seen(tallies, rows, rep=rep, config=self.config, now=now, say=say))

    def link(self, ask: Ask) -> str:
        """Return where the desk answers the same."""
        return f"{self.address}?q={quote(f'/leads {ask.firm or _TYPED[ask.topic]}'.strip())}"

    async def digests(self, rep: Rep) -> list[tuple[str, Digest]]:
        """Return (team, digest) of each team that the rep may see, as of now."""
        now = self.clock()
        return [(team, await self.digest_of(team, now)) for team in self.config.teams if may_see(rep, team)]

    async def digest_of(self, team: str, now: datetime) -> Digest:
        """Return one team's digest as of a time."""
        found = self.config.team(team)
        since, until = window(found, now)
        tallies, happened = await self.store.tallies(since), await self.store.happened(since, until)
        return digest(found, tallies, happened, await self.store.tickets(), now)


_NAMING = (Topic.WAITING, Topic.OVERDUE, Topic.FIRM)
_VIEWS = {Topic.FIRM: "all"}
_TYPED = {
    Topic.OVERVIEW: "",
    Topic.TODAY: "today",
    Topic.WAITING: "waiting",
    Topic.OVERDUE: "overdue",
    Topic.REPS: "reps",
    Topic.DAYS: "days",
    Topic.FIRM: "",
}
