"""The help and docs/commands.md name every verb and option, and a small verb costs little."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
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


@pytest.mark.parametrize("arguments", [["--help"], ["check", "config.yaml"]])
def test_small_verbs_are_fast(folder: Path, arguments: list[str]) -> None:
    (folder / "config.yaml").write_text("settle: 1s\n")

    def took() -> float:
        """Return seconds of processor time: a busy machine makes no verb slow."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([*HANDRAISER, *arguments], check=True, capture_output=True, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)})
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(took() for _ in range(3)) < 0.4


def test_help_loads_no_server_and_no_database() -> None:
    code = (
        "import sys, bot.cli; print([m for m in ('uvicorn', 'sqlalchemy', 'starlette', 'bot.bootstrap', 'bot.flow') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT).stdout
    assert shown.strip() == "[]"
