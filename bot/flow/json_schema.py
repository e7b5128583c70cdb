"""The JSON Schema of a flow file, for editors, from the same shapes that `check` reads."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from bot.flow.schema import FLOW, LANGUAGE, Shape

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


def json_schema() -> str:
    """Return the JSON Schema (draft-07, which YAML editors read) of a flow file, as the text of flows/schema/flow.schema.json."""
    head: dict[str, Json] = {"$schema": "http://json-schema.org/draft-07/schema#", "title": "Handraiser flow"}
    return json.dumps({**head, **_schema(FLOW)}, indent=2, ensure_ascii=False) + "\n"


def _schema(shape: Shape) -> dict[str, Json]:
    return {"description": shape.doc, **TYPES[shape.type](shape)}


def _string(shape: Shape) -> dict[str, Json]:
    made: dict[str, Json] = {"type": "string", "minLength": 1}
    if shape.allowed:
        made["enum"] = list(shape.allowed)
    if shape.pattern:
        made["pattern"] = shape.pattern
    return made


def _number(shape: Shape) -> dict[str, Json]:
    return {"type": shape.type} | {k: v for k, v in (("minimum", shape.minimum), ("maximum", shape.maximum)) if v is not None}


def _list_schema(shape: Shape) -> dict[str, Json]:
    made: dict[str, Json] = {"type": "array", "items": _schema(shape.of) if shape.of else {}}
    bounds = (("minItems", shape.minimum), ("maxItems", shape.maximum))
    return made | {name: int(bound) for name, bound in bounds if bound is not None}


def _record_schema(shape: Shape) -> dict[str, Json]:
    made: dict[str, Json] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _schema(key) for name, key in shape.keys.items()},
    }
    required: list[Json] = [name for name, key in shape.keys.items() if key.required]
    return made | ({"required": required} if required else {})


def _map_schema(shape: Shape) -> dict[str, Json]:
    values = _schema(shape.of) if shape.of else {}
    return {"type": "object", "additionalProperties": False, "patternProperties": {shape.pattern: values}}


def _texts_schema(_: Shape) -> dict[str, Json]:
    by_language: dict[str, Json] = {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "patternProperties": {LANGUAGE: {"type": "string", "minLength": 1}},
    }
    return {"anyOf": [{"type": "string", "minLength": 1}, by_language]}


TYPES: Mapping[str, Callable[[Shape], dict[str, Json]]] = {
    "string": _string,
    "condition": lambda _: {"type": "string", "minLength": 1, "maxLength": 500},
    "integer": _number,
    "number": _number,
    "boolean": lambda _: {"type": "boolean"},
    "texts": _texts_schema,
    "list": _list_schema,
    "record": _record_schema,
    "map": _map_schema,
}


if __name__ == "__main__":
    import sys

    sys.stdout.write(json_schema())
