"""What enters, from whichever side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.model.arrivals import Attachment
from bot.model.changing import swift


class Kind(StrEnum):
    """What entered. The first three wait for a turn; the others are decided at once, in the transaction that accepts them."""

    SAID = "said"
    CHOICE = "choice"
    FOLLOW_UP = "follow_up"
    MEETING = "meeting"  # the timer that offers times for a meeting
    REMINDER = "reminder"  # the timer that reminds of one
    NURTURE = "nurture"  # the timer of the slow sequence after the outcome nurture
    CONFIRM = "confirm"  # the timer that asks whether consent to advertising still holds
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
    CORRECT = "correct"  # a rep enters an answer on the card
    REJECT = "reject"  # …says that one is not right
    RESTORE = "restore"  # …takes the prospect's own words after all
    JOIN = "join"  # …says that another conversation is of the same person
    PART = "part"  # …takes that back

    @property
    def waits_for_turn(self) -> bool:
        """True for what the prospect says and for timers that speak."""
        return self in (Kind.SAID, Kind.CHOICE) or self.speaks

    @property
    def speaks(self) -> bool:
        """True for timers at which we speak by ourselves; they carry no words."""
        return self in (Kind.FOLLOW_UP, Kind.MEETING, Kind.REMINDER, Kind.NURTURE, Kind.CONFIRM)


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


@swift
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
    choice: str = ""  # the id of the choice that was pressed; for what a rep does to an answer its field; for a join the other one
    about: int = 0  # the line (seq) whose choices were pressed, the follow-up step, the open question's number
    masked: tuple[str, ...] = ()  # what kinds of numbers were hidden in the text: "card", "resident_number", …
    seq: int = 0  # its place in the conversation, given by the store; 0 before
    files: tuple[Attachment, ...] = ()  # what came beside the text
    back: Back | None = None  # a rep's words under a card: where they stand
