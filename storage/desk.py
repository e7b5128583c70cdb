"""What the store tells desk, widget and operators, and who may open the desk."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import partial

from bot.desk.assign import Assigned
from bot.desk.drafted import Settled
from bot.desk.likeness import Alike
from bot.desk.rejected import Mistaken
from bot.desk.report import Recorded
from bot.model import Json, Line
from bot.model.diary import Stretch
from bot.ports import Aside, Erasure, Kept, Person, Row, Session, Sheet, Ticket, Undelivered, User
from storage.recent import RecentTalks
from storage.sales import Rooms
from storage.units import (
    bookings,
    deliveries,
    erase,
    export,
    kin,
    likeness,
    offers,
    pages,
    people,
    reports,
)
from storage.units.held import Doors
from storage.units.settled import settled


class Desk:
    """The part of the store behind `Pages`, `People`, `Deliveries`, `Erasing` and `Seats` of `bot/ports`."""

    _database: Rooms
    _doors: Doors
    _recent: RecentTalks

    # who gets a lead

    async def set_away(self, rep: str, since: datetime, until: datetime | None, deputy: str = "") -> None:
        await self._database.write(lambda tx: offers.set_presence(tx, rep, since, until, deputy))

    async def set_back(self, rep: str) -> None:
        await self._database.write(lambda tx: offers.back(tx, rep))

    async def who_is_next(self, team: str, language: str, now: datetime) -> Assigned:
        return await self._database.write(lambda tx: offers.who_is_next(tx, self._doors, team, language, now))

    async def assignments(self, conversation: str) -> Sequence[Mapping[str, str | int | float | bool | None]]:
        return await self._database.read(lambda tx: offers.explained(tx, conversation))

    # Seats

    async def rep_of(self, conversation: str) -> tuple[str, str]:
        return await self._database.read(lambda tx: bookings.rep_of(tx, conversation))

    async def taken(self, seat: str, but: str, now: datetime) -> Sequence[Stretch]:
        return await self._database.read(lambda tx: bookings.taken(tx, seat, but, now))

    # Pages

    async def rows(self, view: str, rep: str, limit: int) -> Sequence[Row]:
        return await self._database.read(lambda tx: pages.rows(tx, view, rep, limit))

    async def sheet(self, conversation: str) -> Sheet:
        return await self._database.read(lambda tx: pages.sheet(tx, conversation))

    async def lines(self, conversation: str, after: int) -> Sequence[Line]:
        return await self._database.read(lambda tx: pages.lines(tx, conversation, after))

    async def mark(self, conversation: str, *, seen: int | None = None, reached: int | None = None) -> None:
        await self._database.write(lambda tx: pages.mark(tx, conversation, seen, reached))

    async def tickets(self) -> Sequence[Ticket]:
        return await self._database.read(pages.tickets)

    async def alike(self, conversation: str) -> Sequence[Alike]:
        """Return other conversations of perhaps the same person or firm, joined ones first. Raise NotFound."""
        return await self._database.read(lambda tx: kin.alike_of(tx, conversation))

    async def fill_likeness(self) -> int:
        """Have conversations from before there were likenesses found as well, in small transactions, once; return how many that were."""
        if await self._database.read(likeness.is_filled):
            return 0
        found, last = await self._database.write(lambda tx: likeness.fill(tx, ""))
        while last:
            more, last = await self._database.write(partial(likeness.fill, after=last))
            found += more
        return found

    async def settled(self, conversation: str) -> Sequence[Settled]:
        """Return the open questions of a conversation that were answered, the last one first."""
        return await self._database.read(lambda tx: settled(tx, conversation))

    async def asides(self) -> Sequence[Aside]:
        return await self._database.read(pages.asides)

    # Erasing

    async def persons(self, by: str, value: str) -> Sequence[Person]:
        return await self._database.read(lambda tx: erase.find(tx, by, value))

    async def exported(self, contacts: Collection[str]) -> Mapping[str, Json]:
        return await self._database.read(lambda tx: export.export(tx, contacts))

    async def erasure(self, contacts: Collection[str]) -> Erasure:
        return await self._database.read(lambda tx: erase.weigh(tx, self._doors, contacts))

    async def erase(self, contacts: Collection[str], now: datetime) -> Erasure:
        gone, conversations = await self._database.write(lambda tx: erase.erase(tx, self._doors, contacts, now))
        for conversation in conversations:
            self._recent.forget(conversation)
        return gone

    async def kept(self, after: str, limit: int) -> Sequence[Kept]:
        return await self._database.read(lambda tx: erase.page(tx, after, limit))

    async def expire(self, old: Mapping[str, datetime], now: datetime) -> int:
        gone = await self._database.write(lambda tx: erase.expire(tx, self._doors, old, now))
        for conversation in gone:
            self._recent.forget(conversation)
        return len(gone)

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
