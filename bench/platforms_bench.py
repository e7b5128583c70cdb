"""How soon each platform is acknowledged, over the wire against its double, while every turn behind it takes as long as a slow model.

    python -m bench.platforms_bench [--events 1000] [--at-once 16]

The reception commits as the real one does (one durable commit shared by all who wait) and starts a turn that takes 30 s elsewhere:
what is measured is that no acknowledgement waits for it. A line for each way in.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import sqlite3
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import uvloop

from bot.model.arrivals import Arrival, Form, Pressed, Receipt
from tests.adapters.discord import world
from tests.adapters.discord.double import DiscordDouble
from tests.adapters.discord.rest import Interaction
from tests.adapters.slack.double import SlackDouble
from tests.adapters.telegram.double import TelegramDouble

LATEST = 100.0
"""Milliseconds within which 99 of 100 events are acknowledged."""

NEVER = 3_000.0
"""Milliseconds that no event may wait: Slack's and Discord's own limit."""

MODEL = 30.0
"""Seconds that the turn behind each message takes."""


@dataclass(kw_only=True)
class CommittingReception:
    """Commits each arrival to a database file before it answers, and takes its turn elsewhere."""

    file: Path
    taken: int = 0
    _turns: set[asyncio.Task[None]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._database = sqlite3.connect(self.file, isolation_level=None, check_same_thread=False)
        self._database.executescript(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE arrived (event TEXT PRIMARY KEY, text TEXT)"
        )
        self._waiting: list[tuple[str, str, asyncio.Future[None]]] = []
        self._writing = False

    async def arrived(self, arrival: Arrival) -> Receipt:
        """Commit, then answer; the turn goes on without us."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((arrival.event_id, str(getattr(arrival, "text", "")), done))
        if not self._writing:
            self._writing = True
            self._keep(self._write())
        await done
        self.taken += 1
        self._keep(asyncio.sleep(MODEL))
        return Receipt()

    def _keep(self, doing: Awaitable[None]) -> None:
        task = asyncio.ensure_future(doing)
        self._turns.add(task)
        task.add_done_callback(self._turns.discard)

    async def _write(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            await asyncio.to_thread(self._commit, [(event, text) for event, text, _ in batch])
            for _, _, done in batch:
                done.set_result(None)
        self._writing = False

    def _commit(self, rows: list[tuple[str, str]]) -> None:
        self._database.execute("BEGIN IMMEDIATE")
        self._database.executemany("INSERT OR IGNORE INTO arrived VALUES (?, ?)", rows)
        self._database.execute("COMMIT")

    async def opens_form(self, pressed: Pressed) -> Form | None:
        """Open none."""
        return None

    def close(self) -> None:
        """End the turns that still think."""
        for task in self._turns:
            task.cancel()
        self._database.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one way in showed."""

    name: str
    events: int
    taken: int
    p50: float  # milliseconds from the event to its acknowledgement
    p99: float
    worst: float
    a_second: float

    @property
    def kept(self) -> bool:
        """Tell whether none was lost and none waited."""
        return self.taken == self.events and self.p99 <= LATEST and self.worst <= NEVER

    def line(self) -> str:
        """Return the line of the table."""
        kept = "kept" if self.kept else "NOT KEPT"
        return f"{self.name:<22} {self.events:>7} {self.p50:>8.1f} {self.p99:>8.1f} {self.worst:>8.1f} {self.a_second:>9.0f}   {kept}"


async def slack(mode: str, events: int, at_once: int) -> Measured:
    """Measure direct messages of fifty people in Slack."""
    double = SlackDouble(mode=mode)
    people = [f"U0P{number:05d}" for number in range(50)]
    double.workspace.users |= dict.fromkeys(people, "Robin Berg")
    with tempfile.TemporaryDirectory() as folder:
        reception = CommittingReception(file=Path(folder) / "arrived.db")
        await double.connect(reception)

        async def one(number: int) -> None:
            await double.says(people[number % 50], f"D0P{number % 50:05d}", f"message {number}")

        measured = await _measure(f"slack {mode}", one, reception, events, at_once)
        await double.close()
        reception.close()
    return measured


async def telegram(events: int, at_once: int) -> Measured:
    """Measure private messages of fifty people, as Telegram's webhook brings them."""
    double = TelegramDouble(mode="webhook")
    people = [str(5_000 + number) for number in range(50)]
    double.cloud.chats |= {int(one): {"id": int(one), "type": "private", "first_name": "Robin"} for one in people}
    with tempfile.TemporaryDirectory() as folder:
        reception = CommittingReception(file=Path(folder) / "arrived.db")
        await double.connect(reception)
        headers = {"X-Telegram-Bot-Api-Secret-Token": double.cloud.webhook["secret_token"]}
        async with aiohttp.ClientSession(headers=headers) as session:

            async def one(number: int) -> None:
                message = double.written(people[number % 50], people[number % 50], f"message {number}")
                update = {"update_id": 700_000 + number, "message": message}
                async with session.post(double.cloud.webhook["url"], json=update) as answer:
                    answer.raise_for_status()

            measured = await _measure("telegram webhook", one, reception, events, at_once)
        await double.close()
        reception.close()
    return measured


class _Answers(list[dict[str, Any]]):
    """What an interaction was answered with, and a way to wait for the first."""

    def __init__(self) -> None:
        super().__init__()
        self.came = asyncio.Event()

    def append(self, answer: dict[str, Any]) -> None:
        super().append(answer)
        self.came.set()


async def discord(events: int, at_once: int) -> Measured:
    """Measure presses of fifty people in Discord: each is answered by a call of ours. Messages have no acknowledgement there."""
    double = DiscordDouble()
    await double.open()
    with tempfile.TemporaryDirectory() as folder:
        reception = CommittingReception(file=Path(folder) / "arrived.db")
        await double.connect(reception)
        message = double.world.written(world.BOT, world.CARDS, "a card")

        async def one(number: int) -> None:
            id, person = double.world.snowflake(), str(200_000_000_000_100_000 + number % 50)
            press = Interaction(id=id, token=f"t{id}", user=person, channel=world.CARDS, answers=(answers := _Answers()), message=message)
            double.rest.interactions[press.token] = press
            await double.gateway.emit("INTERACTION_CREATE", double.interaction(press, 3, {"component_type": 2, "custom_id": "cl:c1:"}))
            await answers.came.wait()

        measured = await _measure("discord interactions", one, reception, events, at_once)
        await double.close()
        reception.close()
    return measured


async def _measure(name: str, one: Callable[[int], Awaitable[None]], reception: CommittingReception, events: int, at_once: int) -> Measured:
    """Deliver events, so many at once; each is timed from its sending to its acknowledgement."""
    room, times = asyncio.Semaphore(at_once), list[float]()

    async def timed(number: int) -> None:
        async with room:
            started = time.perf_counter()
            await one(number)
            times.append(time.perf_counter() - started)

    for number in range(50):  # everybody's name is looked up once
        await one(number)
    await asyncio.gather(*(timed(number) for number in range(50 + events, 50 + events + 10 * at_once)))  # connections are opened once
    times.clear()
    gc.collect()
    gc.freeze()  # as the server does
    before, began = reception.taken, time.perf_counter()
    await asyncio.gather(*(timed(number) for number in range(50, 50 + events)))
    seconds = time.perf_counter() - began
    times.sort()
    return Measured(
        name=name,
        events=events,
        taken=reception.taken - before,
        p50=times[len(times) // 2] * 1000,
        p99=times[len(times) * 99 // 100] * 1000,
        worst=times[-1] * 1000,
        a_second=events / seconds,
    )


async def _all(events: int, at_once: int) -> list[Measured]:
    found = [await slack(mode, events, at_once) for mode in ("socket", "http")]
    return [*found, await telegram(events, at_once), await discord(events, at_once)]


def main() -> int:
    """Measure every way in; 1 where an acknowledgement waits."""
    parser = argparse.ArgumentParser(prog="python -m bench.platforms_bench")
    parser.add_argument("--events", type=int, default=1000)
    parser.add_argument("--at-once", type=int, default=16)
    given = parser.parse_args()
    measured = uvloop.run(_all(given.events, given.at_once))
    head = f"{'way in':<22} {'events':>7} {'p50 ms':>8} {'p99 ms':>8} {'worst':>8} {'a second':>9}"
    print(f"{head}   p99 within {LATEST:.0f} ms, none over {NEVER:.0f}, none lost")
    print("\n".join(one.line() for one in measured))
    return 0 if all(one.kept for one in measured) else 1


if __name__ == "__main__":
    sys.exit(main())
