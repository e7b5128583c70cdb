"""What the core asks of the world. Each port is a page: what to return, what to raise.

The storage behind `Inbox`, `Talks`, `Outbox`, `Timers`, `Library` and `Pages` is one class; they are apart because their users are.
All of them raise `StorageUnavailable` when the database did not commit (nothing happened then).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from bot.arrivals import Lodging
from bot.letter import Mailed
from bot.model import (
    Card,
    Conversation,
    Effect,
    Event,
    Json,
    Line,
    Message,
    OpenQuestion,
    Owner,
    Post,
    Say,
    Scene,
    Talk,
    Thought,
    Turn,
)
from bot.rota import Snapshot

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
    pending: Mapping[int, str] = field(default_factory=dict)  # reps' words that wait to be undone, by seq; for what undoes or amends only
    offered_to: str = ""  # the rep whose turn it is; for deadlines only
    team: Snapshot | None = None  # the team that it may be offered to next, as it stands; for deadlines and what hands over only
    last: Moved | None = None  # the last change of owner; for what takes it back only
    line: int = 0  # seq of the line that an amended message of a rep has become
    unread: tuple[Line, ...] = ()  # what counts for a mail and the visitor's page has not shown; for the look after it only
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

    async def due(self, now: datetime, limit: int) -> Sequence[Effect]:
        """Return queued effects whose time has come, the oldest of each conversation and place only, so that order holds."""
        ...

    async def begin(self, effect: Effect, now: datetime) -> Effect | None:
        """Mark it `sending`, in a transaction that for a say of the bot requires owner bot or offered and no opt-out after it.

        Return it as it stands now; None, and cancel it, when that does not hold.
        """
        ...

    async def finish(self, effect: Effect, ref: str) -> None:
        """Mark it sent; `ref` is what the platform calls the message. A rep's message that it carried is marked too."""
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

    async def give_up(self, effect: Effect, error: str) -> None:
        """Mark it failed; the desk shows it."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Under:
    """What a message on the sales side belongs to: one of ours, or a rep's under a card."""

    conversation: str
    team: str  # the lead's
    kind: str  # card | note | whisper | relay | mark; the last two: a rep's own message, relayed or noted
    seq: int  # of the line or message that it stands for
    line: int  # seq of the line that the prospect or the desk sees of a rep's message; 0 before it is one
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowVersion:
    """A published version: the files as they were, so that running conversations finish on theirs."""

    flow: str
    version: int
    files: Mapping[str, str]  # path inside flows/ → text
    note: str
    by: str
    at: datetime
    live: bool


class Library(Protocol):
    """Published flow versions."""

    async def live(self, flow: str) -> FlowVersion | None:
        """Return the live version, None when none was published."""
        ...

    async def version(self, flow: str, version: int) -> FlowVersion:
        """Return one version. Raise NotFound."""
        ...

    async def publish(self, flow: str, files: Mapping[str, str], note: str, by: str, now: datetime) -> FlowVersion:
        """Store the files as the next version and make it live."""
        ...

    async def back(self, flow: str, by: str, now: datetime) -> FlowVersion:
        """Make the version before the live one live again. Raise Refused when there is none."""
        ...

    async def history(self, flow: str) -> Sequence[FlowVersion]:
        """Return all versions, newest first, without their files."""
        ...


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


class Platform(Protocol):
    """One platform's way out."""

    name: str
    delivers_by_commit: bool
    """True where our own store is the place that the other side reads (web, desk): a line is delivered by the commit that wrote it."""

    async def send(self, effect: Effect) -> str:
        """Send it, return what the platform calls it. Raise RetryLater or GivenUp; any other error is retried with backoff."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A meeting as a calendar keeps it."""

    uid: str  # the same in every version of it
    sequence: int
    begins: datetime
    ends: datetime
    title: str
    words: str = ""  # what stands below the title
    attendee: str = ""  # an e-mail address; "" where none is known


class Calendar(Protocol):
    """A rep's calendar; used by `bot/diaries.py` and `adapters/calendar`."""

    async def busy(self, begins: datetime, ends: datetime) -> Sequence[tuple[datetime, datetime]]:
        """Return when they are not free within the two times, UTC. Raise CalendarTrouble."""
        ...

    async def put(self, appointment: Appointment) -> None:
        """Write the appointment, or its new version. Raise RetryLater or GivenUp; any other error is retried with backoff."""
        ...

    async def drop(self, uid: str) -> None:
        """Take the appointment out; one that is not there is out already. Raise as `put` does."""
        ...


class Seats(Protocol):
    """Whose time is kept for whom; used by `bot/diaries.py`."""

    async def rep_of(self, conversation: str) -> tuple[str, str]:
        """Return the rep who has the lead or whose turn it is ("": nobody's in particular), and the team. Raise NotFound."""
        ...

    async def taken(self, seat: str, but: str, now: datetime) -> Sequence[tuple[datetime, datetime]]:
        """Return what of a seat's time is booked, or held for another conversation than `but`."""
        ...


class Guest(Platform, Protocol):
    """A platform that is somebody else's house: it has a way in, files to fetch and credentials that can fail."""

    async def run(self) -> None:
        """Listen until cancelled: hold the socket, poll, or wait (where events come over HTTP). Reconnects by itself."""
        ...

    async def arrived(self, effect: Effect) -> str | None:
        """Look whether an effect that was being sent when we died did arrive: its ref, or None to send it again."""
        ...

    async def fetch(self, ref: str) -> tuple[str, bytes]:
        """Return an attachment's media type and bytes. Raise NotFound, TooMuch or PlatformError."""
        ...

    async def examine(self) -> Lodging:
        """Try the credentials and the places, for `doctor`. Never raises."""
        ...


class Queue(Protocol):
    """Carries "conversation X has messages waiting" to whoever takes turns; one turn at a time per conversation."""

    def put(self, conversation: str, *, settle: float) -> Awaitable[None] | None:
        """Have the conversation's turn taken after `settle` seconds of quiet."""
        ...

    def hold(self, conversation: str) -> AbstractContextManager[bool]:
        """Take a turn of the caller's own while the block runs; False when another one waits or runs, here or elsewhere."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One question to a language model."""

    prefix: str  # the same bytes for every conversation of a flow version and language; what a cache holds
    messages: tuple[tuple[str, str], ...]  # (user | assistant, text), user first and last; each call's extend the last one's
    schema: Mapping[str, Json]  # the JSON schema that the answer must have
    most: int  # tokens of output


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """What a language model answered."""

    text: str
    model: str = ""  # as the other side names it
    fresh: int = 0  # tokens of input that no cache held
    cached: int = 0
    written: int = 0
    out: int = 0


class Thoughts(Protocol):
    """What a language model was asked before; used by `bot/brain/leash.py`."""

    async def thoughts(self, conversation: str) -> Sequence[Thought]:
        """Return what came of each turn's question to the model, oldest first; turns taken without a model are left out."""
        ...

    async def spent(self, day: date) -> int:
        """Return what the calls of a day (UTC) cost, in millionths of a US dollar."""
        ...


class LanguageModel(Protocol):
    """A model that answers one question. It has no tools and no memory; whoever calls it keeps the time."""

    async def complete(self, prompt: Prompt) -> Completion:
        """Return its answer. Raise ModelTrouble with a `why` of `bot.brain.trouble.TROUBLES`; never retry by itself."""
        ...
