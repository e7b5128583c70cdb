"""The stream that keeps open pages fresh (server-sent events, WHATWG HTML 9.2)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

from starlette.responses import Response, StreamingResponse

from adapters.desk import sessions
from adapters.desk.here import Here

BEAT = 15.0
"""Seconds of silence after which the stream says that it lives, and looks whether the session still does."""


async def events(here: Here) -> Response:
    """Stream what topic "desk" tells ("card" and "typing", each with its conversation) until the reader leaves or their session ends."""
    headers = {"X-Accel-Buffering": "no"}
    return StreamingResponse(stream(here, BEAT), media_type="text/event-stream", headers=headers)


async def stream(here: Here, beat: float) -> AsyncGenerator[str]:
    """Yield the events as text; a `beat` at once and whenever nothing else was said for so many seconds."""
    news = here.desk.hub.subscribe("desk")
    coming = asyncio.ensure_future(anext(news, None))
    try:
        yield "retry: 2000\nevent: beat\ndata:\n\n"
        while True:
            done, _ = await asyncio.wait({coming}, timeout=beat)
            item = coming.result() if done else ("beat", "")
            if item is None or (not done and await sessions.current(here.desk, here.request) is None):
                return
            if done:
                coming = asyncio.ensure_future(anext(news, None))
            yield framed(*item)
    finally:
        coming.cancel()


def framed(name: str, text: str) -> str:
    """Return one event. Line breaks cannot leave their field."""
    clean = " ".join(text.split())
    return f"event: {''.join(name.split())}\ndata: {clean}\n\n"
