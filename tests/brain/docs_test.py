"""docs/model.md and docs/privacy.md say what is so: every word of the tables, the talks, the texts that leave."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot.brain.guard import RULES
from bot.brain.need import SETTLED
from bot.brain.trouble import TROUBLES
from bot.commands.place import find_place
from bot.commands.simulate import _personas, _with_brain
from bot.commands.stage import perform
from bot.simulate.player import Run
from tests.talks import ROOT

PAGE = (ROOT / "docs/model.md").read_text("utf-8")


@pytest.mark.parametrize("word", [*(name for name, _ in SETTLED), "conversation_budget", "day_budget", "breaker", *TROUBLES, "fixed_words"])
def test_the_page_names_every_reason_and_every_trouble(word: str) -> None:
    assert f"`{word}`" in PAGE


@pytest.mark.parametrize("rule", [name for name, _ in RULES])
def test_the_page_names_every_rule(rule: str) -> None:
    assert f"`{rule}`" in PAGE


def played(brain: str) -> Run:
    place = find_place(ROOT / "docs/model/config.yaml", {})
    config = replace(_with_brain(place, brain), flows=str(ROOT / "flows"))
    (persona,) = _personas([ROOT / "docs/model/persona.yaml"], place)
    with TemporaryDirectory() as folder:
        runs, _ = perform([persona], config, Path(folder), seed=0, done=lambda _: None)
    return runs[0]


def rows() -> Sequence[tuple[str, str, str]]:
    part = PAGE.split("<!-- talks: begin -->")[1].split("<!-- talks: end -->")[0]
    return re.findall(r"^\| (prospect|bot) \| (.*?) \|(?: (.*?))? \|$", part, re.MULTILINE)


def test_the_talks_of_the_page_are_those_that_happen() -> None:
    told: Mapping[str, list[str]] = {brain: [entry.text for entry in played(brain).transcript] for brain in ("rules", "scripted")}
    assert len(rows()) == 10
    for number, (_, alone, beside) in enumerate(rows()):
        assert alone == told["rules"][number]
        assert (beside.strip() or alone) == told["scripted"][number]


def test_the_turn_that_the_page_explains_is_the_one_that_happens() -> None:
    thoughts = played("scripted").thoughts
    assert f"guard     refused: {', '.join(thoughts[3].guard)}" in PAGE
    assert thoughts[1].spoke
    assert thoughts[1].said.split("? ")[0] in PAGE
