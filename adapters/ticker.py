"""The clock's hand: an APScheduler tick that turns due timers into messages. What is due lives in rows; the scheduler keeps nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import cast

import structlog

from bot.errors import HandraiserError, StorageUnavailable
from bot.inbox import Intake
from bot.lean import in_place_of
from bot.model import Message
from bot.ports import Clock, Timers

with in_place_of("apscheduler.executors.pool", "ThreadPoolExecutor"):  # processes, which nobody starts here: 1.5 MB
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

EVERY = 0.5
"""Seconds between ticks."""

BESIDE = 5.0
"""Seconds between looks for what is due for a team."""

BATCH = 500
"""Timers that ring in one transaction."""

SIDE_BY_SIDE = 64
"""Conversations whose timers are decided at a time: the store commits what comes together in one go."""

LAST = 2.0
"""Seconds that a tick under way may still take when the house closes."""

log = structlog.get_logger()


@dataclass(slots=True, kw_only=True)
class Ticker:
    """Rings timers until it is stopped."""

    timers: Timers
    intake: Intake
    clock: Clock
    late: Callable[[float], None]  # told how many seconds late a timer rang
    has_room: Callable[[], bool] = lambda: True  # False while too many turns wait: what is due after a long outage comes in portions
    beside: Callable[[], Awaitable[None]] | None = None  # does what is due for a team, and belongs to no conversation
    _scheduler: AsyncIOScheduler = field(default_factory=lambda: AsyncIOScheduler(timezone="UTC"))
    _under_way: set[asyncio.Task[None]] = field(default_factory=set)

    def start(self) -> None:
        """Tick from now on; ticks that were missed are one tick."""
        options = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        self._scheduler.add_job(self._counted, "interval", args=[self.tick], seconds=EVERY, id="timers", **options)
        if self.beside:
            self._scheduler.add_job(self._counted, "interval", args=[self.look_beside], seconds=BESIDE, id="beside", **options)
        self._scheduler.start()

    async def finish(self) -> None:
        """Tick no more, once what rings now is taken: a tick that is cut off stands in the log as an error."""
        if self._scheduler.running:
            self._scheduler.pause()
            await asyncio.sleep(0)  # one that was just handed to the loop begins
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=LAST)
        self.stop()

    def stop(self) -> None:
        """Tick no more, at once."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def _counted(self, look: Callable[[], Awaitable[None]]) -> None:
        task = cast("asyncio.Task[None]", asyncio.current_task())
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        await look()

    async def tick(self) -> None:
        """Ring everything that is due. A deadline that passed while the process was down rings once, now."""
        try:
            while self.has_room() and (rung := await self.timers.ring(self.clock(), BATCH)):
                await self._take_all(rung)
                if len(rung) < BATCH:
                    return
        except StorageUnavailable as error:
            log.warning("timers wait: the database does not answer", error=str(error))

    async def look_beside(self) -> None:
        """Do what is due for a team."""
        try:
            if self.beside:
                await self.beside()
        except StorageUnavailable as error:
            log.warning("what is due for a team waits: the database does not answer", error=str(error))

    async def _take_all(self, rung: Sequence[Message]) -> None:
        """Take what rang: of one conversation in its order, different ones side by side, so that no slow one holds the others up."""
        lanes: dict[str, list[Message]] = {}
        for message in rung:
            lanes.setdefault(message.conversation, []).append(message)
        waiting = iter(lanes.values())

        async def take() -> None:
            for lane in waiting:  # shared: each takes the next that nobody has
                for message in lane:
                    await self._take(message)

        await asyncio.gather(*(take() for _ in range(min(SIDE_BY_SIDE, len(lanes)))))

    async def _take(self, message: Message) -> None:
        due = message.event_id.rpartition(":")[2]
        if due.isdigit():
            self.late(self.clock().timestamp() - int(due) / 1_000_000)
        try:
            await self.intake.take(message)
        except HandraiserError as error:
            log.warning("a timer could not be taken", kind=message.kind, error=str(error))
        except Exception:  # a rule that fails on one conversation must not keep others from their deadlines
            log.exception("a timer failed", kind=message.kind, conversation=message.conversation)
