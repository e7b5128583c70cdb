"""A disk that is full and a database that is locked: no acknowledgement without a commit, health says why, all goes on afterwards."""

from __future__ import annotations

import asyncio
import json
import resource
import sqlite3
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from time import monotonic
from uuid import uuid4

import pytest

from bench.wire import Answer
from tests.faults.books import Books, faults
from tests.faults.served import SCRIPTS, Served, Visitor, asking, replies, served

pytestmark = [
    pytest.mark.faults,
    pytest.mark.timeout(600),
    pytest.mark.skipif(sys.platform != "linux", reason="prlimit is Linux's"),
]

PATIENCE = 60.0
"""Seconds in which the server must have come to itself; a busy machine is slow."""


@pytest.fixture
async def one(tmp_path: Path) -> AsyncIterator[Served]:
    async with served(tmp_path) as running:
        await running.start()
        yield running


async def test_on_a_full_disk_nothing_is_acknowledged_and_all_goes_on_when_there_is_room(one: Served) -> None:
    visitor = Visitor(one, "ko")
    await visitor.open()
    words = SCRIPTS["ko"]
    await visitor.say(words[0], number=0)
    _may_write(one, 1)
    event = uuid4().hex
    refused = await visitor.ask(visitor.saying(words[1], event))
    ready = await one.get("/health/ready")
    _may_write(one, resource.RLIM_INFINITY)
    await _until_ready(one)
    await visitor.say(words[1], event=event, number=1)
    for number, text in list(enumerate(words))[2:]:
        await visitor.say(text, number=number)
    await visitor.close()
    one.stop()
    assert refused.status == 503
    assert refused.headers["retry-after"]
    assert _why(ready)
    with Books(one.house.folder) as books:
        assert faults(books, visitor.acked) == []


async def test_a_locked_database_is_said_so_within_seconds_and_the_same_message_is_taken_afterwards(one: Served) -> None:
    visitor, other = Visitor(one, "ja"), Visitor(one, "en")
    await visitor.open()
    await other.open()
    await visitor.say(SCRIPTS["ja"][0], number=0)
    event, began = uuid4().hex, monotonic()
    with _Lock(one):
        refused, ready = await asyncio.gather(visitor.ask(visitor.saying(SCRIPTS["ja"][1], event)), one.get("/health/ready"))
        told = monotonic() - began
        alive = await one.is_live()
    answer = await visitor.say(SCRIPTS["ja"][1], event=event, number=1)
    await visitor.close()
    await other.close()
    assert refused.status == 503
    assert "lock" in _why(ready)
    assert alive
    assert told < PATIENCE  # a platform waits 3 s; the store gives up after 2, the rest is a busy machine's
    assert asking(answer) == "company_size"
    with Books(one.house.folder) as books:
        assert faults(books, visitor.acked) == []


async def test_a_turn_that_meets_a_locked_database_is_taken_when_the_lock_is_gone(tmp_path: Path) -> None:
    async with served(tmp_path) as slow:
        await slow.start({"HANDRAISER_SETTLE": "1s"})  # time to lock the database between the message and its turn
        visitor = Visitor(slow, "en")
        await visitor.open()
        event = uuid4().hex
        acknowledged = await visitor.ask(visitor.saying(SCRIPTS["en"][0], event, wait=False))
        with _Lock(slow):
            await asyncio.sleep(4)  # the turn's first try fails after 2 s of waiting for the lock
            with Books(tmp_path) as books:
                assert books.turns(visitor.conversation) == []
        answer = await visitor.patiently(visitor.saying(SCRIPTS["en"][0], event))
        await visitor.close()
        assert acknowledged.status == 202
        assert replies(answer)
        with Books(tmp_path) as books:
            assert len(books.turns(visitor.conversation)) == 1


class _Lock:
    """Holds the database as another process does that writes for a long time."""

    def __init__(self, one: Served) -> None:
        self._connection = sqlite3.connect(one.house.database, isolation_level=None, timeout=30)

    def __enter__(self) -> None:
        self._connection.execute("BEGIN EXCLUSIVE")

    def __exit__(self, *_: object) -> None:
        self._connection.execute("ROLLBACK")
        self._connection.close()


def _may_write(one: Served, size: int) -> None:
    """Let no file of the server grow beyond `size` bytes: what a full disk is to a program, without needing one."""
    assert one.process is not None
    resource.prlimit(one.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


async def _until_ready(one: Served) -> None:
    async with asyncio.timeout(PATIENCE):
        while (await one.get("/health/ready")).status != 200:
            await asyncio.sleep(0.2)


def _why(ready: Answer) -> str:
    """Return what the health page says of the database while it does not commit."""
    assert ready.status == 503, ready.body
    said = json.loads(ready.body)
    assert said["ready"] is False
    return str(said["database"])
