"""Imports without what they bring along and nobody uses here: memory that a small machine has better uses for."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without(module: str) -> Iterator[None]:
    """Have what is imported in this block find that a module is not installed, unless it was imported before."""
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None  # type: ignore[assignment] # "cannot be imported", for a moment
    try:
        yield
    finally:
        del sys.modules[module]
