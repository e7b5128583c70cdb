"""Turns, what is due, and what is on its way out."""

from __future__ import annotations

from collections.abc import Awaitable, Collection, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from bot.model import Effect, Line, Message, Scene, Talk, Turn


class Talks(Protocol):
    """Turns; used by `bot/engine.py`."""

    async def load(self, conversation: str) -> Scene | None:
        """Return the scene with every waiting message, or None when nothing waits or nobody knows it."""
        ...

    async def save(self, turn: Turn) -> tuple[Line, ...] | None:
        """Commit the turn if the conversation still has `turn.on_version`: talk, lines, events, timers, lead, effects, messages taken.

        Return the lines that were said; None when the version is another one (nothing was written).
        """
        ...

    async def ahead(self, message: Message) -> Scene | None:
        """Return the scene as it will be when `message` is accepted next; None when other messages wait or nobody knows it."""
        ...

    async def answer(self, message: Message, turn: Turn) -> tuple[Line, ...] | None:
        """Commit a message together with the turn that was decided on it ahead: `accept` and `save` in one transaction.

        Return the lines that were said; None when nothing was written: the event came before, or something else was written meanwhile.
        """
        ...

    async def set_aside(self, conversation: str, seq: int, error: str) -> None:
        """Take one message out of the waiting ones because its turn failed; it stays visible with its error."""
        ...

    async def set_aside_all(self, conversation: str, error: str) -> Sequence[int]:
        """Take out all that wait, also what cannot be read; return their places in the conversation."""
        ...

    async def replay(self, conversation: str, seq: int) -> None:
        """Let a message that was set aside wait for a turn again."""
        ...

    async def talk(self, conversation: str) -> Talk:
        """Return what the conversation remembers now. Raise NotFound."""
        ...

    async def waiting(self) -> Sequence[str]:
        """Return the ids of all conversations that have messages waiting, for the start after a crash."""
        ...


class Outbox(Protocol):
    """Effects on their way out; used by `bot/outbox.py`."""

    async def due(self, now: datetime, limit: int, full: Collection[str] = ()) -> Sequence[Effect]:
        """Return queued effects whose time has come, the oldest of each conversation and place only, so that order holds.

        None of those that would leave for a platform that is `full`.
        """
        ...

    async def begin(self, effect: Effect, now: datetime) -> Effect | None:
        """Mark it `sending`, in a transaction that for a say of the bot requires owner bot or offered and no opt-out after it.

        Return it as it stands now; None, and cancel it, when that does not hold.
        """
        ...

    async def finish(self, effect: Effect, ref: str) -> None:
        """Mark it sent; `ref` is what the platform calls the message. A rep's message that it carried is marked too."""
        ...

    async def stands(self, effect: Effect, ref: str) -> None:
        """Note the ref of what stands so far of an effect that is being sent; it has it when it is begun again."""
        ...

    async def postpone(self, effect: Effect, due_at: datetime) -> None:
        """Let it wait for its place's turn; no attempt is counted."""
        ...

    async def repost(self, effect: Effect, now: datetime) -> None:
        """Have a new card posted where this one cannot be edited any more; the new one links to the old."""
        ...

    async def retry(self, effect: Effect, due_at: datetime, error: str) -> None:
        """Put it back with a later time and one attempt more."""
        ...

    async def give_up(self, effect: Effect, error: str, *, refused: datetime | None = None) -> None:
        """Mark it failed; the desk shows it. `refused`: note that since then its place takes no cards, unless that was noted before."""
        ...

    async def note_well(self, effect: Effect) -> None:
        """Forget that its place takes no cards, as something arrived there."""
        ...

    async def refused(self) -> Sequence[tuple[str, str, str, datetime]]:
        """Return (platform, place, why, since) of places that were noted so."""
        ...

    async def unsure(self) -> Sequence[Effect]:
        """Return effects that were `sending` when the process died, for the platform to look whether they arrived."""
        ...


class Timers(Protocol):
    """Rows that are due at a time."""

    async def ring(self, now: datetime, limit: int) -> Sequence[Message]:
        """Turn timers that are due into messages, in one transaction, and return them.

        The timer of a message that waits for a turn is gone with the commit. One that a rule decides stays until `Inbox.decide`
        commits, and rings again if nobody decided within a minute, so that a crash between the two loses no deadline.
        """
        ...

    async def next_due(self) -> datetime | None:
        """Return when the earliest timer is due."""
        ...


class Queue(Protocol):
    """Carries "conversation X has messages waiting" to whoever takes turns; one turn at a time per conversation."""

    def put(self, conversation: str, *, settle: float) -> Awaitable[None] | None:
        """Have the conversation's turn taken after `settle` seconds of quiet."""
        ...

    def hold(self, conversation: str) -> AbstractContextManager[bool]:
        """Take a turn of the caller's own while the block runs; False when another one waits or runs, here or elsewhere."""
        ...
