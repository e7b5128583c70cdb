"""Turns in one process: one at a time per conversation, after its `settle` of quiet; a cluster has a job queue behind the port."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Take = Callable[[str], Awaitable[None]]


@dataclass(slots=True)
class _Lane:
    """One conversation that waits or is being taken."""

    due: float  # loop time at which its quiet is over
    latest: float  # loop time after which nothing puts it off any more
    settle: float = 0.0
    again: bool = False  # something came since its turn began
    sooner: asyncio.Event = field(default_factory=asyncio.Event)  # the quiet ends earlier than was planned


class KeyedQueue:
    """Calls `take(conversation)` after quiet; never twice at a time for one conversation, never late for another.

    `limit` is how many turns run at once, `longest` how many seconds a stream of messages may put a turn off.
    """

    def __init__(self, take: Take, *, limit: int = 64, longest: float = 6.0) -> None:
        self._take = take
        self._lanes: dict[str, _Lane] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._room = asyncio.Semaphore(limit)
        self._longest = longest
        self._closing = False

    def __len__(self) -> int:
        return len(self._lanes)

    def put(self, conversation: str, *, settle: float) -> None:
        """Have the turn taken after `settle` seconds without another put; 0: at once."""
        if self._closing:
            return
        loop = asyncio.get_running_loop()
        lane = self._lanes.get(conversation)
        if lane is None:
            now = loop.time()
            lane = self._lanes[conversation] = _Lane(due=now + settle, latest=now + max(self._longest, settle), settle=settle)
            self._start(conversation, lane)
            return
        lane.again = True
        lane.settle = settle
        lane.due = min(loop.time() + settle, lane.latest)
        lane.sooner.set()

    @contextmanager
    def hold(self, conversation: str) -> Iterator[bool]:
        """Take a turn without waiting in line: the caller's own while the block runs. False when one waits or runs: then take none.

        What is put meanwhile has its turn afterwards.
        """
        if self._closing or conversation in self._lanes:
            yield False
            return
        now = asyncio.get_running_loop().time()
        lane = self._lanes[conversation] = _Lane(due=now, latest=now + self._longest)
        try:
            yield True
        finally:
            if lane.again and not self._closing:
                self._start(conversation, lane)
            else:
                self._lanes.pop(conversation, None)

    def _start(self, conversation: str, lane: _Lane) -> None:
        task = asyncio.get_running_loop().create_task(self._run(conversation, lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def wait_longer(self, conversation: str, *, settle: float) -> None:
        """Put a waiting turn off while the prospect is still typing; does nothing where none waits."""
        if lane := self._lanes.get(conversation):
            loop = asyncio.get_running_loop()
            lane.due = max(lane.due, min(loop.time() + settle, lane.latest))

    async def idle(self) -> None:
        """Wait until no conversation waits for a turn or takes one."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def close(self) -> None:
        """Take no more turns and wait for those that run. What waits stays in the inbox for the next start."""
        self._closing = True
        for lane in self._lanes.values():
            lane.sooner.set()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _run(self, conversation: str, lane: _Lane) -> None:
        loop = asyncio.get_running_loop()
        try:
            while not self._closing:
                await self._quiet(lane)
                if self._closing:
                    return
                lane.again = False
                async with self._room:
                    await self._take(conversation)
                if not lane.again:
                    return
                lane.latest = loop.time() + max(self._longest, lane.settle)
        finally:
            self._lanes.pop(conversation, None)

    async def _quiet(self, lane: _Lane) -> None:
        """Wait until the quiet is over; a put may bring that moment nearer or farther."""
        loop = asyncio.get_running_loop()
        while (left := lane.due - loop.time()) > 0 and not self._closing:
            lane.sooner.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(left):
                    await lane.sooner.wait()
