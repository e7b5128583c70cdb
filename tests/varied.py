"""Values for tests that differ from a plain one in what the test speaks about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

T = TypeVar("T")

_replace: Callable[..., Any] = replace  # its checked form wants the fields by name where it is called


def varied(value: T, /, **fields: object) -> T:
    """Return a copy of a dataclass's value with these fields. Raise TypeError for one that it does not have."""
    copy: T = _replace(value, **fields)
    return copy
