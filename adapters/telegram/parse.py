"""Telegram's updates as arrivals: what somebody wrote, pressed or changed, or that they left. Everything else is nobody's business.

The shapes are those of https://core.telegram.org/bots/api#update. What is not heard: bots (our own echoes too), anonymous
administrators, channel posts, stickers, service messages, and contacts of other people.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import phonenumbers
from telegram import CallbackQuery, ChatMemberUpdated, Message, MessageEntity, Update, User

from adapters.telegram.address import Place, Ref
from adapters.telegram.attachment import attachments
from bot.model.arrivals import Arrival, Author, Changed, Heard, Left, Pressed

ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
"""What we ask Telegram for: exactly what is read here."""

NAME = "telegram"
_CAMPAIGN = re.compile(r"[A-Za-z0-9_-]{1,64}")  # https://core.telegram.org/bots/features#deep-linking
_COMMAND = re.compile(r"/(?P<name>[A-Za-z0-9_]{1,32})(?:@(?P<bot>[A-Za-z0-9_]{3,32}))?(?=\s|$)\s*")


@dataclass(slots=True, kw_only=True)
class Book:
    """What we know of ourselves and of chats while we run; all of it can be found again."""

    id: int  # of the bot, the part of its token before the colon
    username: str = ""  # told by getMe
    cards: dict[tuple[int, int], int] = field(default_factory=dict)  # (chat, topic) → the card's message
    moved: dict[int, int] = field(default_factory=dict)  # group → the supergroup that it became
    forums: dict[int | str, bool] = field(default_factory=dict)  # chat → whether it has topics

    def card_in(self, chat: int, topic: int) -> int:
        """Return the card's message in a topic that we opened for it: the first one in it, where we do not remember another."""
        return self.cards.get((chat, topic), topic + 1)


def parse(update: Update, book: Book, now: datetime) -> Arrival | None:
    """Return what an update says to us, None where it is nobody's business."""
    event_id = f"{book.id}:{update.update_id}"  # another bot in the same house counts its updates anew
    if update.message:
        return _heard(update.message, book, event_id, now)
    if update.edited_message:
        return _changed(update.edited_message, book, event_id, now)
    if update.callback_query:
        return _pressed(update.callback_query, event_id, now)
    if update.my_chat_member:
        return _left(update.my_chat_member, event_id, now)
    return None


def _heard(message: Message, book: Book, event_id: str, now: datetime) -> Heard | None:
    if message.migrate_to_chat_id:
        book.moved[message.chat.id] = message.migrate_to_chat_id
    author = person(message)
    command = _command(message, book)
    if author is None or command is None:
        return None
    words, phone, files = text_of(message, book), _own_phone(message), attachments(message)
    opening = _opening(message, command)
    if not (words or phone or files or opening):
        return None
    said = Heard(
        platform=NAME,
        event_id=event_id,
        place=str(place_of_message(message)),
        ref=str(ref_of_message(message)),
        author=author,
        text=words,
        at=now,
        thread=thread_of(message, book),
        addressed=_is_addressed(message, book),
        named=_names_us(message, book),
        mentions=_mentions(message, book),
        files=files,
        phone=phone,
    )
    return replace(said, **opening)


def person(message: Message) -> Author | None:
    """Return who wrote it; None for bots, channels and administrators who stay anonymous."""
    user = message.from_user
    return None if user is None or user.is_bot or message.sender_chat or message.is_automatic_forward else author_of(user)


def author_of(user: User) -> Author:
    """Return a user as the author of something."""
    return Author(id=str(user.id), name=user.full_name.strip(), locale=user.language_code or "")


def _command(message: Message, book: Book) -> str | None:
    """Return the command's name, "" where there is none; None for a command that is meant for another bot."""
    found = _COMMAND.match(message.text or "")
    if not found:
        return ""
    mine = not found["bot"] or found["bot"].lower() == book.username.lower()
    return found["name"].lower() if mine else None


def _opening(message: Message, command: str) -> Mapping[str, Any]:
    """Return the fields of a deep link and of /stop. In a group both belong to nobody: the button that adds a bot sends /start."""
    if message.chat.type != "private" or command not in ("start", "stop"):
        return {}
    if command == "stop":
        return {"stops": True, "text": ""}
    payload = _COMMAND.sub("", message.text or "", count=1).strip()
    return {"opens": True, "text": "", "campaign": payload if _CAMPAIGN.fullmatch(payload) else ""}


def text_of(message: Message, book: Book) -> str:
    """Return the words, those beside a picture too, as plain text: hidden links behind their words, our own name left out."""
    text, entities = (message.text, message.entities) if message.text else (message.caption or "", message.caption_entities)
    units = text.encode("utf-16-le", "surrogatepass")
    for entity in sorted(entities, key=lambda one: one.offset, reverse=True):
        start, end = 2 * entity.offset, 2 * (entity.offset + entity.length)
        shown = units[start:end].decode("utf-16-le", "replace")
        units = units[:start] + _plain(entity, shown, book).encode("utf-16-le", "surrogatepass") + units[end:]
    words = units.decode("utf-16-le", "replace").strip()
    if message.chat.type != "private" and message.text and (command := _COMMAND.match(words)):
        words = "" if command["name"].lower() in ("start", "stop") else words
    return words


