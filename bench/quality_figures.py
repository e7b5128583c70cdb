"""What `make quality` finds, as values: figures with their targets, and failures that a reader can look up."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure, beside what we want it to be."""

    what: str
    on: str  # a language, "all", or what it was measured on
    found: float
    target: float | None = None  # None: told, not judged
    at_least: bool = True  # else: at most
    unit: str = ""
    of: str = ""  # "67 of 72", an interval: what stands behind the figure

    @property
    def holds(self) -> bool | None:
        """Whether it reaches its target; None without one. A limit itself still holds."""
        if self.target is None:
            return None
        found = round(self.found, 4)
        return found >= self.target if self.at_least else found <= self.target

    def cells(self) -> tuple[str, ...]:
        """Return its row of the page."""
        verdict = {True: "hold", False: "MISS", None: ""}[self.holds]
        bound = "" if self.target is None else f"{'at least' if self.at_least else 'at most'} {self._shown(self.target)}"
        return (self.what, self.on, bound, self._shown(self.found), self.of, verdict)

    def _shown(self, value: float) -> str:
        if self.unit == "%":
            return f"{value * 100:.1f} %".replace(".0 %", " %")
        return f"{value:.3g} {self.unit}".strip() if value < 1000 else f"{value:,.0f} {self.unit}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One thing that came out wrong."""

    id: str
    text: str
    got: str
    wanted: str

    def cells(self) -> tuple[str, ...]:
        """Return its row of the page."""
        return (self.id, self.text, self.got, self.wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of the page."""

    title: str
    about: str  # what was measured and how, in Markdown
    figures: Sequence[Figure]
    failures: Sequence[Failure] = ()
    ids: Sequence[str] = ()  # of what came out wrong where nobody may read more


def share(part: int, whole: int) -> float:
    """Return the part of the whole, 1 of nothing."""
    return part / whole if whole else 1.0


def counted(part: int, whole: int) -> str:
    """Return "67 of 72"."""
    return f"{part:,} of {whole:,}"


def interval(part: int, whole: int) -> str:
    """Return Wilson's 95 % interval of a share, in percent (Wilson 1927)."""
    if not whole:
        return ""
    z, p = 1.959964, part / whole
    middle, spread = p + z * z / (2 * whole), z * math.sqrt(p * (1 - p) / whole + z * z / (4 * whole * whole))
    low, high = ((middle + sign * spread) / (1 + z * z / whole) for sign in (-1, 1))
    return f"{100 * max(0.0, low):.0f} to {100 * min(1.0, high):.0f} %"
