"""Whoever reads rows goes on without one that cannot be read: a spoilt row must not hide, or hold up, all others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

import structlog

from storage.codec import UnreadableRow
from storage.seal import SealBroken
from storage.statement import Record

T = TypeVar("T")

UNREADABLE = (UnreadableRow, SealBroken, ValueError)
"""A row of no shape we know, one whose seal is broken, one with a word in it that another version wrote."""

_log = structlog.get_logger(__name__)


def readable(records: Iterable[Record], read: Callable[[Record], T]) -> list[T]:
    """Return what the records say, without those that cannot be read; they are logged."""
    values = []
    for record in records:
        try:
            values.append(read(record))
        except UNREADABLE as error:
            tell(error, record[0])
    return values


def legible(read: Callable[[], T], otherwise: T) -> T:
    """Return what one row says, `otherwise` where it cannot be read; that is logged."""
    try:
        return read()
    except UNREADABLE as error:
        tell(error)
        return otherwise


def tell(error: Exception, row: object = "") -> None:
    """Log which row cannot be read, and nothing of what it says."""
    named = isinstance(error, UnreadableRow | SealBroken)  # these name the row themselves
    _log.error("row_cannot_be_read", row=str(error) if named else f"{row}: {type(error).__name__}")
