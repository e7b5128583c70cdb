"""What stands in a place: whether an effect did arrive, and what was said while we were away."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import discord

from adapters.discord.attached import LINKS
from adapters.discord.places import messages_of, ref, target_of
from adapters.discord.render import Draft
from adapters.discord.send import drafts
from adapters.discord.text import escape
from adapters.discord.vendor import buttons, nonce
from bot.model import Effect
from bot.ports import Noted, nothing_noted

SLACK = timedelta(seconds=10)
"""How far Discord's clock may be behind ours."""

LOOK = 100
"""Messages of a place that are looked at, the first since the effect was due."""

_FOUND_BY_WORDS = frozenset({"say", "note", "card"})
"""Effects that make a message; the others change one and may be done twice."""


async def find(client: discord.Client, effect: Effect, stands: Noted = nothing_noted) -> str | None:
    """Return the ref of an effect that arrived before we died, None where not all of it is found; then note what is.

    Discord gives back the nonce only for some minutes and not in every history, so what is ours, was written since and reads the
    same (a card: has the same buttons, since it is drawn anew for every try) is taken for it too, behind what left before it:
    effects of a place leave in order, so no other one can be meant.
    """
    if effect.kind not in _FOUND_BY_WORDS:
        return None
    channel, thread = target_of(effect.thread or effect.place)
    target = client.get_partial_messageable(thread or channel)
    found: list[discord.Message] = []
    linked = False
    try:
        wanted = drafts(effect)
        async for message in target.history(limit=LOOK, after=discord.Object(_since(effect, thread or channel)), oldest_first=True):
            if len(found) < len(wanted) and _is(message, wanted[len(found)], nonce(effect.id, len(found)), client):
                found.append(message)
            elif len(found) == len(wanted):
                linked = linked or _links(message, effect, client)
    except discord.NotFound:
        return None
    known = ref(found[0].channel.id, *(message.id for message in found)) if found else ""
    if known and len(found) == len(wanted) and (linked or not _lacks_links(effect, found[0])):
        return known
    if known:
        await stands(effect, known)
    return None


def _lacks_links(effect: Effect, first: discord.Message) -> bool:
    """Tell whether links to files have to follow: what Discord took stands beside the first words."""
    return effect.kind == "say" and len(effect.say.files if effect.say else ()) > len(first.attachments)


def _links(message: discord.Message, effect: Effect, client: discord.Client) -> bool:
    """Tell whether a message behind the words is the links of their files; addresses are signed anew each time."""
    if client.user is None or message.author.id != client.user.id or not effect.say:
        return False
    if message.nonce is not None:
        return str(message.nonce) == nonce(effect.id, LINKS)
    return any(message.content.startswith(f"📎 [{escape(file.name)}](") for file in effect.say.files)


def _since(effect: Effect, place: int) -> int:
    """Return the message behind which an effect stands: by its time, and behind what left before it, which may have read the same."""
    earliest = discord.utils.time_snowflake(effect.due_at - SLACK)
    if not effect.after:
        return earliest
    channel, ids = messages_of(effect.after)
    return max(earliest, *ids) if channel == place else earliest


def _is(message: discord.Message, draft: Draft, key: str, client: discord.Client) -> bool:
    if client.user is None or message.author.id != client.user.id:
        return False
    if message.nonce is not None:
        return str(message.nonce) == key
    if draft.embed and (payloads := {key["payload"] for key in draft.buttons if "payload" in key}):  # a card's name its talk
        return not payloads.isdisjoint(button.custom_id for button in buttons(message))
    title = message.embeds[0].title if message.embeds else None
    return message.content.split() == draft.content.split() and title == (draft.embed or {}).get("title")


async def since(client: discord.Client, channel: int, after: int, limit: int) -> AsyncIterator[discord.Message]:
    """Yield what was written in a channel or thread after a message, oldest first; nothing where it is gone or closed to us."""
    known = client.get_channel(channel)
    place = known if isinstance(known, discord.abc.Messageable) else client.get_partial_messageable(channel)
    try:
        async for message in place.history(limit=limit, after=discord.Object(after), oldest_first=True):
            yield message
    except (discord.NotFound, discord.Forbidden):
        return
