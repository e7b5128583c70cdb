"""A server as a process of its own: started in a session of its own, looked at, killed with all its children."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil

from bench.wire import HOST

GENTLY = 10.0
"""Seconds that a server gets to end by itself."""


_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None
_PR_SET_PDEATHSIG = 1  # prctl(2)


def _die_with_us() -> None:
    """Have the kernel end the server when we die ourselves, however that comes: nothing may be left running."""
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """How a server is started."""

    words: Sequence[str]
    folder: Path
    environ: Mapping[str, str]  # beside our own


class Process:
    """A running server. As a context it is killed at the end, whatever happens."""

    def __init__(self, command: Command) -> None:
        self.log = command.folder / "server.log"
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command.words,
                cwd=command.folder,
                env={**os.environ, **command.environ},
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_die_with_us,
            )
        self.pid = self._process.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.kill()

    @property
    def ended(self) -> int | None:
        """How it ended, None while it runs."""
        return self._process.poll()

    def kill(self) -> None:
        """End it with SIGKILL, as a crash or a power switch would."""
        self._signal(signal.SIGKILL)
        self._process.wait()

    def stop(self) -> None:
        """Ask it to end; after a while make it."""
        self._signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(GENTLY)
        self.kill()

    def memory(self) -> float:
        """Return the resident memory of it and its children, in MB (10^6 bytes)."""
        return sum(p.memory_info().rss for p in self._tree()) / 1e6

    def cpu(self) -> float:
        """Return the processor time that it and its children have used, in seconds."""
        times = [p.cpu_times() for p in self._tree()]
        return sum(t.user + t.system for t in times)

    def last_words(self) -> str:
        """Return the end of its log, for whoever asks why it died."""
        return self.log.read_text(errors="replace")[-2000:]

    def _signal(self, number: int) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.pid, number)

    def _tree(self) -> list[psutil.Process]:
        with suppress(psutil.Error):
            mother = psutil.Process(self.pid)
            return [mother, *mother.children(recursive=True)]
        return []


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
