"""Timers that are due together are decided side by side, those of one conversation in their order."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import cast

import pytest

from adapters import ticker as module
from adapters.ticker import SIDE_BY_SIDE, Ticker
from bot.errors import StorageUnavailable
from bot.inbox import Intake
from bot.model import Kind, Message

NOW = datetime(2026, 3, 10, 15, 0, tzinfo=UTC)


def due(conversation: str, kind: Kind = Kind.CLAIM_DEADLINE) -> Message:
    return Message(conversation=conversation, platform="web", event_id=f"timer:{conversation}:{kind}:0", kind=kind, at=NOW)


@dataclass
class Timers:
    """Rings what it holds, once."""

    rung: list[Message]

    async def ring(self, now: datetime, limit: int) -> Sequence[Message]:
        taken, self.rung = self.rung[:limit], self.rung[limit:]
        return taken

    async def next_due(self) -> datetime | None:
        return None


@dataclass
class Slow:
    """An intake that notes in which order it is asked, and how many ask at a time."""

    seconds: float = 0.01
    refuses: str = ""
    defect: str = ""
    began: list[tuple[str, Kind]] = field(default_factory=list)
    running: int = 0
    most: int = 0
    busy: set[str] = field(default_factory=set)

    async def take(self, message: Message) -> None:
        assert message.conversation not in self.busy, "two timers of one conversation at a time"
        self.busy.add(message.conversation)
        self.began.append((message.conversation, message.kind))
        self.running += 1
        self.most = max(self.most, self.running)
        await asyncio.sleep(self.seconds)
        self.running -= 1
        self.busy.discard(message.conversation)
        if message.conversation == self.defect:
            raise KeyError("a defect, on purpose")
        if message.conversation == self.refuses:
            raise StorageUnavailable("not now")


def ticking(rung: list[Message], intake: Slow) -> Ticker:
    return Ticker(timers=Timers(rung), intake=cast(Intake, intake), clock=lambda: NOW, late=lambda seconds: None)


async def test_different_conversations_are_decided_side_by_side() -> None:
    intake = Slow(seconds=0.02)
    began = asyncio.get_running_loop().time()
    await ticking([due(f"c{n}") for n in range(200)], intake).tick()
    assert len(intake.began) == 200
    assert 1 < intake.most <= SIDE_BY_SIDE
    assert asyncio.get_running_loop().time() - began < 200 * 0.02 / 2


async def test_those_of_one_conversation_keep_their_order_and_never_run_together() -> None:
    intake, order = Slow(), (Kind.CLAIM_DEADLINE, Kind.SNOOZE_OVER, Kind.UNREAD)
    await ticking([due(f"c{n}", kind) for kind in order for n in range(20)], intake).tick()
    for n in range(20):
        assert [kind for conversation, kind in intake.began if conversation == f"c{n}"] == list(order)


async def test_one_that_cannot_be_taken_holds_no_other_up() -> None:
    intake = Slow(refuses="c1")
    await ticking([due(f"c{n}") for n in range(5)], intake).tick()
    assert len(intake.began) == 5


async def test_one_on_which_a_rule_fails_holds_no_other_up() -> None:
    intake = Slow(defect="c1")
    await ticking([due("c1"), due("c1", Kind.SNOOZE_OVER), *(due(f"c{n}") for n in range(2, 5))], intake).tick()
    assert len(intake.began) == 5


async def test_more_than_a_batch_rings_in_one_tick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BATCH", 10)
    intake = Slow(seconds=0)
    await ticking([due(f"c{n}") for n in range(35)], intake).tick()
    assert len(intake.began) == 35


async def test_a_tick_that_is_under_way_at_the_end_is_finished_and_not_cut_off(caplog: pytest.LogCaptureFixture) -> None:
    intake = Slow(seconds=0.1)
    hand = ticking([due("a")], intake)
    hand.start()
    while not intake.began:
        await asyncio.sleep(0.01)
    await hand.finish()
    assert intake.running == 0
    await asyncio.sleep(0.05)
    assert caplog.messages == []


async def test_what_hangs_at_the_end_holds_it_up_for_a_moment_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LAST", 0.05)
    intake = Slow(seconds=60)
    hand = ticking([due("a")], intake)
    hand.start()
    while not intake.began:
        await asyncio.sleep(0.01)
    await asyncio.wait_for(hand.finish(), 5)
    await hand.finish()
