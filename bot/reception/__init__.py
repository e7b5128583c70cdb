"""Takes what platforms tell us: finds or opens the conversation, tells a prospect's words from a rep's, and calls the inbox."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.model.arrivals import Arrival, Changed, Commanded, Form, Heard, Left, Pressed, Receipt
from bot.reception.commands import commanded, from_rep
from bot.reception.needs import Needs, tidy
from bot.reception.presses import form_of, pressed
from bot.reception.prospects import changed_by_prospect, heard_from_prospect, left
from bot.reception.threads import changed_under_card, heard_under_card, release

__all__ = ["FrontDesk", "Needs", "release"]


@dataclass(frozen=True, slots=True)
class FrontDesk:
    """The `Reception` of `bot/model/arrivals.py`."""

    needs: Needs

    async def arrived(self, arrival: Arrival) -> Receipt:
        """Take one arrival. Raises StorageUnavailable when nothing was committed."""
        if isinstance(arrival, Heard):
            return await self._heard(arrival)
        if isinstance(arrival, Pressed):
            return await pressed(self.needs, arrival)
        if isinstance(arrival, Commanded):
            return await commanded(self.needs, arrival)
        if isinstance(arrival, Left):
            return await left(self.needs, arrival)
        return await self._changed(arrival)

    async def opens_form(self, pressed: Pressed) -> Form | None:
        """Return the form that this button opens, None where it acts by itself. Nothing is written."""
        return await form_of(self.needs, pressed)

    async def _heard(self, heard: Heard) -> Receipt:
        heard = replace(heard, files=tuple(tidy(file, heard.platform) for file in heard.files)) if heard.files else heard
        under = await self.needs.store.under(heard.platform, heard.thread) if heard.thread else None
        told = await from_rep(self.needs, heard, under)
        if told is not None:
            return told
        if under is not None:
            return await heard_under_card(self.needs, heard, under)
        return await heard_from_prospect(self.needs, heard)

    async def _changed(self, changed: Changed) -> Receipt:
        under = await self.needs.store.under(changed.platform, changed.ref)
        if under is not None:
            return await changed_under_card(self.needs, changed, under)
        return await changed_by_prospect(self.needs, changed)
