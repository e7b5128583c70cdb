"""`init` makes a folder that works, and overwrites nothing."""

from __future__ import annotations

from pathlib import Path

from tests.cli.ran import Run


def test_init_makes_a_folder_that_checks_and_says_what_is_next(run: Run, folder: Path) -> None:
    ran = run("init", "my acme")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "my acme: config.yaml, flows/, .gitignore are new.",
        "Next:",
        "  cd 'my acme'",
        "  handraiser user add NAME --rep dana",
        "  handraiser publish b2b_saas && handraiser serve",
    ]
    assert run("check", "my acme").code == 0
    assert "*.key" in (folder / "my acme" / ".gitignore").read_text()


def test_init_in_the_folder_itself_sends_nobody_elsewhere(run: Run, acme: Path) -> None:
    (acme / ".gitignore").unlink()
    assert run("init").out.splitlines() == [
        ".gitignore is new.",
        "Next:",
        "  handraiser user add NAME --rep dana",
        "  handraiser publish b2b_saas && handraiser serve",
    ]


def test_init_overwrites_nothing(run: Run, acme: Path) -> None:
    (acme / "config.yaml").write_text("settle: 2s\n")
    (acme / "flows" / "b2b_saas.yaml").write_text("mine")
    (acme / ".gitignore").unlink()
    ran = run("init", str(acme))
    assert (ran.code, ran.out.splitlines()[0]) == (0, ".gitignore is new.")
    assert (acme / "config.yaml").read_text() == "settle: 2s\n"
    assert (acme / "flows" / "b2b_saas.yaml").read_text() == "mine"
    assert "has all of it already" in run("init", str(acme)).out
