"""What Telegram's refusals mean for us: try again later, or give up, with a sentence for the desk. Translated here and nowhere else.

Telegram documents no list of descriptions; these are what its own server answers (github.com/tdlib/telegram-bot-api, Client.cpp).
Descriptions are compared in lower case and by their parts, as their beginnings vary. No sentence holds a token or an address.
"""

from __future__ import annotations

from datetime import timedelta

from telegram.error import BadRequest, ChatMigrated, EndPointNotFound, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.errors import GivenUp, PlatformError, RetryLater

GONE = (
    ("bot was blocked by the user", "the prospect blocked the bot"),
    ("user is deactivated", "the prospect's account was deleted"),
    ("bot can't initiate conversation", "they never wrote to the bot, so it may not write to them"),
    ("bot was kicked", "the bot was taken out of the group"),
    ("bot is not a member", "the bot is not in the group"),
    ("bot can't send messages to bots", "this is a bot, and bots do not hear each other"),
)
"""Descriptions of 403: nothing reaches this chat any more."""

HOPELESS = (
    ("chat not found", "there is no such chat, or the bot was never in it"),
    ("peer_id_invalid", "there is no such chat, or the bot was never in it"),
    ("group chat was upgraded", "the group became a supergroup with another id"),
    ("message can't be edited", "Telegram does not let this message be edited any more"),
    ("message to edit not found", "the message is gone"),
    ("message_id_invalid", "the message is gone"),
    ("message to delete not found", "the message is gone"),
    ("message can't be deleted", "Telegram lets bots delete a message for 48 hours only"),
    ("message to be replied not found", "the message that this answers to is gone"),
    ("message to reply not found", "the message that this answers to is gone"),
    ("message thread not found", "the topic is gone"),
    ("topic_deleted", "the topic is gone"),
    ("topic_closed", "the topic is closed, and the bot may not manage topics"),
    ("not enough rights", "the bot lacks a right in this chat; `handraiser doctor` says which"),
    ("have no rights to send", "the bot may not write in this chat"),
    ("chat_write_forbidden", "the bot may not write in this chat"),
    ("chat_restricted", "the bot may not write in this chat"),
    ("message is too long", "the text is too long for one message"),
    ("button_data_invalid", "a button holds more than 64 bytes"),
    ("button_url_invalid", "a link is not one that Telegram takes"),
    ("can't parse entities", "Telegram does not read the text's layout"),
)
"""Descriptions of 400."""


def refused(error: TelegramError) -> PlatformError:
    """Return our error for one of Telegram's; whoever raises it does so `from` the original."""
    if isinstance(error, RetryAfter):
        pause = error.retry_after
        return RetryLater(pause.total_seconds() if isinstance(pause, timedelta) else float(pause), "Telegram asks for a pause")
    if isinstance(error, InvalidToken | EndPointNotFound):
        return GivenUp("Telegram does not know this token any more")
    if isinstance(error, ChatMigrated):
        return GivenUp(f"the group became a supergroup: write telegram:{error.new_chat_id} in config.yaml")
    if isinstance(error, Forbidden):
        return GivenUp(said(error, GONE) or "Telegram does not let the bot write to this chat")
    if isinstance(error, BadRequest):
        return GivenUp(said(error, HOPELESS) or "Telegram refuses this message")
    return PlatformError("Telegram does not answer")


def said(error: TelegramError, table: tuple[tuple[str, str], ...]) -> str:
    """Return the sentence of the first row that the error's description holds; "" where none does."""
    description = error.message.lower()
    return next((sentence for part, sentence in table if part in description), "")


def holds(error: TelegramError, *parts: str) -> bool:
    """True where the error's description holds one of the parts."""
    return any(part in error.message.lower() for part in parts)


HARMLESS = "message is not modified"
"""What editing a message to what it says already is answered with."""
