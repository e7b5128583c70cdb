"""Mail in a house: the links, the server that letters leave by, and what is written as a mail leaves."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

from adapters.mail.links import Links
from bot.bootstrap.outside import purpose_key
from bot.config import Config
from bot.desk import mailing
from bot.errors import NotFound
from bot.letter import Letter
from bot.model import Effect
from bot.outbox import Dress
from bot.ports import Clock, Platform
from bot.shelf import Shelf
from storage.store import Store

Compose = Callable[[Effect], Awaitable[Letter | None]]
"""Writes the letter of an effect as it leaves; None: there is nothing to tell any more."""


def links_of(key: bytes, clock: Clock, public_url: str) -> Links:
    """Return what makes and reads the links of mails, with a key of their own."""
    return Links(key=purpose_key(key, "mail"), clock=clock, public_url=public_url, lasts=mailing.LASTS)


def server_of(config: Config, links: Links, clock: Clock) -> dict[str, Platform]:
    """Return the platform of mails, if config names a server. The SMTP client is imported now, and not otherwise."""
    if not config.mail.host:
        return {}
    from adapters.mail.send import Mail

    return {"mail": Mail(config=config.mail, links=links, clock=clock)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Puts the letter into a mail as it leaves, from what stands in the store then, so that a corrected line is not sent as it was."""

    store: Store
    shelf: Shelf
    config: Config
    otherwise: Dress
    """Dresses what is no mail."""
    sorts: dict[str, Compose] = field(default_factory=dict)
    """By `Effect.mark`: mails of other sorts."""

    async def dress(self, effect: Effect) -> Effect | None:
        """Return the effect as it can be sent; None where there is nothing to tell."""
        if effect.kind != "mail":
            return await self.otherwise(effect)
        compose = self.sorts.get(effect.mark, self._unread)
        letter = await compose(effect)
        return None if letter is None else replace(effect, letter=letter)

    async def _unread(self, effect: Effect) -> Letter | None:
        try:
            sheet = await self.store.sheet(effect.conversation)
            flow = (await self.shelf.live(sheet.conversation.flow)).flow
        except NotFound:
            return None
        return mailing.letter(sheet, effect.seq, await self.store.told_after(effect), flow, self.config)
