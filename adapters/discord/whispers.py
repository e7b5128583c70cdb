"""Answers that one person alone should see.

Under what they just pressed in the same place Discord shows it to them alone. Else, in a card's thread, where only the team reads, it is
a short reply that names them without a sound and takes itself away; anywhere else it is a direct message. It never stands in public.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import discord

from adapters.discord.places import messages_of, ref, target_of
from adapters.discord.render import Draft
from adapters.discord.vendor import parts
from bot.ports import Clock

AT_HAND = timedelta(minutes=14)
"""A token of an interaction lives 15 minutes, https://discord.com/developers/docs/interactions/receiving-and-responding"""

PASSES = 30.0
"""Seconds after which a whisper in a card's thread takes itself away."""

MOST = 200
"""Interactions, and whispers that can be taken away, kept at hand."""


@dataclass(slots=True, kw_only=True)
class Whispers:
    """Keeps the last interaction of each person in each place for as long as its token lives."""

    client: Callable[[], discord.Client]
    clock: Clock
    passes: float = PASSES
    _at_hand: OrderedDict[tuple[str, int], tuple[datetime, discord.Interaction]] = field(default_factory=OrderedDict)
    _said: OrderedDict[int, discord.WebhookMessage] = field(default_factory=OrderedDict)
    _leaving: set[asyncio.Task[None]] = field(default_factory=set)

    def keep(self, interaction: discord.Interaction) -> None:
        """Note an interaction that was answered, so that a later whisper can follow it."""
        if interaction.channel_id is not None:
            _put(self._at_hand, (str(interaction.user.id), interaction.channel_id), (self.clock(), interaction))

    async def say(self, person: str, draft: Draft, nonce: str, *, place: str, thread: str) -> str:
        """Say it to one person, return the ref. Raises the vendor's errors; Forbidden where they take no direct messages."""
        channel, under = target_of(thread or place)
        where = under or channel
        told = await self._under_press(person, where, draft)
        if told:
            return told
        if thread:
            return await self._passing(where, draft, nonce)
        said = await (await self.client().create_dm(discord.Object(int(person)))).send(**_arguments(draft, nonce))
        return ref(said.channel.id, said.id)

    async def take_away(self, whisper: str) -> bool:
        """Take back a whisper that only its reader sees. Return False for one that is an ordinary message."""
        _, ids = messages_of(whisper)
        said = self._said.pop(ids[0], None)
        if said is None:
            return False
        try:
            await said.delete()
        except (discord.NotFound, discord.Forbidden):
            return True  # it was dismissed, or its token has died: nothing more can be done
        return True

    async def _under_press(self, person: str, where: int, draft: Draft) -> str:
        """Say it under what they pressed, return the ref; "" where nothing was pressed here, or its token died before its time."""
        at, interaction = self._at_hand.get((person, where), (None, None))
        if at is None or interaction is None or self.clock() - at >= AT_HAND:
            return ""
        given = parts(draft)
        try:
            said = await interaction.followup.send(given["content"], ephemeral=True, wait=True, **_view(given))
        except discord.HTTPException:
            self._at_hand.pop((person, where), None)
            return ""
        _put(self._said, said.id, said)
        return ref(where, said.id)

    async def _passing(self, where: int, draft: Draft, nonce: str) -> str:
        said = await self.client().get_partial_messageable(where).send(**_arguments(draft, nonce), silent=True)
        leaving = asyncio.create_task(self._leave(said))
        self._leaving.add(leaving)
        leaving.add_done_callback(self._leaving.discard)
        return ref(where, said.id)

    async def _leave(self, said: discord.Message) -> None:
        await asyncio.sleep(self.passes)
        try:
            await said.delete()
        except (discord.DiscordException, OSError):
            return  # somebody took it away already; a process that ends leaves it standing


def _put(kept: OrderedDict[Any, Any], key: object, value: object) -> None:
    kept[key] = value
    kept.move_to_end(key)
    while len(kept) > MOST:
        kept.popitem(last=False)


def _view(given: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in given.items() if key in ("view", "allowed_mentions") and value is not None}


def _arguments(draft: Draft, nonce: str) -> dict[str, Any]:
    given = {key: value for key, value in parts(draft).items() if value is not None}
    return {**given, "nonce": nonce, "suppress_embeds": True}
