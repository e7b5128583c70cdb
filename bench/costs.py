"""`python -m bench.costs`: what each step of a turn costs by itself, in microseconds, over the talk of the benchmark.

A commit is measured as one unit alone in its transaction; under load many units share one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TypeVar
from uuid import uuid4

import uvloop

from bench.house import FLOW, build
from bench.script import script
from bot.advance import advance
from bot.bootstrap import open_store
from bot.compose import compose
from bot.flow.load import load_flow
from bot.model import Conversation, Kind, Message, Scene, Turn, Visit
from bot.playbook import Playbook, playbook
from bot.screen import screen
from bot.settings.config_file import load_config
from bot.understand import understand
from storage.store import Store

TALKS = 300
T = TypeVar("T")
Clocked = defaultdict[str, list[float]]


def timed(times: Clocked, step: str, work: Callable[[], T]) -> T:
    """Do it and keep its time."""
    began = perf_counter()
    done = work()
    times[step].append(perf_counter() - began)
    return done


async def awaited(times: Clocked, step: str, work: Awaitable[T]) -> T:
    """Await it and keep its time."""
    began = perf_counter()
    done = await work
    times[step].append(perf_counter() - began)
    return done


def decided(times: Clocked, scene: Scene, play: Playbook, now: datetime) -> Turn:
    """Decide a turn step by step, as `bot.engine.decide` does."""
    reading = timed(times, "understand", lambda: understand(scene, play, now))
    verdict = timed(times, "screen", lambda: screen(scene, now, limits=False))
    turn = timed(times, "advance", lambda: advance(scene, reading, play, verdict, now))
    return timed(times, "compose", lambda: compose(turn, scene, play))


async def talk(times: Clocked, store: Store, play: Playbook, number: int) -> None:
    """Hold one talk."""
    now, id = datetime.now(UTC), uuid4().hex
    opened = Conversation(id=id, platform="web", flow=FLOW, flow_version=0, contact=id, visit=Visit(locale="en-US"), created_at=now)
    await awaited(times, "open", store.open(opened, None))
    for place, text in enumerate(script(number)):
        said = Message(conversation=id, platform="web", event_id=f"{id}:{place}", kind=Kind.SAID, at=now, text=text)
        await awaited(times, "accept", store.accept(said))
        scene = await awaited(times, "load", store.load(id))
        if scene is None:
            raise RuntimeError("an accepted message does not wait")
        await awaited(times, "save", store.save(decided(times, scene, play, now)))


async def main() -> None:
    """Hold talks and print the medians."""
    times: Clocked = defaultdict(list)
    with TemporaryDirectory(prefix="handraiser-costs-") as name:
        house = await build(Path(name))
        config = load_config(house.folder / "config.yaml", {})
        play = playbook(load_flow(house.folder / "flows", FLOW), config, "")
        async with open_store(config, house.folder, {}) as store:
            for number in range(TALKS):
                await talk(times, store, play, number)
    for step, seconds in times.items():
        ordered = sorted(seconds)
        print(f"{step:<12} {ordered[len(ordered) // 2] * 1e6:8.0f} µs median {ordered[int(len(ordered) * 0.99)] * 1e6:8.0f} µs p99")


if __name__ == "__main__":
    uvloop.run(main())
