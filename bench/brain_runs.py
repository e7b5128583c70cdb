"""Whole houses with a model behind a wire: calls a turn, prefixes, bursts, redeliveries, our own time, acks while it thinks."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.brain_counterpart import Counterpart, counterpart
from bench.brain_fuzz import WORDS
from bot.bootstrap import House, house
from bot.bootstrap.place import utc_now
from bot.commands.stage import perform
from bot.config import Config, ModelConfig
from bot.flow.load import load_flow
from bot.flow.vocabulary import OUTCOMES, kinds_of
from bot.model import Conversation, Kind, Message, Visit
from bot.simulate.load import load_personas
from bot.simulate.persona import Persona
from bot.simulate.player import Run

ROOT = Path(__file__).resolve().parents[1]
PERSONAS = (*sorted((ROOT / "tests/personas").glob("*.yaml")), *sorted((ROOT / "bench/personas").glob("*.yaml")))
PLACES = {"en": ("US", "America/New_York"), "ko": ("KR", "Asia/Seoul"), "ja": ("JP", "Asia/Tokyo")}
PLENTY = 100_000.0
"""US dollars that no measurement uses up."""


def config_of(other: Counterpart) -> Config:
    """Return a config whose model is the counterpart."""
    model = ModelConfig(key="sk-bench", base_url=other.address, conversation_budget=PLENTY, day_budget=PLENTY)
    return Config(brain="claude", settle=0, limits=False, flows=str(ROOT / "flows"), model=model)


def personas() -> tuple[Persona, ...]:
    """Return the public personas: the project's own, the samples and those of the benchmark."""
    kinds = kinds_of(load_flow(ROOT / "flows", "b2b_saas"))
    return tuple(one for path in PERSONAS for one in load_personas([path], lambda flow: kinds, OUTCOMES))


async def played(cast: tuple[Persona, ...]) -> tuple[Counterpart, tuple[Run, ...]]:
    """Let the personas talk with the rules and a plain model beside them."""
    async with counterpart() as other:
        with TemporaryDirectory() as folder:
            runs, failed = await asyncio.to_thread(perform, cast, config_of(other), Path(folder), seed=0, done=lambda _: None)
    assert not failed, failed
    return other, runs


@dataclass(slots=True)
class Line:
    """One conversation in a house."""

    house: House
    id: str
    count: int = 0

    async def say(self, text: str, *, event: str = "", wait: bool = True) -> None:
        """Say something, and wait for its turn."""
        self.count += 1
        message = Message(
            conversation=self.id, platform="web", event_id=event or f"{self.id}:{self.count}", kind=Kind.SAID, at=utc_now(), text=text
        )
        accepted = await self.house.inbox.said(message)
        if wait:
            await self.house.engine.turn_of(self.id, accepted.seq, 60)


@asynccontextmanager
async def opened(config: Config) -> AsyncIterator[House]:
    """Open a house of its own, its flows unpublished."""
    with TemporaryDirectory() as folder:
        async with house(config, Path(folder), watch=True) as built:
            yield built


async def line(built: House, number: int, language: str) -> Line:
    """Open a conversation."""
    region, zone = PLACES[language]
    id = f"{number:032x}"
    visit = Visit(region=region, timezone=zone, locale=language)
    now = datetime.now(UTC)
    await built.inbox.open(
        Conversation(id=id, platform="web", flow="b2b_saas", flow_version=0, contact=f"c{id}", visit=visit, created_at=now), None
    )
    return Line(built, id)


async def many(count: int) -> Counterpart:
    """Hold so many conversations of three turns in three languages."""
    async with counterpart() as other, opened(config_of(other)) as built:
        for number in range(count):
            language = ("en", "ko", "ja")[number % 3]
            one = await line(built, number, language)
            for text in WORDS[language][:3]:
                await one.say(f"{text} {number}")
    return other


async def burst() -> int:
    """Return the calls of three messages within the settling time."""
    async with counterpart() as other, opened(replace(config_of(other), settle=0.4)) as built:
        one = await line(built, 1, "en")
        for text in WORDS["en"][:3]:
            await one.say(text, wait=False)
        await built.queue.idle()
    return other.requests


async def redelivered() -> int:
    """Return the calls that three more deliveries of the same message cause."""
    async with counterpart() as other, opened(config_of(other)) as built:
        one = await line(built, 1, "en")
        await one.say(WORDS["en"][0], event="same")
        first = other.requests
        for _ in range(3):
            await one.say(WORDS["en"][0], event="same", wait=False)
            await built.queue.idle()
    return other.requests - first


async def ten_turns(language: str) -> list[int]:
    """Return the tokens behind the prefix at each call of a talk in which every turn asks the model."""
    async with counterpart() as other, opened(config_of(other)) as built:
        one = await line(built, 1, language)
        for number in range(30):
            await one.say(f"{WORDS[language][number % 4]} {number}")
    return [max(tokens) for _, tokens in sorted(other.after.items())][:10]


@dataclass(slots=True)
class Steps:
    """The engine's meter: keeps how long deciding took, from the loaded scene to the turn that is ready to be saved."""

    decided: list[float]

    def turn(self, seconds: float, *, failed: bool) -> None:
        """Count nothing."""

    def step(self, name: str, seconds: float) -> None:
        """Keep the time of deciding."""
        if name == "decide":
            self.decided.append(seconds)


async def around(talks: int) -> list[float]:
    """Return our own seconds of each turn with a call: reading, prompt, SDK, evidence, guard, words; without what the other side took.

    What the database takes is no part of it: it is the same with and without a model.
    """
    found: list[float] = []
    async with counterpart() as other, opened(config_of(other)) as built:
        steps = Steps([])
        built.engine.meter = steps
        for number in range(talks):
            one = await line(built, number, "en")
            for text in WORDS["en"][:2]:
                calls = len(other.busy)
                await one.say(text)
                if len(other.busy) > calls:
                    found.append(steps.decided[-1] - other.busy[-1])
    return found[10:]


async def acks(count: int) -> list[float]:
    """Return the seconds until each message was acknowledged while a model takes 30 s for every answer."""
    found: list[float] = []
    async with counterpart(delay=30.0) as other, opened(config_of(other)) as built:
        lines = [await line(built, number, "en") for number in range(count)]
        for text in WORDS["en"][:2]:
            for one in lines:
                began = perf_counter()
                await one.say(text, wait=False)
                found.append(perf_counter() - began)
                await asyncio.sleep(0.005)
        for task in tuple(built.queue._tasks):
            task.cancel()
    return found
