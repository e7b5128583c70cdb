"""One after the other in a place, side by side between places; all wait while what was missed is read."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import structlog

from bot.arrivals import Arrival, Receipt, Reception
from bot.errors import Refused, StorageUnavailable

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
    _locks: dict[str, tuple[asyncio.Lock, int]] = field(default_factory=dict)
    _open: asyncio.Event = field(default_factory=asyncio.Event)

    def hold(self) -> None:
        """Keep live events waiting: something before them may be missing."""
        self._open.clear()

    def go(self) -> None:
        """Let live events pass."""
        self._open.set()

    async def take(self, arrival: Arrival) -> Receipt | None:
        """Hand over a live event, after those of its place that came before it. None for one that was refused."""
        async with self._lane(arrival.place):
            try:
                async with asyncio.timeout(LONGEST_WAIT):
                    await self._open.wait()
            except TimeoutError:
                log.warning("what was missed on Discord is still being read; going on without it")
            return await self._committed(arrival)

    async def make_good(self, arrival: Arrival) -> Receipt | None:
        """Hand over an event out of a place's history, before the live ones that wait."""
        return await self._committed(arrival)

    async def _committed(self, arrival: Arrival) -> Receipt | None:
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
    async def _lane(self, place: str) -> AsyncIterator[None]:
        """Let one pass at a time, in the order in which they came; a lane that nobody stands in is forgotten."""
        lock, waiting = self._locks.get(place, (asyncio.Lock(), 0))
        self._locks[place] = (lock, waiting + 1)
        try:
            async with lock:
                yield
        finally:
            left = self._locks[place][1] - 1
            if left:
                self._locks[place] = (lock, left)
            else:
                del self._locks[place]
