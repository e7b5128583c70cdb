"""The store: every port of the core that keeps something, on SQLite or PostgreSQL. Each method is one unit of work."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol, Self, TypeVar

from bot.desk.assign import Assigned, Roster
from bot.desk.drafted import Settled
from bot.desk.noise import Noise
from bot.desk.rejected import Mistaken
from bot.desk.report import Recorded
from bot.diary import Stretch
from bot.model import Conversation, Effect, Line, Message, Post, Say, Scene, Talk, Thought, Turn
from bot.ports import Accepted, Aside, Decided, FlowVersion, Row, Session, Sheet, Standing, Ticket, Undelivered, Under, User
from storage import statements as sql
from storage.codec import Codec
from storage.recent import RecentTalks
from storage.revision import parsed_url, ready, sqlite_path
from storage.sales import Sales
from storage.seal import Seal
from storage.statement import Transaction
from storage.units import (
    bookings,
    decisions,
    deliveries,
    inbox,
    library,
    mails,
    offers,
    outbox,
    pages,
    people,
    reports,
    talks,
    threads,
    timers,
)
from storage.units import (
    second as second_way,
)
from storage.units.held import CardPlaces, Doors, Identity, no_identity, no_roster, nowhere
from storage.units.key import check_key
from storage.units.past import Past, past, spent, thoughts
from storage.units.readable import UNREADABLE
from storage.units.settled import settled
from storage.writer import Sqlite

T = TypeVar("T")

STORE_BACKED = frozenset({"web", "desk", "terminal"})
"""Platforms whose other side reads our store: the commit of a line delivers it, and no effect is needed."""


class Database(Protocol):
    """Where units of work run."""

    @property
    def last_failure(self) -> str:
        """What the last commit failed of, "" when it did not fail."""
        ...

    async def settled(self, conversation: str) -> Sequence[Settled]:
        """Return the open questions of a conversation that were answered, the last one first."""
        return await self._database.read(lambda tx: settled(tx, conversation))

    async def asides(self) -> Sequence[Aside]:
        return await self._database.read(pages.asides)

    # deliveries and figures

    async def undelivered(self) -> Sequence[Undelivered]:
        return await self._database.read(deliveries.undelivered)

    async def deliver_again(self, id: str, now: datetime) -> None:
        await self._database.write(lambda tx: deliveries.deliver_again(tx, id, now))

    async def record(self) -> Sequence[Recorded]:
        """Return every lead as it stands, the oldest first; tests are left out."""
        return await self._database.read(reports.record)

    async def mistaken(self) -> Sequence[Mistaken]:
        """Return what reps took out as wrongly read, with the words it was read from; tests are left out."""
        return await self._database.read(reports.mistaken)

    # People

    async def user(self, name: str) -> User | None:
        return await self._database.read(lambda tx: people.user(tx, name))

    async def put_user(self, user: User) -> None:
        await self._database.write(lambda tx: people.put_user(tx, user))

    async def session(self, id: str, now: datetime) -> tuple[Session, User] | None:
        return await self._database.read(lambda tx: people.session(tx, id, now))

    async def put_session(self, session: Session) -> None:
        await self._database.write(lambda tx: people.put_session(tx, session))

    async def end_session(self, id: str) -> None:
        await self._database.write(lambda tx: people.end_session(tx, id))
