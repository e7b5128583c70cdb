"""Where personas talk: the house itself, with a database that is gone afterwards and a clock that moves when it is told to."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

from bot.config import Config, Team
from bot.errors import HandraiserError
from bot.model import Conversation, Kind, Message, Visit, Who
from bot.ports import LanguageModel
from bot.simulate.actor import Actor
from bot.simulate.persona import Persona
from bot.simulate.player import Heard, Run, State, play

if TYPE_CHECKING:
    from bot.bootstrap import House

PATIENCE = 60.0
"""Seconds of real time that one turn may take before the run is given up."""

RINGS = 500
"""Times that timers may ring in one stretch of virtual time; more would be a timer that never rests."""


@dataclass(slots=True)
class Clock:
    """A clock that moves only when it is told to."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


class Stage:
    """One persona's conversation; the `Partner` of `bot/simulate/player.py`."""

    def __init__(self, house: House, clock: Clock, conversation: str) -> None:
        self._house = house
        self._clock = clock
        self._conversation = conversation
        self._said = 0
        self._seen = 0

    async def say(self, text: str) -> Heard:
        """Say it now, by the way that every platform's messages take. Raise HandraiserError when its turn fails."""
        self._said += 1
        message = Message(
            conversation=self._conversation,
            platform="web",
            event_id=f"{self._conversation}:{self._said}",
            kind=Kind.SAID,
            at=self._clock(),
            text=text,
        )
        accepted = await self._house.inbox.said(message)
        result = await self._house.engine.turn_of(self._conversation, accepted.seq, PATIENCE)
        await self._house.queue.idle()
        if result is None:
            raise HandraiserError(f"a turn did not end within {PATIENCE:g} seconds")
        lines = await self._news()
        return Heard(lines=lines, asking=result.asking if lines else None)

    async def wait(self, span: timedelta) -> Heard:
        """Let time pass; each timer rings at its own moment."""
        end = self._clock.now + span
        for _ in range(RINGS):
            due = await self._house.store.next_due()
            if due is None or due > end:
                break
            self._clock.now = max(self._clock.now, due)
            await self._house.ticker.tick()
            await self._house.queue.idle()
        self._clock.now = end
        return Heard(lines=await self._news())

    async def state(self) -> State:
        """Return what the conversation remembers."""
        talk = await self._house.store.talk(self._conversation)
        answers = {name: answer.value for name, answer in talk.answers.items()}
        return State(outcome=talk.outcome, intent=talk.intent_seen > 0, answers=answers)

    async def _news(self) -> tuple[str, ...]:
        """Return what was said to the prospect since the last look."""
        lines = await self._house.store.lines(self._conversation, self._seen)
        self._seen = max([self._seen, *(line.seq for line in lines)])
        return tuple(line.text for line in lines if line.who is not Who.PROSPECT)


def perform(
    personas: Sequence[Persona],
    config: Config,
    folder: Path,
    *,
    seed: int,
    done: Callable[[Persona], None],
    cast: LanguageModel | None = None,
) -> tuple[tuple[Run, ...], tuple[str, ...]]:
    """Play every persona, one after another, in one house. Return the runs, and the ids of those in whose talk a turn failed.

    `config.flows` is an absolute path. `done` is told of each persona when its talk has ended. `cast` is the model that plays the
    prospects; their script where there is none.
    """
    return asyncio.run(_perform(personas, config, folder, seed=seed, done=done, cast=cast))


async def _perform(
    personas: Sequence[Persona], config: Config, folder: Path, *, seed: int, done: Callable[[Persona], None], cast: LanguageModel | None
) -> tuple[tuple[Run, ...], tuple[str, ...]]:
    clock = Clock(datetime.fromtimestamp(0, UTC))
    ids = {conversation_of(one, seed): one.id for one in personas}
    runs: list[Run] = []
    async with _house(config, folder, clock) as house:
        for persona in personas:
            clock.now = persona.now.astimezone(UTC)
            run = await play(persona, await _enter(house, clock, persona, seed), actor=Actor(cast, persona) if cast else None)
            runs.append(replace(run, thoughts=tuple(await house.store.thoughts(conversation_of(persona, seed)))))
            done(persona)
        failed = dict.fromkeys(ids[aside.conversation] for aside in await house.store.asides())
    return tuple(runs), tuple(failed)


@asynccontextmanager
async def _house(config: Config, folder: Path, clock: Clock) -> AsyncIterator[House]:
    """Open the house with its own ticker stopped: timers ring when the virtual clock says so, never by the machine's."""
    from bot.bootstrap import house, use_encoder

    async with house(_alone(config, folder), folder, clock=clock) as built:
        await built.ticker.finish()
        use_encoder(built.shelf.encoder, config)
        yield built


def _alone(config: Config, folder: Path) -> Config:
    """Return the config with a database of its own, no waiting for a second thought, and cards on the desk alone."""
    desk = Team(name="").cards
    teams: Mapping[str, Team] = {name: replace(team, cards=desk) for name, team in config.teams.items()}
    return replace(config, database=f"sqlite:///{folder}/simulate.db", settle=0.0, teams=teams)


async def _enter(house: House, clock: Clock, persona: Persona, seed: int) -> Stage:
    name = conversation_of(persona, seed)
    visit = Visit(region=persona.region, timezone=zone_of(persona.now), locale=persona.language)
    conversation = Conversation(
        id=name, platform="web", flow=persona.flow, flow_version=0, contact=_id(f"contact {name}"), visit=visit, created_at=clock()
    )
    await house.inbox.open(conversation, None)
    return Stage(house, clock, name)


def conversation_of(persona: Persona, seed: int) -> str:
    """Return the id of a persona's conversation: the same for the same seed, so that it hears the same variants of phrases."""
    return _id(f"{seed} {persona.id}")


def _id(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:32]


def zone_of(now: datetime) -> str:
    """Return the name of a time zone with the offset that `now` has; hours and half hours are enough to place quiet hours."""
    minutes = round((now.utcoffset() or timedelta()).total_seconds() / 60)
    if minutes % 60 == 0 and -14 <= -minutes // 60 <= 12:
        return f"Etc/GMT{-minutes // 60:+d}" if minutes else "UTC"
    return _uncommon_zone(now)


@cache
def _uncommon_zone(now: datetime) -> str:
    zones = (name for name in sorted(available_timezones()) if now.astimezone(ZoneInfo(name)).utcoffset() == now.utcoffset())
    return next(zones, "UTC")
