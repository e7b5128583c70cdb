"""A CalDAV server that nobody here wrote (Radicale), on a port of this machine."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def radicale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a calendar on a running Radicale, whose user is bot and whose password is pw."""
    folder, port = tmp_path_factory.mktemp("radicale"), _free_port()
    process = _started(folder, port)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(address)
        made = httpx.request("MKCALENDAR", f"{address}/bot/sales/", auth=("bot", "pw"))
        assert made.status_code == 201, made.text
        yield f"{address}/bot/sales"
    finally:
        process.terminate()
        process.wait(10)


def _started(folder: Path, port: int) -> subprocess.Popen[bytes]:
    (folder / "users").write_text("bot:pw\n")
    options = {
        "server-hosts": f"127.0.0.1:{port}",
        "storage-filesystem-folder": str(folder / "data"),
        "auth-type": "htpasswd",
        "auth-htpasswd-filename": str(folder / "users"),
        "auth-htpasswd-encryption": "plain",
        "auth-delay": "0",
        "logging-level": "error",
    }
    command = [sys.executable, "-m", "radicale", *(part for key, value in options.items() for part in (f"--{key}", value))]
    return subprocess.Popen(command)


def _wait(address: str) -> None:
    for _ in range(200):
        try:
            httpx.get(f"{address}/.web/")
            return
        except httpx.HTTPError:
            time.sleep(0.05)
    raise TimeoutError("Radicale did not start")
