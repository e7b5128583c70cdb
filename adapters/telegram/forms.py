"""Forms on a platform that has no windows: a question under the card with its choices as buttons, or to be answered by a reply.

What was answered so far stands in the question itself, behind the link of its title, so that a restart between two steps loses
nothing. Only we can write that link: whatever people write is escaped. Choices are asked before free text.
"""

from __future__ import annotations

import base64
import binascii
import html
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qs, urlsplit

import structlog
from telegram import ForceReply, InlineKeyboardMarkup, Message
from telegram.error import TelegramError

from adapters.telegram.address import Place, link_to, ref_of
from adapters.telegram.parse import is_ours
from adapters.telegram.render import call, cut, inert, rows
from adapters.telegram.wire import Wire
from adapters.telegram.words import word
from bot.model.arrivals import Author, Form, Heard, Input, Pressed, Receipt, Reception

OURS = "~"
"""What payloads of a form's own buttons begin with; no other payload of ours does."""
_CANCEL, _SUBMIT = f"{OURS}x", f"{OURS}s"

REMEMBERED = 200
"""Presses that we know when they are delivered again."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A form half filled."""

    payload: str
    card: str  # ref of the message under which the button stands
    place: str
    user: str  # who alone may answer
    answers: Mapping[str, str]

    def link(self) -> str:
        """Return the address behind the title: the card's, and what is known so far."""
        written = json.dumps([self.payload, self.card, self.place, self.user, dict(self.answers)], ensure_ascii=False).encode()
        return f"{link_to(ref_of(self.card)) or 'https://t.me/'}?form={base64.urlsafe_b64encode(written).decode().rstrip('=')}"


def state_of(message: Message | None, wire: Wire) -> State | None:
    """Return the form that a message of ours asks, None where it asks none."""
    if message is None or not is_ours(message, wire.book):
        return None
    for entity in message.entities:
        written = parse_qs(urlsplit(entity.url).query).get("form") if entity.url else None
        if written:
            return _read(written[0])
    return None


def _read(written: str) -> State | None:
    try:
        payload, card, place, user, answers = json.loads(base64.urlsafe_b64decode(written + "=" * (-len(written) % 4)))
    except (TypeError, ValueError, binascii.Error):
        return None
    return State(payload=payload, card=card, place=place, user=user, answers=answers)


@dataclass(slots=True, kw_only=True)
class Forms:
    """Asks forms and hands in what was answered."""

    wire: Wire
    reception: Reception
    _opened: dict[str, None] = field(default_factory=dict)  # the latest presses that opened one, oldest first

    async def open(self, pressed: Pressed, form: Form) -> None:
        """Ask the form's first question under the message whose button was pressed; once, if the press is delivered again."""
        if pressed.event_id in self._opened:
            return
        self._opened[pressed.event_id] = None
        while len(self._opened) > REMEMBERED:
            del self._opened[next(iter(self._opened))]
        state = State(payload=form.payload, card=pressed.ref, place=pressed.place, user=pressed.author.id, answers={})
        await self._ask(state, form, pressed.author)

    async def pressed(self, pressed: Pressed, question: Message | None) -> Receipt:
        """Take a press of a form's own button."""
        state = state_of(question, self.wire)
        if state is None or question is None:
            return Receipt(taken=False, whisper=word("gone", pressed.author.locale))
        if state.user != pressed.author.id:
            return Receipt(taken=False, whisper=word("not_yours", pressed.author.locale))
        original = replace(pressed, payload=state.payload, ref=state.card, place=state.place)
        form = await self.reception.opens_form(original)
        receipt = Receipt(taken=False)
        if form and pressed.payload != _CANCEL:
            receipt = await self._go_on(original, form, _with(state, form, pressed.payload))
        await self._away(question)
        return receipt

    async def replied(self, heard: Heard, question: Message | None) -> Receipt | None:
        """Take a reply to a form's question; None where it is none, or not from the one who was asked."""
        state = state_of(question, self.wire)
        if state is None or question is None or state.user != heard.author.id or not heard.text:
            return None
        original = Pressed(
            platform=heard.platform,
            event_id=heard.event_id,
            place=state.place,
            ref=state.card,
            author=heard.author,
            payload=state.payload,
            at=heard.at,
        )
        form = await self.reception.opens_form(original)
        asked = _next(form, state.answers) if form else None
        receipt = Receipt(taken=False, whisper=word("gone", heard.author.locale))
        if form and asked and not asked.choices:
            answers = {**state.answers, asked.name: cut(heard.text, asked.longest)}
            receipt = await self._go_on(original, form, replace(state, answers=answers))
        await self._away(question)
        return receipt

    async def _go_on(self, original: Pressed, form: Form, state: State) -> Receipt:
        if _next(form, state.answers):
            await self._ask(state, form, original.author)
            return Receipt()
        filled = {name: value for name, value in state.answers.items() if value}
        return await self.reception.arrived(replace(original, form=filled))

    async def _ask(self, state: State, form: Form, author: Author) -> None:
        asked = _next(form, state.answers)
        card = ref_of(state.card)
        who = call(author.id, inert(cut(author.name or "🔔", 60)))
        title = f'<b><a href="{html.escape(state.link())}">{inert(cut(form.title, 200))}</a></b>'
        text = f"{who} {title}\n{inert(cut(asked.label, 500)) if asked else ''}"
        markup = _keyboard(form, asked)
        try:
            await self.wire.post(Place(chat=card.chat, topic=card.topic), text, markup=markup, under=card.first)
        except TelegramError as error:
            log.warning("a form could not be asked", why=type(error).__name__)

    async def _away(self, question: Message) -> None:
        try:
            await self.wire.bot.delete_message(question.chat.id, question.message_id)
        except TelegramError as error:
            log.info("a form that is over stays", why=type(error).__name__)


def _next(form: Form, answers: Mapping[str, str]) -> Input | None:
    return next((one for one in sorted(form.inputs, key=lambda one: not one.choices) if one.name not in answers), None)


def _with(state: State, form: Form, payload: str) -> State:
    """Return the state with what a button answers; a number that no choice has changes nothing."""
    asked = _next(form, state.answers)
    if asked is None:
        return state
    values = {f"{OURS}{number}": value for number, (value, _) in enumerate(asked.choices)}
    if not asked.required:
        values[_SUBMIT] = ""
    return replace(state, answers={**state.answers, asked.name: values[payload]}) if payload in values else state


def _keyboard(form: Form, asked: Input | None) -> InlineKeyboardMarkup | ForceReply:
    if asked and asked.required and not asked.choices:
        return ForceReply(selective=True, input_field_placeholder=cut(asked.label, 64) or None)
    return rows(_buttons(form, asked))


def _buttons(form: Form, asked: Input | None) -> Iterator[tuple[str, str]]:
    yield from ((label, f"{OURS}{number}") for number, (_, label) in enumerate(asked.choices if asked else ()))
    if asked is None or not asked.required:
        yield form.submit, _SUBMIT
    yield form.cancel, _CANCEL
