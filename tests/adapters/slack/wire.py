"""Slack's side of the wire: the Web API over HTTP, Socket Mode over a websocket, and deliveries that are repeated until acknowledged."""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

import aiohttp
from aiohttp import WSMsgType, web
from slack_sdk.signature import SignatureVerifier

from tests.adapters.slack.workspace import APP_TOKEN, SECRET, TOKEN, Json, Refused, Workspace

TRIES = 4
"""Deliveries of one event: the first and three more, https://docs.slack.dev/apis/events-api/#retries"""


@dataclass(kw_only=True)
class Delivered:
    """What became of a delivery."""

    tries: int
    seconds: float  # from the last delivery to its acknowledgement
    answer: Json
    statuses: tuple[int, ...] = ()  # over HTTP


class NotTaken(Exception):
    """Nobody acknowledged, after as many tries as Slack makes."""


@dataclass(kw_only=True)
class Wire:
    """A server on this machine that speaks as Slack does. `patience` stands for the 3 s that Slack waits."""

    workspace: Workspace
    patience: float = 3.0
    files: dict[str, bytes] = field(default_factory=dict)
    opened: int = 0  # sockets so far
    limits: list[float] = field(default_factory=list)  # Retry-After of the next sending calls
    loses: list[str] = field(default_factory=list)  # methods that are done, and whose next answer is lost
    dawdles: bool = False  # a file that was shared appears only when it is told to
    base: str = ""
    _held: list[tuple[str, Json]] = field(default_factory=list)
    _runner: web.AppRunner | None = None
    _sockets: list[web.WebSocketResponse] = field(default_factory=list)
    _acks: dict[str, asyncio.Future[Json]] = field(default_factory=dict)
    _connected: asyncio.Event = field(default_factory=asyncio.Event)

    async def start(self) -> None:
        """Listen on a free port."""
        app = web.Application(client_max_size=25_000_000)
        app.router.add_route("*", "/api/{method}", self._api)
        app.router.add_get("/link", self._socket)
        app.router.add_get("/files/{name}", self._file)
        app.router.add_post("/upload/{id}", self._upload)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.base = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """End."""
        await self.cut()
        if self._runner:
            await self._runner.cleanup()

    # --- the Web API

    async def _api(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if token != (APP_TOKEN if method == "apps.connections.open" else TOKEN):
            return web.json_response({"ok": False, "error": "invalid_auth"})
        if method.startswith("chat.") and self.limits:
            return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": f"{self.limits.pop():g}"})
        try:
            answer = self.workspace.answer(method, await _arguments(request))
        except Refused as refused:
            answer = {"ok": False, "error": str(refused)}
        if method == "apps.connections.open" and answer.get("ok", True):
            answer["url"] = self.base.replace("http", "ws") + "/link"
        if method == "files.completeUploadExternal" and self.dawdles:
            channel = (await _arguments(request))["channel_id"]
            self._held.append((channel, self.workspace.messages[channel].pop()))
        if method in self.loses:
            self.loses.remove(method)
            return web.json_response({"ok": False, "error": "internal_error"}, status=500)
        if method == "files.getUploadURLExternal" and answer.get("ok", True):
            answer["upload_url"] = f"{self.base}/upload/{answer['file_id']}"
        return web.json_response({"ok": True, **answer}, headers={"x-oauth-scopes": ",".join(sorted(self.workspace.scopes))})

    def catches_up(self) -> None:
        """Have appear what was shared and was not deleted since."""
        for channel, message in self._held:
            if message["files"][0]["id"] in self.workspace.slots:
                self.workspace.messages[channel].append(message)
        self._held.clear()

    async def _upload(self, request: web.Request) -> web.Response:
        """Take the bytes of a file that was announced: the address alone is the right to do so."""
        slot = self.workspace.slots.get(request.match_info["id"])
        if slot is None:
            return web.Response(status=404)
        slot["content"] = await request.read()
        return web.Response(text=f"OK - {len(slot['content'])}")

    async def _file(self, request: web.Request) -> web.StreamResponse:
        if request.headers.get("Authorization") != f"Bearer {TOKEN}" or request.match_info["name"] not in self.files:
            return web.Response(status=302, headers={"Location": "https://slack.com/signin"})
        return web.Response(body=self.files[request.match_info["name"]])

    # --- Socket Mode

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(heartbeat=None)
        await socket.prepare(request)
        self._sockets.append(socket)
        self.opened += 1
        await socket.send_json({"type": "hello", "num_connections": len(self._sockets), "connection_info": {"app_id": "A0APP"}})
        self._connected.set()
        async for message in socket:
            if message.type == WSMsgType.TEXT:
                self._acked(json.loads(message.data))
        if socket in self._sockets:
            self._sockets.remove(socket)
        if not self._sockets:
            self._connected.clear()
        return socket

    def _acked(self, message: Json) -> None:
        future = self._acks.get(message.get("envelope_id", ""))
        if future and not future.done():
            future.set_result(message.get("payload") or {})

    async def cut(self) -> None:
        """Break every connection, without a word."""
        for socket in self._sockets:
            if socket._req and socket._req.transport:
                socket._req.transport.abort()
        self._sockets.clear()
        self._connected.clear()

    async def asks_to_reconnect(self, reason: str = "warning") -> None:
        """Announce the end of the connection, as Slack does every few hours."""
        for socket in list(self._sockets):
            await socket.send_json({"type": "disconnect", "reason": reason, "debug_info": {"host": "double"}})

    async def over_socket(self, kind: str, payload: Json, first: int = 0) -> Delivered:
        """Deliver an envelope until it is acknowledged; where nobody is connected it waits. Raise NotTaken."""
        for attempt in range(first, first + TRIES):
            async with asyncio.timeout(15):
                await self._connected.wait()
            id = str(uuid.uuid4())
            envelope: Json = {"type": kind, "envelope_id": id, "payload": payload, "accepts_response_payload": kind != "events_api"}
            envelope |= {"retry_attempt": attempt, "retry_reason": "timeout" if attempt else ""} if kind == "events_api" else {}
            future = self._acks[id] = asyncio.get_running_loop().create_future()
            began = time.perf_counter()
            try:
                await self._sockets[-1].send_json(envelope)
                answer = await asyncio.wait_for(future, self.patience)
            except (TimeoutError, ConnectionError):
                continue
            return Delivered(tries=attempt - first + 1, seconds=time.perf_counter() - began, answer=answer)
        raise NotTaken

    # --- HTTP

    async def over_http(self, address: str, kind: str, payload: Json, first: int = 0) -> Delivered:
        """Post a signed request until it is answered with 2xx; a form is sent once, as Slack does. Raise NotTaken."""
        statuses: list[int] = []
        for attempt in range(first, first + (TRIES if kind == "events_api" else 1)):
            began = time.perf_counter()
            try:
                status, answer = await self.post(address, *body_of(kind, payload), retry=attempt)
            except (aiohttp.ClientError, TimeoutError):
                await asyncio.sleep(0.3)
                continue
            statuses.append(status)
            if 200 <= status < 300:
                return Delivered(tries=len(statuses), seconds=time.perf_counter() - began, answer=answer, statuses=tuple(statuses))
        raise NotTaken(statuses)

    async def post(
        self, address: str, body: bytes, kind: str, *, retry: int = 0, stamp: str = "", signature: str = "", secret: str = SECRET
    ) -> tuple[int, Json]:
        """Post one request, signed as Slack signs or as a test wants it."""
        stamp = stamp or str(int(time.time()))
        own = SignatureVerifier(secret).generate_signature(timestamp=stamp, body=body.decode("utf-8", "replace")) or ""
        headers = {"Content-Type": kind, "X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature or own}
        headers |= {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": "http_timeout"} if retry else {}
        timeout = aiohttp.ClientTimeout(total=self.patience)
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.post(address, data=BytesIO(body), headers=headers) as response,
        ):
            text = await response.text()
            return response.status, json.loads(text) if text.startswith("{") else {}


def body_of(kind: str, payload: Json) -> tuple[bytes, str]:
    """Return a payload's body and content type: events are JSON, all else a form."""
    if kind == "events_api":
        return json.dumps(payload).encode(), "application/json"
    fields = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
    return urlencode(fields).encode(), "application/x-www-form-urlencoded"


async def _arguments(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        return dict(await request.json())
    return {key: str(value) for key, value in (await request.post()).items()}
