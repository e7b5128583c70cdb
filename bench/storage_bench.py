"""What a turn costs in the store: accept, load and save, in 16 conversations at once, beside the floor's one raw commit.

    python -m bench.storage_bench [--turns 4000] [--stored 200000] [--postgres URL]

The floor is one commit of four raw statements a turn with group commit; a turn of ours has two commits, sealed columns, a
talk of about 1.5 kB, a line, two events, a timer and what it was decided on. Trust ratios and CPU, not turns a second: the
machine is shared. Each figure is the best of three rounds, taken in turn.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import queue
import sqlite3
import tempfile
import threading
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from uuid_utils import uuid7

from bot.model import Answer, Conversation, Event, Kind, Message, Owner, Reading, Say, Talk, TimerSet, Turn, Visit
from storage.store import Store
from storage.writer import GROUP

AT_ONCE = 16
TURNS = 7  # of a conversation, as many as the load generator's script has
ROUNDS = 3
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)

Talker = Callable[[int], Awaitable[int]]
"""Has a number of conversations one after the other and returns how many turns they had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a round cost, for each turn."""

    wall: float  # µs
    cpu: float  # µs


async def measured(talker: Talker, turns: int) -> Cost:
    """Return the cost of a turn when so many are taken, 16 conversations at once."""
    each = max(1, turns // TURNS // AT_ONCE)
    wall, cpu = time.perf_counter(), time.process_time()
    taken = sum(await asyncio.gather(*(talker(each) for _ in range(AT_ONCE))))
    return Cost(
        wall=(time.perf_counter() - wall) / taken * 1e6,
        cpu=(time.process_time() - cpu) / taken * 1e6,
    )


def a_talk(turn: int) -> Talk:
    """Return a talk as it is after so many turns: an answer a turn."""
    fields = ("need", "company_size", "timeline", "email", "name", "company", "budget")[: turn + 1]
    answers = {
        name: Answer(
            field=name,
            value={"min": 80, "max": 80} if name == "company_size" else "about 80 people",
            quote="we are about 80 people",
            message=2 * turn + 1,
            source="parser",
            at=NOW,
        )
        for name in fields
    }
    return Talk(
        language="en",
        answers=answers,
        asked=dict.fromkeys(fields, 1),
        asking="budget",
        signals={"buy": 0.8},
        intent=0.8,
        reasons=((25, "50 people or more"),),
        used=tuple(f"ask.{name}#0" for name in fields),
        bot_turns=tuple(NOW.timestamp() + n for n in range(turn)),
        last_texts=("9f86d081884c7d65",) * min(turn, 3),
    )


TALKS = [a_talk(turn) for turn in range(TURNS)]
SIGNS = {"buy": 0.8, "question": 0.1}
EVENTS = (Event(kind="answered", data={"field": "company_size"}), Event(kind="asked", data={"field": "timeline"}))


async def one_turn(store: Store, conversation: str, turn: int) -> None:
    """Accept a message, load the scene, save what was decided."""
    await store.accept(
        Message(
            conversation=conversation,
            platform="web",
            event_id=uuid7().hex,
            kind=Kind.SAID,
            at=NOW,
            text="we are about 80 people",
        )
    )
    scene = await store.load(conversation)
    assert scene is not None
    talk = TALKS[turn]
    saved = await store.save(
        Turn(
            conversation=conversation,
            on_version=scene.conversation.version,
            upto=scene.waiting[-1].seq,
            now=NOW,
            talk=talk,
            owner=Owner.BOT,
            team="",
            opted_out=False,
            says=(Say(text="Thanks, 80 people. When would you like to start?", name="Mia"),),
            events=EVENTS,
            timers=(TimerSet(kind=Kind.FOLLOW_UP, due_at=NOW + timedelta(hours=4), step=1),),
            reading=Reading(language="en", signals=SIGNS, answers=(talk.answers["need"],)),
        )
    )
    assert saved is not None


async def a_conversation(store: Store) -> str:
    """Open a conversation with a greeting, outside of what is counted in turns but inside the time, as in the load test."""
    conversation = Conversation(
        id=uuid7().hex,
        platform="web",
        flow="b2b_saas",
        flow_version=1,
        contact=uuid7().hex,
        visit=Visit(region="US", locale="en-US", page="https://shop.example/"),
        created_at=NOW,
    )
    await store.open(conversation, Say(text="Hello, I'm Mia, Northdesk's AI assistant."))
    return conversation.id


def ours(store: Store) -> Talker:
    """Return what has conversations in the store."""

    async def talk(conversations: int) -> int:
        for _ in range(conversations):
            conversation = await a_conversation(store)
            for turn in range(TURNS):
                await one_turn(store, conversation, turn)
        return conversations * TURNS

    return talk


class Floor:
    """No bot at all: a writer thread that commits event, message, state and outbox row of a turn in groups, raw."""

    _TABLES = """
        CREATE TABLE seen (id TEXT PRIMARY KEY) WITHOUT ROWID;
        CREATE TABLE msg (id INTEGER PRIMARY KEY, sess TEXT, body TEXT);
        CREATE TABLE state (sess TEXT PRIMARY KEY, n INT, data TEXT) WITHOUT ROWID;
        CREATE TABLE outbox (id INTEGER PRIMARY KEY, sess TEXT, body TEXT, sent INT DEFAULT 0);
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._queue: queue.SimpleQueue[tuple[asyncio.Future[None], str, str] | None] = queue.SimpleQueue()
        self._loop = asyncio.get_running_loop()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._queue.put(None)
        self._thread.join()

    async def talk(self, conversations: int) -> int:
        for _ in range(conversations):
            session = uuid7().hex
            for _ in range(TURNS):
                future: asyncio.Future[None] = self._loop.create_future()
                self._queue.put((future, session, uuid7().hex))
                await future
        return conversations * TURNS

    def _serve(self) -> None:
        connection = sqlite3.connect(self._path, isolation_level=None)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.executescript(self._TABLES)
        while (job := self._queue.get()) is not None:
            batch = [job]
            while len(batch) < GROUP and not self._queue.empty() and (more := self._queue.get()) is not None:
                batch.append(more)
            connection.execute("BEGIN IMMEDIATE")
            for _, session, event in batch:
                connection.execute("SAVEPOINT unit")
                self._work(connection, session, event)
                connection.execute("RELEASE unit")
            connection.execute("COMMIT")
            self._loop.call_soon_threadsafe(self._settle, [future for future, _, _ in batch])

    @staticmethod
    def _settle(futures: list[asyncio.Future[None]]) -> None:
        for future in futures:
            future.set_result(None)

    @staticmethod
    def _work(connection: sqlite3.Connection, session: str, event: str) -> None:
        text = "we are about 80 people"
        connection.execute("INSERT OR IGNORE INTO seen VALUES (?)", (event,))
        connection.execute("INSERT INTO msg (sess, body) VALUES (?, ?)", (session, text))
        row = connection.execute("SELECT n, data FROM state WHERE sess = ?", (session,)).fetchone()
        number, data = row or (0, "{}")
        state = json.loads(data) | {str(number): text}
        connection.execute(
            "INSERT INTO state VALUES (?, ?, ?) ON CONFLICT (sess) DO UPDATE SET n = excluded.n, data = excluded.data",
            (session, number + 1, json.dumps(state)),
        )
        connection.execute("INSERT INTO outbox (sess, body) VALUES (?, ?)", (session, "What budget do you have in mind?"))


