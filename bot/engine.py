"""The straight line of a turn: load, understand, screen, advance, compose, save; again from the load when the world moved meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from time import perf_counter
from typing import Protocol

import structlog

from bot.advance import advance
from bot.compose import compose
from bot.errors import HandraiserError, Refused, StorageUnavailable
from bot.inbox import Told
from bot.model import Line, Message, Scene, Thought, Turn
from bot.playbook import Playbook
from bot.ports import Accepted, Clock, Talks
from bot.results import Result, Results
from bot.screen import screen
from bot.understand import understand

TRIES = 3
"""A turn that fails so often is set aside, its messages one by one."""

PATIENCE = (0.05, 0.25, 1.0, 2.0, 4.0)
"""Seconds between tries while the database does not answer; then the turn is put off."""

PlayOf = Callable[[str, int], Awaitable[Playbook]]
"""Returns a flow version ready to play, from memory when it was used before."""

log = structlog.get_logger()


class Meter(Protocol):
    """Counts what the engine does."""

    def turn(self, seconds: float, *, failed: bool) -> None:
        """Count a turn and its time in seconds."""
        ...

    def step(self, name: str, seconds: float) -> None:
        """Count the time of one step of a turn: load, decide, save."""
        ...


class Mind(Protocol):
    """A language model beside the rules: `bot.brain.leash.Leash`."""

    async def think(self, scene: Scene, plan: Turn, play: Playbook, now: datetime) -> Thought:
        """Return what came of asking it about a turn that the rules would take like this; never raises for what the model does."""
        ...

    def saved(self, turn: Turn) -> None:
        """Be told that a turn is committed."""
        ...


class Diaries(Protocol):
    """Calendars beside the rules: `bot.diaries.Diaries`."""

    async def consulted(self, scene: Scene, play: Playbook, now: datetime) -> Scene:
        """Return the scene with what a calendar shows, where its messages are about a meeting."""
        ...


@dataclass(slots=True, kw_only=True)
class Engine:
    """Takes turns. Who calls `take_turn` sees to it that the turns of one conversation do not overlap."""

    store: Talks
    play_of: PlayOf
    clock: Clock
    told: Told
    meter: Meter
    later: Told  # have the turn of a conversation taken again after a while: the database did not answer
    limits: bool = True
    mind: Mind | None = None  # None: the rules alone
    diaries: Diaries | None = None  # None: no times are offered
    _failed: dict[str, int] = field(default_factory=dict)  # tries that failed before the turn had to wait
    _thoughts: dict[str, tuple[int, Thought]] = field(default_factory=dict)  # of turns that are not committed yet, with their last message
    _results: Results = field(default_factory=Results)

    async def take_turn(self, conversation: str) -> None:
        """Take one turn on all waiting messages. Never raises: what fails is tried again, then set aside."""
        began, failures, patience = perf_counter(), self._failed.pop(conversation, 0), list(PATIENCE)
        while failures < TRIES:
            try:
                while not await self._attempt(conversation):
                    pass  # somebody else wrote meanwhile: decide again on what stands there now
                self.meter.turn(perf_counter() - began, failed=False)
                return
            except StorageUnavailable as error:
                if not patience:
                    log.warning("a turn is put off: the database does not answer", conversation=conversation, error=str(error))
                    self.later(conversation)
                    return
                await asyncio.sleep(patience.pop(0))
            except Exception:  # the one place that catches everything: one conversation must not take others down
                failures += 1
                log.exception("a turn failed", conversation=conversation, attempt=failures)
        self.meter.turn(perf_counter() - began, failed=True)
        await self._set_aside(conversation)

    async def answer(self, message: Message) -> Accepted | None:
        """Accept a message together with its turn, in one transaction. None when nothing was written: it has to wait for its turn.

        For whoever holds the conversation, and only where nobody waits for a second thought. Raises StorageUnavailable.
        """
        if self.mind is not None:
            return None  # whoever waits for this commit must not wait for a model
        began = perf_counter()
        scene = await self._ahead(message)
        if scene is None:
            return None
        loaded = perf_counter()
        try:
            turn = await self._decide(scene)
        except Exception:  # it has two tries left, on its own
            self._failed[message.conversation] = 1
            log.exception("a turn failed", conversation=message.conversation, attempt=1)
            return None
        decided = perf_counter()
        lines = await self._written(message, turn)
        if lines is None:
            return None
        self._measure(began, loaded, decided)
        self.meter.turn(perf_counter() - began, failed=False)
        self._results.done(turn.conversation, turn.upto, turn.upto, Result(lines=lines, asking=turn.talk.asking))
        self.told(turn.conversation)
        return Accepted(seq=turn.upto, repeated=False)

    async def _ahead(self, message: Message) -> Scene | None:
        """Return the scene ahead; None as well where it cannot be read: then the message is accepted first, and nothing of it is lost."""
        try:
            return await self.store.ahead(message)
        except (Refused, StorageUnavailable):
            raise
        except Exception:  # a row that cannot be read: whatever it raises, the message must not be lost with it
            log.exception("a scene cannot be read", conversation=message.conversation)
            return None

    async def _written(self, message: Message, turn: Turn) -> tuple[Line, ...] | None:
        """Commit message and turn; None where the turn cannot be written: it has its tries once the message is accepted."""
        try:
            return await self.store.answer(message, turn)
        except (Refused, StorageUnavailable):
            raise
        except Exception:  # whatever a turn of ours raises there: the message alone is accepted, and nothing of it is lost
            self._failed[message.conversation] = 1
            log.exception("a turn cannot be written", conversation=message.conversation)
            return None

    async def turn_of(self, conversation: str, seq: int, timeout: float) -> Result | None:
        """Return what the turn that took message `seq` said; None when it has not ended after `timeout` seconds."""
        return await self._results.of(conversation, seq, timeout)

    def known(self, conversation: str, seq: int) -> Result | None:
        """Return the result of the last turn if it took message `seq`."""
        return self._results.known(conversation, seq)

    async def waits(self, conversation: str, seq: int) -> bool:
        """Tell whether a message still waits for its turn."""
        scene = await self.store.load(conversation)
        return scene is not None and any(m.seq == seq for m in scene.waiting)

    async def asking(self, conversation: str) -> str | None:
        """Return the field whose answer the bot waits for now."""
        return (await self.store.talk(conversation)).asking

    async def _attempt(self, conversation: str) -> bool:
        """Decide and save once. False when the conversation changed meanwhile and nothing was written."""
        began = perf_counter()
        scene = self._as_thought_of(await self.store.load(conversation))
        if scene is None:
            return True
        loaded = perf_counter()
        turn = await self._decide(scene)
        decided = perf_counter()
        lines = await self.store.save(turn)
        self._measure(began, loaded, decided)
        if lines is None:
            return False
        if self.mind is not None:
            self._thoughts.pop(conversation, None)
            self.mind.saved(turn)
        self._results.done(conversation, scene.waiting[0].seq, turn.upto, Result(lines=lines, asking=turn.talk.asking))
        self.told(conversation)
        return True

    async def _decide(self, scene: Scene) -> Turn:
        play = await self.play_of(scene.conversation.flow, scene.conversation.flow_version)
        if self.diaries is not None and play.flow.meeting is not None:
            scene = await self.diaries.consulted(scene, play, self.clock())
        thought = await self._think(scene, play) if self.mind is not None else None
        return decide(scene, play, self.clock, limits=self.limits, thought=thought)

    async def _think(self, scene: Scene, play: Playbook) -> Thought | None:
        """Return what the model says to these messages, whom it is asked about at most once, however often the turn is decided."""
        id = scene.conversation.id
        if self.mind is None or id in self._thoughts:
            return self._thoughts[id][1] if id in self._thoughts else None
        now = self.clock()
        thought = await self.mind.think(scene, planned(scene, play, now, limits=self.limits), play, now)
        self._thoughts[id] = (scene.waiting[-1].seq, thought)
        return thought

    def _as_thought_of(self, scene: Scene | None) -> Scene | None:
        """Return the scene with the messages that the model was asked about alone; what came later has its own turn."""
        upto, _ = self._thoughts.get(scene.conversation.id, (0, None)) if scene else (0, None)
        if scene is None or not upto:
            return scene
        asked = tuple(m for m in scene.waiting if m.seq <= upto)
        if not asked:  # somebody else has taken them
            del self._thoughts[scene.conversation.id]
            return scene
        return replace(scene, waiting=asked)

    def _measure(self, began: float, loaded: float, decided: float) -> None:
        """Count the steps of a turn that has been saved just now."""
        saved = perf_counter()
        for name, seconds in (("load", loaded - began), ("decide", decided - loaded), ("save", saved - decided)):
            self.meter.step(name, seconds)

    async def _set_aside(self, conversation: str) -> None:
        """Put the waiting messages where a person sees them; those of other conversations were never delayed."""
        self._thoughts.pop(conversation, None)
        try:
            aside = await self.store.set_aside_all(conversation, "its turn failed three times")
        except HandraiserError as error:
            log.error("messages could not be set aside", conversation=conversation, error=str(error))
            return
        if aside:
            self._results.done(conversation, aside[0], aside[-1], Result(lines=(), asking=None))
        self.told(conversation)


def decide(scene: Scene, play: Playbook, clock: Clock, *, limits: bool, thought: Thought | None = None) -> Turn:
    """Return the turn on a scene, and on what a model said if it was asked: the whole decision, without the world."""
    now = clock()
    parsed = understand(scene, play, now)
    verdict = screen(scene, now, limits=limits)
    if thought is None:
        return compose(advance(scene, parsed, play, verdict, now), scene, play)
    from bot.brain.draft import believed  # 2 MB that a house without a model does not need
    from bot.brain.ledger import recorded

    weighed = believed(parsed, thought, scene, play, now)
    turn = compose(advance(scene, weighed.reading, play, verdict, now), scene, play, thought)
    return recorded(turn, scene, parsed, weighed, now)


def planned(scene: Scene, play: Playbook, now: datetime, *, limits: bool) -> Turn:
    """Return the turn as the rules would take it alone, before there are words."""
    return advance(scene, understand(scene, play, now), play, screen(scene, now, limits=limits), now)
