"""The JSON Schema for editors is made from the definitions that `check` validates by, and says the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from bot.flow.json_schema import json_schema
from bot.flow.schema import DURATION, FLOW, Shape
from tests.flow.check_test import CORPUS, expected
from tests.flow.sample import FLOW as SMALL

FLOWS = Path(__file__).parents[2] / "flows"
SCHEMA: dict[str, Any] = json.loads(json_schema())


def test_the_file_for_editors_is_current() -> None:
    """Else: `python -m bot.flow.json_schema > flows/schema/flow.schema.json`."""
    assert (FLOWS / "schema" / "flow.schema.json").read_text("utf-8") == json_schema()


@pytest.mark.parametrize("path", sorted(FLOWS.glob("*.yaml")), ids=lambda path: path.stem)
def test_it_takes_every_shipped_flow(path: Path) -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    jsonschema.validate(yaml.safe_load(path.read_text("utf-8")), SCHEMA, cls=jsonschema.Draft7Validator)


# What a schema can say at all: keys, types, allowed values and forms.
SHAPED = ("F101", "F103", "F104", "F105", "F106", "F107", "F109", "F401", "F411", "F412")


@pytest.mark.parametrize(
    "path",
    [p for p in sorted(CORPUS.glob("f*.yaml")) if any(code in SHAPED for code, _, _ in expected(p.read_text("utf-8")))],
    ids=lambda path: path.stem,
)
def test_it_refuses_what_check_refuses_for_its_shape(path: Path) -> None:
    class Yaml12(yaml.SafeLoader):
        """PyYAML without the booleans of YAML 1.1 (`yes`, `on`)."""

    Yaml12.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in rules if not (tag.endswith("bool") and first in "yYnNoO")]
        for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(yaml.load(path.read_text("utf-8"), Loader=Yaml12), SCHEMA, cls=jsonschema.Draft7Validator)  # noqa: S506 - a safe loader


def test_the_sample_of_the_tests_fits_too() -> None:
    jsonschema.validate(yaml.safe_load(SMALL), SCHEMA, cls=jsonschema.Draft7Validator)


def _shapes(shape: Shape) -> list[Shape]:
    below = [*shape.keys.values(), *([shape.of] if shape.of else [])]
    return [shape, *(inner for part in below for inner in _shapes(part))]


def test_every_definition_says_what_it_is_for_and_gives_an_example_of_its_form() -> None:
    for shape in _shapes(FLOW):
        assert shape.doc.endswith("."), shape
        if shape.pattern and shape.type == "string":
            assert shape.example or shape.pattern == DURATION, shape
