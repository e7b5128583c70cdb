"""What a platform tells us, before anybody knows whose conversation it is; and what we tell it back at once.

An adapter's `parse` makes these values of the vendor's events, and nothing but them leaves the adapter. `bot/reception.py` takes
them: it finds or opens the conversation, tells a prospect's words from a rep's, and calls the inbox. Everything here is hostile
until it has been there: ids, names and texts are what strangers typed.

Addresses are opaque strings that only their adapter reads. A `place` is where messages go: a channel, a chat, a thread of one.
A `ref` is one message, as `Platform.send` returned it or as an event named it. It stands alone: unique on the whole platform, so where
the vendor numbers messages within a channel or chat the adapter puts that into the ref (`C0123:1712.0001`, `-100123:77`), and enough
to edit, answer under or delete the message without its place. The same message has the same ref in every event and in every answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who did it, as the platform knows them."""

    id: str  # the platform's own id; a rep is known by it (`reps.<id>.<platform>` in config.yaml)
    name: str = ""
    locale: str = ""  # BCP 47 tag, where the platform tells it


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file, picture or voice note beside somebody's words."""

    name: str
    kind: str  # file | image | voice | video
    size: int  # bytes; 0: unknown
    ref: str  # what the adapter's `fetch` needs to get it; never a secret
    platform: str = ""  # whose `fetch` that is; "": of the platform that the prospect is on


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Somebody wrote something at a place: to the bot, or under a card."""

    platform: str
    event_id: str  # unique on the platform; the same for each redelivery
    place: str  # where an answer belongs; for a mention in a public place its thread, which the mention opens
    ref: str  # this message
    author: Author
    text: str  # plain text: the vendor's markup undone, mentions of people as @name
    at: datetime  # when we received it, UTC
    thread: str = ""  # ref of the message under which it stands: a card's (or that of anything we wrote under one) makes it a rep's words
    addressed: bool = True  # a direct message, a mention, or words in a thread where the bot is asked: else it is nobody's business
    mentions: tuple[str, ...] = ()  # platform ids of the people whom it names, the bot left out
    named: bool = False  # it names the bot itself; words in a direct talk need not
    files: tuple[Attachment, ...] = ()
    campaign: str = ""  # what a deep link carried
    phone: str = ""  # the author's own phone where the platform vouches for it (Telegram's contact of the sender), E.164
    opens: bool = False  # a start of the talk without words of its own (Telegram's /start): greet, do not read
    stops: bool = False  # the platform's own word for "leave me alone" (Telegram's /stop): an opt-out


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """Somebody pressed a button of ours, or sent a form of ours."""

    platform: str
    event_id: str
    place: str
    ref: str  # the message that the button stands under
    author: Author
    payload: str  # what `Button.payload` or a choice's payload was; strangers can forge it
    at: datetime
    form: Mapping[str, str] | None = None  # what was typed into the form of this action; None: the button itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A message was edited, or deleted (`text` is None), by who wrote it."""

    platform: str
    event_id: str
    place: str
    ref: str
    author: Author
    text: str | None
    at: datetime
    thread: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A prospect cannot be reached at a place any more: blocked us, left, deleted the chat."""

    platform: str
    event_id: str
    place: str
    why: str
    at: datetime
    within: str = ""  # how all places begin that are gone with this one, such as the threads of a channel; "": none


@dataclass(frozen=True, slots=True, kw_only=True)
class Commanded:
    """Somebody typed a command of ours that the platform shows to nobody else, as it does with what answers it. Nothing is stored."""

    platform: str
    event_id: str
    place: str
    author: Author
    text: str  # the whole of it: "/leads waiting"
    at: datetime


Arrival = Heard | Pressed | Changed | Left | Commanded


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A page that one rep sees, where a platform has such: their open leads, in their team's language."""

    title: str
    empty: str  # what stands there when no lead is open
    leads: tuple[Face, ...] = ()  # the most urgent first


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One field of a form."""

    name: str
    label: str
    choices: tuple[tuple[str, str], ...] = ()  # (value, label); empty: free text
    required: bool = True
    longest: int = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a button opens before it does anything; sent back as `Pressed.form` with the same payload."""

    title: str
    payload: str
    inputs: tuple[Input, ...]
    submit: str
    cancel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of an arrival. The adapter acks the platform when it has this: everything is committed by then."""

    taken: bool = True  # False: nobody's business, nothing was stored
    repeated: bool = False  # the same event came before; nothing was done now
    whisper: str = ""  # for the one who did it alone, in their language
    form: Form | None = None  # show this; nothing has changed yet


class Reception(Protocol):
    """Takes what platforms tell us; `bot/reception.py` is one.

    Raises StorageUnavailable when nothing was committed (do not ack: the platform sends it again), Refused for what cannot be
    taken (ack it, and whisper the sentence to whoever did it where that is possible). A press or a form is answered well within 3 s.
    """

    async def arrived(self, arrival: Arrival) -> Receipt:
        """Take one arrival."""
        ...

    async def opens_form(self, pressed: Pressed) -> Form | None:
        """Return the form that this button opens, without storing anything; None where it acts by itself. Fast: no write."""
        ...


class Action(StrEnum):
    """What a button does. The values stand in payloads, so they are short and never change their meaning."""

    CLAIM = "cl"
    NOT_A_FIT = "nf"  # form: reason
    SNOOZE = "sn"  # form: until
    GIVE_BACK = "gb"
    CHOICE = "ch"  # argument: "<seq of the line>.<choice id>"
    UNDO = "un"  # argument: the event id's key of the rep's words that wait to be sent
    SEND = "se"  # argument: seq of a colleague's note that the owner sends to the prospect


LONGEST_PAYLOAD = 64
"""Bytes of a payload: Telegram's limit for callback data, https://core.telegram.org/bots/api#inlinekeyboardbutton"""


