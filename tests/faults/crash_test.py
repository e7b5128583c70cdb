"""The crash loop: SIGKILL at random moments, under load, with clients that retry. Nothing that was acknowledged may be lost or doubled."""

from __future__ import annotations

import asyncio
import os
import random
from pathlib import Path

import pytest

from tests.faults.books import Books, faults
from tests.faults.served import SCRIPTS, Acked, Served, Visitor, served

pytestmark = [pytest.mark.faults, pytest.mark.timeout(3600)]

KILLS = 200 if os.environ.get("HANDRAISER_LONG") == "1" else 20
VISITORS = 6
SEED = 20261121


async def test_nothing_acknowledged_is_lost_or_doubled_however_often_the_server_is_killed(tmp_path: Path) -> None:
    over, acked = asyncio.Event(), list[Acked]()
    async with served(tmp_path) as one:
        async with asyncio.TaskGroup() as group:
            for number in range(VISITORS):
                group.create_task(_come_and_go(one, number, over, acked))
            await _kill_again_and_again(one, acked)
            await one.start()
            over.set()
        one.stop()
        with Books(tmp_path) as books:
            assert faults(books, acked) == []
            assert len(books.leads()) >= VISITORS  # talks came to their end in between
        assert len(acked) > KILLS  # each life of the server acknowledged something


async def _come_and_go(one: Served, number: int, over: asyncio.Event, acked: list[Acked]) -> None:
    """Hold one talk after another, each to its end, until it is over."""
    dice, language = random.Random(SEED + number), sorted(SCRIPTS)[number % len(SCRIPTS)]
    while not over.is_set():
        visitor = Visitor(one, language, acked)
        await visitor.open()
        await visitor.hold(dice)
        await visitor.close()
        await asyncio.sleep(dice.random() * 0.02)


async def _kill_again_and_again(one: Served, acked: list[Acked]) -> None:
    """Most kills come while messages flow; each fifth already while the server starts."""
    dice = random.Random(SEED)
    for number in range(KILLS):
        if number % 5 == 4:
            one.begin()
            await asyncio.sleep(dice.random() * 1.5)
        else:
            await one.start()
            before = len(acked)
            while len(acked) == before:
                await asyncio.sleep(0.005)
            await asyncio.sleep(dice.random() * 0.3)
        one.kill()
