"""No acknowledgement without a commit: locked, full, killed, closed."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.errors import StorageUnavailable
from storage.codec import Codec
from storage.seal import Seal
from storage.statements import TOUCH_REVISION
from storage.store import Store
from storage.writer import LOCK_WAIT, Sqlite, Writer
from tests.storage.conftest import KEY
from tests.storage.making import a_conversation, a_message, texts

ROOT = Path(__file__).parents[2]
KILLS = 40 if os.environ.get("HANDRAISER_LONG") else 3


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "handraiser.db"


@pytest.fixture
async def store(file: Path) -> AsyncIterator[Store]:
    opened = await Store.connect(f"sqlite:///{file}", master_key=KEY)
    yield opened
    await opened.close()


@pytest.fixture
async def conversation(store: Store) -> str:
    conversation = a_conversation()
    await store.open(conversation, None)
    return conversation.id


async def test_units_that_come_together_share_a_commit(file: Path, store: Store, conversation: str) -> None:
    database = Sqlite(file, Codec(Seal(KEY)))
    writer = database._writer
    before = writer.commits
    await asyncio.gather(*(database.write(lambda tx: tx) for _ in range(64)))
    assert writer.commits == before + 1
    await asyncio.gather(*(database.write(lambda tx: tx) for _ in range(65)))
    assert writer.commits == before + 3
    await database.close()


async def test_a_unit_that_fails_takes_no_other_with_it(store: Store, conversation: str) -> None:
    good = [a_message(conversation, str(n)) for n in range(8)]
    bad = a_message("nobody")
    results = await asyncio.gather(*(store.accept(m) for m in (*good[:4], bad, *good[4:])), return_exceptions=True)
    assert [isinstance(result, Exception) for result in results] == [False] * 4 + [True] + [False] * 4
    assert texts([*await store.lines(conversation, 0)]) == [str(n) for n in range(8)]


async def test_a_short_lock_of_another_process_only_delays(file: Path, store: Store, conversation: str) -> None:
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    accepting = asyncio.ensure_future(store.accept(a_message(conversation)))
    beats = 0
    for _ in range(20):
        await asyncio.sleep(0.01)
        beats += 1
    assert beats == 20  # the loop went on meanwhile
    assert not accepting.done()
    assert await store.lines(conversation, 0) == []  # reading does not wait
    other.execute("COMMIT")
    assert (await accepting).seq == 1
    other.close()


async def test_a_long_lock_is_an_error_to_all_who_wait_and_is_over_when_it_is_gone(file: Path, store: Store, conversation: str) -> None:
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    begun = time.monotonic()
    tries = [*(store.accept(a_message(conversation)) for _ in range(5)), store.ping()]
    results = await asyncio.gather(*tries, return_exceptions=True)
    assert all(isinstance(result, StorageUnavailable) for result in results)
    assert time.monotonic() - begun < LOCK_WAIT + 1
    assert "locked" in store.last_failure
    again = asyncio.ensure_future(store.accept(a_message(conversation)))
    asked = time.monotonic()
    await asyncio.sleep(0.05)
    assert time.monotonic() - asked < LOCK_WAIT / 2  # the loop does not wait for the lock either
    other.execute("ROLLBACK")
    await again
    assert (await store.accept(a_message(conversation))).seq == 2
    assert store.last_failure == ""
    other.close()


def writer_of(store: Store) -> Writer:
    """Return what writes the file of a store."""
    assert isinstance(store._database, Sqlite)
    return store._database._writer


async def test_a_full_database_acknowledges_nothing_and_recovers(file: Path, store: Store, conversation: str) -> None:
    writer = writer_of(store)
    (pages,) = writer._connection.execute("PRAGMA page_count").fetchone()
    writer._connection.execute(f"PRAGMA max_page_count={pages + 2}")
    acknowledged, refused = [], 0
    for n in range(40):
        try:
            await store.accept(a_message(conversation, f"{n} " + "x" * 2000))
            acknowledged.append(n)
        except StorageUnavailable:
            refused += 1
    assert refused > 30
    assert "full" in store.last_failure
    kept = [int(line.text.split()[0]) for line in await store.lines(conversation, 0)]
    assert kept == acknowledged
    writer._connection.execute("PRAGMA max_page_count=1000000")
    await store.accept(a_message(conversation))
    assert store.last_failure == ""


async def test_a_group_that_does_not_fit_is_refused_whole(file: Path, store: Store, conversation: str) -> None:
    writer = writer_of(store)
    (pages,) = writer._connection.execute("PRAGMA page_count").fetchone()
    writer._connection.execute(f"PRAGMA max_page_count={pages + 4}")
    tries = [store.accept(a_message(conversation, "x" * 3000)) for _ in range(20)]
    results = await asyncio.gather(*tries, return_exceptions=True)
    assert all(isinstance(result, StorageUnavailable) for result in results)
    assert await store.lines(conversation, 0) == []


FULL_DISK = """
import asyncio, resource, sys
from bot.errors import StorageUnavailable
from storage.statements import TOUCH_REVISION
from storage.store import Store
from tests.storage.making import a_conversation, a_message

