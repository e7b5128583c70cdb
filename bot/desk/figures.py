"""What the sales side counts: leads as far as a number needs them, what happened to them, who is away; and the ports that give it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.model import Owner
from bot.ports import Row, Ticket


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A lead without anything personal. Tests are never counted."""

    conversation: str
    team: str
    outcome: str | None
    owner: Owner
    rep: str  # who owns it, or did last
    posted_at: datetime  # when it became a lead
    claim_by: datetime | None
    late: bool
    replied_at: datetime | None  # when a rep first wrote to the prospect


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """A change of owner or outcome of a lead."""

    conversation: str
    team: str
    kind: str  # owner | outcome
    data: Mapping[str, str | int | float | bool | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """A rep who is not there now."""

    rep: str
    until: datetime | None  # None: until they say that they are back
    deputy: str = ""
    since: datetime | None = None  # None: not known


class Figures(Protocol):
    """What numbers are made of; nothing here writes."""

    async def tallies(self, since: datetime) -> Sequence[Tally]:
        """Return every lead that somebody works on or waits with, and whatever became a lead since then."""
        ...

    async def happened(self, since: datetime, until: datetime) -> Sequence[Happened]:
        """Return changes of owner and outcome of leads in that time, oldest first."""
        ...

    async def rows(self, view: str, rep: str, limit: int) -> Sequence[Row]:
        """Return cards of a view, the most urgent first."""
        ...

    async def tickets(self) -> Sequence[Ticket]:
        """Return open questions that nobody answered yet."""
        ...


class Presences(Protocol):
    """Who is away, and what they have."""

    async def set_away(self, rep: str, since: datetime, until: datetime | None, deputy: str = "") -> None:
        """Note that a rep is away."""
        ...

    async def planned(self, now: datetime) -> Mapping[str, Away]:
        """Return absences that have not begun yet, by rep."""
        ...

    async def beginning(self, now: datetime) -> Sequence[Away]:
        """Return absences that have begun and of which nobody noted yet that what the rep had was passed on."""
        ...

    async def note_begun(self, away: Away) -> None:
        """Note that it was."""
        ...

    async def set_back(self, rep: str) -> None:
        """Note that a rep is there again."""
        ...

    async def away(self, now: datetime) -> Mapping[str, Away]:
        """Return who is away, by rep."""
        ...

    async def held_by(self, rep: str) -> Sequence[tuple[str, Owner, int]]:
        """Return (conversation, owner, version) of what a rep owns or is offered."""
        ...

    async def holders(self) -> Sequence[str]:
        """Return every rep who owns a conversation or is offered one."""
        ...


class Mornings(Protocol):
    """The digests' timers: one row a team."""

    async def plan_digest(self, team: str, due_at: datetime | None, now: datetime) -> None:
        """Have a team's digest made at that time; one that is due already stays so. None: never."""
        ...

    async def planned_digests(self) -> Mapping[str, datetime]:
        """Return when each team's next digest is due."""
        ...

    async def due_digests(self, now: datetime) -> Mapping[str, datetime]:
        """Return the teams whose digest is due, and since when."""
        ...

    async def post_digest(self, team: str, due_at: datetime, next_at: datetime, text: str, now: datetime) -> bool:
        """Have it posted at the team's card places and the next one planned, in one transaction; "" posts nothing.

        False, and nothing is done, where another process was first.
        """
        ...
