"""Effects on their way out: marked `sending` before they leave, in order per conversation and place, at their place's pace."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import cast

import structlog

from bot.errors import GivenUp, HandraiserError, PlatformError, RetryLater, StorageUnavailable
from bot.inbox import Told
from bot.model import Effect
from bot.ports import Clock, Guest, Platform
from bot.ports import Outbox as OutboxPort
from bot.sending.pace import Pace, morning
from bot.sending.ways import Ways

BACKOFF = (1.0, 5.0, 30.0, 120.0, 600.0)
"""Seconds before each further try of an effect that failed without a word from the platform; then it is given up."""

CARD_TRIES = 150
"""Tries of a card: a day. Its team has it on the desk and by its second way meanwhile, and finds it where it belongs afterwards."""

BATCH = 200
"""Effects read at a time, and on their way to one platform at a time."""

BLIND_SHARE = 10
"""Of a platform that shows nobody what arrived only this part of a batch is on its way: they go one at a time anyhow."""

GRACE = 3.0
"""Seconds that what is on its way gets to arrive when we end."""

UNNOTED = 1.0
"""Seconds between tries to note what became of an effect."""

LONGEST_ASKING = 5.0
"""Seconds at most until a platform that could not say whether something arrived is asked again."""

Dress = Callable[[Effect], Awaitable[Effect | None]]
"""Returns the effect with what is only known as it leaves: a card's face, who spoke. None: there is nothing to show any more."""

Within = Callable[[Effect], Awaitable[None]]
"""Does within the house what an effect that came due asks for."""

Then = Callable[[], Awaitable[None]]
"""Notes in the store what became of an effect."""

log = structlog.get_logger()


async def as_it_is(effect: Effect) -> Effect | None:
    """Leave the effect as it was written."""
    return effect


