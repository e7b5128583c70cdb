"""Turns of one conversation never overlap, a thought in four lines gets one answer, others are not delayed."""

from __future__ import annotations

import asyncio
import random

from bot.queue import KeyedQueue


class Taker:
    """Records what was taken and whether two turns of one conversation overlapped."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.taken: list[str] = []
        self.running: set[str] = set()
        self.overlaps = 0
        self.seconds = seconds

    async def __call__(self, conversation: str) -> None:
        self.overlaps += conversation in self.running
        self.running.add(conversation)
        await asyncio.sleep(self.seconds)
        self.running.discard(conversation)
        self.taken.append(conversation)


async def test_turns_of_one_conversation_never_overlap() -> None:
    taker = Taker(0.002)
    queue = KeyedQueue(taker)
    dice = random.Random(1)
    for _ in range(300):
        queue.put(dice.choice("abcde"), settle=0.0)
        await asyncio.sleep(dice.random() / 500)
    await queue.idle()
    assert taker.overlaps == 0
    assert set(taker.taken) == set("abcde")


async def test_a_thought_in_four_lines_is_one_turn() -> None:
    taker = Taker()
    queue = KeyedQueue(taker)
    for _ in range(4):
        queue.put("a", settle=0.2)
        await asyncio.sleep(0.01)
    await queue.idle()
    assert taker.taken == ["a"]


async def test_what_comes_during_a_turn_gets_a_turn_of_its_own() -> None:
    taker = Taker(0.05)
    queue = KeyedQueue(taker)
    queue.put("a", settle=0.0)
    await asyncio.sleep(0.02)
    queue.put("a", settle=0.0)
    await queue.idle()
    assert taker.taken == ["a", "a"]


async def test_a_press_ends_the_quiet_at_once() -> None:
    taker = Taker()
    queue = KeyedQueue(taker)
    queue.put("a", settle=30.0)
    await asyncio.sleep(0)
    queue.put("a", settle=0.0)
    async with asyncio.timeout(5):
        await queue.idle()
    assert taker.taken == ["a"]


async def test_typing_puts_a_waiting_turn_off_but_not_for_ever() -> None:
    taker = Taker()
    queue = KeyedQueue(taker, longest=0.2)
    queue.put("a", settle=0.05)
    for _ in range(100):
        queue.wait_longer("a", settle=0.1)
        await asyncio.sleep(0.01)
        if taker.taken:
            break
    await queue.idle()
    assert taker.taken == ["a"]


async def test_a_slow_conversation_does_not_delay_another() -> None:
    taker = Taker()
    queue = KeyedQueue(taker)
    queue.put("slow", settle=20.0)
    queue.put("quick", settle=0.0)
    async with asyncio.timeout(5):
        while taker.taken != ["quick"]:
            await asyncio.sleep(0.001)
    queue.put("slow", settle=0.0)
    await queue.close()


async def test_a_turn_of_ones_own_holds_the_lane_and_what_comes_meanwhile_has_its_turn_afterwards() -> None:
    taker = Taker()
    queue = KeyedQueue(taker)
    with queue.hold("a") as free:
        assert free
        with queue.hold("a") as second, queue.hold("b") as other:
            assert (second, other) == (False, True)
        queue.put("a", settle=0)
        await asyncio.sleep(0.01)
        assert taker.taken == []
    await queue.idle()
    assert taker.taken == ["a"]
    with queue.hold("a") as free:
        assert free
    assert len(queue) == 0


async def test_no_turn_of_ones_own_while_another_waits_or_the_queue_closes() -> None:
    taker = Taker()
    queue = KeyedQueue(taker)
    queue.put("a", settle=0.05)
    with queue.hold("a") as free:
        assert not free
    await queue.idle()
    await queue.close()
    with queue.hold("a") as free:
        assert not free
    assert taker.taken == ["a"]
