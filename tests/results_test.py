"""Who asks for what a turn said gets it at once, when it comes, or after a while nothing; nothing is kept for those who left."""

from __future__ import annotations

import asyncio

import pytest

from bot import results
from bot.results import Result, Results

SAID = Result(lines=(), asking="email")


async def test_a_turn_tells_everybody_whose_message_it_took() -> None:
    kept = Results()
    waiting = [asyncio.create_task(kept.of("c1", seq, 5)) for seq in (3, 4, 5)]
    await asyncio.sleep(0)
    kept.done("c1", 3, 4, SAID)
    assert [await waiting[0], await waiting[1]] == [SAID, SAID]
    assert not waiting[2].done()
    kept.done("c1", 5, 5, Result(lines=(), asking=None))
    assert await waiting[2] == Result(lines=(), asking=None)


async def test_who_asks_again_gets_the_last_turn_and_no_other() -> None:
    kept = Results()
    kept.done("c1", 3, 4, SAID)
    assert await kept.of("c1", 3, 0) == SAID
    assert [kept.known("c1", 2), kept.known("c1", 5), kept.known("c2", 3)] == [None, None, None]


async def test_a_wait_ends_with_nothing_and_leaves_nothing_behind() -> None:
    kept = Results()
    assert await kept.of("c1", 1, 0.01) is None
    assert kept._waiters == {}


async def test_the_results_of_the_longest_silent_conversations_are_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "REMEMBERED", 2)
    kept = Results()
    for conversation in ("c1", "c2", "c1", "c3"):
        kept.done(conversation, 1, 1, SAID)
    assert [kept.known(conversation, 1) for conversation in ("c1", "c2", "c3")] == [SAID, None, SAID]
