"""Makes the Python environments of peers that need one of their own, in a cache folder, once."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

CACHE = Path(__file__).resolve().parents[2] / ".cache" / "bench"
BOTBUILDER = tuple(f"{name}==4.17.1" for name in ("botbuilder-core", "botbuilder-dialogs", "botbuilder-integration-aiohttp"))
"""The last release; its dependencies need Python 3.10 at most."""


class Missing(Exception):
    """A peer cannot be measured here; the message says why."""


def botbuilder_python() -> Path:
    """Return the interpreter of botbuilder's environment. Raise Missing when Python 3.10 or the packages are not to be had."""
    folder = CACHE / "botbuilder"
    python, stamp = folder / "bin" / "python", folder / ".filled"
    if not stamp.exists():
        _make(folder)
        _run([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *BOTBUILDER])
        stamp.touch()
    return python


def _make(folder: Path) -> None:
    for candidate in _candidates():
        if _is_3_10(candidate):
            _run([candidate, "-m", "venv", "--clear", str(folder)])
            return
    if shutil.which("uv"):
        _run(["uv", "venv", "--quiet", "--clear", "--seed", "--python", "3.10", str(folder)])
        return
    raise Missing("botbuilder needs Python 3.10, and neither python3.10 nor pyenv's nor uv is here")


def _candidates() -> Iterator[str]:
    if on_path := shutil.which("python3.10"):
        yield on_path
    yield from map(str, sorted(Path.home().glob(".pyenv/versions/3.10.*/bin/python")))


def _is_3_10(python: str) -> bool:
    """Tell whether it runs: a shim may stand on the PATH and yet not."""
    found = subprocess.run([python, "-c", "import sys; print(sys.version_info[:2])"], capture_output=True, text=True, check=False)
    return found.stdout.strip() == "(3, 10)"


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Missing(f"`{' '.join(command[:4])} …` failed: {done.stderr.strip()[-300:]}")