def pack(action: Action, conversation: str, argument: str = "") -> str:
    """Return the payload of a button: 64 bytes at most, read back by `unpack`. Raises ValueError where it would be longer."""
    payload = f"{action.value}:{conversation}:{argument}"
    if len(payload.encode()) > LONGEST_PAYLOAD:
        raise ValueError(f"a payload has {LONGEST_PAYLOAD} bytes at most")
    return payload


def unpack(payload: str) -> tuple[Action, str, str] | None:
    """Return (action, conversation, argument) of a payload; None for one that is not ours."""
    parts = payload.split(":", 2)
    known = {action.value: action for action in Action}
    if len(parts) != 3 or parts[0] not in known or len(payload.encode()) > LONGEST_PAYLOAD:
        return None
    return known[parts[0]], parts[1], parts[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A button under a card."""

    label: str  # in the team's language
    payload: str
    style: str = ""  # "primary" | "danger" | ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One fact on the face of a card."""

    label: str
    value: str  # in the team's language, "—" never: what is not known has no row
    quote: str = ""  # as said
    before: str = ""  # the value that a correction replaced
    unsure: bool = False
    declined: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A card as people see it, the same on every platform: an adapter only renders it. All texts are in the team's language.

    Made by `bot/desk/face.py` when the effect leaves, from what stands in the store then, so an old edit never overwrites a newer one.
    """

    title: str  # who: name or "visitor from Seoul", with the company
    state: str  # who owns it now: "waiting, claim by 14:05", "with Dana", "closed: won"
    colour: str  # green | amber | red | grey: how urgent
    reason: str  # one line: why now
    score: str  # "78 of 100"
    terms: tuple[str, ...] = ()  # why that score: "+25 50 people or more"
    rows: tuple[Row, ...] = ()
    not_asked: str = ""  # "Not asked: budget, role"
    questions: tuple[str, ...] = ()  # open questions
    context: tuple[str, ...] = ()  # platform, page, campaign; local times of both sides; "masked: card number"
    files: tuple[tuple[str, str], ...] = ()  # (name, link)
    buttons: tuple[Button, ...] = ()
    link: str = ""  # this conversation on the desk
    link_label: str = ""
    ping: str = ""  # platform id of the one person whom it mentions; empty: nobody
    summary: str = ""  # the one line for notifications and screens that show no layout


@dataclass(frozen=True, slots=True, kw_only=True)
class Lodging:
    """Where a platform stands, for `doctor`, the desk and `/health/ready`."""

    ok: bool
    what: str = ""  # what is wrong
    cure: str = ""  # which step to take
    checked: Mapping[str, str] = field(default_factory=dict)  # what was tried → what came back, no secrets
