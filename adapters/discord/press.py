"""Buttons and forms: each interaction is answered within 3 s, whatever the rest of the house is doing.

The library's views and dynamic items are not used: one handler reads the payload out of every press and every form, so that nothing
is kept in memory for a message and a button of last year works in a process of today.
https://discord.com/developers/docs/interactions/receiving-and-responding
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import discord
import structlog

from adapters.discord.places import Listening
from adapters.discord.receive import pressed, spot_of
from adapters.discord.text import LONGEST, escape, length, pieces
from adapters.discord.vendor import buttons, modal
from adapters.discord.whispers import Whispers
from bot.errors import HandraiserError, Refused, StorageUnavailable
from bot.model.arrivals import Action, Form, Pressed, Receipt, Reception, unpack
from bot.ports import Clock

FORM_WITHIN = 0.8
"""Seconds in which we know whether a button opens a form."""

ANSWER_WITHIN = 1.5
"""Seconds after which a press is answered with "I have it", before its result is known; with `FORM_WITHIN` well inside the 3 s."""

FAILED = "⚠️"
"""What somebody sees whose press was lost after it had been answered; before that Discord itself says so in their language."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Presses:
    """Answers interactions."""

    reception: Reception
    listening: Listening
    whispers: Whispers
    clock: Clock
    me: Callable[[], int]

    async def answer(self, interaction: discord.Interaction) -> None:
        """Answer one interaction; what is not ours stays unanswered."""
        press = self._ours(interaction)
        if press is None:
            return
        try:
            form = await self._form(press)
            if form is None:
                await self._decide(interaction, press)
            else:
                await interaction.response.send_modal(modal(form))
        except discord.HTTPException as error:
            log.warning("a press on Discord was answered too late", code=error.code, status=error.status)

    def _ours(self, interaction: discord.Interaction) -> Pressed | None:
        if interaction.channel is None:
            return None
        spot = spot_of(interaction.channel, self.me())
        press = pressed(interaction, spot, at=self.clock()) if self.listening.knows(spot.guild) else None
        return press if press and unpack(press.payload) else None

    async def _form(self, press: Pressed) -> Form | None:
        if press.form is not None:
            return None
        try:
            async with asyncio.timeout(FORM_WITHIN):
                return await self.reception.opens_form(press)
        except (TimeoutError, HandraiserError):
            return None  # then the press itself is decided, and says what is wrong

    async def _decide(self, interaction: discord.Interaction, press: Pressed) -> None:
        deciding = asyncio.create_task(self.reception.arrived(press))
        await asyncio.wait({deciding}, timeout=ANSWER_WITHIN)
        late = not deciding.done()
        if late:
            await interaction.response.defer()
        try:
            receipt = await deciding
        except Refused as refused:
            receipt = Receipt(taken=False, whisper=str(refused))
        except StorageUnavailable:
            log.warning("a press on Discord was lost: the database does not take it", press=press.event_id)
            if late:
                await self._whisper(interaction, FAILED, late=True)
            return
        if receipt.taken and _is_choice(press) and interaction.message is not None:
            await _choose(interaction, interaction.message, late=late)
            return
        await self._close(interaction, receipt, late=late)

    async def _close(self, interaction: discord.Interaction, receipt: Receipt, *, late: bool) -> None:
        if receipt.form and not late:
            await interaction.response.send_modal(modal(receipt.form))
        elif receipt.whisper:
            await self._whisper(interaction, receipt.whisper, late=late)
        elif not late:
            await interaction.response.defer()
        self.whispers.keep(interaction)

    async def _whisper(self, interaction: discord.Interaction, text: str, *, late: bool) -> None:
        words, nobody = pieces(text)[0], discord.AllowedMentions.none()
        if late:
            await interaction.followup.send(words, ephemeral=True, allowed_mentions=nobody)
        else:
            await interaction.response.send_message(words, ephemeral=True, allowed_mentions=nobody)


def _is_choice(press: Pressed) -> bool:
    known = unpack(press.payload)
    return known is not None and known[0] is Action.CHOICE


async def _choose(interaction: discord.Interaction, message: discord.Message, *, late: bool) -> None:
    """Take the buttons away under which somebody chose, and leave what was chosen."""
    words = _with_choice(message.content, _label(interaction, message))
    if late:
        await message.edit(content=words, view=None, allowed_mentions=discord.AllowedMentions.none())
    else:
        await interaction.response.edit_message(content=words, view=None, allowed_mentions=discord.AllowedMentions.none())


def _label(interaction: discord.Interaction, message: discord.Message) -> str:
    pressed = interaction.data.get("custom_id") if interaction.data else None
    return next((key.label or "" for key in buttons(message) if key.custom_id == pressed), "")


def _with_choice(words: str, label: str) -> str:
    longer = f"{words}\n✓ {escape(label)}"
    return longer if label and length(longer) <= LONGEST else words
