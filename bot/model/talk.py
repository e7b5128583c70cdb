"""What enters, and what is known of a conversation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.model.arrivals import Attachment
from bot.model.changing import swift
from bot.model.diary import Diary, Meeting
from bot.model.entered import Message

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


@swift
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
    asks: str = ""  # as in `Say`; not kept in the transcript


@swift
@dataclass(frozen=True, kw_only=True)  # no slots: see swift
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
class Rejected:
    """An answer of which a rep said that it is not right."""

    answer: Answer
    by: str  # the rep's id
    at: datetime


class Pause(StrEnum):
    """Whether somebody is called away from the talk, "one sec, customer at the counter", or is back."""

    NONE = ""
    AWAY = "away"
    BACK = "back"


@swift
@dataclass(frozen=True, kw_only=True)  # no slots: see swift
class Reading:
    """What we think the waiting messages mean."""

    language: str
    signals: Mapping[str, float] = field(default_factory=dict)  # signal name → strength 0..1
    answers: tuple[Answer, ...] = ()  # in the order in which they were said
    declined: tuple[str, ...] = ()  # fields that the prospect does not want to, or cannot, answer
    corrected: tuple[str, ...] = ()  # fields whose answer was said to replace an earlier one
    question: str = ""  # the counter-question to answer from the knowledge pages, as said
    wants_material: bool = False  # a brochure, deck or quotation was asked for
    takes_leave: bool = False  # the last that was said is a goodbye
    no_questions: bool = False  # they would be asked nothing more
    pause: Pause = Pause.NONE  # nothing was said but this
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
class Nurture:
    """Whether somebody agreed to be written to later, with their own words as evidence, and what they were written since."""

    state: str = ""  # "": not asked | asked: their next words answer it | unanswered | given | refused | withdrawn
    question: str = ""  # as it was put to them
    on_version: int = 0  # the conversation's version since then: with another one somebody else spoke or decided meanwhile
    quote: str = ""  # what they said to it
    message: int = 0  # seq of the message that the quote stands in
    at: datetime | None = None  # when that was
    ended_at: datetime | None = None  # when they withdrew it
    said: int = 0  # steps already said
    asked_again_at: datetime | None = None  # when they were last asked whether it still holds
    confirmed_at: datetime | None = None  # when they last said that it does

    @property
    def is_open(self) -> bool:
        """Tell whether they were asked, for the first time or again, and did not answer yet."""
        again = self.asked_again_at is not None and (self.confirmed_at is None or self.confirmed_at < self.asked_again_at)
        return self.state == "asked" or (self.state == "given" and again)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """What a person was written unasked, over all of their conversations, and whether they may be written to."""

    at: tuple[float, ...] = ()  # epoch seconds, oldest first
    heard_at: float = 0.0  # when they last wrote in this conversation
    silenced: bool = False  # they asked for silence, here or in another conversation
    held: bool = False  # a rep speaks with them in another conversation


@swift
@dataclass(frozen=True, kw_only=True)  # no slots: see swift
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
    no_questions: bool = False  # they would be asked nothing more, so nothing is
    lost: int = 0  # messages in a row that made no sense to us
    bot_turns: tuple[float, ...] = ()  # epoch seconds of the bot's turns within the last hour
    throttled: bool = False  # said "slow down"; silent until something new is said
    last_texts: tuple[str, ...] = ()  # digests of the prospect's last messages, to see loops
    follow_ups: int = 0  # follow-ups already said
    quiet: bool = False  # the last follow-up has passed without a word
    hushed: bool = False  # handed to a team: the bot is silent until somebody claims
    co_sellers: tuple[str, ...] = ()  # reps who write to the prospect beside the owner
    noticed: float = 0.0  # epoch seconds at which the prospect was last told when to expect the owner's answer
    rejected: tuple[Rejected, ...] = ()  # oldest first; those fields are declined too, until they have an answer again
    beside: Mapping[str, Answer] = field(default_factory=dict)  # field → what the prospect said in so many words after a rep's entry
    opted_out_said: int = 0  # 1: confirmed; 2: said how to start again
    meeting: Meeting | None = None  # None: no time was offered yet
    nurture: Nurture | None = None  # None: nothing was asked or said of it yet


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


@swift
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


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Everything a turn is decided on, as loaded in one read."""

    conversation: Conversation
    talk: Talk
    waiting: tuple[Message, ...]  # oldest first
    beside: Beside | None = None  # while a rep owns it
    diary: Diary | None = None  # whose time may be offered; None where no meeting is in question
    reached: Reached | None = None  # where a timer rang at which we would write unasked

    @property
    def answers_a_person(self) -> bool:
        """Tell whether a rep has spoken since they claimed: what is said then answers them, not the question that the bot left open."""
        return self.conversation.owner is Owner.REP and self.beside is not None and self.beside.spoke_at is not None
