"""The same adapter on simcord, a Discord that nobody here wrote (in process, with the vendor's real library on top)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import simcord

from adapters.discord.adapter import Discord
from bot.config import PlatformConfig
from bot.model import Say
from bot.model.arrivals import Changed, Heard, Pressed, Receipt
from tests.adapters.discord.fakes import CARD, REASONS, FakeReception, effect


@dataclass
class Peer:
    """A server with a channel for cards and a lobby."""

    env: simcord.Env
    guest: Discord
    reception: FakeReception
    cards: simcord.ChannelHandle
    lobby: simcord.ChannelHandle
    mina: simcord.MemberActor
    dana: simcord.MemberActor

    @property
    def me(self) -> str:
        return f"<@{self.guest.gateway.me}>"


@asynccontextmanager
async def joined() -> AsyncIterator[Peer]:
    """Run the adapter on it; no fixture, because simcord's clock wants to end in the context where it began."""
    reception = FakeReception()
    config = PlatformConfig(name="discord", flow="b2b_saas", settings={"token": "t"})
    guest = Discord(settings=config, reception=reception, clock=lambda: datetime.now(UTC), places=(), ready_timeout=0.05)
    async with simcord.run(guest.client()) as env:
        server = env.create_guild()
        cards, lobby = server.create_text_channel("leads"), server.create_text_channel("lobby")
        mina, dana = (server.add_member(env.create_user(name)) for name in ("mina", "dana"))
        guest.gateway.lanes.go()
        yield Peer(env=env, guest=guest, reception=reception, cards=cards, lobby=lobby, mina=mina, dana=dana)


async def test_a_direct_message_is_heard_and_answered() -> None:
    async with joined() as peer:
        await peer.mina.send_dm("we are 60 people")
        (heard,) = peer.reception.got
        assert isinstance(heard, Heard)
        assert heard.text == "we are 60 people"
        await peer.guest.send(effect("say", heard.place, say=Say(text="By when?", choices=(("now", "Now"),))))
        said = peer.mina.user.dm_channel.last_message
        assert said
        assert said.content == "By when?"


async def test_a_mention_is_answered_in_a_thread() -> None:
    async with joined() as peer:
        await peer.mina.send(peer.lobby, f"{peer.me} what does it cost?")
        (heard,) = peer.reception.got
        assert isinstance(heard, Heard)
        assert heard.text == "what does it cost?"
        await peer.guest.send(effect("say", heard.place, "Hi, I am Mia."))
        (thread,) = peer.lobby.threads
        assert thread.last_message
        assert thread.last_message.content == "Hi, I am Mia."
        await peer.mina.send(thread, "for 60 people")
        assert peer.reception.got[1].place == heard.place


async def test_a_card_is_claimed_declined_with_a_reason_and_edited() -> None:
    async with joined() as peer:
        ref = await peer.guest.send(effect("card", str(peer.cards.id), face=CARD))
        card = peer.cards.last_message
        assert card
        assert card.embeds[0].title == CARD.title
        peer.reception.receipt = Receipt(whisper="It is yours")
        claimed = await peer.dana.click(card, label="Claim")
        assert claimed.acknowledged
        peer.reception.form, peer.reception.receipt = REASONS, Receipt()
        opened = await peer.dana.click(card, label="Not a fit")
        await peer.dana.submit_modal(opened, {"reason": ["size"], "words": "three people"})
        first, form = peer.reception.got
        assert isinstance(first, Pressed)
        assert isinstance(form, Pressed)
        assert (first.ref, form.ref) == (ref, ref)
        assert form.form == {"reason": "size", "words": "three people"}


async def test_edits_deletions_marks_and_notes() -> None:
    async with joined() as peer:
        card = await peer.guest.send(effect("card", str(peer.cards.id), face=CARD))
        await peer.guest.send(effect("note", str(peer.cards.id), "they asked again", thread=card))
        (thread,) = peer.cards.threads
        said = await peer.mina.send_dm("60 people")
        heard = peer.reception.got[0]
        assert isinstance(heard, Heard)
        for mark in ("waiting", "sent"):
            await peer.guest.send(effect("mark", heard.place, ref=heard.ref, mark=mark))
        await peer.mina.user.edit(said, "80 people")
        await peer.mina.user.delete(said)
        edit, deletion = peer.reception.got[1:]
        assert isinstance(edit, Changed)
        assert isinstance(deletion, Changed)
        assert (edit.text, deletion.text) == ("80 people", None)
        assert thread.last_message
        assert thread.last_message.content == "they asked again"
