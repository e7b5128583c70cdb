"""Mail in a house: the links, the server that letters leave by, and what is written as a mail leaves."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

from adapters.mail.links import Links
from bot.bootstrap.outside import purpose_key
from bot.config import Config
from bot.desk import cardmail, mailing, support
from bot.desk.phrase import words_of
from bot.desk.support import SUPPORT
from bot.errors import NotFound
from bot.model import Effect, Owner
from bot.model.arrivals import Face
from bot.model.letter import Letter
from bot.outbox import Dress
from bot.ports import Clock, Platform
from bot.shelf import Shelf
from storage.store import Store
from storage.units.second import CARD

Compose = Callable[[Effect], Awaitable[Letter | None]]
"""Writes the letter of an effect as it leaves; None: there is nothing to tell any more."""


FaceOf = Callable[[str, str], Awaitable[Face | None]]
"""(conversation, platform) → the card as it would be posted there now; None where it was erased."""


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
    face: FaceOf
    """Makes a card as it would be posted now."""
    clock: Clock
    sorts: dict[str, Compose] = field(default_factory=dict)
    """By `Effect.mark`: mails of other sorts than those about lines that were not seen."""

    async def dress(self, effect: Effect) -> Effect | None:
        """Return the effect as it can be sent; None where there is nothing to tell."""
        if effect.kind != "mail":
            return await self._calmed(await self.otherwise(effect))
        compose = {CARD: self.card, SUPPORT: self.support, **self.sorts}.get(effect.mark, self._unread)
        letter = await compose(effect)
        return None if letter is None else replace(effect, letter=letter)

    async def _calmed(self, effect: Effect | None) -> Effect | None:
        """Return what leaves for the sales side, mentioning nobody where the same was told on the team's other way."""
        if effect is None or not self.config.has_second:
            return effect
        calls = effect.to if effect.kind == "note" else effect.face and effect.face.ping
        if not calls or not await self.store.hushed(effect, self.clock()):
            return effect
        return replace(effect, to="", face=replace(effect.face, ping="") if effect.face else None)

    async def card(self, effect: Effect) -> Letter | None:
        """Write the mail that stands for a card; None where somebody has the lead by now."""
        try:
            sheet = await self.store.sheet(effect.conversation)
            flow = (await self.shelf.live(sheet.conversation.flow)).flow
        except NotFound:
            return None
        shown = await self.face(effect.conversation, "mail") if sheet.conversation.owner not in (Owner.REP, Owner.CLOSED) else None
        if shown is None:
            return None
        language = self.config.team(sheet.row.team).language
        return cardmail.letter(shown, words_of(flow, language), self.config.mail.name or flow.company, language)

    async def support(self, effect: Effect) -> Letter | None:
        """Write the mail that hands a request to support; None where the conversation was erased."""
        try:
            sheet = await self.store.sheet(effect.conversation)
            flow = (await self.shelf.live(sheet.conversation.flow)).flow
        except NotFound:
            return None
        shown = await self.face(effect.conversation, "mail")
        return support.letter(sheet, effect.seq, flow, self.config, shown.link if shown else "")

    async def _unread(self, effect: Effect) -> Letter | None:
        try:
            sheet = await self.store.sheet(effect.conversation)
            flow = (await self.shelf.live(sheet.conversation.flow)).flow
        except NotFound:
            return None
        return mailing.letter(sheet, effect.seq, await self.store.told_after(effect), flow, self.config)
