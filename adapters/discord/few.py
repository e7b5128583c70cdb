"""Remembers the last few ids of many."""

from __future__ import annotations

from collections import OrderedDict


class Few:
    """A set that forgets the oldest beyond a number."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._ids: OrderedDict[int, None] = OrderedDict()

    def add(self, id: int) -> None:
        """Remember an id."""
        self._ids[id] = None
        if len(self._ids) > self._most:
            self._ids.popitem(last=False)

    def __contains__(self, id: int) -> bool:
        return id in self._ids
