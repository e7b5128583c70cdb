"""What Slack tells us, from either door, to the reception; and what is answered at once: forms, whispers, the home.

The answer to Slack goes out when `take` returns: by then everything is committed. When it raises, there is no answer, and Slack sends the
same again (https://docs.slack.dev/apis/events-api/#retries).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol
from weakref import WeakValueDictionary

import structlog

from adapters.slack import render
from adapters.slack.api import Api
from adapters.slack.blocks import view_faults
from adapters.slack.parse import parse, speakers
from adapters.slack.payload import Alarm, Around, Body, HomeOpened, Ignored, Parsed, mapping, text_of
from adapters.slack.people import People
from adapters.slack.places import parts
from adapters.slack.presses import chosen, keep
from adapters.slack.threads import Threads
from bot.errors import PlatformError, Refused, StorageUnavailable
from bot.model.arrivals import Action, Arrival, Changed, Commanded, Form, Heard, Home, Left, Pressed, Receipt, Reception, unpack

Answered = Mapping[str, Any]
"""What is sent with the acknowledgement, mostly nothing."""

ANSWER_WITHIN = 2.0
"""Seconds that the answer to a command may take; Slack waits 3, https://docs.slack.dev/interactivity/implementing-slash-commands"""

log = structlog.get_logger()


class LeadsOf(Protocol):
    """Tells what stands in somebody's home."""

    async def __call__(self, user: str) -> Home | None:
        """Return the home of the rep whom Slack knows by this id; None for who is no rep. Raise StorageUnavailable."""
        ...


async def nobodys_leads(user: str) -> Home | None:
    """Know no rep: the home stays empty."""
    return None


