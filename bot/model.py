"""The words of the trade as frozen values: what enters, what is known, what was decided, what has to be done outside.

Everything here is plain data (str, int, float, bool, None, tuples, mappings, aware datetimes), so that it can be stored,
replayed and compared. Nothing here reads a clock or touches the world; values change only by `dataclasses.replace`.
"""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cache
from itertools import repeat
from operator import attrgetter, call
from typing import TYPE_CHECKING

from bot.arrivals import Attachment, Button, Face
from bot.diary import Diary, Meeting
from bot.letter import Letter
from bot.rota import Assigned

if TYPE_CHECKING:
    changed = dataclasses.replace
else:

    def changed(value: object, /, **fields: object) -> object:
        """Return a copy with these fields: `dataclasses.replace` for our slotted values, at a fifth of its cost on the hot path.

        Raises TypeError for a field that the value does not have. Type checkers see `dataclasses.replace` itself.
        """
        values, setters = _slots(type(value))
        copy = object.__new__(type(value))
        deque(map(call, setters.values(), repeat(copy), values(value)), maxlen=0)
        for name, new in fields.items():
            if name not in setters:
                raise TypeError(f"{type(value).__name__} has no field {name}")
            setters[name](copy, new)
        return copy

    @cache
    def _slots(kind: type) -> tuple[Callable[[object], tuple[object, ...]], dict[str, Callable[[object, object], None]]]:
        """Return what reads all fields of a slotted class at once, and what writes each."""
        names = kind.__slots__
        read = attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)
        return read, {name: kind.__dict__[name].__set__ for name in names}


Json = str | int | float | bool | None | list["Json"] | Mapping[str, "Json"]

Value = str | dict[str, str | float | int | None]
"""A field's value in the form that is stored, shown by `understand` and compared with a persona's truth.

text, name, company, role, email (lower case), phone (E.164), choice   str
number, headcount (whole people)                                        {"min", "max"}; an open end is None
money                                                                   {"min", "max", "currency" (ISO 4217 or None),
                                                                        "period" (month, year, seat, once or None)}
timeline (local ISO dates)                                              {"earliest", "latest"}; either may be None
"""

Texts = Mapping[str, str]
"""One text per language code, e.g. {"en": "How many people work there?"}."""


class Owner(StrEnum):
    """Who speaks to the prospect. One fact, changed only by the rule in `bot/desk/ownership.py`."""

    BOT = "bot"
    OFFERED = "offered"
    REP = "rep"
    CLOSED = "closed"


class Who(StrEnum):
    """Whose words a line of the transcript is."""

    PROSPECT = "prospect"
    BOT = "bot"
    REP = "rep"
    NOTICE = "notice"
    NOTE = "note"


