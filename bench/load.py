"""The load: conversations side by side, each in a closed loop that waits for every reply, and what that took."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count, takewhile
from time import perf_counter
from uuid import uuid4

from bench.process import Process
from bench.script import EXPECTED, script
from bench.targets import Talk, Target
from bench.wire import DROPPED, Wire

READY = 180.0
"""Seconds that a server gets to answer its first turn."""


@dataclass(slots=True)
class Tally:
    """What came of one round."""

    seconds: list[float] = field(default_factory=list)  # of each turn
    errors: int = 0  # no answer, or a status that is no success
    wrong: int = 0  # an answer without what must stand in it
    opened: int = 0
    sample: str = ""  # the first that was not right

    def note(self, what: str) -> None:
        """Keep the first fault for whoever reads the report."""
        self.sample = self.sample or what[:300]


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One round's figures. Times in milliseconds."""

    conversations: int
    turns: int
    rate: float  # turns a second
    p50: float
    p99: float
    worst: float
    cpu: float  # processor time of the server a turn
    memory: float  # MB afterwards
    errors: int
    wrong: int
    sample: str = ""


class Load:
    """A running target and who talks to it."""

    def __init__(self, target: Target, port: int, process: Process) -> None:
        self.target = target
        self.process = process
        self.port = port
        self.opened = 0  # conversations, over all rounds
        self.answered = 0  # turns, over all rounds

    async def cold_start(self, began: float) -> float:
        """Return the seconds from `began` to the first turn answered right. Raise RuntimeError when it dies or never does."""
        while perf_counter() - began < READY:
            if self.process.ended is not None:
                raise RuntimeError(f"{self.target.name} ended with {self.process.ended}: {self.process.last_words()}")
            tally = Tally()
            await _Visitor(self, tally).talk(0, turns=1)
            self._count(tally)
            if tally.seconds and not tally.errors and not tally.wrong:
                return perf_counter() - began
            await asyncio.sleep(0.02)
        raise RuntimeError(f"{self.target.name} is not ready after {READY:.0f} s: {self.process.last_words()}")

    async def round(self, seconds: float, at_once: int) -> Round:
        """Begin conversations for so long, so many of them at once, and return the figures."""
        until = perf_counter() + seconds
        return await self._hold(takewhile(lambda _: perf_counter() < until, count(self.opened)), at_once)

    async def conversations(self, number: int, at_once: int) -> Round:
        """Hold so many conversations, so many of them at once, and return the figures."""
        return await self._hold(iter(range(self.opened, self.opened + number)), at_once)

    async def _hold(self, numbers: Iterator[int], at_once: int) -> Round:
        tally, cpu, began = Tally(), self.process.cpu(), perf_counter()
        async with asyncio.TaskGroup() as group:
            for _ in range(at_once):
                group.create_task(_Visitor(self, tally).talks(numbers))
        elapsed, used = perf_counter() - began, self.process.cpu() - cpu
        self._count(tally)
        return _figures(tally, elapsed, used, self.process.memory())

    def _count(self, tally: Tally) -> None:
        self.opened += tally.opened
        self.answered += len(tally.seconds)


class _Visitor:
    """Holds one conversation after another over one connection."""

    def __init__(self, load: Load, tally: Tally) -> None:
        self._load = load
        self._tally = tally
        self._wire = Wire(load.port)

    async def talks(self, numbers: Iterator[int]) -> None:
        for number in numbers:
            await self._hold(number, len(EXPECTED))
        await self._wire.close()

    async def talk(self, number: int, turns: int) -> None:
        await self._hold(number, turns)
        await self._wire.close()

    async def _hold(self, number: int, turns: int) -> None:
        try:
            talk = await self._open()
            for text, expected in list(zip(script(number), EXPECTED, strict=True))[:turns]:
                await self._turn(talk, text, expected)
        except (*DROPPED, ValueError, KeyError) as error:
            self._tally.errors += 1
            self._tally.note(repr(error))

    async def _open(self) -> Talk:
        target = self._load.target
        if target.opening is None or target.opened is None:
            talk = Talk(id=uuid4().hex)
        else:
            talk = target.opened(await self._wire.ask(target.opening))
        self._tally.opened += 1
        return talk

    async def _turn(self, talk: Talk, text: str, expected: str) -> None:
        request = self._load.target.say(talk.said(text, uuid4().hex))
        began = perf_counter()
        answer = await self._wire.ask(request)
        self._tally.seconds.append(perf_counter() - began)
        if not 200 <= answer.status < 300:
            self._tally.errors += 1
            self._tally.note(f"{answer.status} {answer.body[:200]!r}")
        elif not re.search(expected, spoken(answer.body)):
            self._tally.wrong += 1
            self._tally.note(f"{text!r} got {answer.body[:200]!r}, not {expected!r}")


def spoken(body: bytes) -> str:
    """Return the texts of an answer: every string under `text` or `reply`, so that no key or id counts as a word."""
    return " ".join(_texts(json.loads(body)))


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        yield from (value for key, value in node.items() if key in ("text", "reply") and isinstance(value, str))
        node = list(node.values())
    if isinstance(node, list):
        for item in node:
            yield from _texts(item)


def _figures(tally: Tally, elapsed: float, cpu: float, memory: float) -> Round:
    turns = len(tally.seconds)
    times = sorted(tally.seconds) or [0.0]
    return Round(
        conversations=tally.opened,
        turns=turns,
        rate=turns / elapsed,
        p50=quantile(times, 0.5) * 1000,
        p99=quantile(times, 0.99) * 1000,
        worst=times[-1] * 1000,
        cpu=cpu * 1000 / max(turns, 1),
        memory=memory,
        errors=tally.errors,
        wrong=tally.wrong,
        sample=tally.sample,
    )


def quantile(ordered: list[float], share: float) -> float:
    """Return the value below which that share of the ordered values lies (nearest rank)."""
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]
