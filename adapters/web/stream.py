"""The event stream of the widget: what stands in the store after the last line it has, then whatever comes. No gap, no double."""

from __future__ import annotations

from collections.abc import AsyncIterator

import orjson
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from adapters.hub import Listener
from adapters.web import render
from adapters.web.receive import Web
from bot.model import Line

PING = 15.0
"""Seconds of silence after which a comment keeps proxies and the widget's own watch content."""

HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


async def stream(web: Web, request: Request) -> Response:
    """GET /web/stream; `Last-Event-ID` is the last line that the widget has."""
    conversation = web.gate.conversation(request)
    await web.intake.store.conversation(conversation)
    last = request.headers.get("last-event-id", "0")
    after = int(last) if last.isdigit() and len(last) < 16 else 0
    return StreamingResponse(_events(web, conversation, after), media_type="text/event-stream", headers=HEADERS)


async def _events(web: Web, conversation: str, after: int) -> AsyncIterator[bytes]:
    """Listen first, then read: what is committed between the two is told twice and sent once."""
    owner: dict[str, str] = {}
    with web.hub.listen(conversation) as listener:
        name, data = "lines", ""
        while True:
            if name == "typing":
                yield event("typing", {"who": data.partition(" ")[0], "on": data.endswith("on")})
            elif name == "ping":
                yield b": ping\n\n"
            elif name == "edit":
                yield event("edit", await _as_it_reads(web, conversation, int(data)))
            else:
                standing = await web.intake.store.conversation(conversation)
                now = web.about(standing)
                if now != owner:
                    owner = now
                    yield event("owner", owner)
                lines = await web.pages.lines(conversation, after)
                for line in lines:
                    yield message(line)
                    after = line.seq
                if lines:
                    await web.pages.mark(conversation, reached=after)
            name, data = await _next(listener)


async def _as_it_reads(web: Web, conversation: str, seq: int) -> render.M:
    """Return a line that was changed; one that was taken away has no words and nobody who said it."""
    lines = await web.pages.lines(conversation, seq - 1)
    return next((render.message(line) for line in lines if line.seq == seq), {"id": str(seq), "who": "", "text": ""})


async def _next(listener: Listener) -> tuple[str, str]:
    try:
        return await listener.next(PING)
    except TimeoutError:
        return "ping", ""


def message(line: Line) -> bytes:
    """Return one line as an event whose id the widget sends back when it reconnects."""
    return b"id: %d\n" % line.seq + event("message", render.message(line))


def event(name: str, data: object) -> bytes:
    """Return one server-sent event (WHATWG HTML, 9.2); JSON has no line breaks that could leave its field."""
    return b"event: " + name.encode() + b"\ndata: " + orjson.dumps(data) + b"\n\n"
