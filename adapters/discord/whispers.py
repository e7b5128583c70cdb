"""Answers that one person alone sees: under what they just pressed, else in a direct message. Never in public."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import discord

from adapters.discord.places import ref
from adapters.discord.text import pieces
from bot.ports import Clock

AT_HAND = timedelta(minutes=14)
"""A token of an interaction lives 15 minutes, https://discord.com/developers/docs/interactions/receiving-and-responding"""

MOST = 200
"""Interactions kept at hand."""


@dataclass(slots=True, kw_only=True)
class Whispers:
    """Keeps the last interaction of each person for as long as its token lives."""

    client: Callable[[], discord.Client]
    clock: Clock
    _at_hand: OrderedDict[str, tuple[datetime, discord.Interaction]] = field(default_factory=OrderedDict)

    def keep(self, interaction: discord.Interaction) -> None:
        """Note an interaction that was answered, so that a later whisper can follow it."""
        person = str(interaction.user.id)
        self._at_hand[person] = (self.clock(), interaction)
        self._at_hand.move_to_end(person)
        while len(self._at_hand) > MOST:
            self._at_hand.popitem(last=False)

    async def say(self, person: str, text: str, nonce: str) -> str:
        """Say it to one person, return the ref. Raises the vendor's errors; Forbidden where they take no direct messages."""
        for part in pieces(text)[:1]:
            at_hand = self._under_press(person)
            if at_hand is not None:
                try:
                    said = await at_hand.followup.send(part, ephemeral=True, wait=True, allowed_mentions=discord.AllowedMentions.none())
                    return ref(said.channel.id, said.id)
                except discord.HTTPException:
                    self._at_hand.pop(person, None)  # the token died before its time: the direct message is left
        return await self._direct(person, text, nonce)

    def _under_press(self, person: str) -> discord.Interaction | None:
        at, interaction = self._at_hand.get(person, (None, None))
        return interaction if at and interaction and self.clock() - at < AT_HAND else None

    async def _direct(self, person: str, text: str, nonce: str) -> str:
        channel = await self.client().create_dm(discord.Object(int(person)))
        said = await channel.send(pieces(text)[0], nonce=nonce, suppress_embeds=True)
        return ref(channel.id, said.id)
