"""One ASGI app: the web platform, the desk, health, metrics, the widget's script and the flows' files."""

from __future__ import annotations

import gzip
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, suppress
from dataclasses import dataclass
from pathlib import Path

import orjson
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from adapters import openapi
from adapters import web as web_platform
from adapters.metrics import Metrics
from adapters.widget import bundle, etag
from bot.errors import StorageUnavailable

Words = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """What the app is made of."""

    web: web_platform.Web
    pages: Sequence[BaseRoute]  # the desk's routes, in the demo also the demo's
    metrics: Metrics
    ping: Callable[[], Awaitable[None]]
    """Commit a write that changes nothing. Raise StorageUnavailable."""
    down: Callable[[], Mapping[str, str]] = dict  # platform → why, of those that do not run or take no cards now
    material: Path  # the folder of the flows' files
    words: Words  # the widget's texts per language
    lifespan: Callable[[Starlette], AbstractAsyncContextManager[None]] | None = None


def app(server: Server) -> ASGIApp:
    """Return the app."""
    script = bundle(server.words)
    hot = web_platform.hot(server.web)
    rest = Starlette(
        lifespan=server.lifespan,
        routes=[
            *web_platform.routes(server.web),
            Route("/widget.js", _widget(script, etag(script)), methods=["GET"]),
            Route("/material/{path:path}", _material(server.material), methods=["GET"]),
            Route("/health/live", _live, methods=["GET"]),
            Route("/health/ready", _ready(server.ping, server.down), methods=["GET"]),
            Route("/openapi.json", _openapi(), methods=["GET"]),
            server.metrics.route(),
            *server.pages,
        ],
    )

    async def front(scope: Scope, receive: Receive, send: Send) -> None:
        """Look a visitor's message up before anything else; all other requests go through the routes."""
        endpoint = hot.get(scope["path"]) if scope["type"] == "http" and scope["method"] == "POST" else None
        with suppress(ClientDisconnect):  # whoever hung up in the middle of a body waits for no answer
            await (endpoint or rest)(scope, receive, send)

    return front


Endpoint = Callable[[Request], Awaitable[Response]]


def _widget(script: bytes, tag: str) -> Endpoint:
    small = gzip.compress(script, mtime=0)
    headers = {
        "ETag": tag,
        "Cache-Control": "public, max-age=300",
        "Access-Control-Allow-Origin": "*",
        "X-Content-Type-Options": "nosniff",
        "Vary": "Accept-Encoding",
    }

    async def widget(request: Request) -> Response:
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        packed = "gzip" in request.headers.get("accept-encoding", "")
        encoding = {"Content-Encoding": "gzip"} if packed else {}
        return Response(small if packed else script, media_type="text/javascript; charset=utf-8", headers=headers | encoding)

    return widget


def _material(folder: Path) -> Endpoint:
    """Serve files of flows/files and nothing else: a flow's words and knowledge are not for everybody."""
    root = (folder / "files").resolve()

    async def material(request: Request) -> Response:
        wanted = _file_in(root, folder / request.path_params["path"])
        if wanted is None:
            return JSONResponse({"error": "there is no such file"}, 404)
        return FileResponse(wanted, headers={"X-Content-Type-Options": "nosniff"})

    return material


def _file_in(root: Path, path: Path) -> Path | None:
    """Return the file if it stands below the root; a name that no file can have is none."""
    try:
        found = path.resolve()
        return found if found.is_relative_to(root) and found.is_file() else None
    except (OSError, ValueError):
        return None


async def _live(request: Request) -> Response:
    return JSONResponse({"live": True})


def _ready(ping: Callable[[], Awaitable[None]], down: Callable[[], Mapping[str, str]]) -> Endpoint:
    """Say whether the database commits, and name platforms that are down: those alone do not make us unready for all others."""

    async def ready(request: Request) -> Response:
        try:
            await ping()
        except StorageUnavailable as error:
            return JSONResponse({"ready": False, "database": str(error)}, 503)
        dead = dict(down())
        return JSONResponse({"ready": True, "database": "commits"} | ({"platforms": dead} if dead else {}))

    return ready


def _openapi() -> Endpoint:
    body = orjson.dumps(openapi.document())

    async def document(request: Request) -> Response:
        return Response(body, media_type="application/json")

    return document