def _plain(entity: MessageEntity, shown: str, book: Book) -> str:
    if entity.type == "mention" and shown[1:].lower() == book.username.lower():
        return ""
    if entity.type == "bot_command":
        return shown.partition("@")[0]
    if entity.type == "text_mention":
        return f"@{shown.removeprefix('@')}"
    return f"{shown} ({entity.url})" if entity.type == "text_link" and entity.url and entity.url != shown else shown


def _named(message: Message) -> Mapping[MessageEntity, str]:
    """Return mentions and commands with their words."""
    kinds: list[str | None] = ["mention", "text_mention", "bot_command"]
    return message.parse_entities(kinds) if message.text else message.parse_caption_entities(kinds) if message.caption else {}


def _mentions(message: Message, book: Book) -> tuple[str, ...]:
    """Return whom it names. Telegram gives the id only of people who have no @name; the others are named as they stand."""
    named = ((entity.user.id if entity.user else text) for entity, text in _named(message).items() if entity.type != "bot_command")
    return tuple(str(one) for one in named if one != book.id and str(one).lower() != f"@{book.username}".lower())


def _is_addressed(message: Message, book: Book) -> bool:
    """True in a private chat, for words that name the bot, and for an answer to it."""
    return message.chat.type == "private" or is_ours(message.reply_to_message, book) or _names_us(message, book)


def _names_us(message: Message, book: Book) -> bool:
    mine = f"@{book.username}".lower()
    named = _named(message).items()
    return any(text.lower().endswith(mine) or (entity.user is not None and entity.user.id == book.id) for entity, text in named)


def is_ours(message: Message | None, book: Book) -> bool:
    """True for a message of the bot itself that says something: what opened a topic is none."""
    return message is not None and message.from_user is not None and message.from_user.id == book.id and not message.forum_topic_created


def _own_phone(message: Message) -> str:
    """Return the sender's own number as E.164: Telegram vouches for it where the contact is the sender, and for no other."""
    contact, user = message.contact, message.from_user
    if contact is None or user is None or contact.user_id != user.id:
        return ""
    try:
        number = phonenumbers.parse(f"+{contact.phone_number.lstrip('+')}")
    except phonenumbers.NumberParseException:
        return ""
    possible = phonenumbers.is_possible_number(number)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if possible else ""


def topic_of(message: Message) -> int:
    """Return the forum topic that a message stands in, 0 for none; other threads bear the same field."""
    return (message.message_thread_id or 0) if message.is_topic_message and message.chat.type == "supergroup" else 0


def ref_of_message(message: Message, topic: int | None = None) -> Ref:
    """Return the ref of a message; what it answers to stands in the same topic."""
    return Ref(chat=message.chat.id, topic=topic_of(message) if topic is None else topic, ids=(message.message_id,))


def place_of_message(message: Message) -> Place:
    """Return where an answer belongs. A supergroup's thread is known by its first message; a small group has no threads."""
    topic = topic_of(message)
    if message.chat.type != "supergroup" or topic:
        return Place(chat=message.chat.id, topic=topic)
    return Place(chat=message.chat.id, root=message.message_thread_id or message.message_id)


def thread_of(message: Message, book: Book) -> str:
    """Return the ref under which a message of a group stands: the card of its topic, the first of its thread, or what it answers to."""
    chat, topic, answered = message.chat.id, topic_of(message), message.reply_to_message
    if topic and (is_ours(answered, book) and (chat, topic) not in book.cards) and answered:
        return str(ref_of_message(answered, topic))
    if topic:
        return str(Ref(chat=chat, topic=topic, ids=(book.card_in(chat, topic),)))
    root = message.message_thread_id if message.chat.type == "supergroup" else None
    first = root or (answered.message_id if answered else 0)
    return str(Ref(chat=chat, ids=(first,))) if first else ""


def _changed(message: Message, book: Book, event_id: str, now: datetime) -> Changed | None:
    author, text = person(message), text_of(message, book)
    if author is None or not text:
        return None
    place, ref = str(place_of_message(message)), str(ref_of_message(message))
    return Changed(
        platform=NAME, event_id=event_id, place=place, ref=ref, author=author, text=text, at=now, thread=thread_of(message, book)
    )


def _pressed(query: CallbackQuery, event_id: str, now: datetime) -> Pressed | None:
    if query.message is None or not query.data:
        return None
    message = query.message if isinstance(query.message, Message) else None
    place = place_of_message(message) if message else Place(chat=query.message.chat.id)
    ref = ref_of_message(message) if message else Ref(chat=query.message.chat.id, ids=(query.message.message_id,))
    return Pressed(
        platform=NAME, event_id=event_id, place=str(place), ref=str(ref), author=author_of(query.from_user), payload=query.data, at=now
    )


_WHY = {"kicked": "blocked the bot", "left": "left the chat"}


def _left(change: ChatMemberUpdated, event_id: str, now: datetime) -> Left | None:
    """Return that we cannot write any more: a person blocked us, or a group took us out."""
    status = change.new_chat_member.status
    if status not in _WHY:
        return None
    why = _WHY[status] if change.chat.type == "private" else "the bot was taken out of the group"
    return Left(platform=NAME, event_id=event_id, place=str(Place(chat=change.chat.id)), why=why, at=now)