class Kind(StrEnum):
    """What entered. The first three wait for a turn; the others are decided at once, in the transaction that accepts them."""

    SAID = "said"
    CHOICE = "choice"
    FOLLOW_UP = "follow_up"
    MEETING = "meeting"  # the timer that offers times for a meeting
    REMINDER = "reminder"  # the timer that reminds of one
    CLAIM = "claim"
    GIVE_BACK = "give_back"
    CLOSE = "close"
    REPLY = "reply"
    NOTE = "note"
    CLAIM_DEADLINE = "claim_deadline"
    SETTLE_QUESTION = "settle_question"
    START = "start"  # the platform's own gesture to begin, again
    FILE = "file"  # a file without words
    LEFT = "left"  # the prospect cannot be reached any more
    RELAY = "relay"  # the owner's words under a card; they wait to be undone before they are a reply
    UNDO = "undo"  # …and are not sent
    AMEND = "amend"  # a rep changed words of theirs under a card, or took them away
    REPLY_DEADLINE = "reply_deadline"
    HAND_OVER = "hand_over"
    ABSENT = "absent"  # the rep who has it, or is offered it, is away or gone
    ASK_IN = "ask_in"  # a colleague, to write to the prospect beside the owner
    TAKE_BACK = "take_back"  # the last change of owner
    SNOOZE = "snooze"
    SNOOZE_OVER = "snooze_over"  # the timer that a snooze set
    UNREAD = "unread"  # the timer that looks whether a visitor saw what was said

    @property
    def waits_for_turn(self) -> bool:
        """True for what the prospect says and for timers that speak."""
        return self in (Kind.SAID, Kind.CHOICE) or self.speaks

    @property
    def speaks(self) -> bool:
        """True for timers at which we speak by ourselves; they carry no words."""
        return self in (Kind.FOLLOW_UP, Kind.MEETING, Kind.REMINDER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Back:
    """A rep's message under a card that something goes back to: marks on it, whispers to who wrote it."""

    platform: str
    place: str
    ref: str  # the message
    thread: str  # the card
    to: str  # the platform's id of who wrote it
    whispers: Mapping[str, str] = field(default_factory=dict)  # what they may have to be told, in their team's language: undo, failed, …
    undo: str = ""  # the label of the button that undoes
    owner: str = ""  # the owner's id on the platform, who is asked whether to send a colleague's words
    send: str = ""  # the label of the button that sends them


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Anything that enters: a prospect's words, a button, a rep's words, a timer that came due."""

    conversation: str
    platform: str
    event_id: str  # the platform's own id of this event; unique with the platform, so that a redelivery falls out
    kind: Kind
    at: datetime  # when we received it, UTC
    text: str = ""  # what was said, after masking; for a close the reason
    author: str = ""  # the rep's id for what a rep does, else empty
    choice: str = ""  # the id of the choice that was pressed
    about: int = 0  # the line (seq) whose choices were pressed, the follow-up step, the open question's number
    masked: tuple[str, ...] = ()  # what kinds of numbers were hidden in the text: "card", "resident_number", …
    seq: int = 0  # its place in the conversation, given by the store; 0 before
    files: tuple[Attachment, ...] = ()  # what came beside the text
    back: Back | None = None  # a rep's words under a card: where they stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the transcript as it stands in the store; what the widget and the desk show."""

    seq: int
    who: Who
    text: str
    at: datetime
    name: str = ""  # the shown name of who speaks
    choices: tuple[tuple[str, str], ...] = ()  # (id, label)
    sources: tuple[str, ...] = ()  # knowledge page ids that a sentence rests on
    masked: tuple[str, ...] = ()
    ref: str = ""  # the platform's event id of what a prospect said
    files: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A field's value with its source."""

    field: str
    value: Value
    quote: str  # stands in the message as written; for a rep's own entry what they typed
    message: int  # seq of the prospect's message; 0 for a rep's entry
    source: str  # "parser", "model", or "rep:<id>"
    at: datetime
    unsure: bool = False  # parser and model differ: known for asking, unknown for outcomes


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What we think the waiting messages mean."""

    language: str
    signals: Mapping[str, float] = field(default_factory=dict)  # signal name → strength 0..1
    answers: tuple[Answer, ...] = ()  # in the order in which they were said
    declined: tuple[str, ...] = ()  # fields that the prospect does not want to, or cannot, answer
    corrected: tuple[str, ...] = ()  # fields whose answer was said to replace an earlier one
    question: str = ""  # the counter-question to answer from the knowledge pages, as said
    wants_material: bool = False  # a brochure, deck or quotation was asked for
    tells: bool = False  # it says something at all (not only thanks or laughter), so the open question was passed over knowingly
    cited: tuple[str, ...] = ()  # ids of the sections that a model found an answer in, where the search found none


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """What no page answers and a colleague was asked."""

    number: int
    text: str
    team: str
    asked_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What a conversation remembers between turns; the after-state of its last turn."""

    language: str = ""  # "" until the prospect wrote something
    answers: Mapping[str, Answer] = field(default_factory=dict)  # by field
    history: tuple[Answer, ...] = ()  # answers that a correction replaced, oldest first
    declined: tuple[str, ...] = ()
    asked: Mapping[str, int] = field(default_factory=dict)  # field → times asked
    misses: Mapping[str, int] = field(default_factory=dict)  # field → times it was asked and passed over
    asking: str | None = None  # the field whose answer the bot waits for
    signals: Mapping[str, float] = field(default_factory=dict)  # those that hold until taken back, and this turn's own
    intent: float = 0.0  # strength of the purchase intent over the conversation
    intent_seen: int = 0  # seq of the message at which intent first held; 0: never
    outcome: str | None = None
    score: int = 0
    reasons: tuple[tuple[int, str], ...] = ()  # (points, reason in the team's language)
    used: tuple[str, ...] = ()  # openers already said, as "key#index", so that none is repeated
    disclosed: bool = False  # the prospect was told that this is an AI
    contact_asked: int = 0  # how often "how can they reach you" was asked after a wish for a person
    optional_declines: int = 0
    topic: str = ""  # what was left open, in the prospect's words; follow-ups name it
    questions: tuple[OpenQuestion, ...] = ()
    rude: int = 0  # messages of abuse in a row of the talk
    lost: int = 0  # messages in a row that made no sense to us
    bot_turns: tuple[float, ...] = ()  # epoch seconds of the bot's turns within the last hour
    throttled: bool = False  # said "slow down"; silent until something new is said
    last_texts: tuple[str, ...] = ()  # digests of the prospect's last messages, to see loops
    follow_ups: int = 0  # follow-ups already said
    quiet: bool = False  # the last follow-up has passed without a word
    hushed: bool = False  # handed to a team: the bot is silent until somebody claims
    co_sellers: tuple[str, ...] = ()  # reps who write to the prospect beside the owner
    noticed: float = 0.0  # epoch seconds at which the prospect was last told when to expect the owner's answer
    opted_out_said: int = 0  # 1: confirmed; 2: said how to start again
    meeting: Meeting | None = None  # None: no time was offered yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Where a conversation began; what the platform told us, never trusted further than for display and defaults."""

    region: str = ""  # ISO 3166 country
    timezone: str = ""  # IANA name
    locale: str = ""  # BCP 47 tag of the browser or app
    page: str = ""
    referrer: str = ""
    campaign: str = ""
    utm: Mapping[str, str] = field(default_factory=dict)
    name: str = ""  # what their platform shows them as; never an answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """One thread on one platform, without its memory (`Talk`) and its lines."""

    id: str
    platform: str
    flow: str
    flow_version: int
    contact: str
    visit: Visit
    created_at: datetime
    owner: Owner = Owner.BOT
    rep: str = ""  # the rep's id while owner is rep, the last rep afterwards
    team: str = ""  # the team it was offered to
    version: int = 0  # grows with every turn and every change of owner
    opted_out: bool = False
    test: bool = False  # opened by a rep to try the flow; counts nowhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """How the rep who owns a conversation stands to it."""

    away: bool = False
    back_at: datetime | None = None  # when they said that they are back
    spoke_at: datetime | None = None  # when they last wrote to the prospect


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Everything a turn is decided on, as loaded in one read."""

    conversation: Conversation
    talk: Talk
    waiting: tuple[Message, ...]  # oldest first
    beside: Beside | None = None  # while a rep owns it
    diary: Diary | None = None  # whose time may be offered; None where no meeting is in question


class MoveKind(StrEnum):
    """The parts a bot's message can be made of; `compose` turns each into one stock phrase or the flow's own words."""

    DISCLOSE = "disclose"
    HEARD = "heard"  # fields: what was just learned
    CORRECTED = "corrected"
    DECLINED = "declined"
    ANSWER = "answer"  # from a knowledge page
    NOT_KNOWN = "not_known"  # an open question was made
    NOT_KNOWN_ALONE = "not_known_alone"
    OPEN_QUESTION = "open_question"  # one more, while its owner and time have been told already
    MATERIAL = "material"
    GREETING_BACK = "greeting_back"
    SMALL_TALK = "small_talk"
    YES_AI = "yes_ai"
    PRIVACY = "privacy"
    PRIVACY_REQUEST = "privacy_request"
    LOST = "lost"
    ABUSE = "abuse"
    INJECTION = "injection"
    MASKED = "masked"
    TOO_LONG = "too_long"
    SLOW_DOWN = "slow_down"
    PERSON_CALLED = "person_called"
    PERSON_OUT_OF_HOURS = "person_out_of_hours"
    PERSON_WAITING = "person_waiting"
    OWNER_AWAY = "owner_away"  # a notice: the owner is away, or their team closed
    HANDOFF = "handoff"
    NURTURE = "nurture"
    OPTED_OUT = "opted_out"
    START_AGAIN = "start_again"
    SUPPORT = "support"
    JOB_SEEKER = "job_seeker"
    VENDOR_PITCH = "vendor_pitch"
    STUDENT = "student"
    FOLLOW_UP = "follow_up"
    ANYTHING_ELSE = "anything_else"
    BRIDGE = "bridge"
    ASK = "ask"  # fields: the one field asked for
    ASK_CONTACT = "ask_contact"
    MEETING_OFFER = "meeting_offer"  # a few times to choose from
    MEETING_AGAIN = "meeting_again"  # others than those offered before
    MEETING_MOVE = "meeting_move"  # …for a meeting that is booked already
    MEETING_GONE = "meeting_gone"  # the chosen one is not free any more, and others
    MEETING_BOOKED = "meeting_booked"
    MEETING_MOVED = "meeting_moved"
    MEETING_CANCELLED = "meeting_cancelled"
    MEETING_DECLINED = "meeting_declined"
    MEETING_NO_TIME = "meeting_no_time"  # nothing is free, or the calendar cannot be read: a colleague proposes a time
    MEETING_REMINDER = "meeting_reminder"  # a notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One part of what the bot is going to say, before there are words."""

    kind: MoveKind
    fields: tuple[str, ...] = ()
    text: str = ""  # the page's answer, the link, the topic
    sources: tuple[str, ...] = ()
    step: int = 0  # how often this was asked before; the follow-up's number
    at: datetime | None = None  # the time named by {when}


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """One message to the prospect."""

    text: str
    who: Who = Who.BOT
    name: str = ""
    choices: tuple[tuple[str, str], ...] = ()  # (id, label)
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, for history and figures. Holds no personal data."""

    kind: str  # "owner", "outcome", "intent", "asked", "answered", "declined", "card", "not_reached", …
    data: Mapping[str, str | int | float | bool | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerSet:
    """Set, move or cancel the one timer of this kind in this conversation."""

    kind: Kind
    due_at: datetime | None  # None cancels
    step: int = 0
    keep: bool = False  # one that is set already stays as it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One row of the card."""

    field: str
    value: Value | None  # None: not asked, or declined
    shown: str  # the value in the team's language
    quote: str = ""
    message: int = 0
    state: str = "known"  # known | unsure | declined | not_asked
    source: str = ""
    before: str = ""  # the corrected value, shown struck through


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The handoff on the sales side: the same facts on every platform. Owner and rep stand beside it, not in it."""

    title: str  # name or "visitor from Seoul"
    company: str
    reason: str  # one line: why now
    outcome: str | None
    score: int
    reasons: tuple[tuple[int, str], ...]
    facts: tuple[Fact, ...]
    not_asked: tuple[str, ...]
    questions: tuple[OpenQuestion, ...]
    wants_person: bool
    reachable: bool
    language: str
    region: str
    page: str
    referrer: str
    campaign: str
    masked: tuple[str, ...] = ()
    meeting: Meeting | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """What of a conversation the sales side sees; written with the turn that changed it."""

    team: str
    urgency: int  # higher first on the desk
    card: Card


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


@dataclass(frozen=True, slots=True, kw_only=True)
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
    meets: bool = False  # the meeting is another one than before: what is held for it has to follow


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
