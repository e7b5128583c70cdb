"""What the bot is going to say: its parts before there are words, and the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.arrivals import Attachment
from bot.model.changing import swift
from bot.model.talk import Who


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
    ASK_CONSENT = "ask_consent"  # whether they may be written to later
    CONSENT_GIVEN = "consent_given"
    CONSENT_REFUSED = "consent_refused"
    CONFIRM_CONSENT = "confirm_consent"  # whether it still holds; at: when it was given
    ADVERT = "advert"  # a step of the slow sequence; text: the topic, sources: the mark, and what `advertising.source_of` says
    ANYTHING_ELSE = "anything_else"
    FAREWELL = "farewell"  # to who leaves while something is still open
    NO_QUESTIONS = "no_questions"  # to who would be asked nothing more
    TAKE_TIME = "take_time"  # to who is called away for a moment
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


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One part of what the bot is going to say, before there are words."""

    kind: MoveKind
    fields: tuple[str, ...] = ()
    text: str = ""  # the page's answer, the link, the topic
    sources: tuple[str, ...] = ()
    step: int = 0  # how often this was asked before; the follow-up's number
    at: datetime | None = None  # the time named by {when}


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """One message to the prospect."""

    text: str
    who: Who = Who.BOT
    name: str = ""
    choices: tuple[tuple[str, str], ...] = ()  # (id, label)
    sources: tuple[str, ...] = ()
    files: tuple[Attachment, ...] = ()  # what goes with the words, named in them
    asks: str = ""  # the kind of field whose answer it waits for: phone, email, …; "contact": any way to be reached; "": none
