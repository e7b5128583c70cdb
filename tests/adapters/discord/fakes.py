"""A reception that remembers what it was told, and effects and faces to send."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from bot.errors import StorageUnavailable
from bot.model import Effect, Say
from bot.model.arrivals import Arrival, Face, Form, Input, Pressed, Receipt, Row
from tests.adapters.contract.faces import buttons

TALK = "0198d7f2-6f5e-7c3a-9d1b-2f4e6a8c0b1d"


@dataclass(slots=True)
class FakeReception:
    """Takes each event once; answers as it is told."""

    receipt: Receipt = field(default_factory=Receipt)
    form: Form | None = None
    slow: float = 0.0  # seconds that a decision takes
    down: int = 0  # how often the database does not answer
    error: Exception | None = None
    got: list[Arrival] = field(default_factory=list)
    tries: int = 0
    _known: set[str] = field(default_factory=set)

    async def arrived(self, arrival: Arrival) -> Receipt:
        self.tries += 1
        await asyncio.sleep(self.slow)
        if self.down:
            self.down -= 1
            raise StorageUnavailable("the database is locked")
        if self.error:
            raise self.error
        if arrival.event_id in self._known:
            return Receipt(repeated=True)
        self._known.add(arrival.event_id)
        self.got.append(arrival)
        return self.receipt

    async def opens_form(self, pressed: Pressed) -> Form | None:
        return self.form and replace(self.form, payload=pressed.payload)

    def texts(self) -> list[Any]:
        """Return the words that arrived, in their order."""
        return [getattr(arrival, "text", None) for arrival in self.got]


def effect(kind: str, place: str, text: str = "", /, **more: Any) -> Effect:  # noqa: ANN401 - fields of an effect
    """Return an effect that is due now."""
    plain: dict[str, Any] = {"id": "e1", "conversation": TALK, "kind": kind, "platform": "discord", "place": place, "card": None}
    say = more.pop("say", Say(text=text) if text else None)
    return Effect(**{**plain, "say": say, "attempts": 0, "due_at": datetime.now(UTC), **more})


REASONS = Form(
    title="Not a fit",
    payload="",
    inputs=(
        Input(name="reason", label="Reason", choices=(("size", "Too small"), ("other", "Something else"))),
        Input(name="words", label="In a few words", required=False, longest=300),
    ),
    submit="Close",
    cancel="Cancel",
)


CARD = Face(
    title="Mina Park, Hanbit Logistics",
    state="waiting, claim by 14:05",
    colour="amber",
    reason="Asked for a person",
    score="78 of 100",
    terms=("+25 50 people or more",),
    rows=(Row(label="Team size", value="60", quote="we are about 60"),),
    not_asked="Not asked: budget, role",
    buttons=buttons(TALK, ("Claim", "Not a fit", "Snooze")),
    link="https://chat.northdesk.example/desk/c/1",
    link_label="Open on the desk",
    summary="Mina Park wants to talk: 60 people",
)
