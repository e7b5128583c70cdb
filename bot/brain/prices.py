"""What tokens cost, from a dated data file; prices change, so they stand beside the code and not in it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bot.model import Usage, changed
from bot.ports import Completion

FILE = Path(__file__).with_name("prices.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """US dollars per million tokens, which is millionths of a dollar per token."""

    fresh: float
    written: float
    cached: float
    out: float

    def micros(self, completion: Completion) -> int:
        """Return what a completion costs in millionths of a dollar, rounded up."""
        cost = (
            completion.fresh * self.fresh + completion.written * self.written + completion.cached * self.cached + completion.out * self.out
        )
        return -int(-cost // 1)


FREE = Price(fresh=0.0, written=0.0, cached=0.0, out=0.0)
"""A model of one's own, whose tokens nobody bills."""


@cache
def _file() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    return loaded


def as_of() -> str:
    """Return the day on which the prices were looked up, ISO 8601."""
    return str(_file()["as_of"])


def known() -> dict[str, Price]:
    """Return the price of every model that the file names."""
    return {name: Price(**price) for name, price in _file()["models"].items()}


def price_of(model: str) -> Price:
    """Return a model's price; of one that the file does not name the dearest, so that a budget errs on the safe side.

    A dated id ("claude-sonnet-5-5-20261007") has the price of the id that it begins with.
    """
    prices = known()
    named = max((name for name in prices if model.startswith(name)), key=len, default="")
    return prices[named] if named else max(prices.values(), key=lambda price: price.out)


def usage_of(completion: Completion, price: Price, *, ms: int, tries: int) -> Usage:
    """Return what a completion took."""
    return Usage(
        fresh=completion.fresh,
        cached=completion.cached,
        written=completion.written,
        out=completion.out,
        micros=price.micros(completion),
        ms=ms,
        tries=tries,
    )


def total(usages: list[Usage]) -> Usage:
    """Return the sum of several."""
    names = ("fresh", "cached", "written", "out", "micros", "ms", "tries")
    return changed(Usage(), **{name: sum(getattr(usage, name) for usage in usages) for name in names})
