"""The docs of flows and checks say what is there: every code, every key, every name that a condition may use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.fields import BUILT_IN, FIELD_KINDS
from bot.flow.check import check
from bot.flow.fault import CODES
from bot.flow.page import read_page
from bot.flow.schema import FLOW, Shape
from bot.flow.vocabulary import GROUPS, NAMES, OUTCOMES, SIGNALS
from tests.flow.check_test import CONFIG, CORPUS, TODAY, expected, lay_out

DOCS = Path(__file__).parents[2] / "docs"
CHECKS = (DOCS / "checks.md").read_text("utf-8")
FLOWS = (DOCS / "flows.md").read_text("utf-8")


def _section(code: str) -> str:
    return CHECKS.split(f"### {code} ")[1].split("\n### ")[0]


def test_every_code_has_a_heading_and_an_example() -> None:
    assert re.findall(r"^### (F\d{3}) (.+)$", CHECKS, re.MULTILINE) == list(CODES.items())
    for code in CODES:
        assert "```yaml\n" in _section(code), code


def _examples() -> dict[str, Path]:
    """Return the first file of the corpus for each code, whose line is the example."""
    found: dict[str, Path] = {}
    for path in sorted(CORPUS.glob("f*.yaml")):
        wanted = expected(path.read_text("utf-8"))
        if len(wanted) == 1:
            found.setdefault(wanted[0][0], path)
    return found


@pytest.mark.parametrize(("code", "path"), _examples().items())
def test_the_words_of_an_example_are_those_that_check_says(code: str, path: Path, tmp_path: Path) -> None:
    (fault,) = check([lay_out(tmp_path, path.read_bytes())], CONFIG, today=TODAY)
    assert f"{fault.what}. {fault.cure}" in _section(code)


def test_every_key_at_the_top_of_a_flow_has_a_heading() -> None:
    assert re.findall(r"^### (\w+)$", FLOWS, re.MULTILINE) == list(FLOW.keys)


def _keys(shape: Shape) -> set[str]:
    below = [*shape.keys.values(), *([shape.of] if shape.of else [])]
    return {*shape.keys, *(key for part in below for key in _keys(part))}


def test_every_key_name_signal_outcome_and_kind_is_named() -> None:
    named = {*_keys(FLOW), *NAMES, *GROUPS, *SIGNALS, *OUTCOMES, *BUILT_IN}
    own_kinds = set(FIELD_KINDS) - {"need", "goal", "solution"}  # those of built-in fields alone
    members = {member for kind in FIELD_KINDS.values() for member in kind.members}
    assert [word for word in sorted(named | own_kinds | members) if not re.search(rf"\b{word}\b", FLOWS)] == []


def test_the_page_in_the_docs_is_a_right_one() -> None:
    text = FLOWS.split("```markdown\n")[1].split("```")[0]
    page, _, faults = read_page(text, "docs")
    assert faults == ()
    assert page
    assert page.sections[0].answer == "You can try every plan for 14 days, free and without a card."
