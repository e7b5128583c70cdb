"""The handoff, as the sales side sees it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.changing import swift
from bot.model.diary import Meeting
from bot.model.talk import OpenQuestion, Value


@swift
@dataclass(frozen=True, kw_only=True)  # no slots: see swift
class Fact:
    """One row of the card."""

    field: str
    value: Value | None  # None: not asked, or declined
    shown: str  # the value in the team's language
    quote: str = ""
    message: int = 0
    state: str = "known"  # known | unsure | declined | rejected | not_asked
    source: str = ""
    before: str = ""  # the corrected or rejected value, shown struck through
    beside: str = ""  # what the prospect said after a rep entered something else
    beside_quote: str = ""
    beside_message: int = 0


@swift
@dataclass(frozen=True, kw_only=True)  # no slots: see swift
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


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """What of a conversation the sales side sees; written with the turn that changed it."""

    team: str
    urgency: int  # higher first on the desk
    card: Card
