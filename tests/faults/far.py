"""Platforms at some distance, over which several prospects talk: what a caller's death cuts off on its way there has not arrived.

What dies with the answer on its way back has. Both take a tenth of a second, so that a kill under load meets either.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, ClassVar

from aiohttp import web
from starlette.requests import Request
from starlette.responses import Response

from bot.model.arrivals import Arrival, Form, Pressed, Receipt
from tests.adapters.discord.double import DiscordDouble
from tests.adapters.discord.rest import Rest
from tests.adapters.slack.double import SlackDouble
from tests.adapters.slack.wire import Wire
from tests.adapters.slack.workspace import Channel
from tests.adapters.telegram.double import TelegramDouble

AWAY = 0.1
"""Seconds that a call takes to arrive, and its answer to come back."""

Prospects = Mapping[str, str]
"""Person → the place where they talk with the bot alone."""


class Nobody:
    """Takes nothing; it lets a counterpart open its port."""

    async def arrived(self, arrival: Arrival) -> Receipt:
        return Receipt(taken=False)

    async def opens_form(self, pressed: Pressed) -> Form | None:
        return None


class FarTelegram(TelegramDouble):
    """Tells what was not acknowledged again, and shows a bot nothing of what it sent."""

    acknowledges, shows_what_arrived = True, False
    prospects: ClassVar[Prospects] = {"42": "42", "43": "43", "44": "44"}

    async def opened(self) -> str:
        """Open the port and return where it is."""
        for person in self.prospects:
            self.cloud.chats[int(person)] = {"id": int(person), "type": "private", "first_name": "Prospect"}
        await self.connect(Nobody())
        await self.disconnect()
        return self._api.address

    async def _call(self, request: Request) -> Response:
        if not request.path_params["method"].lower().startswith("send"):
            return await super()._call(request)
        await request.form()  # kept by the request; asking whether it was cut off would swallow it
        await asyncio.sleep(AWAY)
        if await request.is_disconnected():
            return Response(status_code=499)
        answered = await super()._call(request)
        await asyncio.sleep(AWAY)
        return answered

    def is_told(self) -> bool:
        """Return whether what is said from now on will be told, sooner or later."""
        return True

    def killed(self) -> None:
        """Note that the process is gone."""


class _FarWire(Wire):
    async def _api(self, request: web.Request) -> web.Response:
        if not request.match_info["method"].startswith("chat."):
            return await super()._api(request)
        return await _across(request, super()._api)


class FarSlack(SlackDouble):
    """Tells what was not acknowledged up to four times, and shows a message with the effect that it was."""

    acknowledges, shows_what_arrived = True, True
    prospects: ClassVar[Prospects] = {"U0PROSPECT": "D0PROSPECT", "U0SECOND": "D0SECOND", "U0THIRD": "D0THIRD"}

    def __init__(self) -> None:
        super().__init__(listen="dm")
        self.wire = _FarWire(workspace=self.workspace, patience=0.5)

    async def opened(self) -> str:
        """Open the port and return where it is."""
        for person, place in self.prospects.items():
            self.workspace.channels[place] = Channel(id=place, direct=True)
            self.workspace.users[person] = "Some Prospect"
        await self.wire.start()
        return self.wire.base

    def is_told(self) -> bool:
        """Return whether what is said from now on will be told, sooner or later."""
        return True

    def killed(self) -> None:
        """Note that the process is gone."""


class _FarRest(Rest):
    async def handle(self, request: web.Request) -> web.Response:
        if not (request.method == "POST" and request.path.endswith("/messages")):
            return await super().handle(request)
        return await _across(request, super().handle)


class FarDiscord(DiscordDouble):
    """Acknowledges nothing: what was missed is read back. It forgets at once which message it had before, as it does after minutes."""

    acknowledges, shows_what_arrived = False, True
    prospects: ClassVar[Prospects] = {"200000000000000001": "300000000000000001", "200000000000000011": "300000000000000011"}

    def __post_init__(self) -> None:
        DiscordDouble.__post_init__(self)
        self.rest = _FarRest(world=self.world, emit=self._emit)

    async def opened(self) -> str:
        """Open the port and return where it is."""
        self.world.dms = dict(self.prospects)
        await self.open()
        return self.base

    async def _emit(self, kind: str, data: Any) -> None:  # noqa: ANN401 - an event of Discord
        with suppress(ConnectionError):  # the bot died a moment ago
            await self.gateway.emit(kind, data)

    async def says(self, user: str, place: str, text: str, **more: Any) -> str:  # noqa: ANN401 - parts of a message
        """Write; what the bot is not there for stands in the place's history."""
        try:
            return await DiscordDouble.says(self, user, place, text, **more)
        except ConnectionError:
            return ""

    def is_told(self) -> bool:
        """Return whether somebody listens: nobody can read back the first words of who never talked with the bot before."""
        return self.is_connected()

    def killed(self) -> None:
        """Note that the process is gone, and forget what would tell a message that is sent again."""
        self.world.nonces.clear()


async def _across(request: web.Request, serve: Callable[[web.Request], Any]) -> web.Response:
    """Let a call take its time both ways, and lose it where who called has died before it arrived."""
    await asyncio.sleep(AWAY)
    if request.transport is None or request.transport.is_closing():
        return web.Response(status=499)
    answered: web.Response = await serve(request)
    await asyncio.sleep(AWAY)
    return answered


Far = FarTelegram | FarSlack | FarDiscord

FAR: Mapping[str, Callable[[], Far]] = {"telegram": FarTelegram, "slack": FarSlack, "discord": FarDiscord}
