"""Effects as calls of the Bot API, one function a kind. Telegram has no key that tells a repeated send: after a crash one may double."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace

from telegram import KeyboardButton, Message, ReplyKeyboardMarkup, ReplyKeyboardRemove
from telegram.error import BadRequest, TelegramError

from adapters.telegram import card as cards
from adapters.telegram.address import Place, Ref, place_of, ref_of
from adapters.telegram.parse import Book
from adapters.telegram.refusal import holds, refused
from adapters.telegram.render import buttons_of, call, choice_rows, inert, safe, say_parts
from adapters.telegram.wire import LARGEST_FILE, Markup, Wire
from adapters.telegram.words import word
from bot.errors import GivenUp
from bot.language import detect
from bot.model import Effect, Say, Who
from bot.model.arrivals import Attachment
from bot.ports import Bring, Brought, Noted, nothing_brought, nothing_noted

MARKS = {"waiting": "👀", "sent": "👍", "note": "✍", "failed": "👎"}
"""Reactions that every chat has unless its owner chose others, https://core.telegram.org/bots/api#reactiontypeemoji"""
SIGNS = {"sent": "✓", "note": "📝", "failed": "⚠️"}
"""What is written where a reaction cannot be put; waiting needs no word, as it is over in seconds."""
PHONE = frozenset({"phone", "contact"})
"""What is asked for where the phone's own number would be an answer."""
HUSH = "🤫"
REMEMBERED = 500
"""Effects of several calls whose first calls we remember, so that a second try goes on behind them."""
TRIES = 3


