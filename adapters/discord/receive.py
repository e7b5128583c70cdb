"""The vendor's events as ours: who wrote, pressed, changed or deleted what, where. Nothing of the vendor's leaves this file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import discord

from adapters.discord.places import Listening, Spot, ref
from adapters.discord.text import plain
from bot.model.arrivals import Attachment, Author, Changed, Commanded, Heard, Left, Pressed

NAME = "discord"

_WORDS = (discord.MessageType.default, discord.MessageType.reply)
"""Kinds of messages that hold somebody's words; joins, pins, boosts and thread starters do not."""

_KINDS = {"image": "image", "video": "video", "audio": "voice"}


def spot_of(channel: Any, me: int) -> Spot:  # noqa: ANN401 - a channel of any of the vendor's dozen kinds
    """Return where a channel is."""
    guild = getattr(channel, "guild", None)
    if guild is None:
        return Spot(channel=str(channel.id))
    if isinstance(channel, discord.Thread):
        return Spot(channel=str(channel.id), parent=str(channel.parent_id), guild=str(guild.id), ours=channel.owner_id == me)
    return Spot(channel=str(channel.id), guild=str(guild.id))


def is_somebodys(message: discord.Message, me: int) -> bool:
    """Return whether a message holds a person's words: not ours, no other bot's, nothing that Discord says itself."""
    author = message.author
    return not (author.bot or author.system or author.id == me or message.webhook_id) and message.type in _WORDS


def heard(message: discord.Message, spot: Spot, listening: Listening, *, me: int, at: datetime) -> Heard | None:
    """Return what a message says to us; None for our own, other bots', stickers alone, and what is nobody's business."""
    mentioned = _mentions_us(message, me)
    if not is_somebodys(message, me) or not listening.is_addressed(spot, mentioned=mentioned):
        return None
    text, files = _text(message, me), tuple(_files(message))
    if not text and not files and not mentioned:
        return None
    return Heard(
        platform=NAME,
        event_id=str(message.id),
        place=spot.place(str(message.id)),
        ref=ref(spot.channel, message.id),
        author=_author(message.author),
        text=text,
        at=at,
        thread=spot.thread,
        mentions=tuple(str(user.id) for user in message.mentions if user.id != me),
        named=mentioned,
        files=files,
        opens=not text and not files,
    )


def changed(message: discord.Message, spot: Spot, listening: Listening, *, me: int, at: datetime) -> Changed | None:
    """Return an edit; None where Discord only added a preview of a link, which changes no word, and for nobody's business."""
    if message.edited_at is None or not is_somebodys(message, me):
        return None
    if not listening.is_addressed(spot, mentioned=_mentions_us(message, me)):
        return None
    stamp = int(message.edited_at.timestamp() * 1000)
    return _changed(spot, message.id, f"{message.id}:{stamp}", author=_author(message.author), text=_text(message, me), at=at)


def deleted(message: int, spot: Spot, listening: Listening, *, at: datetime) -> Changed | None:
    """Return a deletion. Discord does not say who wrote or who deleted it: the author is unknown."""
    if not listening.may_hold(spot):
        return None
    return _changed(spot, message, f"{message}:deleted", author=Author(id=""), text=None, at=at)


def gone(thread: discord.RawThreadDeleteEvent, *, at: datetime) -> Left:
    """Return that the thread of a talk was deleted."""
    place = f"{thread.parent_id}/{thread.thread_id}"
    return Left(platform=NAME, event_id=f"{thread.thread_id}:gone", place=place, why="the thread was deleted", at=at)


def pressed(interaction: discord.Interaction, spot: Spot, *, at: datetime) -> Pressed | None:
    """Return a press of a button or a form that was sent; None for anything else, such as a command of another bot's making."""
    forms = {discord.InteractionType.component: False, discord.InteractionType.modal_submit: True}
    message, kind = interaction.message, interaction.type
    if kind not in forms or message is None:
        return None
    sent: dict[str, Any] = dict(interaction.data or {})
    return Pressed(
        platform=NAME,
        event_id=str(interaction.id),
        place=spot.thread or spot.channel,
        ref=ref(spot.channel, message.id),
        author=_author(interaction.user, locale=str(interaction.locale)),
        payload=str(sent.get("custom_id", "")),
        at=at,
        form=dict(_typed(sent.get("components", ()))) if forms[kind] else None,
    )


def commanded(interaction: discord.Interaction, text: str, *, at: datetime) -> Commanded:
    """Return a command of ours that somebody typed."""
    author = _author(interaction.user, locale=str(interaction.locale))
    return Commanded(platform=NAME, event_id=str(interaction.id), place=str(interaction.channel_id or ""), author=author, text=text, at=at)


def _changed(spot: Spot, message: int, event: str, *, author: Author, text: str | None, at: datetime) -> Changed:
    return Changed(
        platform=NAME,
        event_id=event,
        place=spot.place(str(message)),
        ref=ref(spot.channel, message),
        author=author,
        text=text,
        at=at,
        thread=spot.thread,
    )


def _typed(components: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - JSON of a form, nested in rows or labels
    """Yield name and value of each input of a form, https://discord.com/developers/docs/components/reference#label"""
    for component in components if isinstance(components, list) else ():
        if not isinstance(component, dict):
            continue
        yield from _typed(component.get("components"))
        yield from _typed([component.get("component")])
        if "custom_id" in component:
            chosen = component.get("values") or [component.get("value") or ""]
            yield str(component["custom_id"]), str(chosen[0])


def _mentions_us(message: discord.Message, me: int) -> bool:
    """Return whether it names us, the role that Discord made for us, or answers one of our messages."""
    if any(user.id == me for user in message.mentions):
        return True
    if any(role.tags is not None and role.tags.bot_id == me for role in message.role_mentions):
        return True
    answered = message.reference.resolved if message.reference else None
    return isinstance(answered, discord.Message) and answered.author.id == me


def _text(message: discord.Message, me: int) -> str:
    names = {f"@{user.id}": f"@{user.display_name}" for user in message.mentions if user.id != me}
    names |= {f"@&{role.id}": "" if role.tags and role.tags.bot_id == me else f"@{role.name}" for role in message.role_mentions}
    names |= {f"#{channel.id}": f"#{getattr(channel, 'name', '…')}" for channel in message.channel_mentions}
    return plain(message.content, {**names, f"@{me}": ""})


def _author(user: discord.abc.User, locale: str = "") -> Author:
    return Author(id=str(user.id), name=user.display_name, locale=locale)


def _files(message: discord.Message) -> Iterator[Attachment]:
    for file in message.attachments:
        kind = (file.content_type or "").partition("/")[0]
        where = f"{message.channel.id}/{message.id}/{file.id}"
        yield Attachment(name=file.filename, kind=_KINDS.get(kind, "file"), size=file.size, ref=where)
