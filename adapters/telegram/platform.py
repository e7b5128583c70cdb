"""Telegram as one of our platforms: takes updates to the reception, and effects to the Bot API."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import structlog
from telegram import Message, Update
from telegram.error import Forbidden, TelegramError
from telegram.request import HTTPXRequest

from adapters.telegram import attachment
from adapters.telegram.address import place_of, ref_of
from adapters.telegram.examine import Patient, examine
from adapters.telegram.forms import OURS, Forms
from adapters.telegram.listen import Poll, register
from adapters.telegram.parse import NAME, parse, ref_of_message
from adapters.telegram.render import call, inert
from adapters.telegram.send import HUSH, Sender
from adapters.telegram.wire import LARGEST_FILE, Wire
from bot.errors import GivenUp, Refused, StorageUnavailable
from bot.model import Effect
from bot.model.arrivals import Action, Arrival, Heard, Left, Lodging, Pressed, Receipt, Reception, unpack
from bot.ports import Bring, Clock, Noted

MOST_TRIES = 3
"""Times that an update is taken that fails in a way nobody foresaw; then it is left out, so that it does not block the others."""
_STRANGE = (AttributeError, IndexError, KeyError, TypeError, ValueError, ArithmeticError, OSError, RecursionError)
"""What the SDK raises for an update that is none; the last three for a time or number beyond all bounds, and for depth without end."""

IDS = "/id"
"""The command that tells the ids of the chat and of who asks."""

log = structlog.get_logger()


@dataclass(slots=True, kw_only=True)
class Telegram:
    """One bot. `url` is the webhook's address; empty: we poll."""

    wire: Wire
    request: HTTPXRequest
    reception: Reception
    sender: Sender
    forms: Forms
    clock: Clock
    secret: str
    url: str
    mode: str
    places: tuple[str, ...]
    name: str = NAME
    blind: bool = True  # it shows a bot nothing of what it sent
    largest_file: int = LARGEST_FILE
    poll_pause: float = 1.0
    _failed: Counter[int] = field(default_factory=Counter)

    @property
    def bring(self) -> Bring:
        """Return what fetches files from other platforms."""
        return self.sender.bring

    @bring.setter
    def bring(self, bring: Bring) -> None:
        self.sender.bring = bring

    @property
    def stands(self) -> Noted:
        """Return what notes how far an effect of several messages has come."""
        return self.sender.stands

    @stands.setter
    def stands(self, stands: Noted) -> None:
        self.sender.stands = stands

    async def run(self) -> None:
        """Listen until cancelled. Raise PlatformError where Telegram cannot be reached for a while: then it is run again."""
        await self.request.initialize()
        try:
            if self.mode == "webhook":
                await register(self.wire.bot, self.url, self.secret, pause=self.poll_pause)
                await asyncio.Event().wait()
            await Poll(bot=self.wire.bot, take=self.take, pause=self.poll_pause).run()
        except asyncio.CancelledError:
            self.wire.stop()
            raise

    async def close(self) -> None:
        """Let go of the connections; `run` opens them again."""
        await self.request.shutdown()

    async def take(self, raw: object) -> None:
        """Take one update; it is committed, or nobody's business, when this returns.

        Raises StorageUnavailable and TelegramError where it has to come again.
        """
        number = raw.get("update_id") if isinstance(raw, Mapping) else None
        if not isinstance(raw, Mapping) or not isinstance(number, int):
            log.warning("what came is no update of Telegram's")
            return
        if self._failed[number] >= MOST_TRIES:
            log.error("an update is left out: taking it failed again and again", update=number)
            return
        foreseen = False
        try:
            await self._take(raw)
            foreseen = True
        except (StorageUnavailable, TelegramError):
            foreseen = True  # it comes until it is taken
            raise
        finally:
            if not foreseen:
                self._failed[number] += 1

    async def _take(self, raw: Mapping[str, Any]) -> None:
        await self._know_ourselves()
        try:
            update = Update.de_json(dict(raw), self.wire.bot)
            arrival = parse(update, self.wire.book, self.clock())
        except _STRANGE as error:
            log.warning("an update of Telegram's has a shape that we do not know", why=type(error).__name__)
            return
        query = update.callback_query
        if isinstance(arrival, Pressed) and query:
            await self._press(arrival, query.id, query.message if isinstance(query.message, Message) else None)
        elif query:
            await self._answer(query.id, "")
        elif isinstance(arrival, Heard):
            await self._hear(arrival, update.message)
        elif arrival:
            await self._hand_over(arrival)

    async def _know_ourselves(self) -> None:
        if not self.wire.book.username:
            self.wire.book.username = (await self.wire.bot.get_me()).username or ""

    async def _hand_over(self, arrival: Arrival) -> None:
        """Tell the reception; what it refuses is done with, and nobody is there to be told."""
        try:
            await self.reception.arrived(arrival)
        except Refused as error:
            log.info("an update was refused", why=type(error).__name__)

    async def _hear(self, heard: Heard, message: Message | None) -> None:
        if heard.text == IDS and heard.addressed:
            await self._tell_ids(heard)
            return
        answered = message.reply_to_message if message else None
        try:
            receipt = await self.forms.replied(heard, answered) or await self.reception.arrived(heard)
        except Refused as error:
            receipt = Receipt(taken=False, whisper=str(error))
        if receipt.whisper:
            await self._tell(heard, receipt.whisper)

    async def _tell_ids(self, heard: Heard) -> None:
        """Answer what an operator needs for config.yaml, in its own words: the chat for cards, and the asker as a rep."""
        place = place_of(heard.place)
        lines = [] if place.is_private else [f'cards: ["telegram:{place.chat}"]']
        try:
            await self.wire.post(place, "\n".join([*lines, f'telegram: "{heard.author.id}"']), under=ref_of(heard.ref).first)
        except TelegramError as error:
            log.info("ids could not be told", why=type(error).__name__)

    async def _tell(self, heard: Heard, text: str) -> None:
        place, ref = place_of(heard.place), ref_of(heard.ref)
        head = "" if place.is_private else f"{call(heard.author.id, HUSH)} "
        try:
            sent = await self.wire.post(place, head + inert(text), under=ref.first, quiet=True)
        except TelegramError as error:
            log.info("a whisper was not heard", why=type(error).__name__)
            return
        if not place.is_private:
            self.wire.fade(ref_of_message(sent, place.topic))

    async def _press(self, pressed: Pressed, query: str, message: Message | None) -> None:
        """Do what the button does, answer within the seconds that the phone shows its clock, and take a used keyboard away."""
        try:
            receipt = await self._pressed(pressed, message)
        except Refused as error:
            receipt = Receipt(taken=False, whisper=str(error))
        await self._answer(query, receipt.whisper)
        known = unpack(pressed.payload)
        if known and known[0] is Action.CHOICE and receipt.taken and message:
            await self._clear(message)

    async def _pressed(self, pressed: Pressed, message: Message | None) -> Receipt:
        if pressed.payload.startswith(OURS):
            return await self.forms.pressed(pressed, message)
        form = await self.reception.opens_form(pressed)
        receipt = Receipt(form=form) if form else await self.reception.arrived(pressed)
        if receipt.form:
            await self.forms.open(pressed, receipt.form)
        return receipt

    async def _answer(self, query: str, text: str) -> None:
        """Answer a press: https://core.telegram.org/bots/api#answercallbackquery takes 200 characters, once, for some minutes."""
        try:
            await self.wire.bot.answer_callback_query(query, text=text[:200] or None, show_alert=bool(text))
        except TelegramError as error:
            log.info("a press was answered too late", why=type(error).__name__)

    async def _clear(self, message: Message) -> None:
        try:
            await self.wire.bot.edit_message_reply_markup(chat_id=message.chat.id, message_id=message.message_id)
        except TelegramError as error:
            log.info("a keyboard stays", why=type(error).__name__)

    async def send(self, effect: Effect) -> str:
        """Send it, return its ref. Raise RetryLater, GivenUp or PlatformError; of a prospect who blocked us the reception is told."""
        try:
            return await self.sender.send(effect)
        except GivenUp as error:
            if isinstance(error.__cause__, Forbidden) and effect.kind == "say" and not effect.thread:
                await self._gone(effect, str(error))
            raise

    async def _gone(self, effect: Effect, why: str) -> None:
        event_id = f"{self.wire.book.id}:left:{effect.id}"
        left = Left(platform=NAME, event_id=event_id, place=effect.place, why=why, at=self.clock())
        try:
            await self._hand_over(left)
        except StorageUnavailable as error:
            log.warning("that a prospect left is told at the next try", why=type(error).__name__)

    async def arrived(self, effect: Effect) -> None:
        """Return None: Telegram shows a bot nothing of what it sent, so after a crash one message may stand twice."""
        return

    async def fetch(self, ref: str) -> tuple[str, bytes]:
        """Return a file's media type and bytes."""
        return await attachment.fetch(self.wire.bot, ref)

    async def examine(self) -> Lodging:
        """Try the token, the way in and each group for cards."""
        return await examine(
            Patient(bot=self.wire.bot, book=self.wire.book, mode=self.mode, url=self.url, secret=self.secret, places=self.places)
        )
