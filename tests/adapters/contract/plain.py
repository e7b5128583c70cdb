"""A platform of no vendor: what the core may expect of an adapter, in a hundred lines, and a counterpart to test the core with."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count

from bot.errors import GivenUp, NotFound, RetryLater
from bot.model import Effect
from bot.model.arrivals import Action, Attachment, Author, Button, Changed, Face, Form, Heard, Lodging, Pressed, Receipt, Reception, pack
from tests.adapters.contract.double import Shown
from tests.varied import varied


@dataclass(slots=True)
class Told:
    """One message as it stands on the platform."""

    ref: str
    place: str
    text: str
    buttons: tuple[Button, ...] = ()
    thread: str = ""
    mark: str = ""
    only_for: str = ""
    by: str = ""  # "" for ours


@dataclass(slots=True)
class PlainDouble:
    """Keeps messages in memory and hands events to the reception directly; it redelivers what was not acked."""

    platform: str = "plain"
    prospect: str = "p-1"
    rep: str = "r-dana"
    colleague: str = "r-jun"
    dm: str = "dm-1"
    cards: str = "room"
    messages: dict[str, Told] = field(default_factory=dict)
    sent: list[Effect] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    refuses: set[str] = field(default_factory=set)  # kinds of effects that are never taken
    held: list[float] = field(default_factory=list)  # Retry-After of the next calls
    delay: float = 0.0
    down: bool = False
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    reception: Reception | None = None
    _numbers: count[int] = field(default_factory=lambda: count(1))
    _late: list[Heard | Pressed | Changed] = field(default_factory=list)

    async def connect(self, reception: Reception) -> PlainGuest:
        self.reception, self.down = reception, False
        late, self._late = self._late, []
        for arrival in late:
            await reception.arrived(arrival)
        return PlainGuest(self)

    async def disconnect(self) -> None:
        self.reception = None

    async def close(self) -> None:
        self.reception = None

    async def says(
        self,
        user: str,
        place: str,
        text: str,
        *,
        thread: str = "",
        times: int = 1,
        files: tuple[Attachment, ...] = (),
        **more: object,
    ) -> str:
        ref = self._put(Told(ref="", place=place, text=text, thread=thread, by=user))
        heard = Heard(
            platform=self.platform,
            event_id=f"e{next(self._numbers)}",
            place=place,
            ref=ref,
            author=Author(id=user, name=user.title(), locale="en"),
            text=text,
            at=datetime.now(UTC),
            thread=thread,
            files=files,
        )
        await self._tell(varied(heard, **more), times)
        return ref

    async def presses(self, user: str, ref: str, label: str, *, form: dict[str, str] | None = None, times: int = 1) -> None:
        message = self.messages[ref]
        button = next(button for button in message.buttons if button.label == label)
        await self.press(user, ref, button.payload, form=form, times=times)

    async def press(self, user: str, ref: str, payload: str, *, form: dict[str, str] | None = None, times: int = 1) -> Receipt:
        event = Pressed(
            platform=self.platform,
            event_id=f"e{next(self._numbers)}",
            place=self.messages[ref].place if ref in self.messages else self.cards,
            ref=ref,
            author=Author(id=user, name=user.title(), locale="en"),
            payload=payload,
            at=datetime.now(UTC),
            form=form,
        )
        receipt = await self._tell(event, times)
        if receipt.form is not None:
            self.forms.append(receipt.form)
        if receipt.whisper:
            self._put(Told(ref="", place=event.place, text=receipt.whisper, only_for=user))
        return receipt

    async def edits(self, user: str, ref: str, text: str | None) -> None:
        message = self.messages[ref]
        changed = Changed(
            platform=self.platform,
            event_id=f"e{next(self._numbers)}",
            place=message.place,
            ref=ref,
            author=Author(id=user, name=user.title(), locale="en"),
            text=text,
            at=datetime.now(UTC),
            thread=message.thread,
        )
        if text is None:
            del self.messages[ref]
        else:
            message.text = text
        await self._tell(changed, 1)

    def limit(self, seconds: float, calls: int = 1) -> None:
        self.held += [seconds] * calls

    async def drop(self) -> None:
        self.down = True

    def shown(self, place: str) -> Sequence[Shown]:
        return [_shown(told) for told in self.messages.values() if told.place == place]

    async def _tell(self, arrival: Heard | Pressed | Changed, times: int) -> Receipt:
        if self.reception is None or self.down:
            self._late.append(arrival)
            return Receipt()
        receipts = await asyncio.gather(*(self.reception.arrived(arrival) for _ in range(times)))
        for receipt in receipts:
            if receipt.whisper and not isinstance(arrival, Pressed):
                self._put(Told(ref="", place=arrival.place, text=receipt.whisper, only_for=arrival.author.id))
        return receipts[0]

    def _put(self, told: Told) -> str:
        told.ref = f"{told.place}:{next(self._numbers)}"
        self.messages[told.ref] = told
        return told.ref


@dataclass(slots=True)
class PlainGuest:
    """The adapter's side of it."""

    double: PlainDouble
    name: str = "plain"

    async def run(self) -> None:
        await asyncio.Event().wait()

    async def arrived(self, effect: Effect) -> str | None:
        return next((known for known, told in self.double.messages.items() if told.by == "" and known.endswith(f"#{effect.id}")), None)

    async def fetch(self, ref: str) -> tuple[str, bytes]:
        if ref not in self.double.files:
            raise NotFound("there is no such file")
        return self.double.files[ref]

    async def examine(self) -> Lodging:
        return Lodging(ok=True)

    async def send(self, effect: Effect) -> str:
        if self.double.held:
            raise RetryLater(self.double.held.pop(0))
        if effect.kind in self.double.refuses:
            raise GivenUp("not allowed")
        if self.double.delay:
            await asyncio.sleep(self.double.delay)
        self.double.sent.append(effect)
        if effect.kind in ("edit", "mark", "amend", "withdraw"):
            return self._change(effect)
        text, buttons = _face(effect.face) if effect.face else _said(effect)
        return self.double._put(
            Told(
                ref="",
                place=effect.place,
                text=text,
                buttons=buttons,
                thread=effect.thread,
                only_for=effect.to if effect.kind == "whisper" else "",
            )
        )

    def _change(self, effect: Effect) -> str:
        message = self.double.messages.get(effect.ref)
        if message is None:
            raise GivenUp("the message is gone")
        if effect.kind == "withdraw":
            del self.double.messages[effect.ref]
        elif effect.kind == "mark":
            message.mark = effect.mark
        elif effect.kind == "amend" and effect.say:
            message.text = effect.say.text
        elif effect.face:
            message.text, message.buttons = _face(effect.face)
        return effect.ref


def _said(effect: Effect) -> tuple[str, tuple[Button, ...]]:
    if effect.say is None:
        return "", effect.buttons
    mention = f"@{effect.to} " if effect.to and effect.kind == "note" else ""
    name = f"{effect.say.name}: " if effect.say.name else ""
    choices = tuple(
        Button(label=label, payload=pack(Action.CHOICE, effect.conversation, f"{effect.seq}.{id}")) for id, label in effect.say.choices
    )
    return f"{mention}{name}{effect.say.text}", (*effect.buttons, *choices)


def _face(face: Face) -> tuple[str, tuple[Button, ...]]:
    rows = (f"{row.label}: {row.value} “{row.quote}”" for row in face.rows)
    files = (f"{name} {link}" for name, link in face.files)
    parts = (face.title, face.state, face.reason, face.score, *face.terms, *rows, face.not_asked, *face.questions, *face.context, *files)
    return "\n".join(part for part in parts if part), face.buttons


def _shown(told: Told) -> Shown:
    labels = tuple(button.label for button in told.buttons)
    marks = (told.mark,) if told.mark else ()
    return Shown(ref=told.ref, text=told.text, buttons=labels, thread=told.thread, marks=marks, only_for=told.only_for)
