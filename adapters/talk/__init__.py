"""The hosted page: a mail's link opens the conversation here, with the widget, on any device; and here all messages can be ended.

The link's token stands in the fragment; the page's script posts it once and takes it out of the address. GET changes nothing: mail
programs and virus scanners follow links. Only POST ends messages (RFC 8058).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import StringConstraints
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from adapters.mail.links import LONGEST, Links
from adapters.rates import Rate
from adapters.web import render, shapes
from adapters.web.receive import Web, answer, body_of, refusal
from bot.errors import HandraiserError, NotAllowed, NotFound
from bot.model import Kind, Message

__all__ = ["Hosted", "routes"]

HERE = Path(__file__).parent

OPENINGS = (Rate(30, 60),)
"""How often one address may try tokens."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}

STOP = "/stop"
"""What a prospect writes to end all messages, on every platform."""

PATIENCE = 10.0
"""Seconds that the page waits for the turn that ends messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosted:
    """What the page needs of the rest."""

    web: Web
    links: Links
    address: Callable[[str], Awaitable[str]]
    """Return the e-mail address that a conversation's prospect gave last. Raise NotFound."""
    words: Callable[[str], Awaitable[tuple[str, Mapping[str, str]]]]
    """(language) → the language that there are words in, and the page's words."""


class Opening(shapes.Body):
    """The page's script hands in the token of its address."""

    token: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST)]


Page = Callable[[Hosted, Request], Awaitable[Response]]


async def page(hosted: Hosted, request: Request) -> Response:
    """GET /talk: the same page for everybody; whose conversation it is stands in the fragment alone."""
    return await _shown(hosted, request, "talk.html", flow=hosted.web.flow)


async def open_talk(hosted: Hosted, request: Request) -> Response:
    """POST /talk/open: exchange a link's token for one that speaks in the conversation."""
    gate = hosted.web.gate
    gate.origin(request)
    gate.pace(OPENINGS, f"talk:{_client(request)}")
    conversation, mark = hosted.links.opened(shapes.parse(Opening, await body_of(request)).token)
    if hosted.links.mark(await hosted.address(conversation)) != mark:
        raise NotAllowed("this link was sent to another address than the one that was given last")
    standing = await hosted.web.intake.store.conversation(conversation)
    token, expires = gate.token(conversation)
    return answer({"conversation": conversation, "token": token, "expires": render.stamp(expires), "flow": standing.flow}, 200)


async def ask_stop(hosted: Hosted, request: Request) -> Response:
    """GET /talk/stop/…: show the button that ends messages."""
    hosted.links.stopped(request.path_params["token"])
    return await _shown(hosted, request, "stop.html", stopped=False, known=True)


async def stop(hosted: Hosted, request: Request) -> Response:
    """POST /talk/stop/…: the opt-out of the talk itself, from the page's button or a mail program's own. Again changes nothing."""
    hosted.web.gate.pace(OPENINGS, f"stop:{_client(request)}")
    conversation = hosted.links.stopped(request.path_params["token"])
    await _opt_out(hosted.web, conversation)
    return await _shown(hosted, request, "stop.html", stopped=True, known=True)


async def _opt_out(web: Web, conversation: str) -> None:
    standing = await web.intake.store.conversation(conversation)
    if standing.opted_out:
        return
    event = f"{conversation}:mail-stop-{standing.version}"
    said = Message(conversation=conversation, platform=standing.platform, event_id=event, kind=Kind.SAID, at=web.clock(), text=STOP)
    accepted = await web.intake.said(said, settle=0.0)
    await web.engine.turn_of(conversation, accepted.seq, PATIENCE)


def _client(request: Request) -> str:
    return request.client.host if request.client else ""


async def _shown(hosted: Hosted, request: Request, template: str, status: int = 200, **values: object) -> HTMLResponse:
    language, words = await hosted.words(_asked(request))
    body = environment().get_template(template).render(t=words, language=language, **values)
    return HTMLResponse(body, status, headers=HEADERS)


def _asked(request: Request) -> str:
    """Return the language of the link, else the browser's first."""
    asked = request.query_params.get("lang") or request.headers.get("accept-language", "")
    return asked[:2].lower()


@cache
def environment() -> Environment:
    """Return the page's templates; everything in them is escaped."""
    loader = FileSystemLoader(HERE / "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _json(hosted: Hosted, run: Page) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            response = await run(hosted, request)
        except HandraiserError as error:
            response = refusal(error)
        response.headers["Cache-Control"] = "no-store"
        return response

    return endpoint


def _html(hosted: Hosted, run: Page) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            return await run(hosted, request)
        except (NotAllowed, NotFound):
            return await _shown(hosted, request, "stop.html", 404, stopped=False, known=False)
        except HandraiserError as error:
            return refusal(error)

    return endpoint


def routes(hosted: Hosted) -> list[BaseRoute]:
    """Return the routes under /talk."""
    return [
        Route("/talk", _html(hosted, page), methods=["GET"]),
        Route("/talk/open", _json(hosted, open_talk), methods=["POST"]),
        Route("/talk/stop/{token}", _html(hosted, ask_stop), methods=["GET"]),
        Route("/talk/stop/{token}", _html(hosted, stop), methods=["POST"]),
        Mount("/talk/static", StaticFiles(directory=HERE / "static")),
    ]
