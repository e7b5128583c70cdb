"""A persona: a scripted prospect with what they say to each question, and what a good rep would know of them afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.simulate.expect import Expected

UNFINISHED = "unfinished"
"""The outcome of a run that ended before any of the flow's own."""

DEFAULT = "default"
"""The key of `answers` for every field that has none of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interjection:
    """What is said instead of the answer to the bot's question number `at`, counted from 1 over all its questions."""

    at: int
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What a good rep would know at the end."""

    intent: bool
    outcome: str  # one of the flow's, or UNFINISHED
    intent_by: int | None = None  # the number of the message by which the intent can be seen
    fields: Mapping[str, Expected] = field(default_factory=dict)
    absent: tuple[str, ...] = ()  # fields that must stay empty, because the prospect never said them


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """One scripted prospect."""

    id: str
    flow: str
    language: str
    now: datetime  # aware; its zone is the prospect's
    opens: tuple[str, ...]
    truth: Truth
    region: str = ""  # ISO 3166 country
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    interjects: tuple[Interjection, ...] = ()
    leaves_after: int | None = None  # messages, then silence
    character: str = ""  # who this is, for a model that plays them

    def replies(self, asked: str) -> tuple[str, ...]:
        """Return what the prospect says to a field's question, the first time, the second, …; () when they have nothing to say."""
        return self.answers.get(asked) or self.answers.get(DEFAULT, ())
