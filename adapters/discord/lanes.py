"""One after the other in a channel, side by side between channels; all wait while what was missed is read."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import structlog

from bot.errors import Refused, StorageUnavailable
from bot.model.arrivals import Arrival, Receipt, Reception

LONGEST_WAIT = 20.0
"""Seconds that live events wait at most for what was missed before them."""

PAUSES = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds between tries while nothing can be committed; the last goes on."""

log = structlog.get_logger()


@dataclass(slots=True, kw_only=True)
class Lanes:
    """Hands arrivals to the reception in their order, and holds them while the database does not take them.

    Discord has no ack: what is not committed now would be lost if we went on. A process that ends meanwhile reads it again from
    the place's history.
    """

    reception: Reception
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    _locks: dict[int, tuple[asyncio.Lock, int]] = field(default_factory=dict)
    _open: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def is_open(self) -> bool:
        """Return whether live events pass."""
        return self._open.is_set()

    def hold(self) -> None:
        """Keep live events waiting: something before them may be missing."""
        self._open.clear()

    def go(self) -> None:
        """Let live events pass."""
        self._open.set()

    @asynccontextmanager
    async def turn(self, channel: int) -> AsyncIterator[None]:
        """Let one event of a channel pass at a time, in the order in which they came, after what was missed before them."""
        async with self._lane(channel):
            try:
                async with asyncio.timeout(LONGEST_WAIT):
                    await self._open.wait()
            except TimeoutError:
                log.warning("what was missed on Discord is still being read; going on without it")
            yield

    async def commit(self, arrival: Arrival) -> Receipt | None:
        """Hand over an arrival until it is committed. None for one that was refused."""
        tries = 0
        while True:
            try:
                return await self.reception.arrived(arrival)
            except StorageUnavailable:
                pause = PAUSES[min(tries, len(PAUSES) - 1)]
                log.warning("an event of Discord waits: the database does not take it", seconds=pause, tries=tries)
            except Refused as refused:
                log.info("an event of Discord was refused", why=type(refused).__name__)
                return None
            tries += 1
            await self.sleep(pause)

    @asynccontextmanager
    async def _lane(self, channel: int) -> AsyncIterator[None]:
        """Keep the order of a channel; a lane that nobody stands in is forgotten."""
        lock, waiting = self._locks.get(channel, (asyncio.Lock(), 0))
        self._locks[channel] = (lock, waiting + 1)
        try:
            async with lock:
                yield
        finally:
            left = self._locks[channel][1] - 1
            if left:
                self._locks[channel] = (lock, left)
            else:
                del self._locks[channel]
