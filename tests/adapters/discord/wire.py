"""Discord's gateway: HELLO, IDENTIFY, READY, heartbeats, RESUME with what was missed, INVALID_SESSION.

https://discord.com/developers/docs/events/gateway
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.adapters.discord import world as w
from tests.adapters.discord.world import J, World

PRIVILEGED = 1 << 15
"""The intent Message Content."""


@dataclass(slots=True)
class Session:
    """What a session may still ask for after its socket broke."""

    id: str
    intents: int
    events: list[J] = field(default_factory=list)
    socket: web.WebSocketResponse | None = None


@dataclass(slots=True)
class Gateway:
    """One bot's sessions; the last one gets the events."""

    world: World
    token: str
    url: str = ""
    resumable: bool = True
    refusing: bool = False  # a closed door: sockets are shut at once
    identified: int = 0
    resumed: int = 0
    heartbeats: int = 0
    session: Session | None = None
    _ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one socket until it ends."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        if self.refusing:
            await socket.close(code=4000)
            return socket
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 41_250}})
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                await self._take(socket, json.loads(frame.data))
        return socket

    async def _take(self, socket: web.WebSocketResponse, frame: J) -> None:
        if frame["op"] == 1:
            self.heartbeats += 1
            await socket.send_json({"op": 11})
        elif frame["op"] == 2:
            await self._identify(socket, frame["d"])
        elif frame["op"] == 6:
            await self._resume(socket, frame["d"])

    async def _identify(self, socket: web.WebSocketResponse, given: J) -> None:
        self.identified += 1
        if given["token"] != self.token:
            await socket.close(code=4004)
        elif given["intents"] & PRIVILEGED and not self.world.flags & (1 << 18 | 1 << 19):
            await socket.close(code=4014)
        else:
            self.session = Session(id=f"session-{next(self._ids)}", intents=given["intents"], socket=socket)
            application = {"id": w.APP, "flags": self.world.flags}
            guilds = [{"id": w.GUILD, "unavailable": True}]
            user = {**w.user(w.BOT), "verified": True, "mfa_enabled": False, "flags": 0}
            ready = {"v": 10, "user": user, "guilds": guilds, "session_id": self.session.id, "resume_gateway_url": self.url}
            await self.emit("READY", {**ready, "application": application, "private_channels": []})
            await self.emit("GUILD_CREATE", self.world.guild_created())

    async def _resume(self, socket: web.WebSocketResponse, given: J) -> None:
        session = self.session
        if session is None or not self.resumable or given["session_id"] != session.id:
            self.resumable, self.session = True, None
            await socket.send_json({"op": 9, "d": False})
            return
        self.resumed += 1
        session.socket = socket
        for event in session.events:
            if event["s"] > given["seq"]:
                await socket.send_json(event)
        await self.emit("RESUMED", {})

    async def emit(self, kind: str, data: J) -> None:
        """Send an event, or keep it for a session that comes back. Without the intent the words of others are left out."""
        session = self.session
        if session is None:
            return
        if kind in ("MESSAGE_CREATE", "MESSAGE_UPDATE") and not self._may_read(session, data):
            data = {**data, "content": "", "embeds": [], "attachments": [], "components": []}
        event = {"op": 0, "s": len(session.events) + 1, "t": kind, "d": data}
        session.events.append(event)
        if session.socket is not None and not session.socket.closed:
            await session.socket.send_json(event)

    def _may_read(self, session: Session, data: J) -> bool:
        mentioned = any(person["id"] == w.BOT for person in data.get("mentions") or ())
        return bool(session.intents & PRIVILEGED) or "guild_id" not in data or mentioned or (data.get("author") or {}).get("id") == w.BOT

    async def drop(self, *, resumable: bool) -> None:
        """Break the socket; a session that cannot be resumed loses what happens until the bot identifies itself anew."""
        self.resumable = resumable
        if self.session and self.session.socket:
            socket, self.session.socket = self.session.socket, None
            await socket.close(code=4000)

    def events(self, kind: str) -> list[Any]:
        """Return what was sent of a kind in this session."""
        return [event["d"] for event in (self.session.events if self.session else ()) if event["t"] == kind]
