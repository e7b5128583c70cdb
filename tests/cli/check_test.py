"""`check` shows each fault with its place and cure, and never a secret."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest

from bot.commands.console import console, show_faults
from bot.errors import Fault
from tests.cli.ran import Run


def test_check_shows_the_line_with_a_caret_and_the_cure(run: Run, folder: Path) -> None:
    (folder / "config.yaml").write_text("# 설정\nlimts: on\n")
    ran = run("check", "config.yaml")
    assert ran.code == 1
    assert ran.out.splitlines() == [
        "config.yaml:2:1 C101 `config.yaml` has no key `limts`.",
        "    2 │ limts: on",
        "      │ ^",
        "  → Did you mean `limits`?",
        "",
        "1 fault in 1 file.",
    ]


def test_the_caret_stands_under_the_column_in_wide_letters_too(folder: Path) -> None:
    (folder / "f.yaml").write_text("이름: {ja: 東京, x: 1}\n")
    out = io.StringIO()
    show_faults([Fault("f.yaml", 1, 14, "F101", "what", "cure")], console(out))
    line, caret = out.getvalue().splitlines()[1:3]
    assert line == "    1 │ 이름: {ja: 東京, x: 1}"
    assert caret == "      │ " + " " * 17 + "^"


def test_a_long_line_is_cut_around_the_column(folder: Path) -> None:
    (folder / "f.yaml").write_text("a" * 500 + "X" + "b" * 500)
    out = io.StringIO()
    show_faults([Fault("f.yaml", 1, 501, "F101", "what", "cure")], console(out))
    line, caret = out.getvalue().splitlines()[1:3]
    assert len(line) <= 80
    assert line[caret.index("^")] == "X"


@pytest.mark.parametrize(
    "text",
    [
        "platforms: {telegram: {flow: f, token: '123456:canary-secret'}}",
        "platforms: {telegram: {flow: f, token: canary-secret, tokn: canary-secret}}",
        "platforms: {slack: {flow: f, bot_token: canary-secret, app_token: canary-secret, signing_secret: canary-secret}}",
        "database: postgresql://u:canary-secret@h/d",
        'databse: "postgresql://u:canary-secret@h/d"',
    ],
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_check_never_shows_a_secret(run: Run, folder: Path, text: str, form: str) -> None:
    (folder / "config.yaml").write_text(text)
    ran = run("check", "config.yaml", "--format", form)
    assert ran.code == 1
    assert "canary" not in ran.out + ran.err


def test_check_as_json_can_be_read_by_programs(run: Run, folder: Path) -> None:
    (folder / "config.yaml").write_text("limts: on\n")
    ran = run("check", "config.yaml", "--format", "json")
    assert ran.code == 1
    assert json.loads(ran.out) == {
        "files": ["config.yaml"],
        "faults": [
            {
                "file": "config.yaml",
                "line": 1,
                "column": 1,
                "code": "C101",
                "what": "`config.yaml` has no key `limts`",
                "cure": "Did you mean `limits`?",
            }
        ],
    }


def test_check_says_one_calm_line_when_all_is_well(run: Run, acme: Path) -> None:
    ran = run("check")
    assert (ran.code, ran.err) == (0, "")
    assert re.fullmatch(r"All is well: config\.yaml, flows/b2b_saas\.yaml.*\.\n", ran.out)


def test_check_of_the_flows_takes_the_config_beside_them(run: Run, acme: Path) -> None:
    config = acme / "config.yaml"
    config.write_text(config.read_text().replace("seoul", "busan"))
    for path in ("flows", "flows/", "flows/b2b_saas.yaml", "."):
        ran = run("check", path)
        assert (ran.code, "F407" in ran.out, "flows/b2b_saas.yaml:" in ran.out) == (1, True, True), path


def test_check_names_an_unknown_team_beside_faults_of_the_config(run: Run, acme: Path) -> None:
    config = acme / "config.yaml"
    config.write_text(config.read_text().replace("seoul", "busan") + "\nlimts: on\n")
    out = run("check").out
    assert ("C101" in out, "F407" in out, "F408" in out, "were not checked" in out) == (True, True, False, False)


def test_check_says_that_routes_were_not_checked_where_no_team_can_be_read(run: Run, acme: Path) -> None:
    (acme / "config.yaml").write_text("limts: on\nteams: [inbound]\n")
    out = run("check").out
    assert ("C101" in out, "F407" in out, "The teams of the routes were not checked" in out) == (True, False, True)


def test_check_names_a_path_that_is_not_there(run: Run) -> None:
    assert "nope:1:1 C001" in run("check", "nope").out
