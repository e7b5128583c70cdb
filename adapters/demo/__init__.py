"""The demo: a shop with the widget and the sales desk side by side, and three visitors who play themselves."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from adapters.demo.caption import STEPS, Caption, Speaker, caption
from adapters.desk import Hub
from adapters.desk.live import framed
from adapters.desk.words import LANGUAGES, NAMES, pick_language, words
from bot.config import Rep
from bot.errors import HandraiserError
from bot.model import Who
from bot.ports import Pages

__all__ = ["Demo", "routes", "warm"]

HERE = Path(__file__).parent

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """What the demo needs beside the desk (which signs its visitors in by `Desk.sign_in`) and the widget."""

    pages: Pages
    hub: Hub
    reps: Mapping[str, Rep] = field(default_factory=dict)
    required: frozenset[str] = frozenset({"need", "company_size", "timeline", "email"})  # the flow's required fields
    flow: str = "b2b_saas"


def routes(demo: Demo) -> list[BaseRoute]:
    """Return the demo's page at "/" and what it is made of."""
    return [
        Route("/", _page("demo.html", demo), methods=["GET"]),
        Route("/demo/shop", _page("shop.html", demo), methods=["GET"]),
        Route("/demo/events", _events(demo), methods=["GET"]),
        Mount("/demo/static", StaticFiles(directory=HERE / "static")),
    ]


def warm() -> None:
    """Compile the demo's templates and load its words before the first reader waits for them."""
    for template in environment().list_templates():
        environment().get_template(template)
    for language in LANGUAGES:
        texts(language)


@cache
def texts(language: str) -> Mapping[str, Any]:
    """Return the demo's words and stories in the language."""
    found: dict[str, Any] = json.loads((HERE / "words" / f"{language}.json").read_text("utf-8"))
    return found


@cache
def environment() -> Environment:
    """Return the demo's templates; everything in them is escaped."""
    loader = FileSystemLoader(HERE / "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _page(template: str, demo: Demo) -> Callable[[Request], Awaitable[Response]]:
    async def page(request: Request) -> Response:
        language = pick_language(request)
        values = {"t": texts(language), "language": language, "languages": NAMES, "steps": STEPS, "flow": demo.flow}
        body = environment().get_template(template).render(**values, start=_say(language)("start", {}))
        response = HTMLResponse(body, headers={"Content-Security-Policy": POLICY, "Cache-Control": "no-store", "Vary": "Accept-Language"})
        if request.query_params.get("lang") == language:
            response.set_cookie("lang", language, httponly=True, samesite="lax")  # so that the desk's frame speaks it too
        return response

    return page


def _events(demo: Demo) -> Callable[[Request], Awaitable[Response]]:
    async def events(request: Request) -> Response:
        return StreamingResponse(captions(demo, pick_language(request)), media_type="text/event-stream")

    return events


async def captions(demo: Demo, language: str) -> AsyncGenerator[str]:
    """Yield a `caption` event ({"step", "text", "conversation"}) whenever a conversation changed."""
    yield framed("beat", "")
    speaker = speaker_of(demo, language)
    async for name, conversation in demo.hub.subscribe("desk"):
        if name != "card":
            continue
        try:
            sheet = await demo.pages.sheet(conversation)
        except HandraiserError:  # erased meanwhile, or the database is busy: the next change tells more
            continue
        if not (sheet.events and sheet.lines and sheet.lines[-1].who is Who.PROSPECT):  # else its turn is still to come
            yield framed("caption", _json(caption(sheet, speaker), conversation))


def speaker_of(demo: Demo, language: str) -> Speaker:
    """Return the words of captions in the language."""
    label = words(language, {})
    return Speaker(say=_say(language), label=label, rep_name=lambda rep: _rep_name(demo, rep), required=demo.required)


def _say(language: str) -> Callable[[str, Mapping[str, str]], str]:
    own = texts(language)

    def say(key: str, slots: Mapping[str, str]) -> str:
        text = str(own["caption"][key]).replace("{bot}", own["bot"])
        for name, value in slots.items():
            text = text.replace("{" + name + "}", own.get(value, value) if name == "how" else value)
        return text

    return say


def _rep_name(demo: Demo, rep: str) -> str:
    return demo.reps[rep].name if rep in demo.reps else rep


def _json(told: Caption, conversation: str) -> str:
    return json.dumps({"step": told.step, "text": told.text, "conversation": conversation}, ensure_ascii=False)
