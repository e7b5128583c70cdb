"""Effects on their way out: marked `sending` before they leave, in order per conversation and place, tried again with backoff."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

import structlog

from bot.errors import GivenUp, PlatformError, RetryLater, StorageUnavailable
from bot.inbox import Told
from bot.model import Effect
from bot.ports import Clock, Platform
from bot.ports import Outbox as OutboxPort

BACKOFF = (1.0, 5.0, 30.0, 120.0, 600.0)
"""Seconds before each further try of an effect that failed without a word from the platform; then it is given up."""

BATCH = 100
"""Effects read at a time."""

log = structlog.get_logger()


@dataclass(slots=True, kw_only=True)
class Post:
    """Sends what is due. At least once: an effect that was `sending` when we died is looked up or sent again by its platform."""

    store: OutboxPort
    platforms: Mapping[str, Platform]
    clock: Clock
    told: Told
    count: Callable[[int], None]  # told how many effects were tried
    _wake: asyncio.Event = field(default_factory=asyncio.Event)

    def wake(self) -> None:
        """Look now: something was put into the outbox."""
        self._wake.set()

    async def run(self, pause: float = 1.0) -> None:
        """Perform effects until cancelled; `pause` seconds between looks when nobody wakes us."""
        await self._take_up()
        while True:
            try:
                await self.perform()
            except StorageUnavailable as error:
                log.warning("the outbox waits: the database does not answer", error=str(error))
            self._wake.clear()
            try:
                async with asyncio.timeout(pause):
                    await self._wake.wait()
            except TimeoutError:
                continue

    async def _take_up(self) -> None:
        """Send again what was being sent when the process died: at least once, with the platform's own key where it has one."""
        try:
            for effect in await self.store.unsure():
                await self.store.retry(effect, self.clock(), "it was being sent when the process ended")
        except StorageUnavailable as error:
            log.warning("what was being sent cannot be taken up yet", error=str(error))

    async def perform(self) -> int:
        """Send everything that is due now; return how many effects were tried. Places are served side by side."""
        tried = 0
        while due := await self.store.due(self.clock(), BATCH):
            await asyncio.gather(*(self._one(effect) for effect in due))
            tried += len(due)
            self.count(len(due))
        return tried

    async def _one(self, effect: Effect) -> None:
        platform = self.platforms.get(effect.platform)
        if platform is None:
            await self.store.give_up(effect, f"no platform {effect.platform} is configured")
            return
        if not await self.store.begin(effect, self.clock()):
            return
        try:
            ref = await platform.send(effect)
        except RetryLater as later:
            await self._again(effect, later.seconds, str(later))
        except GivenUp as error:
            await self.store.give_up(effect, str(error))
        except (PlatformError, OSError, TimeoutError) as error:
            await self._failed(effect, error)
        else:
            await self.store.finish(effect, ref)
        self.told(effect.conversation)

    async def _failed(self, effect: Effect, error: Exception) -> None:
        if effect.attempts >= len(BACKOFF):
            await self.store.give_up(effect, f"{type(error).__name__}: {error}")
        else:
            await self._again(effect, BACKOFF[effect.attempts], type(error).__name__)

    async def _again(self, effect: Effect, seconds: float, why: str) -> None:
        log.info("an effect is tried again", effect=effect.id, seconds=seconds, why=why)
        await self.store.retry(effect, self.clock() + timedelta(seconds=seconds), why)
