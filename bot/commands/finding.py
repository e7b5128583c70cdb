"""What `handraiser doctor` looks at, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bot.commands.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One line: what was tried, how it is, and what to do where it must be mended."""

    about: str
    what: str
    cure: str = ""  # empty: all is well


@dataclass(frozen=True, slots=True, kw_only=True)
class Patient:
    """What the checks look at."""

    place: Place
    host: str
    port: int
    environ: Mapping[str, str]


Check = Callable[[Patient], Iterator[Found]]
"""Tries one thing, and tells what it found."""
