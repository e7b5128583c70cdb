"""/openapi.json: the bare routes of the web platform, documented from the very shapes that parse them."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from adapters.web import shapes

Document = dict[str, Any]

_WAIT: Document = {
    "name": "wait",
    "in": "query",
    "description": "1: hold the answer until the turn that took this message has ended, 30 s at most",
    "schema": {"type": "string", "enum": ["1"]},
}

_REFUSALS = {
    "400": "The body is not right; the sentence says what is wrong with it",
    "401": "The token is missing, expired or not ours",
    "403": "This origin may not talk to us",
    "404": "There is no such conversation or flow",
    "413": "The body is larger than 32 KB",
    "429": "Too many requests; Retry-After says when to come back",
    "503": "The database did not commit; nothing was acknowledged, send it again",
}

_SHAPES: tuple[type[BaseModel], ...] = (
    shapes.Opening,
    shapes.Saying,
    shapes.Choosing,
    shapes.Typing,
    shapes.Opened,
    shapes.Answered,
    shapes.Sorry,
)


def document() -> Document:
    """Return the OpenAPI 3.1 document of everything that is not a page."""
    _, schemas = models_json_schema([(shape, "validation") for shape in _SHAPES], ref_template="#/components/schemas/{model}")
    return {
        "openapi": "3.1.0",
        "info": {"title": "Handraiser", "version": _version(), "description": "The web platform: what the widget speaks."},
        "paths": _paths(),
        "components": {
            "schemas": schemas["$defs"],
            "securitySchemes": {"visitor": {"type": "http", "scheme": "bearer", "description": "The token of POST /web/conversations"}},
        },
    }


def _paths() -> Document:
    say_again = {"409": "This id was used before with another text"}
    return {
        "/web/conversations": {"post": _post("Open a conversation", "Opening", {"201": ("The conversation", "Opened")}, secured=False)},
        "/web/messages": {"post": _post("Say something", "Saying", _SAID, more=say_again, wait=True)},
        "/web/choices": {"post": _post("Press a quick reply", "Choosing", _SAID, more=say_again, wait=True)},
        "/web/typing": {"post": _post("Tell that the visitor types", "Typing", {"202": ("Taken", None)})},
        "/web/stream": {"get": _stream()},
        "/health/live": {"get": _plain("The process runs")},
        "/health/ready": {"get": {"summary": "The database commits", "responses": _ok("Ready") | {"503": {"description": "Why not"}}}},
        "/metrics": {"get": _plain("Counters and times for Prometheus")},
    }


_SAID = {"200": ("With wait=1: what the turn said", "Answered"), "202": ("Committed; the answer comes on the stream", None)}


def _post(
    summary: str,
    body: str,
    answers: Mapping[str, tuple[str, str | None]],
    *,
    more: Mapping[str, str] | None = None,
    wait: bool = False,
    secured: bool = True,
) -> Document:
    operation: Document = {
        "summary": summary,
        "requestBody": {"required": True, "content": {"application/json": {"schema": _ref(body)}}},
        "responses": {code: _answer(text, shape) for code, (text, shape) in answers.items()}
        | {code: _answer(text, "Sorry") for code, text in {**_REFUSALS, **(more or {})}.items()},
    }
    if wait:
        operation["parameters"] = [_WAIT]
    if secured:
        operation["security"] = [{"visitor": []}]
    return operation


def _stream() -> Document:
    resume = {"name": "Last-Event-ID", "in": "header", "description": "The last line that the client has", "schema": {"type": "string"}}
    events = "Server-sent events: message (id: the line; data: M), typing {who, on}, owner {owner, name, role}; a comment every 15 s"
    answers = {"200": {"description": events, "content": {"text/event-stream": {"schema": {"type": "string"}}}}}
    refused = {code: _answer(text, "Sorry") for code, text in _REFUSALS.items() if code in ("401", "403", "404", "503")}
    return {"summary": "Follow the conversation", "parameters": [resume], "security": [{"visitor": []}], "responses": answers | refused}


def _plain(summary: str) -> Document:
    return {"summary": summary, "responses": _ok(summary)}


def _ok(text: str) -> Document:
    return {"200": {"description": text}}


def _answer(text: str, shape: str | None) -> Document:
    content = {"application/json": {"schema": _ref(shape)}} if shape else None
    return {"description": text} | ({"content": content} if content else {})


def _ref(shape: str) -> Document:
    return {"$ref": f"#/components/schemas/{shape}"}


def _version() -> str:
    try:
        return version("handraiser")
    except PackageNotFoundError:
        return "0"
