"""The store: every port of the core that keeps something, on SQLite or PostgreSQL. Each method is one unit of work."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol, Self, TypeVar

from bot.model import Conversation, Effect, Line, Message, Post, Say, Scene, Talk, Thought, Turn
from bot.ports import Accepted, Decided, FlowVersion, Standing, Under
from storage import statements as sql
from storage.codec import Codec
from storage.desk import Desk
from storage.recent import Recent, RecentTalks
from storage.revision import parsed_url, ready, sqlite_path
from storage.sales import Sales
from storage.seal import Seal
from storage.statement import Transaction
from storage.units import (
    bookings,
    decisions,
    inbox,
    library,
    mails,
    outbox,
    places,
    talks,
    threads,
    timers,
)
from storage.units import (
    second as second_way,
)
from storage.units.held import Doors
from storage.units.key import check_key
from storage.units.past import Past, past, spent, thoughts
from storage.units.readable import UNREADABLE
from storage.writer import Sqlite

T = TypeVar("T")


class Database(Protocol):
    """Where units of work run."""

    @property
    def last_failure(self) -> str:
        """What the last commit failed of, "" when it did not fail."""
        ...

    async def write(self, unit: Callable[[Transaction], T]) -> T:
        """Run the unit in a transaction; return once it is committed. Raise StorageUnavailable when it was not."""
        ...

    async def read(self, unit: Callable[[Transaction], T]) -> T:
        """Run a unit that only reads."""
        ...

    async def close(self) -> None:
        """Finish what was begun and close."""
        ...


class Store(Sales, Desk):
    """Implements `Inbox`, `Talks`, `Outbox`, `Timers`, `Library`, `Pages` and `People` of `bot/ports`."""

    def __init__(self, database: Database, doors: Doors) -> None:
        self._database: Database = database
        self._doors = doors
        self._recent = RecentTalks()

    @classmethod
    async def connect(cls, url: str, *, master_key: bytes, doors: Doors = Doors()) -> Self:  # noqa: B008 - frozen
        """Open the database, making it when it is new. Raise WrongRevision, StorageUnavailable, or NoMasterKey for another key."""
        codec = Codec(Seal(master_key))
        await asyncio.to_thread(ready, url)
        where = parsed_url(url)
        database: Database
        if where.get_backend_name() == "sqlite":
            database = Sqlite(sqlite_path(where), codec)
        else:
            from storage.postgres import Postgres  # its driver is 9 MB that a file database does not need

            database = await Postgres.connected(where.set(drivername="postgresql"), codec)
        try:
            await database.write(check_key)
        except BaseException:  # also when the start is called off
            await database.close()
            raise
        return cls(database, doors)

    async def close(self) -> None:
        """Commit what waits and close."""
        await self._database.close()

    @property
    def last_failure(self) -> str:
        """What the last commit failed of, "" when it did not fail."""
        return self._database.last_failure

    async def ping(self) -> None:
        """Commit a write that changes nothing. Raise StorageUnavailable when that cannot be done now."""
        await self._database.write(lambda tx: tx.run(sql.TOUCH_REVISION))

    # Inbox

    async def open(self, conversation: Conversation, greeting: Say | None, *, place: str = "") -> tuple[Line, ...]:
        lines, held = await self._database.write(lambda tx: inbox.open_conversation(tx, self._doors, conversation, greeting, place))
        if held is not None:  # so that its first message need not read what has just been written
            self._recent.put(held.id, Recent(version=held.version, talk=Talk(), visit=conversation.visit, held=held))
        return lines

    async def accept(self, message: Message) -> Accepted:
        self._recent.touched(message.conversation)
        return await self._database.write(lambda tx: inbox.accept(tx, self._doors, message))

    async def decide(self, message: Message, rule: Callable[[Standing], Post]) -> Decided:
        self._recent.touched(message.conversation)
        return await self._database.write(lambda tx: decisions.decide(tx, self._doors, message, rule))

    async def conversation(self, conversation: str) -> Conversation:
        return await self._database.read(lambda tx: inbox.conversation(tx, conversation))

    async def find(self, platform: str, place: str) -> str | None:
        """Return the id of the newest conversation at a place of a platform, None when there is none."""
        return await self._database.read(lambda tx: inbox.find(tx, platform, place))

    async def within(self, platform: str, prefix: str) -> Sequence[str]:
        return await self._database.read(lambda tx: inbox.within(tx, platform, prefix))

    async def heard_until(self, platform: str, limit: int = 300) -> Mapping[str, str]:
        """Return place → event id of the last thing that people said there; "" for what stands under cards. For reading on after a gap."""
        return await self._database.read(lambda tx: inbox.heard_until(tx, platform, limit))

    async def under(self, platform: str, ref: str) -> Under | None:
        """Return what a message on the sales side belongs to; None for any other."""
        return await self._database.read(lambda tx: threads.under(tx, platform, ref))

    # Talks

    async def load(self, conversation: str) -> Scene | None:
        try:
            return await self._database.read(lambda tx: talks.load(tx, conversation, self._recent))
        except UNREADABLE:
            if not await self._database.write(lambda tx: talks.set_spoilt_aside(tx, conversation)):
                raise
            return await self._database.read(lambda tx: talks.load(tx, conversation, self._recent))

    async def save(self, turn: Turn) -> tuple[Line, ...] | None:
        try:
            said = await self._database.write(lambda tx: talks.save(tx, self._doors, turn))
        except bookings.Taken:
            return None
        if said is not None:
            self._recent.advance(turn.conversation, turn.talk, version=turn.on_version + 1)
        return said

    async def ahead(self, message: Message) -> Scene | None:
        if kept := self._recent.row(message.conversation):
            return talks.ahead_of(kept, message)
        return await self._database.read(lambda tx: talks.ahead(tx, message, self._recent))

    async def answer(self, message: Message, turn: Turn) -> tuple[Line, ...] | None:
        kept = self._recent.row(message.conversation)
        if kept is None or kept.held is None:  # something was written since the scene was read
            return None
        held = kept.held
        try:
            said, after = await self._database.write(lambda tx: talks.answer(tx, self._doors, held, message, turn))
        except (talks.Overtaken, bookings.Taken):
            self._recent.touched(message.conversation)
            return None
        self._recent.advance(turn.conversation, turn.talk, version=after.version, held=after)
        return said

    async def set_aside(self, conversation: str, seq: int, error: str) -> None:
        await self._database.write(lambda tx: talks.set_aside(tx, conversation, seq, error))

    async def set_aside_all(self, conversation: str, error: str) -> Sequence[int]:
        return await self._database.write(lambda tx: talks.set_aside_all(tx, conversation, error))

    async def replay(self, conversation: str, seq: int) -> None:
        await self._database.write(lambda tx: talks.replay(tx, conversation, seq))

    async def talk(self, conversation: str) -> Talk:
        return await self._database.read(lambda tx: talks.talk(tx, conversation))

    async def past(self, conversation: str) -> Sequence[Past]:
        """Return every turn with what it was decided on, oldest first, to take it again. Raise NotFound."""
        return await self._database.read(lambda tx: past(tx, conversation))

    # Thoughts

    async def thoughts(self, conversation: str) -> Sequence[Thought]:
        return await self._database.read(lambda tx: thoughts(tx, conversation))

    async def spent(self, day: date) -> int:
        return await self._database.read(lambda tx: spent(tx, day))

    async def waiting(self) -> Sequence[str]:
        return await self._database.read(talks.waiting)

    # Outbox

    async def due(self, now: datetime, limit: int, full: Collection[str] = ()) -> Sequence[Effect]:
        due, spoilt = await self._database.read(lambda tx: outbox.due(tx, now, limit, full))
        if spoilt:
            await self._database.write(lambda tx: outbox.set_aside(tx, spoilt))
        return due

    async def begin(self, effect: Effect, now: datetime) -> Effect | None:
        return await self._database.write(lambda tx: outbox.begin(tx, effect))

    async def finish(self, effect: Effect, ref: str) -> None:
        await self._database.write(lambda tx: outbox.finish(tx, self._doors, effect, ref))

    async def stands(self, effect: Effect, ref: str) -> None:
        await self._database.write(lambda tx: outbox.stands(tx, effect, ref))

    async def postpone(self, effect: Effect, due_at: datetime) -> None:
        await self._database.write(lambda tx: outbox.postpone(tx, effect, due_at))

    async def repost(self, effect: Effect, now: datetime) -> None:
        await self._database.write(lambda tx: outbox.repost(tx, effect, now))

    async def retry(self, effect: Effect, due_at: datetime, error: str) -> None:
        await self._database.write(lambda tx: outbox.retry(tx, effect, due_at, error))

    async def give_up(self, effect: Effect, error: str, *, refused: datetime | None = None) -> None:
        await self._database.write(lambda tx: outbox.give_up(tx, self._doors, effect, error, refused=refused))

    async def note_well(self, effect: Effect) -> None:
        await self._database.write(lambda tx: places.forget(tx, effect))

    async def refused(self) -> Sequence[tuple[str, str, str, datetime]]:
        return await self._database.read(places.noted)

    async def unsure(self) -> Sequence[Effect]:
        return await self._database.read(outbox.unsure)

    async def divert(self, now: datetime) -> int:
        """Give cards that did not arrive in time their team's second way; return how many."""
        return await self._database.write(lambda tx: second_way.divert(tx, self._doors, now))

    async def hushed(self, effect: Effect, now: datetime) -> bool:
        """Tell whether an effect mentions nobody, because the same was told on the team's other way."""
        return await self._database.read(lambda tx: second_way.hushed(tx, self._doors, effect, now))

    async def told_after(self, effect: Effect) -> int:
        """Return the line after which a mail begins: what an earlier mail carried is not sent again."""
        return await self._database.read(lambda tx: mails.told_after(tx, effect))

    # Timers

    async def ring(self, now: datetime, limit: int) -> Sequence[Message]:
        return await self._database.write(lambda tx: timers.ring(tx, now, limit))

    async def next_due(self) -> datetime | None:
        return await self._database.read(timers.next_due)

    # Library

    async def live(self, flow: str) -> FlowVersion | None:
        return await self._database.read(lambda tx: library.live(tx, flow))

    async def version(self, flow: str, version: int) -> FlowVersion:
        return await self._database.read(lambda tx: library.version(tx, flow, version))

    async def publish(self, flow: str, files: Mapping[str, str], note: str, by: str, now: datetime) -> FlowVersion:
        return await self._database.write(lambda tx: library.publish(tx, flow, files, note=note, by=by, now=now))

    async def back(self, flow: str, by: str, now: datetime) -> FlowVersion:
        return await self._database.write(lambda tx: library.back(tx, flow))

    async def history(self, flow: str) -> Sequence[FlowVersion]:
        return await self._database.read(lambda tx: library.history(tx, flow))
