"""What keeps a process small: imports without what they bring along and nobody uses here, and one heap for all threads."""

from __future__ import annotations

import ctypes
import gc
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, cast


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


@contextmanager
def in_place_of(module: str, *names: str) -> Iterator[None]:
    """Have what is imported in this block find an empty class under each of these names, unless the module was imported before.

    For what a package imports whenever it is imported itself, and uses only in what nobody calls here.
    """
    if module in sys.modules:
        yield
        return
    aside = sys.modules[module] = ModuleType(module)
    vars(aside).update({name: type(name, (), {}) for name in names})
    try:
        yield
    finally:
        del sys.modules[module]


class Later:
    """An expression that is compiled when it is first used; then it answers as the compiled one does, which a match names as its `re`."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever an expression has; asked only for what is not kept here yet
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for kept in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "flags"):
            setattr(self, kept, getattr(compiled, kept))
        return getattr(compiled, name)


def later(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return an expression that is compiled when it is first used: for one language's, since most houses hear one (1.5 MB)."""
    return cast(re.Pattern[str], Later(source, flags))


def import_in_peace() -> None:
    """Look for garbage seldom while modules are imported: nearly all that they make stays, and looking took a tenth of the start."""
    gc.set_threshold(20_000, 20, 20)


M_MMAP_THRESHOLD, M_ARENA_MAX = -3, -8
"""`mallopt`'s names for the size from which on memory is mapped, and for how many heaps there may be (glibc, malloc.h)."""

MAPPED = 65_536
"""Bytes from which on memory goes back to the system as soon as it is free, instead of staying in a heap."""


def one_heap() -> None:
    """Have C's allocator keep one heap for all threads, where it is glibc's; for the start of a process that serves.

    Else each thread gets its own, of which most stays empty: 1.5 MB here. Python's lock lets one of them allocate at a time anyhow.
    What is large stays out of the heap, which else keeps its place: 1 MB more of files read at the start.
    """
    limit = getattr(ctypes.CDLL(None), "mallopt", None)
    if limit is not None:
        limit(M_ARENA_MAX, 1)
        limit(M_MMAP_THRESHOLD, MAPPED)


def give_back() -> None:
    """Give back what C's allocator holds and nobody uses, where it is glibc's: 2 MB once pages and expressions are compiled."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
