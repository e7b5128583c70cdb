"""How things enter, and where on a platform they belong."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.model import Conversation, Line, Message, Post, Say, Talk
from bot.model.letter import Mailed
from bot.model.rota import Snapshot
from bot.ports.desk import Sheet

Clock = Callable[[], datetime]
"""Returns the time now, aware, UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """What became of a message that a platform delivered."""

    seq: int  # its place in the conversation
    repeated: bool  # the same event was accepted before; nothing was done now
    same: bool = True  # for a repeated one: the same text as then


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A change of owner in the history."""

    at: datetime
    data: dict[str, str | int | float | bool | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the rules of the sales side decide on, read under the lock of the conversation's row."""

    conversation: Conversation
    talk: Talk
    now: datetime
    seq: int = 0  # the place that the message has in the conversation
    pending: Mapping[int, Say] = field(default_factory=dict)  # reps' words that wait to be undone, by seq; for what undoes or amends only
    offered_to: str = ""  # the rep whose turn it is; for deadlines only
    team: Snapshot | None = None  # the team that it may be offered to next, as it stands; for deadlines and what hands over only
    last: Moved | None = None  # the last change of owner; for what takes it back only
    line: int = 0  # seq of the line that an amended message of a rep has become
    unread: tuple[Line, ...] = ()  # what counts for a mail and the visitor's page has not shown; for the look after it only
    alike: frozenset[str] = frozenset()  # conversations of perhaps the same person; for joining and taking apart only
    joined: frozenset[str] = frozenset()  # those that a rep joined with just this one; likewise
    mailed: Mailed | None = None  # the last mail about such lines; likewise


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What became of a press or of a rep's words."""

    post: Post
    repeated: bool  # this event was decided before; `post` is empty of effects


class Inbox(Protocol):
    """Where everything enters; used by `bot/inbox.py`."""

    async def open(self, conversation: Conversation, greeting: Say | None) -> tuple[Line, ...]:
        """Commit a new conversation with its contact and first line. Return the lines. The same id again returns those of then."""
        ...

    async def accept(self, message: Message) -> Accepted:
        """Commit a message that waits for a turn, unique on (platform, event_id). Raise NotFound for an unknown conversation."""
        ...

    async def decide(self, message: Message, rule: Callable[[Standing], Post]) -> Decided:
        """Lock the conversation's row, call the pure `rule`, write owner, version, lines, events, effects and timers; one transaction.

        A claim cancels every effect of the conversation that is not yet `sending`. A refused post writes nothing but the message.
        """
        ...

    async def conversation(self, conversation: str) -> Conversation:
        """Return the conversation as it stands. Raise NotFound."""
        ...


class Addresses(Protocol):
    """Where on a platform a conversation is; used by `bot/reception.py`."""

    async def open(self, conversation: Conversation, greeting: Say | None, *, place: str = "") -> tuple[Line, ...]:
        """Commit a new conversation at a place. The same id again changes nothing."""
        ...

    async def find(self, platform: str, place: str) -> str | None:
        """Return the id of the newest conversation at a place of a platform, None when there is none."""
        ...

    async def within(self, platform: str, prefix: str) -> Sequence[str]:
        """Return the ids of conversations that are not closed and whose place on the platform begins so."""
        ...

    async def under(self, platform: str, ref: str) -> Under | None:
        """Return what a message on the sales side belongs to; None for any other."""
        ...

    async def conversation(self, conversation: str) -> Conversation:
        """Return the conversation as it stands. Raise NotFound."""
        ...

    async def sheet(self, conversation: str) -> Sheet:
        """Return one conversation with its card and all its lines. Raise NotFound."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Under:
    """What a message on the sales side belongs to: one of ours, or a rep's under a card."""

    conversation: str
    team: str  # the lead's
    kind: str  # card | note | whisper | relay | mark; the last two: a rep's own message, relayed or noted
    seq: int  # of the line or message that it stands for
    line: int  # seq of the line that the prospect or the desk sees of a rep's message; 0 before it is one
    place: str