@dataclass(slots=True, kw_only=True)
class Door:
    """Takes payloads. `around` returns what they are read with; it may ask Slack who we are, and raise PlatformError."""

    api: Api
    people: People
    threads: Threads
    reception: Reception
    around: Callable[[], Awaitable[Around]]
    alarm: Callable[[Alarm], None]
    leads_of: LeadsOf
    _lanes: WeakValueDictionary[str, asyncio.Lock] = field(default_factory=WeakValueDictionary)
    _later: set[asyncio.Task[None]] = field(default_factory=set)

    async def take(self, body: Body) -> Answered:
        """Take a payload and return the answer. Raise StorageUnavailable or PlatformError where nothing was taken: do not answer."""
        around = await self.around()
        lane = self._lanes.setdefault(_lane(body), asyncio.Lock())
        async with lane:  # one after the other where somebody talks, side by side elsewhere
            people = await self.people.of(speakers(body))
            found = await self._known(parse(body, replace(around, people=people)), body, around)
            return await _TAKEN[type(found)](self, found, body)

    async def close(self) -> None:
        """Let what is answered in the background come to its end, a second at most."""
        if self._later:
            await asyncio.wait(self._later, timeout=1.0)
        for task in self._later:
            task.cancel()

    async def _known(self, found: Parsed, body: Body, around: Around) -> Parsed:
        """Return what was parsed; words in a thread where somebody asked us are for us, under a card of ours they are not."""
        if not isinstance(found, Heard) or found.place == parts(found.place)[0][0]:
            return found
        if found.addressed:
            self.threads.opened(found.place)
            return found
        ours = around.mention and mapping(body.get("event")).get("parent_user_id") != around.bot
        return replace(found, addressed=ours and await self.threads.asked_in(found.place, around.bot))

    # --- one for each kind

    async def _heard(self, heard: Heard | Changed, body: Body) -> Answered:
        receipt = await self._arrived(heard)
        if receipt.whisper:
            channel, thread = parts(heard.thread or heard.place + ":")[0]
            self._soon(self._whisper(heard.author.id, channel, thread, receipt.whisper))
        return {}

    async def _commanded(self, commanded: Commanded, body: Body) -> Answered:
        """Answer a command with the acknowledgement, which the one who typed it sees alone; where that takes long, behind it."""
        answering = asyncio.create_task(self._arrived(commanded))
        await asyncio.wait({answering}, timeout=ANSWER_WITHIN)
        if not answering.done():
            self._soon(self._late(answering, commanded))
            return {}
        return {"response_type": "ephemeral", **render.sentence((await answering).whisper, links=True)}

    async def _late(self, answering: asyncio.Task[Receipt], commanded: Commanded) -> None:
        await self._whisper(commanded.author.id, commanded.place, "", (await answering).whisper)

    async def _left(self, left: Left, body: Body) -> Answered:
        await self._arrived(left)
        self.alarm(Alarm(what=f"A channel is closed to the app ({left.why})", cure=_CLOSED, renamed=True))
        return {}

    async def _pressed(self, pressed: Pressed, body: Body) -> Answered:
        form = await self.reception.opens_form(pressed) if pressed.form is None else None
        receipt = Receipt(form=form) if form else await self._arrived(pressed)
        if receipt.taken and _is_choice(pressed):
            self._soon(self._choose(pressed, body))
        if receipt.form:
            self._soon(self._open(receipt.form, pressed, text_of(body.get("trigger_id"))))
        if pressed.form and not receipt.taken and receipt.whisper:  # the form stays open and says what to mend
            return {"response_action": "errors", "errors": {next(iter(pressed.form)): receipt.whisper}}
        if receipt.whisper and pressed.ref:
            channel, ts = parts(pressed.ref)[0]
            thread = pressed.place.partition(":")[2]
            self._soon(self._whisper(pressed.author.id, channel, thread if thread != ts else "", receipt.whisper))
        return {}

    async def _arrived(self, arrival: Arrival) -> Receipt:
        """Hand it over; what is refused is taken, with the reason as a whisper."""
        try:
            return await self.reception.arrived(arrival)
        except Refused as refused:
            log.info("the reception refused what Slack told", why=type(refused).__name__, kind=type(arrival).__name__)
            return Receipt(taken=False, whisper=str(refused))

    async def _home(self, opened: HomeOpened, body: Body) -> Answered:
        self._soon(self._publish(opened.user))
        return {}

    async def _alarmed(self, alarm: Alarm, body: Body) -> Answered:
        self.alarm(alarm)
        return {}

    async def _ignored(self, ignored: Ignored, body: Body) -> Answered:
        log.debug("Slack told what is not for us", why=ignored.why)
        return {}

    # --- in the background, after the answer

    def _soon(self, doing: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(_tried(doing))
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    async def _open(self, form: Form, pressed: Pressed, trigger: str) -> None:
        """Open a form; the trigger is good for 3 s, https://docs.slack.dev/reference/interaction-payloads/block_actions-payload"""
        view = render.modal(form, keep(pressed))
        wrong = view_faults(view)
        if wrong:
            log.error("a form cannot be drawn", faults=wrong)
            return
        await self.api.call("views.open", {"trigger_id": trigger, "view": view})

    async def _choose(self, pressed: Pressed, body: Body) -> None:
        """Take the buttons away under which somebody chose; the message's metadata stays as it is."""
        channel, ts = parts(pressed.ref)[0]
        await self.api.call("chat.update", {"channel": channel, "ts": ts, "parse": "none", "link_names": False, **chosen(body)})

    async def _whisper(self, user: str, channel: str, thread: str, words: str) -> None:
        """Show words to one person alone; in a thread only where one has begun, else nobody would see them."""
        sentence = render.sentence(words)
        under = {"thread_ts": thread} if thread else {}
        await self.api.call("chat.postEphemeral", {"channel": channel, "user": user, **under, **sentence})

    async def _publish(self, user: str) -> None:
        found = await self.leads_of(user)
        if found:
            await self.api.call("views.publish", {"user_id": user, "view": render.home(found.title, found.empty, found.leads)})


async def _tried(doing: Coroutine[Any, Any, None]) -> None:
    try:
        await doing
    except (PlatformError, StorageUnavailable) as error:
        log.warning("what Slack should have shown at once was not shown", why=str(error))


def _is_choice(pressed: Pressed) -> bool:
    known = unpack(pressed.payload)
    return known is not None and known[0] is Action.CHOICE


_CLOSED = "Where cards stand in it or people ask in it: name another channel in config.yaml, or take it back and invite the app."

_Take = Callable[[Door, Any, Body], Awaitable[Answered]]

_TAKEN: Mapping[type[Parsed], _Take] = {
    Heard: Door._heard,
    Changed: Door._heard,
    Left: Door._left,
    Pressed: Door._pressed,
    Commanded: Door._commanded,
    HomeOpened: Door._home,
    Alarm: Door._alarmed,
    Ignored: Door._ignored,
}


def _lane(body: Body) -> str:
    """Return what a payload has to wait its turn in: the talk, or who pressed."""
    event = mapping(body.get("event"))
    message = mapping(event.get("message")) or event
    channel = text_of(event.get("channel")) or text_of(mapping(body.get("user")).get("id")) or text_of(body.get("user_id"))
    thread = text_of(message.get("thread_ts")) or text_of(message.get("ts"))
    return channel if channel.startswith("D") else f"{channel}:{thread}"
