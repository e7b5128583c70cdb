"""The one door through which a model's answer comes in."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from bot.brain.output import MOST_CHARACTERS, read_output, schema_of
from bot.brain.trouble import TROUBLES
from bot.errors import ModelTrouble
from tests.brain.material import flow, raw

GOOD: dict[str, Any] = json.loads(raw("Hello.", asks="need", answers={"need": "x"}, signals={"buy": 0.5}, pages=("plans#1",)))


def test_a_whole_answer_is_read() -> None:
    output = read_output(json.dumps(GOOD))
    assert (output.reply, output.asks, output.answers[0].quote, output.signals[0].strength, output.pages) == (
        "Hello.", "need", "x", 0.5, ("plans#1",),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        ("  \n", "empty"),
        ("I cannot help with that.", "malformed"),
        ("```json\n{}\n```", "malformed"),
        ('{"language": "en"', "malformed"),
        ("[" * 9_000, "malformed"),
        ("<html>", "malformed"),
        ("null", "wrong_schema"),
        ("[]", "wrong_schema"),
        ("{}", "wrong_schema"),
        ("x" * 100_000, "too_large"),
        (json.dumps({**GOOD, "reply": "y" * MOST_CHARACTERS}), "too_large"),
        (json.dumps({**GOOD, "outcome": "handoff"}), "wrong_schema"),
        (json.dumps({**GOOD, "reply": None}), "wrong_schema"),
        (json.dumps({**GOOD, "reply": ["a"]}), "wrong_schema"),
        (json.dumps({**GOOD, "answers": {"need": "x"}}), "wrong_schema"),
        (json.dumps({**GOOD, "answers": [{"field": "need", "quote": "x", "value": 3}]}), "wrong_schema"),
        (json.dumps({**GOOD, "answers": [{"field": "need", "quote": ""}]}), "wrong_schema"),
        (json.dumps({**GOOD, "answers": [{"field": "need", "quote": "x"}] * 21}), "wrong_schema"),
        (json.dumps({**GOOD, "signals": [{"name": "buy", "strength": 1.5}]}), "wrong_schema"),
        (json.dumps({**GOOD, "signals": [{"name": "buy", "strength": float("nan")}]}), "wrong_schema"),
        (json.dumps({**GOOD, "signals": [{"name": "buy", "strength": "1"}]}), "wrong_schema"),
        (json.dumps({**GOOD, "reply": "\ud800"}), "wrong_schema"),
        (json.dumps({**GOOD, "asks": None}), "wrong_schema"),
    ],
)
def test_anything_else_is_named_trouble(text: str, why: str) -> None:
    with pytest.raises(ModelTrouble) as caught:
        read_output(text)
    assert caught.value.why == why
    assert why in TROUBLES


def test_the_schema_is_strict_and_takes_what_we_take() -> None:
    schema = schema_of(flow())
    jsonschema.validate(GOOD, schema)

    def walk(node: Any) -> None:  # noqa: ANN401 - JSON
        if isinstance(node, dict) and node.get("type") == "object":
            assert node["additionalProperties"] is False
            assert sorted(node["required"]) == sorted(node["properties"])
        for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            walk(part)

    walk(schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**GOOD, "score": 100}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**GOOD, "asks": "password"}, schema)


def test_the_schema_has_no_place_for_outcome_score_route_or_owner() -> None:
    properties = schema_of(flow())["properties"]
    assert isinstance(properties, dict)
    assert set(properties) == {"language", "signals", "answers", "reply", "asks", "pages"}
