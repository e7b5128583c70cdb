"""What the widget asks of us, in the order verify, parse, accept, answer. Bare routes: this is the hot path."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from itertools import dropwhile, takewhile

import orjson
import uuid_utils
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from adapters.hub import DESK, Hub
from adapters.web import render, shapes
from adapters.web.gate import MESSAGES, OPENINGS, TYPING, Gate, header, waits
from bot.engine import Engine
from bot.errors import Conflict, HandraiserError, NotAllowed, NotFound, Refused, StorageUnavailable, TooMuch
from bot.inbox import Intake
from bot.model import Conversation, Kind, Message, Say, Visit, Who
from bot.playbook import Playbook
from bot.ports import Accepted, Clock, Pages
from bot.results import Result

BODY = 32 * 1024
"""Bytes of a body; a larger one is refused before it is read to its end."""

SLOWEST = 20.0
"""Seconds that a body may take to arrive."""

WAIT = 30.0
"""Seconds that `?wait=1` holds a request."""

TYPING_SETTLE = 3.0
"""Seconds of quiet that a visitor who is typing gets before the bot answers what they sent so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Web:
    """What the web platform needs of the rest."""

    intake: Intake
    engine: Engine
    pages: Pages
    hub: Hub
    gate: Gate
    clock: Clock
    flow: str  # the flow of a visitor who names none
    flows: frozenset[str]  # the flows that a visitor may open
    live: Callable[[str], Awaitable[Playbook]]
    """Return the live version of a flow, ready to play. Raise NotFound."""
    typing: Callable[[str, float], None]
    """(conversation, seconds): put its waiting turn off while the visitor types."""
    about: Callable[[Conversation], dict[str, str]]
    """Return who speaks to the prospect and what they may expect: owner, name, role, team, away_until."""


Page = Callable[[Web, Request], Awaitable[Response]]


async def open_conversation(web: Web, request: Request) -> Response:
    """POST /web/conversations."""
    web.gate.pace(OPENINGS, f"open:{request.client.host if request.client else ''}")
    opening = shapes.parse(shapes.Opening, await body_of(request) or b"{}")
    name = opening.flow or web.flow
    if name not in web.flows:
        raise NotFound(f"there is no flow {name!r} on the web platform")
    play = await web.live(name)
    conversation = replace(_conversation(web, opening, play), test=request.query_params.get("test") == "1")
    lines = await web.intake.open(conversation, greeting(play, opening.locale))
    token, expires = web.gate.token(conversation.id)
    opened = {"conversation": conversation.id, "token": token, "expires": render.stamp(expires), "messages": render.messages(lines)}
    return answer(opened, 201)


def _conversation(web: Web, opening: shapes.Opening, play: Playbook) -> Conversation:
    visit = Visit(
        region=opening.region.upper(),
        timezone=opening.timezone,
        locale=opening.locale,
        page=opening.page,
        referrer=opening.referrer,
        campaign=opening.utm.get("utm_campaign") or opening.utm.get("campaign", ""),
        utm=opening.utm,
    )
    return Conversation(
        id=uuid_utils.uuid7().hex,
        platform="web",
        flow=play.flow.name,
        flow_version=play.flow.version,
        contact=uuid_utils.uuid7().hex,
        visit=visit,
        created_at=web.clock(),
    )


def greeting(play: Playbook, locale: str) -> Say | None:
    """Return the flow's first words in the visitor's language; None where it waits for the visitor."""
    flow, language = play.flow, locale[:2].lower()
    text = flow.say(flow.greeting, language)
    return Say(text=text, name=flow.say(flow.bot_name, language)) if text else None


async def say(web: Web, request: Request) -> Response:
    """POST /web/messages."""
    conversation = web.gate.conversation(request)
    web.gate.pace(MESSAGES, f"say:{conversation}")
    saying = shapes.parse(shapes.Saying, await body_of(request))
    message = _message(web, conversation, saying.id, Kind.SAID, saying.text)
    return await _accept(web, request, message)


async def choose(web: Web, request: Request) -> Response:
    """POST /web/choices. What is stored is the label that the visitor pressed."""
    conversation = web.gate.conversation(request)
    web.gate.pace(MESSAGES, f"say:{conversation}")
    choosing = shapes.parse(shapes.Choosing, await body_of(request))
    about = int(choosing.message)
    lines = await web.pages.lines(conversation, about - 1)
    labels: Mapping[str, str] = next((dict(line.choices) for line in lines if line.seq == about), {})
    if choosing.choice not in labels:
        raise Refused("there is no such choice under that message")
    message = _message(web, conversation, choosing.id, Kind.CHOICE, labels[choosing.choice])
    return await _accept(web, request, replace(message, choice=choosing.choice, about=about))


def _message(web: Web, conversation: str, id: str, kind: Kind, text: str) -> Message:
    return Message(conversation=conversation, platform="web", event_id=f"{conversation}:{id}", kind=kind, at=web.clock(), text=text)


async def _accept(web: Web, request: Request, message: Message) -> Response:
    """Commit, then acknowledge; with `?wait=1` answer with what the turn said."""
    accepted = await web.intake.said(message)
    if accepted.repeated and not accepted.same:
        raise Conflict("this id was used before with another text")
    if not waits(request.scope["query_string"]):
        return answer({}, 202)
    return await _answered(web, message.conversation, accepted)


