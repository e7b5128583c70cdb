"""What a model returns: the schema that it is given, and the one door through which its answer comes in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from bot.errors import ModelTrouble
from bot.fields import BUILT_IN
from bot.flow.shape import Flow
from bot.model import Json
from bot.signals import SIGNALS

MOST_CHARACTERS = 20_000
"""Characters of an answer that are looked at; what is longer was not written for us."""

MOST_TOKENS = 700
"""Tokens that an answer may have: 120 are usual."""

NOTHING = "none"
"""What `asks` says when the draft asks for nothing."""

Short = Annotated[str, StringConstraints(max_length=80)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Heard(_Strict):
    """One signal that the model sees, 0 to 1."""

    name: Short
    strength: Annotated[float, Field(ge=0.0, le=1.0, allow_inf_nan=False)]


class Quoted(_Strict):
    """One answer: a field, and the prospect's own words for it."""

    field: Short
    quote: Annotated[str, StringConstraints(min_length=1, max_length=1_000)]


class Output(_Strict):
    """A whole answer."""

    language: Short
    signals: Annotated[tuple[Heard, ...], Field(max_length=20, strict=False)]
    answers: Annotated[tuple[Quoted, ...], Field(max_length=20, strict=False)]
    reply: Annotated[str, StringConstraints(max_length=4_000)]
    asks: Short
    pages: Annotated[tuple[Short, ...], Field(max_length=10, strict=False)]


def read_output(text: str) -> Output:
    """Return the answer. Raise ModelTrouble: too_large, empty, malformed or wrong_schema; never anything else."""
    if len(text) > MOST_CHARACTERS:
        raise ModelTrouble("too_large")
    if not text.strip():
        raise ModelTrouble("empty")
    try:
        given = json.loads(text)
    except (ValueError, RecursionError):
        raise ModelTrouble("malformed") from None
    try:
        output = Output.model_validate(given)
        for said in (output.language, output.reply, output.asks, *output.pages, *(a.quote for a in output.answers)):
            said.encode()  # half a surrogate pair could be neither stored nor sent
    except (ValidationError, UnicodeEncodeError):
        raise ModelTrouble("wrong_schema") from None
    return output


def fields_of(flow: Flow) -> Mapping[str, str]:
    """Return the fields that an answer may name, with their kinds: the built-in ones and the flow's own."""
    return {**BUILT_IN, **{question.field: BUILT_IN.get(question.field, question.kind) for question in flow.questions}}


def schema_of(flow: Flow) -> Mapping[str, Json]:
    """Return the schema for a flow: every key required, no other allowed, as strict structured output wants it."""
    fields = sorted(fields_of(flow))
    return _object(
        language={"type": "string", "enum": list(flow.languages)},
        signals=_list(_object(name={"type": "string", "enum": sorted(SIGNALS)}, strength={"type": "number"})),
        answers=_list(_object(field={"type": "string", "enum": list(fields)}, quote={"type": "string"})),
        reply={"type": "string"},
        asks={"type": "string", "enum": [*fields, NOTHING]},
        pages=_list({"type": "string"}),
    )


def _object(**properties: Any) -> dict[str, Json]:  # noqa: ANN401 - JSON
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _list(items: dict[str, Any]) -> dict[str, Json]:
    return {"type": "array", "items": items}
