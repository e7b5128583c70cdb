"""The two doors that Slack comes in by: a request over HTTP, signed, or an envelope over a socket that we opened (Socket Mode)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

import orjson
import structlog
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from adapters.slack.api import Api, quiet
from adapters.slack.payload import Body, mapping, text_of
from adapters.slack.receive import Answered
from adapters.slack.verify import Verifier
from bot.errors import NotAllowed, PlatformError, StorageUnavailable, TooMuch

LARGEST = 1_000_000
"""Bytes of a request; Slack's are far below."""

SLOWEST = 3.0
"""Seconds that a body may take to arrive: Slack does not wait longer for the answer."""

CONNECTING = 15.0
"""Seconds that a socket may take to open."""

LOOK = 0.5
"""Seconds between looks whether the socket is still open."""

Take = Callable[[Body], Awaitable[Answered]]

log = structlog.get_logger()


# --- over HTTP


async def endpoint(request: Request, verifier: Verifier, take: Take) -> Response:
    """Answer POST /slack/events: events, buttons, forms and commands. 401 where it is not Slack's, 503 where nothing was committed."""
    try:
        body = await _body(request)
        signature = verifier.check(request.headers, body)
    except NotAllowed as error:
        log.warning("a request that is not Slack's was refused", why=str(error))
        return JSONResponse({"error": str(error)}, 401)
    except TooMuch as error:
        return JSONResponse({"error": str(error)}, 413)
    payload = _read(body, request.headers.get("content-type", ""))
    if payload.get("type") == "url_verification":
        return JSONResponse({"challenge": text_of(payload.get("challenge"))})
    try:
        answered = await take(payload)
    except (StorageUnavailable, PlatformError) as error:
        log.warning("what Slack told is not taken yet; it will come again", why=str(error))
        return JSONResponse({"error": "not taken, please send it again"}, 503)
    verifier.taken(signature)
    return JSONResponse(dict(answered)) if answered else Response(status_code=200)


async def _body(request: Request) -> bytes:
    """Return the body. Raise TooMuch for one that is too large or does not come to its end."""
    body = bytearray()
    try:
        async with asyncio.timeout(SLOWEST):
            async for part in request.stream():
                body += part
                if len(body) > LARGEST:
                    raise TooMuch(f"a body may have {LARGEST} bytes")
    except TimeoutError:
        raise TooMuch(f"the body did not arrive within {SLOWEST:g} seconds") from None
    return bytes(body)


def _read(body: bytes, kind: str) -> Body:
    """Return the payload of a signed body, which is JSON, a form whose field `payload` is JSON, or a command's form.

    An empty one where it cannot be read.
    """
    try:
        if "json" not in kind:
            fields = {name: values[0] for name, values in parse_qs(body.decode(), max_num_fields=20).items()}
            if "command" in fields:
                return fields
            body = fields.get("payload", "").encode()
        return mapping(orjson.loads(body))
    except ValueError:
        log.warning("Slack sent what cannot be read", bytes=len(body))
        return {}


# --- over a socket


@dataclass(slots=True, kw_only=True)
class Socket:
    """Holds one connection after the other. Where several processes hold one each, Slack gives every envelope to one of them."""

    api: Api
    app_token: str = field(repr=False)
    take: Take
    connected: bool = False

    async def run(self) -> None:
        """Listen until cancelled. Raise PlatformError where no connection can be opened."""
        while True:
            await self._hold()
            log.info("Slack closed the connection; opening the next")

    async def _hold(self) -> None:
        """Open a connection and return when it has ended. The SDK's own reconnecting is off: it tries one expired address for ever."""
        address = text_of((await self.api.call("apps.connections.open", {}, token=self.app_token)).data.get("url"))
        client = SocketModeClient(
            app_token=self.app_token, web_client=self.api.client(), auto_reconnect_enabled=False, ping_interval=5, logger=quiet()
        )
        client.socket_mode_request_listeners.append(self._envelope)
        client.wss_uri = address
        try:
            await _within(CONNECTING, client.connect())  # type: ignore[no-untyped-call]  # slack-sdk has no types here
            await self._watch(client)
        finally:
            self.connected = False
            with suppress(OSError, RuntimeError):  # it may be closed already
                await client.close()  # type: ignore[no-untyped-call]  # nor here

    async def _watch(self, client: SocketModeClient) -> None:
        """Return when the connection was seen closed twice: for a moment it is, while the SDK obeys a `disconnect` of Slack's."""
        closed = 0
        while closed < 2:
            self.connected = await client.is_connected()
            closed = 0 if self.connected else closed + 1
            await asyncio.sleep(LOOK)

    async def _envelope(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        """Take an envelope and acknowledge it. What is not acknowledged comes again."""
        try:
            answered = await self.take(mapping(request.payload))
        except (StorageUnavailable, PlatformError) as error:
            log.warning("what Slack told is not taken yet; it will come again", why=str(error))
            return
        await client.send_socket_mode_response(SocketModeResponse(envelope_id=request.envelope_id, payload=dict(answered) or None))


async def _within(seconds: float, doing: Awaitable[Any]) -> None:
    try:
        async with asyncio.timeout(seconds):
            await doing
    except TimeoutError:
        raise PlatformError(f"no connection to Slack within {seconds:g} seconds") from None