@dataclass(slots=True, kw_only=True)
class Post:
    """Sends what is due. At least once: what was `sending` when we died is looked up where the platform can, else sent again."""

    store: OutboxPort
    platforms: Mapping[str, Platform]
    clock: Clock
    told: Told
    count: Callable[[int], None]  # told how many effects were tried
    dress: Dress = as_it_is
    within: Mapping[str, Within] = field(default_factory=dict)  # by kind: effects that never leave the house
    pace: Pace = field(default_factory=Pace)
    batch: int = BATCH
    ways: Ways = field(default_factory=Ways)  # how each place of the sales side answers
    _wake: asyncio.Event = field(default_factory=asyncio.Event)
    _leaving: dict[str, asyncio.Task[None]] = field(default_factory=dict)  # by effect
    _taken: Counter[str] = field(default_factory=Counter)  # by platform: how many are on their way
    _asking: set[asyncio.Task[None]] = field(default_factory=set)  # of platforms, whether something arrived before we died
    _turns: dict[str, asyncio.Lock] = field(default_factory=dict)  # by platform: of those that show nobody what arrived

    def wake(self) -> None:
        """Look now: something was put into the outbox."""
        self._wake.set()

    async def run(self, pause: float = 1.0) -> None:
        """Perform effects until cancelled; `pause` seconds between looks when nobody wakes us. A slow place holds no other up."""
        await self._take_up()
        try:
            while True:
                await self._look()
                self._wake.clear()
                with suppress(TimeoutError):
                    async with asyncio.timeout(min(pause, self.pace.next_free(self.clock()) or pause)):
                        await self._wake.wait()
        finally:
            await self._end()

    async def perform(self) -> int:
        """Send everything that is due now; return how many effects were tried."""
        tried = 0
        while launched := await self._look():
            tried += launched
            await asyncio.gather(*self._leaving.values())
        return tried

    async def _look(self) -> int:
        """Let what is due leave, each effect by itself; return how many. Who has no room is not asked for, so that it hides nobody's."""
        launched = 0
        try:
            while fresh := self._with_room(await self.store.due(self.clock(), self.batch, self._full())):
                for effect in fresh:
                    self._leaving[effect.id] = asyncio.create_task(self._one(effect))
                launched += len(fresh)
        except StorageUnavailable as error:
            log.warning("the outbox waits: the database does not answer", error=str(error))
        if launched:
            self.count(launched)
        return launched

    def _with_room(self, due: Sequence[Effect]) -> Sequence[Effect]:
        """Take a place for each effect that is not on its way yet, and return those that got one."""
        fresh = []
        for effect in due:
            if effect.id not in self._leaving and self._taken[self._way(effect)] < self._room(self._way(effect)):
                self._taken[self._way(effect)] += 1
                fresh.append(effect)
        return fresh

    def _full(self) -> Sequence[str]:
        return [name for name, taken in self._taken.items() if name and taken >= self._room(name)]

    def _room(self, platform: str) -> int:
        """Return how many effects may be on their way to a platform."""
        return max(1, self.batch // BLIND_SHARE) if getattr(self.platforms.get(platform), "blind", False) else self.batch

    def _way(self, effect: Effect) -> str:
        """Return the platform whose room an effect takes; none for what never leaves the house."""
        return "" if effect.kind in self.within else effect.platform

    async def _end(self) -> None:
        """Wait a moment for what is on its way. What stays is `sending` in the store, and looked up at the next start."""
        tasks = tuple(self._leaving.values())
        if tasks:
            await asyncio.wait(tasks, timeout=GRACE)
        for task in (*tasks, *self._asking):
            task.cancel()
        await asyncio.gather(*tasks, *self._asking, return_exceptions=True)

    async def _take_up(self) -> None:
        """Look up what was being sent when the process died; send again what did not arrive or cannot be looked up."""
        unsure = await self._unsure()
        for effect in unsure:
            task = asyncio.create_task(self._settle(effect))  # each by itself: one platform may not be connected yet
            self._asking.add(task)
            task.add_done_callback(self._asking.discard)

    async def _unsure(self) -> Sequence[Effect]:
        while True:
            try:
                return await self.store.unsure()
            except StorageUnavailable as error:
                log.warning("what was being sent cannot be taken up yet", error=str(error))
                await asyncio.sleep(UNNOTED)

    async def _settle(self, effect: Effect) -> None:
        ref = await self._arrived(effect)
        if ref is None:
            await self._surely(lambda: self.store.retry(effect, self.clock(), "it was being sent when the process ended"))
        else:
            await self._surely(lambda: self.store.finish(effect, ref))
        self.wake()

    async def _arrived(self, effect: Effect) -> str | None:
        """Return the ref under which the platform shows it, None where it does not. Who cannot be asked now is asked until it answers."""
        platform = self.platforms.get(effect.platform)
        if not hasattr(platform, "arrived"):
            return None
        while True:
            try:
                dressed = await self.dress(effect)  # what it shows, by which it is found, is only known then
                return None if dressed is None else await cast(Guest, platform).arrived(dressed)
            except RetryLater as later:  # sending it would have to wait as well
                await asyncio.sleep(min(later.seconds, LONGEST_ASKING))
            except Exception as error:  # the platform's trouble, or a defect of ours: it is sent again rather than never
                log.info("whether an effect arrived is not known", effect=effect.id, why=type(error).__name__)
                return None

    async def _one(self, effect: Effect) -> None:
        try:
            await self._try(effect)
        except StorageUnavailable as error:
            log.warning("an effect waits: the database does not answer", effect=effect.id, error=str(error))
        finally:
            del self._leaving[effect.id]
            self._taken[self._way(effect)] -= 1
            self.wake()  # what stands behind it in its lane may be due

    async def _try(self, effect: Effect) -> None:
        inside, platform = self.within.get(effect.kind), self.platforms.get(effect.platform)
        if inside is None and platform is None:
            await self.store.give_up(effect, f"no platform {effect.platform} is configured")
            return
        if inside is None and (moment := self.pace.book(effect, self.clock())) is not None:
            await self.store.postpone(effect, moment)
            return
        async with self._turn(platform):
            begun = await self.store.begin(effect, self.clock())
            if begun is None:
                return
            await self._surely(await self._outcome(begun, inside, platform))
        self.told(effect.conversation)

    def _turn(self, platform: Platform | None) -> AbstractAsyncContextManager[None]:
        """Return what is entered before an effect is `sending`: where nobody sees what arrived, a death may double one send, not many."""
        if platform is None or not getattr(platform, "blind", False):
            return nullcontext()
        return self._turns.setdefault(platform.name, asyncio.Lock())

    async def _outcome(self, effect: Effect, inside: Within | None, platform: Platform | None) -> Then:
        """Do it, and return what has to be noted of it."""
        if inside is not None:
            return await self._inside(effect, inside)
        try:
            dressed = await self.dress(effect) if platform is not None else None
        except StorageUnavailable:
            return self._again(effect, BACKOFF[0], "the database did not answer")
        except Exception as error:  # a row that cannot be read, a flow that is gone: what stands behind it must not wait for ever
            log.error("an effect cannot be made ready", effect=effect.id, why=type(error).__name__)
            return self._failed(effect, error)
        if platform is None or dressed is None:
            return lambda: self.store.give_up(effect, "there is nothing to show any more")
        if (wait := morning(dressed, self.clock())) is not None:
            return lambda: self.store.retry(effect, wait, "advertising waits for the end of the night")
        return await self._leave(dressed, platform)

    async def _surely(self, note: Then) -> None:
        """Note what became of an effect that has left, however long the database takes: else it would be sent again."""
        while True:
            try:
                return await note()
            except StorageUnavailable as error:
                log.warning("what was sent cannot be noted yet", error=str(error))
                await asyncio.sleep(UNNOTED)

    async def _inside(self, effect: Effect, act: Within) -> Then:
        try:
            await act(effect)
        except StorageUnavailable:
            return self._again(effect, BACKOFF[0], "the database did not answer")
        except Exception as error:  # a defect of ours: given up, as nothing behind it may wait for it
            if not isinstance(error, HandraiserError):
                log.exception("an effect within the house failed", effect=effect.id)
            why = f"{type(error).__name__}: {error}"
            return lambda: self.store.give_up(effect, why)
        return lambda: self.store.finish(effect, effect.ref)

    async def _leave(self, effect: Effect, platform: Platform) -> Then:
        try:
            ref = await platform.send(effect)
        except RetryLater as later:
            self.ways.failed(effect, str(later), self.clock(), for_good=False)
            self.pace.hold(effect, self.clock() + timedelta(seconds=later.seconds))
            return self._again(effect, later.seconds, str(later))
        except GivenUp as error:
            self.ways.failed(effect, str(error), self.clock(), for_good=True)
            return partial(self._given_up, effect, str(error))
        except Exception as error:  # as the port promises: it stands in nobody's way, whatever the adapter did not expect
            if not isinstance(error, PlatformError | OSError | TimeoutError):
                log.exception("an adapter failed", effect=effect.id, platform=effect.platform)
            self.ways.failed(effect, str(error) or type(error).__name__, self.clock(), for_good=False)
            return self._failed(effect, error)
        well = self.ways.arrived(effect)
        return partial(self._arrived_at, effect, effect.ref if effect.kind == "mark" else ref, well=well)

    async def _arrived_at(self, effect: Effect, ref: str, *, well: bool) -> None:
        await self.store.finish(effect, ref)
        if well:
            await self.store.note_well(effect)

    async def _given_up(self, effect: Effect, why: str) -> None:
        await self.store.give_up(effect, why, refused=self.clock() if effect.kind == "card" else None)
        if effect.kind == "edit" and effect.ref:
            await self.store.repost(effect, self.clock())

    def _failed(self, effect: Effect, error: Exception) -> Then:
        if effect.attempts >= (CARD_TRIES if effect.kind == "card" else len(BACKOFF)):
            why = f"{type(error).__name__}: {error}"
            return lambda: self.store.give_up(effect, why)
        return self._again(effect, BACKOFF[min(effect.attempts, len(BACKOFF) - 1)], type(error).__name__)

    def _again(self, effect: Effect, seconds: float, why: str) -> Then:
        log.info("an effect is tried again", effect=effect.id, seconds=seconds, why=why)
        due = self.clock() + timedelta(seconds=seconds)
        return lambda: self.store.retry(effect, due, why)
