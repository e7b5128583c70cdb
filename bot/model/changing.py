"""A changed copy of a frozen value."""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Callable
from functools import cache
from itertools import repeat
from operator import attrgetter, call
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    changed = dataclasses.replace
else:

    def changed(value: object, /, **fields: object) -> object:
        """Return a copy with these fields: `dataclasses.replace` for our slotted values, at a fifth of its cost on the hot path.

        Raises TypeError for a field that the value does not have. Type checkers see `dataclasses.replace` itself.
        """
        values, setters = _slots(type(value))
        copy = object.__new__(type(value))
        deque(map(call, setters.values(), repeat(copy), values(value)), maxlen=0)
        for name, new in fields.items():
            if name not in setters:
                raise TypeError(f"{type(value).__name__} has no field {name}")
            setters[name](copy, new)
        return copy

    @cache
    def _slots(kind: type) -> tuple[Callable[[object], tuple[object, ...]], dict[str, Callable[[object, object], None]]]:
        """Return what reads all fields of a slotted class at once, and what writes each."""
        names = kind.__slots__
        read = attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)
        return read, {name: kind.__dict__[name].__set__ for name in names}
