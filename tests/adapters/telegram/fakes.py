"""A reception that remembers what arrived, and effects as the outbox would read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from bot.errors import StorageUnavailable
from bot.model import Effect, Say
from bot.model.arrivals import Arrival, Form, Heard, Pressed, Receipt, unpack

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TALK = "0193a5b2c3d47e8f90a1b2c3d4e5f607"
"""A conversation's id, as long as they are."""


@dataclass
class FakeReception:
    """Commits into a list, each event once."""

    arrivals: list[Arrival] = field(default_factory=list)
    tries: int = 0
    broken: int = 0  # next arrivals that the database does not take
    error: Exception | None = None  # raised for every arrival
    whisper: str = ""
    forms: Mapping[str, Form] = field(default_factory=dict)  # by action

    async def arrived(self, arrival: Arrival) -> Receipt:
        """Take one arrival."""
        self.tries += 1
        if self.error:
            raise self.error
        if self.broken:
            self.broken -= 1
            raise StorageUnavailable("the disk is full")
        repeated = any(one.event_id == arrival.event_id for one in self.arrivals)
        if not repeated:
            self.arrivals.append(arrival)
        return Receipt(repeated=repeated, whisper=self.whisper)

    async def opens_form(self, pressed: Pressed) -> Form | None:
        """Return the form of the payload's action."""
        known = unpack(pressed.payload)
        return self.forms.get(known[0].value) if known else None

    @property
    def heard(self) -> list[Heard]:
        """Words only."""
        return [one for one in self.arrivals if isinstance(one, Heard)]

    @property
    def pressed(self) -> list[Pressed]:
        """Presses only."""
        return [one for one in self.arrivals if isinstance(one, Pressed)]


def effect(kind: str = "say", place: str = "42", text: str = "", **more: Any) -> Effect:  # noqa: ANN401 - fields of Effect
    """Return an effect; `text` makes its say."""
    fields: dict[str, Any] = {"id": "e1", "conversation": TALK, "platform": "telegram", "card": None, "attempts": 0, "due_at": NOW}
    say = more.pop("say", Say(text=text) if text else None)
    return Effect(**{"seq": 3, **fields, "kind": kind, "place": place, "say": say, **more})
