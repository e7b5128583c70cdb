"""What an operator wrote, as frozen values: a flow after loading, with its conditions compiled and its words and pages beside it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from bot.model import Texts, Value


class Condition(Protocol):
    """A CEL condition, compiled."""

    @property
    def source(self) -> str:
        """The condition as it was written."""
        ...

    @property
    def names(self) -> frozenset[str]:
        """The variables that it is evaluated on."""
        ...

    def holds(self, context: object) -> bool:
        """True when it holds; a comparison on an unknown answer does not, negated or not. `context` is made by `condition.context`."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A quick reply under a question."""

    id: str  # stable within the question: "c1", "c2", …
    label: Texts
    value: Value  # as the field's kind reads the label


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One field that the flow asks for."""

    field: str
    kind: str  # a key of FIELD_KINDS
    ask: Texts
    required: bool = False
    why: Texts = dataclasses.field(default_factory=dict)  # what it is for, and that it may be left out; said with the first asking
    choices: tuple[Choice, ...] = ()
    when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreLine:
    """Points with the reason that stands on the card."""

    when: Condition
    add: int
    reason: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeLine:
    """opted_out | support | disqualified | handoff | nurture, and when it holds."""

    outcome: str
    when: Condition
    at_once: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Which team gets the lead; the last route has no condition."""

    to: str
    when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """What is said when the prospect went quiet for so long; {topic} is what was left open."""

    after: timedelta
    say: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    """What somebody with the outcome nurture hears over the months, if they may: advertising."""

    steps: tuple[FollowUp, ...]
    sender: Texts  # who sends it and how they are reached, at the foot of each
    consent: Texts = dataclasses.field(default_factory=dict)  # the question whether they may be written to; {}: nobody is asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """Where an existing customer with a problem is sent."""

    send_to: str
    say: Texts = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meetings:
    """Which times are offered for a meeting after the handoff."""

    minutes: int = 30
    notice: timedelta = timedelta(hours=2)  # none begins sooner
    days: int = 10  # none begins later


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomSignal:
    """A signal of the flow's own, or more examples for a built-in one."""

    name: str
    means: str  # the built-in signal that it counts as, or "" for a new one
    weight: float
    examples: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One question-like heading of a knowledge page with its short answer."""

    heading: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgePage:
    """A page that the bot may quote, with its owner and the day after which it is no longer said."""

    id: str
    title: str
    language: str
    owner: str
    valid_until: date
    source: str  # public address named to the prospect
    region: str = ""
    keywords: tuple[str, ...] = ()
    draft: bool = False  # checked like the others, and never said
    sections: tuple[Section, ...] = ()


Words = Mapping[str, tuple[str, ...]]
"""Stock phrases of one language by dotted key, e.g. words["heard.company_size"] → ("Thanks, {size} people.", …)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """One flow in one version."""

    name: str
    version: int  # 0: not published, taken from files
    languages: tuple[str, ...]  # the first is the fallback
    bot_name: Texts
    company: str
    disclosure: Texts
    questions: tuple[Question, ...]  # as written; required ones are asked first
    outcomes: tuple[OutcomeLine, ...]
    routes: tuple[Route, ...]
    words: Mapping[str, Words]  # language → phrases
    greeting: Texts = dataclasses.field(default_factory=dict)
    signals: tuple[CustomSignal, ...] = ()
    score: tuple[ScoreLine, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    nurture: Sequence | None = None  # None: nobody is written to after the outcome nurture
    support: Support | None = None
    meeting: Meetings | None = None  # None: no times are offered
    material: Texts = dataclasses.field(default_factory=dict)  # file path or address per language
    links: Mapping[str, str] = dataclasses.field(default_factory=dict)  # jobs, public, prices
    pages: tuple[KnowledgePage, ...] = ()
    retention_days: int | None = None  # what stays silent for so long is erased; None: nothing is
    named: frozenset[str] = frozenset()  # every word of the conditions; empty: not noted
    named_fields: tuple[tuple[str, str], ...] = ()  # (field, kind) of those that conditions need
    named_signals: tuple[str, ...] = ()

    def conditions(self) -> Iterator[Condition]:
        """Yield every condition of the flow."""
        yield from (q.when for q in self.questions if q.when)
        yield from (line.when for line in self.score)
        yield from (line.when for line in self.outcomes)
        yield from (r.when for r in self.routes if r.when)

    def question(self, name: str) -> Question | None:
        """Return the question for a field, None when the flow does not ask it."""
        return next((q for q in self.questions if q.field == name), None)

    def say(self, texts: Texts, language: str) -> str:
        """Return the text in the language, else in the flow's first language, else ""."""
        return texts.get(language) or texts.get(self.languages[0], "")