async def main(path):
    store = await Store.connect(f"sqlite:///{path}", master_key=b"0123456789abcdef0123456789abcdef")
    conversation = a_conversation()
    await store.open(conversation, None)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, resource.RLIM_INFINITY))
    acknowledged = refused = 0
    while refused < 10:
        try:
            await store.accept(a_message(conversation.id, "x" * 5000))
            acknowledged += 1
        except StorageUnavailable:
            refused += 1
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    await store.ping()
    await store.accept(a_message(conversation.id, "after"))
    print(acknowledged, len(await store.lines(conversation.id, 0)), store.last_failure == "")
    await store.close()

asyncio.run(main(sys.argv[1]))
"""


def test_a_disk_that_takes_no_more_bytes_loses_nothing_acknowledged(file: Path) -> None:
    """The kernel refuses the write (EFBIG), as it does with ENOSPC on a full disk."""
    command = [sys.executable, "-c", FULL_DISK, str(file)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    acknowledged, kept, well = done.stdout.split()[-3:]
    assert (int(kept), well) == (int(acknowledged) + 1, "True")
    assert int(acknowledged) > 0
    assert sqlite3.connect(file).execute("PRAGMA integrity_check").fetchone() == ("ok",)


STEADY = """
import asyncio, sys
from storage.statements import TOUCH_REVISION
from storage.store import Store
from tests.storage.making import a_conversation, a_message

async def say(store, conversation, lane):
    for n in range(100_000):
        await store.accept(a_message(conversation, f"{lane}.{n}", event_id=f"{lane}.{n}"))
        print(f"{lane}.{n}", flush=True)

async def main(path):
    store = await Store.connect(f"sqlite:///{path}", master_key=b"0123456789abcdef0123456789abcdef")
    conversation = a_conversation(id="steady")
    await store.open(conversation, None)
    await asyncio.gather(*(say(store, "steady", lane) for lane in range(8)))

asyncio.run(main(sys.argv[1]))
"""


@pytest.mark.faults
@pytest.mark.parametrize("seed", range(KILLS))
async def test_what_was_acknowledged_survives_a_kill(file: Path, seed: int) -> None:
    command = [sys.executable, "-c", STEADY, str(file)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(random.Random(seed).uniform(0, 0.3))
        process.send_signal(signal.SIGKILL)
        acknowledged = [first.strip(), *(line.strip() for line in process.stdout if line.endswith("\n"))]
    store = await Store.connect(f"sqlite:///{file}", master_key=KEY)
    kept = texts([*await store.lines("steady", 0)])
    await store.close()
    assert set(acknowledged) - set(kept) == set()
    assert len(kept) == len(set(kept))
    assert len(kept) - len(acknowledged) <= 8  # one in flight a lane
    assert sqlite3.connect(file).execute("PRAGMA integrity_check").fetchone() == ("ok",)


async def test_closing_commits_what_waits(file: Path) -> None:
    store = await Store.connect(f"sqlite:///{file}", master_key=KEY)
    conversation = a_conversation()
    await store.open(conversation, None)
    accepting = [asyncio.ensure_future(store.accept(a_message(conversation.id))) for _ in range(100)]
    await asyncio.sleep(0)
    await store.close()
    assert [one.done() for one in accepting] == [True] * 100
    again = await Store.connect(f"sqlite:///{file}", master_key=KEY)
    assert len(await again.lines(conversation.id, 0)) == 100
    await again.close()
    with pytest.raises(StorageUnavailable, match="closed"):
        await again.accept(a_message(conversation.id))


async def test_whoever_stops_waiting_does_not_stop_the_commit(store: Store, conversation: str) -> None:
    accepting = asyncio.ensure_future(store.accept(a_message(conversation, "gone")))
    await asyncio.sleep(0)
    accepting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await accepting
    assert (await store.accept(a_message(conversation, "here"))).seq == 2
    assert texts([*await store.lines(conversation, 0)]) == ["gone", "here"]


async def test_commits_reach_the_disk_before_they_are_acknowledged(store: Store) -> None:
    connection = writer_of(store)._connection
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL


async def test_reading_cannot_write(store: Store) -> None:
    with pytest.raises(StorageUnavailable):
        await store._database.read(lambda tx: tx.run(TOUCH_REVISION))
