"""The ports behind the desk, in memory."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from bot.errors import NotFound, Refused
from bot.model import Event, Kind, Line, Message, Owner, Post, Who
from bot.ports import Aside, FlowVersion, Row, Session, Sheet, Ticket, User

NOW = datetime(2026, 11, 17, 14, 20, tzinfo=UTC)


@dataclass
class Clock:
    """Stands still until a test moves it."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


class People:
    """Users and sessions in two dicts."""

    def __init__(self, *users: User) -> None:
        self.users = {user.name: user for user in users}
        self.sessions: dict[str, Session] = {}

    async def user(self, name: str) -> User | None:
        return self.users.get(name)

    async def put_user(self, user: User) -> None:
        self.users[user.name] = user

    async def session(self, id: str, now: datetime) -> tuple[Session, User] | None:
        found = self.sessions.get(id)
        return (found, self.users[found.user]) if found and found.expires_at > now else None

    async def put_session(self, session: Session) -> None:
        self.sessions[session.id] = session

    async def end_session(self, id: str) -> None:
        self.sessions.pop(id, None)


@dataclass
class Floor:
    """The conversations, read by the pages and changed by presses."""

    sheets: dict[str, Sheet] = field(default_factory=dict)
    open: list[Ticket] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    presses: dict[str, Message] = field(default_factory=dict)  # by event id: what was decided
    replayed: list[tuple[str, int]] = field(default_factory=list)

    async def rows(self, view: str, rep: str, limit: int) -> Sequence[Row]:
        rows = sorted((sheet.row for sheet in self.sheets.values()), key=lambda row: -row.urgency)
        kept = {
            "mine": [row for row in rows if row.owner is Owner.REP and row.rep == rep],
            "waiting": [row for row in rows if row.owner is Owner.OFFERED],
            "all": rows,
        }
        return kept[view][:limit]

    async def sheet(self, conversation: str) -> Sheet:
        if conversation not in self.sheets:
            raise NotFound(conversation)
        return self.sheets[conversation]

    async def lines(self, conversation: str, after: int) -> Sequence[Line]:
        return [x for x in self.sheets[conversation].lines if x.seq > after and x.who is not Who.NOTE]

    async def mark(self, conversation: str, *, seen: int | None = None, reached: int | None = None) -> None:
        sheet = self.sheets[conversation]
        self.sheets[conversation] = replace(sheet, row=replace(sheet.row, unread=0))

    async def tickets(self) -> Sequence[Ticket]:
        return self.open

    async def asides(self) -> Sequence[Aside]:
        return self.aside

    async def replay(self, conversation: str, seq: int) -> None:
        self.replayed.append((conversation, seq))
        self.aside = [x for x in self.aside if (x.conversation, x.seq) != (conversation, seq)]

    async def press(self, message: Message) -> Post:
        sheet = await self.sheet(message.conversation)
        talk = sheet.conversation
        if message.event_id in self.presses:
            return Post(owner=talk.owner, rep=talk.rep)
        taken = talk.owner is Owner.REP and talk.rep != message.author and message.kind not in (Kind.NOTE, Kind.TAKE_BACK)
        if taken:
            return Post(owner=talk.owner, rep=talk.rep, refused=f"claimed_by:{talk.rep}")
        self.presses[message.event_id] = message
        return self._apply(sheet, message)

    def _apply(self, sheet: Sheet, message: Message) -> Post:
        owner, rep, happened = moved(sheet, message)
        self.sheets[message.conversation] = replace(
            said(sheet, message) if message.kind in SPEAKER else sheet,
            events=(*sheet.events, *((message.at, event) for event in happened)),
            conversation=replace(sheet.conversation, owner=owner, rep=rep),
            row=replace(sheet.row, owner=owner, rep=rep),
            close_reason=message.text if message.kind is Kind.CLOSE else sheet.close_reason,
        )
        return Post(owner=owner, rep=rep)


def moved(sheet: Sheet, message: Message) -> tuple[Owner, str, tuple[Event, ...]]:
    """Return the owner after a press, their rep, and what the history keeps of it."""
    was, author = sheet.conversation, message.author
    if message.kind is Kind.ASK_IN:
        on = not any(event.kind == "co_seller" and event.data["rep"] == message.choice for _, event in sheet.events)
        return was.owner, was.rep, (Event(kind="co_seller", data={"rep": message.choice, "on": on}),)
    if message.kind is Kind.TAKE_BACK:
        last = sheet.events[-1][1].data
        owner, rep = Owner(str(last["from"])), str(last["was"])
        return owner, rep, (Event(kind="owner", data={"from": was.owner, "to": owner, "rep": rep, "reason": "undone"}),)
    if message.kind not in OWNER_AFTER:
        return was.owner, was.rep, ()
    owner, to_team = OWNER_AFTER[message.kind], message.choice.startswith("team:")
    rep = {Kind.CLAIM: author, Kind.HAND_OVER: message.choice}.get(message.kind, was.rep)
    owner, rep = (Owner.OFFERED, was.rep) if to_team else (owner, rep)
    data = {"from": was.owner, "to": owner, "rep": rep, "was": was.rep, "by": author, "team": message.choice[5:] if to_team else was.team}
    reason = {"reason": "handed_over"} if message.kind is Kind.HAND_OVER else {}
    return owner, rep, (Event(kind="owner", data=data | reason),)


OWNER_AFTER = {Kind.HAND_OVER: Owner.REP, Kind.CLAIM: Owner.REP, Kind.GIVE_BACK: Owner.BOT, Kind.CLOSE: Owner.CLOSED}
SPEAKER = {Kind.REPLY: Who.REP, Kind.NOTE: Who.NOTE, Kind.SETTLE_QUESTION: Who.REP}


def said(sheet: Sheet, message: Message) -> Sheet:
    """Return the sheet with the message as its last line."""
    seq = max((x.seq for x in sheet.lines), default=0) + 1
    line = Line(seq=seq, who=SPEAKER[message.kind], text=message.text, at=message.at, name=message.author)
    return replace(sheet, lines=(*sheet.lines, line))


class Shelf:
    """Flow versions in a list."""

    def __init__(self, *versions: FlowVersion) -> None:
        self.versions = list(versions)

    async def live(self, flow: str) -> FlowVersion | None:
        return next((v for v in self.versions if v.flow == flow and v.live), None)

    async def version(self, flow: str, version: int) -> FlowVersion:
        found = next((v for v in self.versions if (v.flow, v.version) == (flow, version)), None)
        if found is None:
            raise NotFound(flow)
        return found

    async def publish(self, flow: str, files: Mapping[str, str], note: str, by: str, now: datetime) -> FlowVersion:
        raise Refused("the desk only reads")

    async def back(self, flow: str, by: str, now: datetime) -> FlowVersion:
        raise Refused("the desk only reads")

    async def history(self, flow: str) -> Sequence[FlowVersion]:
        return sorted((v for v in self.versions if v.flow == flow), key=lambda v: -v.version)


class Hub:
    """A queue per listener."""

    def __init__(self) -> None:
        self.queues: list[asyncio.Queue[tuple[str, str]]] = []

    async def subscribe(self, topic: str) -> AsyncIterator[tuple[str, str]]:
        queue: asyncio.Queue[tuple[str, str]] = asyncio.Queue()
        self.queues.append(queue)
        try:
            while True:
                yield await queue.get()
        finally:
            self.queues.remove(queue)

    def tell(self, name: str, data: str) -> None:
        for queue in self.queues:
            queue.put_nowait((name, data))