@dataclass(slots=True, kw_only=True)
class Sender:
    """Sends effects."""

    wire: Wire
    book: Book
    bring: Bring = nothing_brought
    stands: Noted = nothing_noted
    _begun: dict[str, tuple[int, ...]] = field(default_factory=dict)  # effect → what stands already: messages, files last, or the topic
    _offered: set[int | str] = field(default_factory=set)  # chats that show the phone's button

    async def send(self, effect: Effect) -> str:
        """Send it, return its ref. Raise RetryLater, GivenUp, or PlatformError for a try that may succeed later."""
        kind = KINDS.get(effect.kind)
        if kind is None:
            raise GivenUp(f"Telegram has nothing like {effect.kind}")
        try:
            ref = await kind(self, effect)
        except TelegramError as error:
            raise refused(error) from error
        except (AttributeError, KeyError, TypeError) as error:  # the SDK reads answers strictly; what it cannot read was taken
            raise GivenUp("Telegram answered in a way that we do not know") from error
        self._begun.pop(effect.id, None)
        return ref

    async def say(self, effect: Effect) -> str:
        """Say it at the place, in as many messages as it needs; the buttons stand under the last one."""
        say, spot = _words(effect), _spot(effect)
        markup = choice_rows(effect)
        parts = say_parts(say, private=spot.place.is_private, choices=markup is None)
        ref = await self._post_parts(effect, parts, spot, markup or self._keyboard(say, spot.place))
        ref = await self._post_files(effect, ref, spot)
        return str(replace(ref, ids=ref.ids[:1], files=()) if effect.thread else ref)

    def _keyboard(self, say: Say, place: Place) -> Markup:
        """Return the button that shares the phone number where it was asked for, and take it away afterwards."""
        if say.who is not Who.BOT or not place.is_private:
            return None
        if say.asks in PHONE:
            self._offered.add(place.chat)
            button = KeyboardButton(word("share_phone", detect(say.text) or "en"), request_contact=True)
            return ReplyKeyboardMarkup([[button]], resize_keyboard=True, one_time_keyboard=True)
        if place.chat not in self._offered:
            return None  # a message with a keyboard of this kind, be it none, can never be edited
        self._offered.discard(place.chat)
        return ReplyKeyboardRemove()

    async def _post_parts(self, effect: Effect, parts: list[str], spot: _Spot, markup: Markup) -> Ref:
        if not parts:
            raise GivenUp("there is nothing to say")
        sent = self._standing(effect)
        chat: int | str = spot.place.chat
        for number in range(len(sent), len(parts)):
            last = number == len(parts) - 1
            message = await self.wire.post(spot.place, parts[number], markup=markup if last else None, under=spot.under)
            chat, sent = message.chat.id, (*sent, message.message_id)
            self._remember(effect, sent)
            if not last or _files(effect):
                await self.stands(effect, str(Ref(chat=chat, topic=spot.place.topic, ids=sent)))
        return Ref(chat=chat, topic=spot.place.topic, ids=sent[: len(parts)])

    def _standing(self, effect: Effect) -> tuple[int, ...]:
        """Return the messages that stand from a try before: of this process, or of one that noted them before it died."""
        noted = ref_of(effect.ref) if effect.ref else None
        return self._begun.get(effect.id, (*noted.ids, *noted.files) if noted else ())

    async def _post_files(self, effect: Effect, ref: Ref, spot: _Spot) -> Ref:
        """Send the files that go with the words, each as a message behind them; what a try before has sent stays."""
        sent = self._standing(effect)[len(ref.ids) :]
        for file in _files(effect)[len(sent) :]:
            sent = (*sent, await self._post_file(effect, await self.bring(file), replace(spot.place, chat=ref.chat), spot.under))
            self._remember(effect, (*ref.ids, *sent))
            if len(sent) < len(_files(effect)):
                await self.stands(effect, str(replace(ref, files=sent)))
        return replace(ref, files=tuple(id for id in sent if id))

    async def _post_file(self, effect: Effect, file: Brought, place: Place, under: int) -> int:
        """Send one file, or a link where Telegram does not take it; return the message, 0 where a note goes without it."""
        try:
            if file.content and len(file.content) <= LARGEST_FILE:
                return (await self.wire.attach(place, file, under=under)).message_id
        except BadRequest:
            if effect.kind != "note" and not file.link:
                raise
        if effect.kind == "note":  # it names the file, and its card has the link
            return 0
        if not file.link:
            raise GivenUp("a file is not there any more, and there is no address to link to")
        write = safe if place.is_private else inert
        return (await self.wire.post(place, write(file.line), under=under)).message_id

    def _remember(self, effect: Effect, stands: tuple[int, ...]) -> None:
        self._begun[effect.id] = stands
        while len(self._begun) > REMEMBERED:
            del self._begun[next(iter(self._begun))]

    async def card(self, effect: Effect) -> str:
        """Post the card: in a topic of its own where the group is a forum, else as a message whose replies are its thread."""
        place, older = place_of(effect.place), ref_of(effect.ref) if effect.ref else None
        if older:
            message = await self._post_card(effect, replace(place, topic=older.topic), under=older.first)
            return str(self._noted(message, older.topic))
        if place.topic or not await self._is_forum(place.chat):
            return str(self._noted(await self._post_card(effect, place), place.topic))
        return str(await self._card_in_topic(effect, place))

    async def _post_card(self, effect: Effect, place: Place, under: int = 0) -> Message:
        if effect.face is None:
            raise GivenUp("there is no card to show")
        face = effect.face
        return await self.wire.post(place, cards.card(face), markup=buttons_of(face.buttons, (face.link_label, face.link)), under=under)

    async def _card_in_topic(self, effect: Effect, place: Place) -> Ref:
        """Open a topic whose first message is the card, so that the topic alone tells the card; somebody quicker makes us try again."""
        for left in reversed(range(TRIES)):
            topic = await self._topic(effect, place)
            message = await self._post_card(effect, replace(place, topic=topic))
            if not topic or message.message_id == topic + 1 or not left:
                return self._noted(message, topic)
            try:
                await self.wire.bot.delete_forum_topic(place.chat, topic)
            except TelegramError:
                return self._noted(message, topic)
            self._begun.pop(effect.id, None)
        raise GivenUp("the group is too busy for a topic")  # never reached: the last try returns

    async def _topic(self, effect: Effect, place: Place) -> int:
        """Return the topic that was opened for this effect; 0, the general one, where the bot may not open topics."""
        if stands := self._begun.get(effect.id):
            return stands[0]
        if effect.face is None:
            raise GivenUp("there is no card to show")
        try:
            opened = await self.wire.bot.create_forum_topic(place.chat, cards.topic_name(effect.face))
        except BadRequest as error:
            if not holds(error, "not enough rights", "not a forum"):
                raise
            self.book.forums.pop(place.chat, None)
            return 0
        self._remember(effect, (opened.message_thread_id,))
        return opened.message_thread_id

    async def _is_forum(self, chat: int | str) -> bool:
        if chat not in self.book.forums:
            self.book.forums[chat] = bool((await self.wire.bot.get_chat(chat)).is_forum)
        return self.book.forums[chat]

    def _noted(self, message: Message, topic: int) -> Ref:
        if topic:
            self.book.cards[message.chat.id, topic] = message.message_id
        return Ref(chat=message.chat.id, topic=topic, ids=(message.message_id,))

    async def edit(self, effect: Effect) -> str:
        """Make the card show its face."""
        ref = ref_of(effect.ref)
        if effect.face is None:
            raise GivenUp("there is no card to show")
        face = effect.face
        await self.wire.rewrite(ref, cards.card(face), buttons_of(face.buttons, (face.link_label, face.link)))
        if ref.topic and isinstance(ref.chat, int):
            self.book.cards[ref.chat, ref.topic] = ref.first
        return effect.ref

    async def note(self, effect: Effect) -> str:
        """Write for the team under the card, calling at most one person."""
        before = f"{call(effect.to)} " if effect.to else ""
        parts = say_parts(_words(effect), private=False, before=before)
        spot = _spot(effect)
        ref = await self._post_parts(effect, parts, spot, buttons_of(effect.buttons))
        ref = await self._post_files(effect, ref, spot)
        return str(replace(ref, ids=ref.ids[:1], files=()))

    async def mark(self, effect: Effect) -> str:
        """Put our reaction on the message instead of the one before; where the chat does not allow it, a sign below."""
        ref, mark = ref_of(effect.ref), effect.mark
        try:
            await self.wire.bot.set_message_reaction(ref.chat, ref.first, MARKS.get(mark))
        except BadRequest as error:
            if holds(error, "not found") or mark not in MARKS:
                raise
            if mark in SIGNS:
                await self.wire.post(Place(chat=ref.chat, topic=ref.topic), SIGNS[mark], under=ref.first, quiet=True)
        return effect.ref

    async def whisper(self, effect: Effect) -> str:
        """Say it to one person: in a group everybody could read it, so it is short-lived there."""
        spot, say = _spot(effect), _words(effect)
        under = ref_of(effect.ref).first if effect.ref else spot.under
        head = "" if spot.place.is_private else f"{call(effect.to, HUSH)} "
        message = await self.wire.post(spot.place, head + inert(say.text), markup=buttons_of(effect.buttons), under=under, quiet=True)
        ref = Ref(chat=message.chat.id, topic=spot.place.topic, ids=(message.message_id,))
        if not spot.place.is_private:
            self.wire.fade(ref)
        return str(ref)

    async def amend(self, effect: Effect) -> str:
        """Make what we said read `say`, in more or fewer messages than before if need be."""
        ref = ref_of(effect.ref)
        place = Place(chat=ref.chat, topic=ref.topic)
        parts = say_parts(_words(effect), private=place.is_private, choices=False)
        for id, part in zip(ref.ids, parts, strict=False):
            await self.wire.rewrite(replace(ref, ids=(id,)), part)
        if surplus := ref.ids[len(parts) :]:
            await self.wire.remove(replace(ref, ids=surplus))
        added = [(await self.wire.post(place, part)).message_id for part in parts[len(ref.ids) :]]
        return str(replace(ref, ids=(*ref.ids[: len(parts)], *added)))

    async def withdraw(self, effect: Effect) -> str:
        """Take what we said away."""
        await self.wire.remove(ref_of(effect.ref))
        return effect.ref


KINDS: Mapping[str, Callable[[Sender, Effect], Awaitable[str]]] = {
    "say": Sender.say,
    "card": Sender.card,
    "edit": Sender.edit,
    "note": Sender.note,
    "mark": Sender.mark,
    "whisper": Sender.whisper,
    "amend": Sender.amend,
    "withdraw": Sender.withdraw,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """Where an effect goes, and under which message."""

    place: Place
    under: int


def _spot(effect: Effect) -> _Spot:
    if not effect.thread:
        return _Spot(place=place_of(effect.place), under=0)
    ref = ref_of(effect.thread)
    return _Spot(place=Place(chat=ref.chat, topic=ref.topic), under=ref.first)


def _files(effect: Effect) -> tuple[Attachment, ...]:
    return effect.say.files if effect.say else ()


def _words(effect: Effect) -> Say:
    if effect.say is None or not effect.say.text.strip():
        raise GivenUp("there is nothing to say")
    return effect.say
