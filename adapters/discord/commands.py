"""The command `/leads`: announced in the servers where cards stand, answered to who typed it alone.

https://discord.com/developers/docs/interactions/application-commands
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import discord
import structlog
from discord import app_commands

from adapters.discord.places import Listening, is_id
from adapters.discord.receive import commanded
from adapters.discord.text import pieces
from bot.errors import Refused, StorageUnavailable
from bot.model.arrivals import Reception
from bot.ports import Clock

ANSWER_WITHIN = 1.5
"""Seconds after which a command is answered with "thinking", before its answer is known; Discord waits 3."""

NAME, ABOUT = "leads", "today, waiting, overdue, reps, or a firm's name"
DESCRIPTION = "Leads waiting, overdue, new today, by rep or of a firm"

log = structlog.get_logger()


@dataclass(slots=True, kw_only=True)
class Commands:
    """Announces the command and answers it. `places` are those of cards: where nobody sells, nobody is offered it."""

    reception: Reception
    listening: Listening
    places: Sequence[str]
    clock: Clock
    _tree: app_commands.CommandTree | None = None
    _commands: list[app_commands.Command[Any, ..., None]] = field(default_factory=list)

    def attach(self, client: discord.Client) -> None:
        """Have a client hand commands to us; each client has a list of its own."""

        async def leads(interaction: discord.Interaction, about: str = "") -> None:
            await self.answer(interaction, about)

        self._tree = app_commands.CommandTree(client)
        self._commands = [app_commands.Command(name=NAME, description=DESCRIPTION, callback=app_commands.describe(about=ABOUT)(leads))]

    async def announce(self, client: discord.Client) -> None:
        """Tell the servers in which cards stand of the command, each once; where that is refused, words to the bot still do."""
        rooms = (client.get_channel(int(place)) for place in self.places if is_id(place))
        for guild in {room.guild for room in rooms if isinstance(room, discord.abc.GuildChannel)}:
            try:
                await self._announce(guild)
            except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
                log.info("Discord does not take the command", why=type(error).__name__, server=guild.id)

    async def _announce(self, guild: discord.Guild) -> None:
        if self._tree is None or any(known.description == DESCRIPTION for known in await self._tree.fetch_commands(guild=guild)):
            return
        for command in self._commands:
            self._tree.add_command(command, guild=guild, override=True)
        await self._tree.sync(guild=guild)

    async def answer(self, interaction: discord.Interaction, about: str) -> None:
        """Answer within 3 s, to who asked alone."""
        if not self.listening.knows(str(interaction.guild_id or "")):
            return
        answering = asyncio.create_task(self._answered(interaction, about))
        await asyncio.wait({answering}, timeout=ANSWER_WITHIN)
        late = not answering.done()
        try:
            if late:
                await interaction.response.defer(ephemeral=True, thinking=True)
            words = await answering
            say = interaction.followup.send if late else interaction.response.send_message
            await say(words, ephemeral=True, allowed_mentions=discord.AllowedMentions.none(), suppress_embeds=True)
        except StorageUnavailable:
            log.warning("a command on Discord is not answered: the database does not answer")
        except discord.HTTPException as error:
            log.warning("a command on Discord was answered too late", code=error.code, status=error.status)

    async def _answered(self, interaction: discord.Interaction, about: str) -> str:
        try:
            receipt = await self.reception.arrived(commanded(interaction, f"/{NAME} {about}".strip(), at=self.clock()))
        except Refused as refused:
            return pieces(str(refused))[0]
        return pieces(receipt.whisper)[0]
