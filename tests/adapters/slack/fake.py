"""A reception that remembers what it was told and answers as a test wants it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from bot.model.arrivals import Arrival, Changed, Form, Heard, Left, Pressed, Receipt


@dataclass(kw_only=True)
class FakeReception:
    """Takes every arrival once, as the real one does: an event id that came before is `repeated`."""

    receipt: Receipt = field(default_factory=Receipt)
    form: Form | None = None
    error: Exception | None = None  # raised instead, until it is taken out
    seconds: float = 0.0
    delays: list[float] = field(default_factory=list)  # of the next arrivals, instead
    told: list[Arrival] = field(default_factory=list)
    repeated: int = 0

    async def arrived(self, arrival: Arrival) -> Receipt:
        """Take one."""
        await asyncio.sleep(self.delays.pop(0) if self.delays else self.seconds)
        if self.error:
            raise self.error
        if any(arrival.event_id == one.event_id for one in self.told):
            self.repeated += 1
            return Receipt(repeated=True)
        self.told.append(arrival)
        return self.receipt

    async def opens_form(self, pressed: Pressed) -> Form | None:
        """Return the test's form."""
        return self.form

    @property
    def heard(self) -> list[Heard]:
        """What was said."""
        return [one for one in self.told if isinstance(one, Heard)]

    @property
    def pressed(self) -> list[Pressed]:
        """What was pressed."""
        return [one for one in self.told if isinstance(one, Pressed)]

    @property
    def changed(self) -> list[Changed]:
        """What was edited."""
        return [one for one in self.told if isinstance(one, Changed)]

    @property
    def left(self) -> list[Left]:
        """What was closed to us."""
        return [one for one in self.told if isinstance(one, Left)]
