"""The demo as a process of its own, as somebody starts it who has just cloned it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bench.process import Command, Process, free_port

ROOT = Path(__file__).parents[2]
READY = 60.0
"""Seconds that it gets to start; generous, as the machine may be busy."""

QUICK = {"HANDRAISER_SETTLE": "0.1s", "HANDRAISER_LIMITS": "off"}
"""Answer almost at once, and take any number of visitors from this one address."""


@contextmanager
def demo(folder: Path, environ: Mapping[str, str] = QUICK) -> Iterator[str]:
    """Run `handraiser demo` with `folder` as its working and temporary folder; yield the address that it prints. It ends afterwards."""
    port = free_port()
    words = [sys.executable, "-m", "bot.cli", "demo", "--port", str(port)]
    surroundings = {"PYTHONPATH": str(ROOT), "TMPDIR": str(folder), "NO_COLOR": "1", **environ}
    process = Process(Command(words=words, folder=folder, environ=surroundings))
    try:
        yield _address(process, port)
    finally:
        process.stop()


def _address(process: Process, port: int) -> str:
    """Wait until the demo has said where it is."""
    address = f"http://127.0.0.1:{port}"
    for _ in range(int(READY / 0.1)):
        if address in process.last_words():
            return address
        assert process.ended is None, process.last_words()
        time.sleep(0.1)
    raise AssertionError(f"not ready after {READY} s: {process.last_words()}")
