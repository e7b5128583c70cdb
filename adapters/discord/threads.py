"""Threads: the one of a talk hangs under the mention that began it, the one of a card under the card. Opened when first needed."""

from __future__ import annotations

from typing import Literal

import discord

from adapters.discord.errors import THREAD_THERE
from adapters.discord.limits import THREAD_NAME
from adapters.discord.text import cut, unescape
from bot.errors import GivenUp

WEEK: Literal[10080] = 10080
"""Minutes of silence after which Discord hides a thread, the longest it knows; a word in it shows it again."""


async def open_thread(client: discord.Client, channel: int, message: int) -> None:
    """Open the thread of a message; one that is there already is as good. Raises the vendor's errors, GivenUp for other channels."""
    parent = client.get_channel(channel) or await client.fetch_channel(channel)
    if not isinstance(parent, discord.TextChannel):
        raise GivenUp("no thread can be opened in this kind of channel: name a text channel in config.yaml")
    opener = await parent.fetch_message(message)
    try:
        await opener.create_thread(name=_name(opener), auto_archive_duration=WEEK)
    except discord.HTTPException as error:
        if error.code != THREAD_THERE:
            raise


def _name(opener: discord.Message) -> str:
    """Return what the thread is called: the card's title, else who began the talk."""
    title = opener.embeds[0].title if opener.embeds else None
    return cut(unescape(title) if title else opener.author.display_name, THREAD_NAME)
