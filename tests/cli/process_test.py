"""`chat` and `demo` as processes of their own: they leave nothing behind."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.cli.ran import HANDRAISER, ROOT


def test_chat_works_piped_and_leaves_nothing_behind(folder: Path) -> None:
    ran = subprocess.run(
        [*HANDRAISER, "chat", "b2b_saas", "--as", "ko"],
        input="안녕하세요, 직원 80명 회사인데 상담 툴을 찾고 있어요\n/card\n",
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("미아: ")
    assert "  waits for: " in ran.stdout
    assert "People 80" in ran.stdout
    assert ran.stderr == ""
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_demo_says_where_it_is_and_leaves_nothing_behind(folder: Path, port: str, number: signal.Signals) -> None:
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(folder), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen([*HANDRAISER, "demo", "--port", port], stdout=subprocess.PIPE, text=True, cwd=folder, env=environ) as demo:
        assert demo.stdout is not None
        assert f"http://127.0.0.1:{port} " in demo.stdout.readline()
        connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=20)
        connection.request("GET", "/health/live")
        assert connection.getresponse().status == 200
        connection.close()
        assert len(list(folder.glob("handraiser-demo-*/demo.db"))) == 1
        demo.send_signal(number)
        assert demo.wait(timeout=20) == 0
    assert list(folder.iterdir()) == []
