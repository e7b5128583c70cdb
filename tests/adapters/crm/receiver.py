"""A CRM at the other end of the webhook, over real HTTP: it keeps what comes and answers as it is told."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web


@dataclass(slots=True)
class Receiver:
    """Answers each delivery with the next of `answers`, 200 when there are none left; None: it hangs."""

    answers: list[tuple[int, dict[str, str]] | None] = field(default_factory=list)
    came: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    url: str = ""

    async def take(self, request: web.Request) -> web.Response:
        self.came.append((dict(request.headers), await request.read()))
        answer = self.answers.pop(0) if self.answers else (200, {})
        if answer is None:
            await asyncio.sleep(30)
            return web.Response(status=200)
        return web.Response(status=answer[0], headers=answer[1])


@asynccontextmanager
async def receiving() -> AsyncIterator[Receiver]:
    """Listen on a free port of this machine."""
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/crm", receiver.take)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    receiver.url = f"http://localhost:{runner.addresses[0][1]}/crm"
    try:
        yield receiver
    finally:
        await runner.cleanup()
