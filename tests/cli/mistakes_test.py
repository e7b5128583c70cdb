"""An operator's mistake is a sentence and an exit code."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tests.cli.ran import Run


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["chat", "nope"], 1, "There is no flow `nope`"),
        (["understand", "hi", "--flow", "../etc/passwd"], 1, "There is no flow"),
        (["understand", "hi", "--asking", "shoe_size"], 1, "`shoe_size` is no field"),
        (["understand", "hi", "--now", "tomorrow"], 1, "`tomorrow` is not a time"),
        (["understand", "--jsonl"], 1, "Line 1: this is not JSON"),
        (["publish", "nope"], 1, "There is no flow `nope`"),
        (["user", "add", "dana", "--rep", "nobody"], 1, "There is no rep `nobody`"),
        (["user", "add", "../x"], 1, "cannot be a name"),
        (["user", "add", "dana"], 1, "--password-stdin"),
        (["user", "add", "dana", "--password-stdin"], 1, "10 to 1,000 characters"),
        (["serve", "--config", "missing.yaml"], 1, "There is no such file"),
        (["serve", "--host", "203.0.113.77"], 1, "203.0.113.77"),
        (["init", "/dev/null/x"], 1, "cannot be written"),
        (["frobnicate"], 2, "frobnicate"),
        (["serve", "--port", "70000"], 2, "65535"),
        (["check", "--format", "xml"], 2, "xml"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_mistake_is_a_sentence_and_a_code(run: Run, arguments: list[str], code: int, said: str) -> None:
    ran = run(*arguments, given="short\n")
    assert ran.code == code
    assert said in ran.out + ran.err
    assert "Traceback" not in ran.err


def test_a_faulty_config_stops_every_verb_with_all_its_faults(run: Run, folder: Path) -> None:
    (folder / "config.yaml").write_text("databse: x\nsettle: soon\n")
    for verb in (["serve"], ["chat", "b2b_saas"], ["publish", "b2b_saas"], ["doctor"], ["migrate"], ["user", "list"], ["understand", "hi"]):
        ran = run(*verb)
        assert ran.code == 1, verb
        assert "C101" in ran.err, verb
        assert "C107" in ran.err, verb
        assert "2 faults found." in ran.err, verb


def test_a_port_that_is_taken_is_told_before_anything_starts(run: Run, folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = run("serve", "--port", str(port))
    assert (ran.code, list(folder.iterdir())) == (1, [])
    assert f"try `--port {port + 1}`" in ran.err
