"""A bot that says what a test tells it to, and personas for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from bot.model import Value
from bot.simulate.persona import Persona, Truth
from bot.simulate.player import Heard, State

PERSONA = Persona(
    id="one",
    flow="b2b_saas",
    language="en",
    now=datetime.fromisoformat("2026-03-10T09:30:00-05:00"),
    region="US",
    opens=("hi",),
    answers={"company_size": ("60", "sixty, I said"), "email": ("jo@brightloaf.example",), "default": ("no idea",)},
    truth=Truth(intent=True, intent_by=1, outcome="handoff"),
)


def persona(**changed: Any) -> Persona:  # noqa: ANN401 - any field of a persona
    """Return the persona with changes."""
    return replace(PERSONA, **changed)


@dataclass(slots=True)
class Scripted:
    """Asks for one field after another ("" asks for nothing), and learns what it is told to learn."""

    asks: Sequence[str] = ()
    learns: Mapping[int, Mapping[str, Value]] = field(default_factory=dict)  # after which message
    outcomes: Mapping[int, str] = field(default_factory=dict)
    intent_at: int = 0
    follow_up: str = ""
    heard: list[str] = field(default_factory=list)
    waited: list[timedelta] = field(default_factory=list)

    async def say(self, text: str) -> Heard:
        self.heard.append(text)
        asking = self.asks[len(self.heard) - 1] if len(self.heard) <= len(self.asks) else ""
        return Heard(lines=(f"asking {asking}",), asking=asking) if asking else Heard(lines=("fine",))

    async def wait(self, span: timedelta) -> Heard:
        self.waited.append(span)
        return Heard(lines=(self.follow_up,)) if self.follow_up and span > timedelta(days=1) else Heard()

    async def state(self) -> State:
        said = len(self.heard)
        answers = {name: value for at, learned in self.learns.items() if at <= said for name, value in learned.items()}
        outcome = next((self.outcomes[at] for at in sorted(self.outcomes, reverse=True) if at <= said), None)
        return State(outcome=outcome, intent=0 < self.intent_at <= said, answers=answers)