async def _answered(web: Web, conversation: str, accepted: Accepted) -> Response:
    if accepted.repeated and not await web.engine.waits(conversation, accepted.seq):
        result = web.engine.known(conversation, accepted.seq) or await _said_then(web, conversation, accepted.seq)
    else:
        waited = await web.engine.turn_of(conversation, accepted.seq, WAIT)
        if waited is None:
            return answer({}, 202)
        result = waited
    return answer({"messages": render.messages(result.lines), "asking": result.asking}, 200)


async def _said_then(web: Web, conversation: str, seq: int) -> Result:
    """Return what was answered to a message of an earlier turn: the bot's lines up to the prospect's next words."""
    after = dropwhile(lambda line: line.who is Who.PROSPECT, await web.pages.lines(conversation, seq))
    lines = tuple(takewhile(lambda line: line.who is not Who.PROSPECT, after))
    return Result(lines=lines, asking=await web.engine.asking(conversation))


async def typing(web: Web, request: Request) -> Response:
    """POST /web/typing."""
    conversation = web.gate.conversation(request)
    web.gate.pace(TYPING, f"type:{conversation}")
    shapes.parse(shapes.Typing, await body_of(request) or b"{}")
    web.typing(conversation, TYPING_SETTLE)
    web.hub.publish(DESK, "typing", conversation)
    return answer({}, 202)


def answer(content: object, status: int) -> Response:
    """Return JSON."""
    return Response(orjson.dumps(content), status, media_type="application/json")


async def body_of(request: Request) -> bytes:
    """Return the body. Raise TooMuch as soon as it is larger than we take, Refused when it does not come to its end."""
    declared = header(request, b"content-length") or "0"
    if not declared.isdigit() or int(declared) > BODY:
        raise TooMuch(f"a body may have {BODY // 1024} KB")
    parts, size = [], 0
    try:
        async with asyncio.timeout(SLOWEST):
            more = True
            while more:
                came = await request.receive()
                if came["type"] == "http.disconnect":
                    raise ClientDisconnect
                part, more = came.get("body", b""), came.get("more_body", False)
                size += len(part)
                if size > BODY:
                    raise TooMuch(f"a body may have {BODY // 1024} KB")
                parts.append(part)
    except TimeoutError:
        raise Refused(f"the body did not arrive within {SLOWEST:g} seconds") from None
    return b"".join(parts)


STATUS: Mapping[type[HandraiserError], int] = {
    NotAllowed: 401,
    NotFound: 404,
    Conflict: 409,
    TooMuch: 413,
    Refused: 400,
    StorageUnavailable: 503,
}


def refusal(error: HandraiserError) -> Response:
    """Return the one sentence that says why, with the status of the error's kind."""
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 500)
    response = answer({"error": str(error)}, status)
    if isinstance(error, TooMuch) and error.seconds:
        response.status_code = 429
        response.headers["Retry-After"] = str(round(error.seconds))
    if isinstance(error, StorageUnavailable):
        response.headers["Retry-After"] = "2"
    return response


class Endpoint:
    """One page as an ASGI app: origin first, then the page; every error of ours becomes its sentence.

    Bare, because this is the hot path: a framework's layers around it cost as much as the decision of a turn's owner.
    """

    def __init__(self, web: Web, page: Page) -> None:
        self._web, self._page = web, page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        response = await self._answer(request)
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        web = self._web
        try:
            origin = web.gate.origin(request)
        except NotAllowed as error:
            return answer({"error": str(error)}, 403)
        try:
            response = await self._page(web, request)
            if self._page is not open_conversation and (token := web.gate.renewed(request)):
                response.headers["X-Handraiser-Token"] = token
        except HandraiserError as error:
            response = refusal(error)
        return with_origin(response, origin)


def with_origin(response: Response, origin: str | None) -> Response:
    """Let an allowed foreign page read the answer."""
    if origin is not None:
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Expose-Headers"] = "Retry-After, X-Handraiser-Token"
        response.headers["Vary"] = "Origin"
    return response


def preflight(web: Web) -> Callable[[Request], Awaitable[Response]]:
    """Return the answer to a browser's question whether a foreign page may call us."""

    async def run(request: Request) -> Response:
        try:
            origin = web.gate.origin(request)
        except NotAllowed as error:
            return answer({"error": str(error)}, 403)
        response = with_origin(Response(status_code=204), origin)
        response.headers["Access-Control-Allow-Methods"] = "GET, POST"
        response.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type, Last-Event-ID"
        response.headers["Access-Control-Max-Age"] = "600"
        return response

    return run


POSTED: Mapping[str, Page] = {
    "/web/conversations": open_conversation,
    "/web/messages": say,
    "/web/choices": choose,
    "/web/typing": typing,
}


def routes(web: Web) -> list[Route]:
    """Return the routes under /web."""
    from adapters.web.stream import stream  # the stream uses this file's helpers

    asked = preflight(web)
    return [
        *(Route(path, Endpoint(web, page), methods=["POST"]) for path, page in POSTED.items()),
        Route("/web/stream", Endpoint(web, stream), methods=["GET"]),
        *(Route(path, asked, methods=["OPTIONS"]) for path in (*POSTED, "/web/stream")),
    ]


def hot(web: Web) -> Mapping[str, ASGIApp]:
    """Return the posted pages by path, for a server that looks them up before its routes."""
    return {path: Endpoint(web, page) for path, page in POSTED.items()}
