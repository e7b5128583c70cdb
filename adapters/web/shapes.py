"""The bodies of the web platform, as they are parsed and as /openapi.json documents them."""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from bot.errors import Refused

Short = Annotated[str, StringConstraints(max_length=200)]
Address = Annotated[str, StringConstraints(max_length=2000)]
EventId = Annotated[str, StringConstraints(min_length=1, max_length=128, pattern=r"^[\x21-\x7e]+$")]

LONGEST_TEXT = 10_000
"""Characters of one message: as many as fit a body of 32 KB in any of our scripts."""


class Body(BaseModel):
    """A request's body: unknown keys are refused by name, nothing is converted."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Opening(Body):
    """A visitor opens the widget."""

    flow: Annotated[str, StringConstraints(max_length=80, pattern=r"^[\w-]*$")] = ""
    locale: Short = ""
    region: Annotated[str, StringConstraints(max_length=2)] = ""
    timezone: Short = ""
    page: Address = ""
    referrer: Address = ""
    utm: dict[Short, Short] = Field(default_factory=dict, max_length=20)


class Saying(Body):
    """A visitor says something; `id` is the client's own, so that sending it again does nothing."""

    id: EventId
    text: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT)]


class Choosing(Body):
    """A visitor presses a quick reply under a message."""

    id: EventId
    message: Annotated[str, StringConstraints(max_length=15, pattern=r"^[0-9]+$")]
    choice: Annotated[str, StringConstraints(min_length=1, max_length=64)]


class Typing(Body):
    """A visitor types."""


class ChoiceOut(BaseModel):
    """A quick reply."""

    id: str
    label: str


class M(BaseModel):
    """One line of the conversation."""

    id: str
    who: Literal["prospect", "bot", "rep", "notice"]
    name: str
    text: str
    choices: list[ChoiceOut]
    at: str
    client_id: str | None = None


class Opened(BaseModel):
    """A new conversation and the token that speaks in it."""

    conversation: str
    token: str
    expires: str
    messages: list[M]


class Answered(BaseModel):
    """What the turn that took the message said, and the field whose answer is waited for."""

    messages: list[M]
    asking: str | None


class Sorry(BaseModel):
    """Why a request was refused, in one sentence."""

    error: str


T = TypeVar("T", bound=Body)


def parse(shape: type[T], body: bytes) -> T:
    """Return the body as that shape. Raise Refused with one sentence that names the place and the fault."""
    try:
        return shape.model_validate_json(body)
    except ValidationError as error:
        raise Refused(_sentence(error)) from None


def _sentence(error: ValidationError) -> str:
    first = error.errors(include_input=False, include_url=False, include_context=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    if first["type"] == "json_invalid":
        return "the body is not valid JSON"
    if first["type"] == "extra_forbidden":
        return f"unknown key {where[:60]!r}"
    return f"{where[:60]}: {first['msg'].lower()}" if where else f"the body is not right: {first['msg'].lower()}"
