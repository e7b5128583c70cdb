"""What the last turns said, for whoever waits for it or asks again."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field

from bot.model import Line, swift

REMEMBERED = 2_000
"""Conversations whose last result is kept for a client that asks again."""


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a turn said, for whoever waits for it."""

    lines: tuple[Line, ...]
    asking: str | None


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class _Last:
    """The last turn of a conversation: it took the messages from `first` to `upto`."""

    first: int
    upto: int
    result: Result


@dataclass(slots=True)
class Results:
    """The results of the last turns, a conversation each, and who waits for the next."""

    _last: OrderedDict[str, _Last] = field(default_factory=OrderedDict)
    _waiters: dict[str, list[tuple[int, asyncio.Future[Result]]]] = field(default_factory=dict)

    def known(self, conversation: str, seq: int) -> Result | None:
        """Return the result of the last turn if it took message `seq`."""
        last = self._last.get(conversation)
        return last.result if last is not None and last.first <= seq <= last.upto else None

    async def of(self, conversation: str, seq: int, timeout: float) -> Result | None:
        """Return what the turn that took message `seq` said; None when it has not ended after `timeout` seconds."""
        if (known := self.known(conversation, seq)) is not None:
            return known
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._waiters.setdefault(conversation, []).append((seq, future))
        try:
            async with asyncio.timeout(timeout):
                return await future
        except TimeoutError:
            return None
        finally:
            self._forget(conversation, future)

    def done(self, conversation: str, first: int, upto: int, result: Result) -> None:
        """Keep what a turn said that took the messages from `first` to `upto`, and tell who waits for one up to there."""
        self._last[conversation] = _Last(first=first, upto=upto, result=result)
        self._last.move_to_end(conversation)
        while len(self._last) > REMEMBERED:
            self._last.popitem(last=False)
        for seq, future in self._waiters.get(conversation, ()):
            if seq <= upto and not future.done():
                future.set_result(result)

    def _forget(self, conversation: str, future: asyncio.Future[Result]) -> None:
        left = [w for w in self._waiters.get(conversation, ()) if w[1] is not future]
        if left:
            self._waiters[conversation] = left
        else:
            self._waiters.pop(conversation, None)
