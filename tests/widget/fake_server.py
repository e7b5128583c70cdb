"""The web platform as the widget sees it, with nothing behind it: a script says what is answered, delayed, dropped or refused."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
import time
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from adapters import widget

GREETING = {"who": "bot", "name": "Mia", "text": "Hi, I'm Mia, Northdesk's AI assistant. What brings you here?"}

Json = dict[str, Any]


@dataclass
class Call:
    """A request that came in."""

    path: str
    token: str
    body: Json
    last_event_id: str = ""
    query: str = ""
    at: float = field(default_factory=time.monotonic)


@dataclass
class Talk:
    """One conversation: every line and every event, in order; a stream replays from any of them."""

    token: str
    lines: list[Json] = field(default_factory=list)
    events: list[tuple[int, str, Json]] = field(default_factory=list)  # (seq, kind, data); seq 0: not kept for replay


class FakeServer:
    """Runs in a thread of its own. Tests say what happens by its methods and read what came in from `calls`."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.refusals: dict[str, list[tuple[int, Mapping[str, str]]]] = {}  # path to the answers of the next requests
        self.delays: dict[str, float] = {}  # path to seconds
        self.is_down = False  # every request gets 503
        self.fresh_token = ""  # sent in place of one that grows old
        self.greeting: list[Json] = [GREETING]
        self.owner: Json = {"owner": "bot", "name": "Mia", "role": ""}
        self.pages: dict[str, tuple[str, dict[str, str]]] = {}
        self.talks: dict[str, Talk] = {}
        self.expired: set[str] = set()
        self.seen_ids: set[str] = set()
        self.streams = 0  # open now
        self._generation = 0  # grows when all streams are to be cut
        self._changed = asyncio.Event()
        self._script = widget.bundle({})

    # --- what a test says

    def start(self) -> FakeServer:
        """Listen on a free port of 127.0.0.1; returns when requests are taken."""
        listening = socket.socket()
        listening.bind(("127.0.0.1", 0))
        self.port = listening.getsockname()[1]
        config = uvicorn.Config(self._app(), log_level="error", timeout_graceful_shutdown=1)
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=lambda: asyncio.run(self._server.serve([listening])), daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)
        return self

    def stop(self) -> None:
        self.cut()
        self._server.should_exit = True
        self._thread.join(5)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def other_url(self) -> str:
        """The same server under a name that is another origin to a browser."""
        return f"http://localhost:{self.port}"

    def say(self, text: str, *, who: str = "bot", name: str = "Mia", choices: tuple[str, ...] = (), **more: object) -> Json:
        """Add a line to the latest conversation and stream it."""
        options = [{"id": f"c{index}", "label": label} for index, label in enumerate(choices)]
        return self._add(self.talk, {"who": who, "name": name, "text": text, "choices": options, **more})

    def edit(self, line: Json, text: str) -> None:
        line["text"] = text
        self._event(self.talk, 0, "edit", line)

    def typing(self, who: str = "bot", *, on: bool = True) -> None:
        self._event(self.talk, 0, "typing", {"who": who, "on": on})

    def hand_over(self, owner: str, name: str = "", **more: object) -> None:
        self.owner = {"owner": owner, "name": name, "role": "", **more}
        self._event(self.talk, 0, "owner", self.owner)

    def refuse(self, path: str, status: int, *, times: int = 1, **headers: str) -> None:
        """Answer the next requests to `path` with `status`; an underscore in a header's name is a hyphen."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.refusals.setdefault(path, []).extend([(status, named)] * times)

    def cut(self) -> None:
        """Break every open stream."""
        self._generation += 1

    @property
    def talk(self) -> Talk:
        return list(self.talks.values())[-1]

    def sent(self, path: str) -> list[Call]:
        return [call for call in self.calls if call.path == path]

    # --- what the widget asks

    def _app(self) -> Starlette:
        routes = [
            Route("/widget.js", self._widget),
            Route("/web/conversations", self._open, methods=["POST"]),
            Route("/web/messages", self._message, methods=["POST"]),
            Route("/web/choices", self._choice, methods=["POST"]),
            Route("/web/typing", self._typing, methods=["POST"]),
            Route("/web/stream", self._stream),
            Route("/{page:path}", self._page),
        ]
        exposed = ["Retry-After", "X-Handraiser-Token"]
        cors = Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["*"], allow_headers=["*"], expose_headers=exposed)
        return Starlette(routes=routes, middleware=[cors])

    async def _widget(self, request: Request) -> Response:
        return Response(self._script, media_type="text/javascript; charset=utf-8")

    async def _page(self, request: Request) -> Response:
        body, headers = self.pages.get(request.url.path, ("", {}))
        return HTMLResponse(body, headers=headers) if body else Response(status_code=404)

    async def _open(self, request: Request) -> Response:
        refused = await self._refused(request)
        if refused:
            return refused
        talk = Talk(token=f"token{len(self.talks) + 1}")
        self.talks[talk.token] = talk
        lines = [self._add(talk, dict(line)) for line in self.greeting]
        return JSONResponse({"conversation": talk.token, "token": talk.token, "expires": "2099-01-01T00:00:00Z", "messages": lines}, 201)

    async def _message(self, request: Request) -> Response:
        return await self._take(request, lambda body: str(body["text"]))

    async def _choice(self, request: Request) -> Response:
        return await self._take(request, self._label)

    async def _typing(self, request: Request) -> Response:
        return await self._refused(request) or JSONResponse({}, 202)

    async def _take(self, request: Request, text_of: Callable[[Json], str]) -> Response:
        refused = await self._refused(request)
        if refused:
            return refused
        call = self.calls[-1]
        if call.body["id"] not in self.seen_ids:
            self.seen_ids.add(call.body["id"])
            line = {"who": "prospect", "name": "", "text": text_of(call.body), "client_id": call.body["id"]}
            self._add(self.talks[call.token], line)
        return JSONResponse({}, 202, headers={"X-Handraiser-Token": self.fresh_token} if self.fresh_token else None)

    def _label(self, body: Json) -> str:
        asked = next(line for line in self.talk.lines if line["id"] == body["message"])
        return next(str(choice["label"]) for choice in asked["choices"] if choice["id"] == body["choice"])

    async def _refused(self, request: Request) -> Response | None:
        path = request.url.path
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        body = json.loads(await request.body() or b"{}")
        await asyncio.sleep(self.delays.get(path, 0))
        self.calls.append(Call(path, token, body, request.headers.get("last-event-id", ""), request.url.query))
        if self.is_down:
            return Response(status_code=503)
        if self.refusals.get(path):
            status, headers = self.refusals[path].pop(0)
            return Response(status_code=status, headers=dict(headers))
        if token in self.expired or (path != "/web/conversations" and token not in self.talks):
            return Response(status_code=401)
        return None

    async def _stream(self, request: Request) -> Response:
        refused = await self._refused(request)
        if refused:
            return refused
        call = self.calls[-1]
        events = self._events(self.talks[call.token], int(call.last_event_id or 0))
        return StreamingResponse(events, media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    async def _events(self, talk: Talk, after: int) -> AsyncIterator[str]:
        generation = self._generation
        at = len(talk.events)  # before a test may see the stream: what it says from then on is new
        self.streams += 1
        try:
            yield ": ping\n\n" + _block(0, "owner", self.owner)
            for seq, kind, data in [event for event in talk.events[:at] if event[0] > after]:
                yield _block(seq, kind, data)
            while generation == self._generation and not self._server.should_exit:
                for seq, kind, data in talk.events[at:]:
                    yield _block(seq, kind, data)
                    at += 1
                await asyncio.sleep(0.01)
        finally:
            self.streams -= 1

    def _add(self, talk: Talk, line: Json) -> Json:
        seq = len(talk.lines) + 1
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        whole = {"id": str(seq), "name": "", "choices": [], "at": at, **line}
        talk.lines.append(whole)
        self._event(talk, seq, "message", whole)
        return whole

    def _event(self, talk: Talk, seq: int, kind: str, data: Json) -> None:
        talk.events.append((seq, kind, dict(data)))


def _block(seq: int, kind: str, data: Json) -> str:
    number = f"id: {seq}\n" if seq else ""
    return f"{number}event: {kind}\ndata: {json.dumps(data)}\n\n"
