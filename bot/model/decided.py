"""What was decided, and what has to be done outside because of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.model.arrivals import Button, Face
from bot.model.changing import swift
from bot.model.diary import Diary
from bot.model.entered import Back, Kind
from bot.model.lead import Card, Lead
from bot.model.letter import Letter
from bot.model.rota import Assigned
from bot.model.said import Move, Say
from bot.model.talk import Beside, Owner, Reached, Reading, Talk


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, for history and figures. Holds no personal data."""

    kind: str  # "owner", "outcome", "intent", "asked", "answered", "declined", "card", "not_reached", …
    data: Mapping[str, str | int | float | bool | None] = field(default_factory=dict)


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class TimerSet:
    """Set, move or cancel the one timer of this kind in this conversation."""

    kind: Kind
    due_at: datetime | None  # None cancels
    step: int = 0
    keep: bool = False  # one that is set already stays as it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What one question to a language model took."""

    fresh: int = 0  # tokens of input that no cache held
    cached: int = 0  # tokens of input read from the cache
    written: int = 0  # tokens of input written to the cache
    out: int = 0  # tokens of output
    micros: int = 0  # millionths of a US dollar, at list prices
    ms: int = 0
    tries: int = 0  # requests; more than one only where the transport failed before an answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Thought:
    """What a language model was asked in a turn and what became of it; kept with the turn, so that it can be taken again.

    E-mail addresses and phone numbers stand in its texts as placeholders, unless `redact: off`.
    """

    model: str = ""
    skipped: str = ""  # why it was not asked; "" when it was
    heard: str = ""  # what the turn adds to the conversation with the model; sent with this call, or with the next
    raw: str = ""  # what it returned, as it came
    trouble: str = ""  # why nothing of it can be used; "" when all is well
    usage: Usage = field(default_factory=Usage)
    parsed: Reading | None = None  # what the parsers alone read
    kept: tuple[str, ...] = ()  # what of it entered the reading: fields, "intent", "pages"
    dropped: tuple[tuple[str, str], ...] = ()  # (what, why) of what did not
    guard: tuple[str, ...] = ()  # why its draft was not said; () when it was, or when there was none
    spoke: bool = False  # its draft was said
    said: str = ""  # what was said to the prospect in this turn
    plain: bool = False  # `redact: off`: nothing was replaced
    hides: Mapping[str, str] = field(default_factory=dict, repr=False)  # placeholder → what it stands for, all of the conversation


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """One thing to be done on the sales side because of a decision; `kind` and the fields as in `Effect`."""

    kind: str  # relay | mark | whisper | note | amend | withdraw | mail
    platform: str
    place: str
    say: Say | None = None
    ref: str = ""
    thread: str = ""
    to: str = ""
    mark: str = ""
    buttons: tuple[Button, ...] = ()
    wait: float = 0.0  # seconds until it is due
    back: Back | None = None


@swift
@dataclass(frozen=True, kw_only=True)  # no slots: see swift
class Turn:
    """What the bot decided on the messages that were waiting. Saved in one transaction, or not at all."""

    conversation: str
    on_version: int  # the version that was loaded; another one in the store means: decide again
    upto: int  # seq of the last message that this turn took
    now: datetime
    talk: Talk
    owner: Owner
    team: str
    opted_out: bool
    moves: tuple[Move, ...] = ()
    says: tuple[Say, ...] = ()
    events: tuple[Event, ...] = ()
    timers: tuple[TimerSet, ...] = ()
    lead: Lead | None = None  # None: nothing for the sales side yet
    reading: Reading | None = None
    beside: Beside | None = None
    thought: Thought | None = None  # None: there is no model to ask
    diary: Diary | None = None
    reached: Reached | None = None
    errands: tuple[Errand, ...] = ()
    meets: bool = False  # the meeting is another one than before: what is held for it has to follow


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """The owner's side of a decision made at once: what a press or a rep's words did."""

    owner: Owner
    rep: str
    says: tuple[Say, ...] = ()
    notes: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    timers: tuple[TimerSet, ...] = ()
    refused: str = ""  # why nothing changed, for the presser alone: "claimed_by:<rep>", "not_owner", "closed"
    talk: Talk | None = None  # set when the rule changed what is remembered
    close_reason: str = ""
    errands: tuple[Errand, ...] = ()
    undone: int = 0  # seq of the rep's words that are not sent after all
    amended: int = 0  # seq of the line that now reads `text`
    text: str | None = None  # None: the line is taken away
    called: bool = False  # `text` is told in the card's threads
    call: str = ""  # the rep whom that mentions; "": nobody
    team: str = ""  # the team it belongs to from now on; "": as before
    offers: Assigned | None = None  # to whom it is offered now
    lead: Lead | None = None  # what sales sees from now on; None: as before
    kin: str = ""  # the conversation whose person is, or is not, the same as this one's
    joins: bool = False  # …is; else what was joined is taken apart
    contact: bool = False  # `talk` tells another name, address or number of the person


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """Something that has to be done outside, as the outbox reads it back.

    say      say it at the place (a card's place: in the thread of `thread`)
    card     post the card's `face`; return its ref
    edit     make the card at `ref` show `face`
    note     words for the team in the thread of `thread`: what the prospect said, what happened
    mark     put `mark` on the message at `ref`, instead of the mark that was there
    whisper  say it to `to` alone, as private as the platform can
    amend    the message at `ref` now reads `say`
    withdraw take the message at `ref` away
    relay    a rep's words that wait to be undone; then they are a reply. Nothing leaves the house
    mail     send the letter to the address at the place; `mark` says of which sort it is: unread | support | …
    sync     for connectors
    """

    id: str
    conversation: str
    kind: str
    platform: str
    place: str  # where on the platform: a channel, chat or thread
    say: Say | None
    card: Card | None
    attempts: int
    due_at: datetime
    ref: str = ""  # what the platform called the message that this changes; for a card: the older card whose place it takes, to link to
    thread: str = ""  # ref of the card under which it belongs; "" at a prospect's place
    to: str = ""  # for a whisper: the platform's id of who may see it; for a note: of the one person whom it mentions
    mark: str = ""  # waiting | sent | note | failed
    face: Face | None = None  # for card and edit, put in as it leaves
    seq: int = 0  # of the line; payloads of its choices carry it
    buttons: tuple[Button, ...] = ()  # under a whisper: undo, send
    back: Back | None = None  # a say: the rep's message that these words come from, marked when they arrived or did not
    letter: Letter | None = None  # for a mail, put in as it leaves
    after: str = ""  # for what was being sent when we died: the ref of what left before it at the same place; "": nothing
