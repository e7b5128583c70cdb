"""What stands between us and Telegram, tried step by step, with the one step that is missing: for `doctor` and the desk."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from telegram import Bot, ChatFullInfo, ChatMember, ChatMemberAdministrator, ChatMemberRestricted, User
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, TelegramError

from adapters.telegram.address import place_of
from adapters.telegram.parse import Book
from adapters.telegram.verify import is_writable
from bot.errors import GivenUp
from bot.model.arrivals import Lodging

PORTS = (443, 80, 88, 8443)
"""Ports that Telegram calls, https://core.telegram.org/bots/api#setwebhook"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patient:
    """What is examined."""

    bot: Bot
    book: Book
    mode: str
    url: str
    secret: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was tried; `what` is empty where it is well."""

    about: str
    seen: str
    what: str = ""
    cure: str = ""


async def examine(patient: Patient) -> Lodging:
    """Return the first thing that is wrong with its cure, and everything that was seen. Never raises."""
    findings: list[Finding] = []
    try:
        me = await patient.bot.get_me()
        findings.append(Finding(about="bot", seen=f"@{me.username} ({me.id})"))
        findings.append(await _way_in(patient))
        findings += [finding for place in patient.places async for finding in _place(patient, me, place)]
    except InvalidToken:
        cure = "Copy the token from @BotFather (/mybots, API Token) into the variable that `platforms.telegram.token` names."
        findings.append(Finding(about="bot", seen="refused", what="Telegram does not know this token", cure=cure))
    except TelegramError as error:
        cure = "See whether this machine reaches api.telegram.org on port 443."
        findings.append(Finding(about="network", seen=type(error).__name__, what="Telegram does not answer", cure=cure))
    worst = next((finding for finding in findings if finding.what), None)
    checked = {finding.about: finding.seen for finding in findings}
    return Lodging(ok=worst is None, what=worst.what if worst else "", cure=worst.cure if worst else "", checked=checked)


async def _way_in(patient: Patient) -> Finding:
    info = await patient.bot.get_webhook_info()
    host = urlsplit(info.url).hostname or ""
    waiting = f"{info.pending_update_count} waiting"
    if patient.mode != "webhook":
        seen = f"polling, {waiting}" if not host else f"a webhook at {host}, which `handraiser serve` removes; {waiting}"
        return Finding(about="updates", seen=seen)
    if broken := _broken(patient):
        return broken
    if not info.url:
        return Finding(about="updates", seen="webhook, set when `handraiser serve` starts")
    if info.url != patient.url:
        cure = "Start `handraiser serve` again, and stop the other program that uses this bot; or give this one a bot of its own."
        return Finding(about="updates", seen=f"webhook at {host}", what=f"Telegram calls another address, at {host}", cure=cure)
    if info.last_error_message and info.pending_update_count:
        cure = f"Open {patient.url} from outside: 401 or 405 is right; then look at the proxy and its certificate."
        return Finding(
            about="updates", seen=f"webhook, {waiting}", what=f"Telegram cannot reach us: {info.last_error_message[:120]}", cure=cure
        )
    return Finding(about="updates", seen=f"webhook, {waiting}")


def _broken(patient: Patient) -> Finding | None:
    """Return what is wrong with the webhook's own settings."""
    address = urlsplit(patient.url)
    if address.scheme != "https" or (address.port or 443) not in PORTS:
        cure = "Set `public_url` to an https address on port 443, 80, 88 or 8443, or write `mode: polling`."
        return Finding(about="updates", seen="webhook", what="Telegram calls https addresses only", cure=cure)
    if not is_writable(patient.secret):
        cure = "Use 1 to 256 letters, digits, _ and - in `webhook_secret`, or leave it out: then we make one."
        return Finding(about="updates", seen="webhook", what="Telegram takes no such webhook secret", cure=cure)
    return None


async def _place(patient: Patient, me: User, written: str) -> AsyncIterator[Finding]:
    about = f"telegram:{written}"
    try:
        chat = await patient.bot.get_chat(place_of(written).chat)
        member = await patient.bot.get_chat_member(chat.id, me.id)
    except ChatMigrated as error:
        cure = f"Write `telegram:{error.new_chat_id}` in config.yaml."
        yield Finding(about=about, seen="moved", what=f"The group {written} became a supergroup", cure=cure)
    except (BadRequest, Forbidden, GivenUp):
        cure = f"Add @{me.username} to the group, and write the group's id or @name under `cards:`."
        yield Finding(about=about, seen="not found", what=f"The bot is not in {written}", cure=cure)
    else:
        patient.book.forums[chat.id] = bool(chat.is_forum)
        seen = f"{'forum' if chat.is_forum else chat.type}, the bot is {member.status}; {_hearing(chat, member, me)}"
        what, cure = _lacking(chat, member, me)
        yield Finding(about=about, seen=seen, what=what, cure=cure)


def _hears_all(member: ChatMember, me: User) -> bool:
    """True where the bot gets every message of the group: https://core.telegram.org/bots/features#privacy-mode"""
    return bool(me.can_read_all_group_messages) or member.status in (ChatMember.ADMINISTRATOR, ChatMember.OWNER)


def _hearing(chat: ChatFullInfo, member: ChatMember, me: User) -> str:
    if chat.type == "private":
        return "hears all"
    return "hears all" if _hears_all(member, me) else "group privacy: hears replies to itself, commands and its name only"


def _lacking(chat: ChatFullInfo, member: ChatMember, me: User) -> tuple[str, str]:
    """Return what keeps cards from standing here or words under them from being heard, and the cure; ("", "") where nothing does."""
    name = f"@{me.username}"
    where = chat.title or "the chat"
    rows = (
        (member.status in (ChatMember.LEFT, ChatMember.BANNED), f"The bot is not in “{where}”", f"Add {name} to the group."),
        (
            isinstance(member, ChatMemberRestricted) and not member.can_send_messages,
            f"The bot may not write in “{where}”",
            f"Let {name} send messages, or make it an administrator.",
        ),
        (
            chat.type == "channel" and not (isinstance(member, ChatMemberAdministrator) and member.can_post_messages),
            f"The bot may not post in “{where}”",
            f"Make {name} an administrator who may post; better use a group, as nobody can answer in a channel.",
        ),
        (
            bool(chat.is_forum) and not (isinstance(member, ChatMemberAdministrator) and member.can_manage_topics),
            f"“{where}” has topics, and the bot may not open any",
            f"Make {name} an administrator with the right “Manage topics”: each card then gets a topic of its own.",
        ),
    )
    return next(((what, cure) for wrong, what, cure in rows if wrong), ("", ""))
