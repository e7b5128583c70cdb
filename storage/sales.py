"""What the store tells the sales side of itself: numbers, who is away, and the timers of the morning's digests."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from bot.desk.figures import Away, Happened, Tally
from bot.model import Owner
from storage.statement import Transaction
from storage.units import figures
from storage.units.held import Doors

T = TypeVar("T")


class Rooms(Protocol):
    """Where units of work run."""

    async def write(self, unit: Callable[[Transaction], T]) -> T:
        """Run the unit in a transaction."""
        ...

    async def read(self, unit: Callable[[Transaction], T]) -> T:
        """Run a unit that only reads."""
        ...


class Sales:
    """The part of the store behind `Figures`, `Presences` and `Mornings` of `bot/desk/figures.py`."""

    _database: Rooms
    _doors: Doors

    async def tallies(self, since: datetime) -> Sequence[Tally]:
        return await self._database.read(lambda tx: figures.tallies(tx, since))

    async def happened(self, since: datetime, until: datetime) -> Sequence[Happened]:
        return await self._database.read(lambda tx: figures.happened(tx, since, until))

    async def away(self, now: datetime) -> Mapping[str, Away]:
        return await self._database.read(lambda tx: figures.away(tx, now))

    async def planned(self, now: datetime) -> Mapping[str, Away]:
        return await self._database.read(lambda tx: figures.leaving(tx, now))

    async def beginning(self, now: datetime) -> Sequence[Away]:
        return await self._database.read(lambda tx: figures.beginning(tx, now))

    async def note_begun(self, away: Away) -> None:
        await self._database.write(lambda tx: figures.note_begun(tx, away))

    async def held_by(self, rep: str) -> Sequence[tuple[str, Owner, int]]:
        return await self._database.read(lambda tx: figures.held_by(tx, rep))

    async def holders(self) -> Sequence[str]:
        return await self._database.read(figures.holders)

    async def plan_digest(self, team: str, due_at: datetime | None, now: datetime) -> None:
        await self._database.write(lambda tx: figures.plan(tx, team, due_at, now))

    async def planned_digests(self) -> Mapping[str, datetime]:
        return await self._database.read(figures.planned)

    async def due_digests(self, now: datetime) -> Mapping[str, datetime]:
        return await self._database.read(lambda tx: figures.due(tx, now))

    async def post_digest(self, team: str, due_at: datetime, next_at: datetime, text: str, now: datetime) -> bool:
        return await self._database.write(lambda tx: figures.post(tx, self._doors, (team, text), figures.Due(due_at, next_at, now)))