async def fill(store: Store, conversations: int) -> None:
    """Store so many conversations of two turns each, so that the tables have a realistic size."""

    async def some(share: int) -> None:
        for _ in range(share):
            conversation = await a_conversation(store)
            for turn in (0, 6):
                await one_turn(store, conversation, turn)

    await asyncio.gather(*(some(conversations // GROUP) for _ in range(GROUP)))


async def compare(talkers: dict[str, Talker], turns: int) -> dict[str, Cost]:
    """Return the best round of each, taken in turn so that the machine's moods meet all of them."""
    rounds: dict[str, list[Cost]] = {name: [] for name in talkers}
    for _ in range(ROUNDS):
        for name, talker in talkers.items():
            rounds[name].append(await measured(talker, turns))
    return {name: Cost(wall=min(c.wall for c in costs), cpu=min(c.cpu for c in costs)) for name, costs in rounds.items()}


def table(costs: dict[str, Cost]) -> str:
    """Return the costs as a table; the first row is the floor."""
    floor = next(iter(costs.values()))
    lines = [f"{'':34}{'CPU µs':>9}{'wall µs':>9}{'of the floor':>14}{'its CPU':>9}"]
    for name, cost in costs.items():
        lines.append(f"{name:34}{cost.cpu:9.0f}{cost.wall:9.0f}{floor.wall / cost.wall:14.2f}{cost.cpu / floor.cpu:8.1f}x")
    return "\n".join(lines)


async def run(turns: int, stored: int, postgres: str) -> dict[str, Cost]:
    """Measure the floor, the store empty, the store with `stored` conversations, and PostgreSQL if there is an address."""
    with tempfile.TemporaryDirectory() as home:
        floor = Floor(Path(home) / "floor.db")
        empty = await Store.connect(f"sqlite:///{home}/empty.db", master_key=bytes(32))
        talkers = {"floor: raw SQL, one commit": floor.talk, "SQLite, empty": ours(empty)}
        stores = [empty]
        if stored:
            full = await Store.connect(f"sqlite:///{home}/full.db", master_key=bytes(32))
            await fill(full, stored)
            talkers[f"SQLite, {stored} conversations"] = ours(full)
            stores.append(full)
        if postgres:
            there = await Store.connect(postgres, master_key=bytes(32))
            talkers["PostgreSQL (CPU of the client)"] = ours(there)
            stores.append(there)
        try:
            return await compare(talkers, turns)
        finally:
            floor.close()
            for store in stores:
                await store.close()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turns", type=int, default=4000)
    parser.add_argument("--stored", type=int, default=0)
    parser.add_argument("--postgres", default="")
    chosen = parser.parse_args()
    print(table(asyncio.run(run(chosen.turns, chosen.stored, chosen.postgres))))


if __name__ == "__main__":
    main()
