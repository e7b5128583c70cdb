"""Tells open pages and streams of this process that something changed; what changed they read from the store."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator

News = tuple[str, str]
"""(name, data): ("lines", ""), ("typing", who), ("card", conversation id)."""

DESK = "desk"
"""The topic of everything that a rep's page shows."""

BACKLOG = 200
"""News kept for a slow reader; beyond that the oldest is dropped, as a later one says the same."""


class Hub:
    """Topics with whoever listens to them now. Nothing is kept for those who come later."""

    def __init__(self) -> None:
        self._listeners: dict[str, set[asyncio.Queue[News]]] = defaultdict(set)

    def publish(self, topic: str, name: str, data: str = "") -> None:
        """Tell everybody who listens to the topic; never waits."""
        for queue in self._listeners.get(topic, ()):
            if queue.full():
                queue.get_nowait()
            queue.put_nowait((name, data))

    def listen(self, topic: str) -> Listener:
        """Return a listener that hears everything from this call on, until it is closed."""
        return Listener(self, topic)

    def is_heard(self, topic: str) -> bool:
        """Tell whether somebody listens to the topic now, in this process."""
        return topic in self._listeners

    async def subscribe(self, topic: str) -> AsyncIterator[News]:
        """Yield news from the first `anext` on, until closed."""
        with self.listen(topic) as listener:
            while True:
                yield await listener.next()

    def _join(self, topic: str, queue: asyncio.Queue[News]) -> None:
        self._listeners[topic].add(queue)

    def _leave(self, topic: str, queue: asyncio.Queue[News]) -> None:
        self._listeners[topic].discard(queue)
        if not self._listeners[topic]:
            del self._listeners[topic]


class Listener:
    """One reader of a topic; a context manager, so that leaving is never forgotten."""

    def __init__(self, hub: Hub, topic: str) -> None:
        self._hub, self._topic = hub, topic
        self._queue: asyncio.Queue[News] = asyncio.Queue(BACKLOG)

    def __enter__(self) -> Listener:
        self._hub._join(self._topic, self._queue)
        return self

    def __exit__(self, *_: object) -> None:
        self._hub._leave(self._topic, self._queue)

    async def next(self, timeout: float | None = None) -> News:
        """Return the next news. Raise TimeoutError after `timeout` seconds of silence."""
        async with asyncio.timeout(timeout):
            return await self._queue.get()
