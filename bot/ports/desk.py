"""What the desk and the widget read, and who may open the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.model import Card, Conversation, Event, Line, OpenQuestion, Owner


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One card in the desk's list."""

    conversation: str
    platform: str
    title: str
    company: str
    reason: str
    outcome: str | None
    score: int
    owner: Owner
    rep: str
    team: str
    urgency: int
    created_at: datetime
    updated_at: datetime
    claim_by: datetime | None
    late: bool  # the claim deadline has passed
    unread: int  # prospect lines since the rep last looked
    test: bool
    offered_to: str = ""  # the rep whose turn it is while it is offered


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Everything that the desk shows of one conversation."""

    row: Row
    conversation: Conversation
    card: Card
    lines: tuple[Line, ...]
    events: tuple[tuple[datetime, Event], ...]
    reached_seq: int  # the last line that the visitor's page is known to have shown
    close_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A message whose turn failed three times."""

    conversation: str
    seq: int
    text: str
    error: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Undelivered:
    """A change of a lead that the webhook did not take, and that is not tried any more until somebody says so."""

    id: str  # of the delivery, the same each time it is sent
    conversation: str
    change: str  # "lead.claimed", …
    attempts: int
    error: str
    at: datetime  # when it was last due


class Deliveries(Protocol):
    """What the webhook did not take."""

    async def undelivered(self) -> Sequence[Undelivered]:
        """Return what was given up, oldest first."""
        ...

    async def deliver_again(self, id: str, now: datetime) -> None:
        """Let one leave again, under the same id. Raise NotFound where none of that id was given up."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """An open question as the desk lists it."""

    conversation: str
    title: str
    question: OpenQuestion
    answered_at: datetime | None = None
    answered_by: str = ""


class Pages(Protocol):
    """What the desk and the widget read. Nothing here writes, `seen` and `reached` excepted."""

    async def rows(self, view: str, rep: str, limit: int) -> Sequence[Row]:
        """Return cards of a view ("mine", "waiting", "all"), the most urgent first."""
        ...

    async def sheet(self, conversation: str) -> Sheet:
        """Return one conversation with its card. Raise NotFound."""
        ...

    async def lines(self, conversation: str, after: int) -> Sequence[Line]:
        """Return what the visitor may see after line `after`, oldest first: no notes."""
        ...

    async def mark(self, conversation: str, *, seen: int | None = None, reached: int | None = None) -> None:
        """Note up to which line the rep has looked, or the visitor's page has shown."""
        ...

    async def tickets(self) -> Sequence[Ticket]:
        """Return open questions that nobody answered yet, the oldest due first."""
        ...

    async def asides(self) -> Sequence[Aside]:
        """Return messages that were set aside."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Who may open the desk."""

    name: str  # the login
    rep: str  # the rep's id in config.yaml, "" for an operator who sells nothing
    shown: str  # the name that prospects and colleagues see
    password: str = field(repr=False)  # argon2id hash


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A login on the desk, kept on the server."""

    id: str = field(repr=False)  # keyed hash of the cookie's value
    user: str
    csrf: str = field(repr=False)
    created_at: datetime
    expires_at: datetime


class People(Protocol):
    """Users of the desk and their sessions."""

    async def user(self, name: str) -> User | None:
        """Return the user of that login."""
        ...

    async def put_user(self, user: User) -> None:
        """Add the user or change the one of that login; ends their sessions."""
        ...

    async def session(self, id: str, now: datetime) -> tuple[Session, User] | None:
        """Return a session that has not expired, with its user."""
        ...

    async def put_session(self, session: Session) -> None:
        """Store a new session."""
        ...

    async def end_session(self, id: str) -> None:
        """Forget a session."""
        ...
