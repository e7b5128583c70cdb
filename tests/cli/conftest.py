"""What the tests of the verbs share: an empty folder, a run within this process, a folder as `init` makes it, a free port."""

from __future__ import annotations

import io
import os
import socket
import sys
from pathlib import Path

import pytest

from bot import cli
from tests.cli.ran import Ran, Run


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test stands in an empty folder, with nothing of the developer's environment."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("HANDRAISER_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("NO_COLOR", "1")
    return tmp_path


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def _run(*arguments: str, given: str = "") -> Ran:
        monkeypatch.setattr(sys, "argv", ["handraiser", *arguments])
        monkeypatch.setattr(sys, "stdin", io.StringIO(given))
        with pytest.raises(SystemExit) as ended:
            cli.main()
        captured = capsys.readouterr()
        code = ended.value.code
        return Ran(code if isinstance(code, int) else 0, captured.out, captured.err)

    return _run


@pytest.fixture
def acme(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as `init` makes it, and we stand in it."""
    assert run("init", "acme").code == 0
    monkeypatch.chdir(folder / "acme")
    return folder / "acme"


@pytest.fixture
def port() -> str:
    """Return a port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return str(free.getsockname()[1])
