"""The calls of the Bot API that everything here is sent with: one message, another text for it, and away with it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field, replace

from telegram import (
    Bot,
    ForceReply,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, TelegramError

from adapters.telegram.address import Place, Ref
from adapters.telegram.parse import Book
from adapters.telegram.refusal import HARMLESS, holds
from bot.ports import Brought

PICTURES = frozenset({"image/jpeg", "image/png", "image/webp"})
LARGEST_PICTURE, LARGEST_FILE = 10_000_000, 50_000_000
"""Bytes that a bot may send, https://core.telegram.org/bots/api#sending-files"""

Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply | None


@dataclass(slots=True, kw_only=True)
class Wire:
    """The bot, and what disappears by itself. Raises the SDK's errors; whoever calls translates them."""

    bot: Bot
    book: Book
    fades_after: float = 30.0  # seconds
    _fleeting: set[asyncio.Task[None]] = field(default_factory=set)

    async def post(self, place: Place, text: str, *, markup: Markup = None, under: int = 0, quiet: bool = False) -> Message:
        """Send one message of HTML; `under` is the message that it answers to. A group that moved is found at its new id."""
        chat = self.book.moved.get(place.chat, place.chat) if isinstance(place.chat, int) else place.chat
        under = under or place.root
        try:
            return await self.bot.send_message(
                chat,
                text,
                parse_mode=ParseMode.HTML,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
                reply_markup=markup,
                message_thread_id=place.topic or None,
                reply_parameters=ReplyParameters(under, allow_sending_without_reply=True) if under else None,
                disable_notification=quiet,
            )
        except ChatMigrated as error:
            if not isinstance(chat, int) or chat in self.book.moved:
                raise
            self.book.moved[chat] = error.new_chat_id
            return await self.post(replace(place, topic=0, root=0), text, markup=markup, quiet=quiet)

    async def attach(self, place: Place, file: Brought, *, under: int = 0) -> Message:
        """Send one file: a picture as one where Telegram takes it for that, everything else as a document."""
        content = file.content or b""
        topic, root = place.topic or None, under or place.root
        under_it = ReplyParameters(root, allow_sending_without_reply=True) if root else None
        if file.media in PICTURES and len(content) <= LARGEST_PICTURE:
            try:
                return await self.bot.send_photo(
                    place.chat, content, filename=file.name, message_thread_id=topic, reply_parameters=under_it
                )
            except BadRequest as error:
                if not holds(error, "photo", "image"):
                    raise
        return await self.bot.send_document(place.chat, content, filename=file.name, message_thread_id=topic, reply_parameters=under_it)

    async def rewrite(self, ref: Ref, text: str, markup: InlineKeyboardMarkup | None = None) -> None:
        """Make a message of ours say this; that it does already is fine."""
        try:
            await self.bot.edit_message_text(
                text,
                chat_id=ref.chat,
                message_id=ref.first,
                parse_mode=ParseMode.HTML,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
                reply_markup=markup,
            )
        except BadRequest as error:
            if not holds(error, HARMLESS):
                raise

    async def remove(self, ref: Ref) -> None:
        """Delete messages; those that are gone are fine."""
        for id in (*ref.ids, *ref.files):
            try:
                await self.bot.delete_message(ref.chat, id)
            except BadRequest as error:
                if not holds(error, "message to delete not found", "message_id_invalid"):
                    raise

    def fade(self, ref: Ref) -> None:
        """Have a message of ours disappear after a while. A process that ends before leaves it standing."""
        task = asyncio.create_task(self._fade(ref))
        self._fleeting.add(task)
        task.add_done_callback(self._fleeting.discard)

    async def _fade(self, ref: Ref) -> None:
        await asyncio.sleep(self.fades_after)
        with suppress(TelegramError):
            await self.remove(ref)

    def stop(self) -> None:
        """Let go of what would still disappear."""
        for task in self._fleeting:
            task.cancel()
