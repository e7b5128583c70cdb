"""The help and docs/commands.md name every verb and option, and a small verb costs little."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from bot import cli
from tests.cli.ran import HANDRAISER, ROOT, Run

DOCS = (ROOT / "docs" / "commands.md").read_text("utf-8")


def _verbs() -> dict[str, Any]:
    from typer.main import get_command

    root: Any = get_command(cli.app)
    found: dict[str, Any] = {}
    for name, command in root.commands.items():
        found |= {f"{name} {sub}": one for sub, one in command.commands.items()} if hasattr(command, "commands") else {name: command}
    return found


def _section(verb: str) -> str:
    return DOCS.split(f"\n## {verb}\n")[1].split("\n## ")[0]


def test_the_page_has_a_heading_for_each_verb_and_no_other() -> None:
    assert re.findall(r"^## (.+)$", DOCS, re.MULTILINE) == list(_verbs())


@pytest.mark.parametrize("verb", _verbs())
def test_the_page_names_every_option_of_a_verb_and_no_other(verb: str) -> None:
    options = {option for parameter in _verbs()[verb].params for option in parameter.opts if option.startswith("--")}
    everywhere = {"--config", "--help", "--log", "--host", "--port"}
    mentioned = set(re.findall(r"--[a-z][a-z-]*", _section(verb)))
    assert options - mentioned - everywhere == set()
    assert mentioned - options == set()


def test_help_lists_every_verb_with_what_it_does(run: Run) -> None:
    shown = run("--help").out
    for name in {verb.split()[0] for verb in _verbs()}:
        assert re.search(rf"^  {name} +\S.*[.]$", shown, re.MULTILINE), name


HEAVY = {"uvicorn", "sqlalchemy", "starlette", "cryptography", "numpy", "dateparser", "jinja2", "bot.bootstrap", "bot.fields", "storage"}
"""Modules that take most of a server's start."""


@pytest.mark.parametrize("arguments", [["--help"], ["check", "config.yaml"]])
def test_a_small_verb_loads_nothing_that_only_a_server_needs(folder: Path, arguments: list[str]) -> None:
    (folder / "config.yaml").write_text("settle: 1s\n")
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONPROFILEIMPORTTIME": "1"}
    told = subprocess.run([*HANDRAISER, *arguments], check=True, capture_output=True, text=True, cwd=folder, env=environ).stderr
    loaded = {line.rpartition("|")[2].strip() for line in told.splitlines() if line.startswith("import time:")}
    assert "typer" in loaded
    assert loaded & HEAVY == set()
