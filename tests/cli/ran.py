"""A verb of the command as a test runs it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
HANDRAISER = [sys.executable, "-m", "bot.cli"]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a verb did."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]
