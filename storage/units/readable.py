"""Lists go on without a row that cannot be read: one spoilt row must not hide all others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

import structlog

from storage.codec import UnreadableRow
from storage.seal import SealBroken
from storage.statement import Record

T = TypeVar("T")

_log = structlog.get_logger(__name__)


def readable(records: Iterable[Record], read: Callable[[Record], T]) -> list[T]:
    """Return what the records say, without those that are of no shape we know or whose seal is broken; they are logged."""
    values = []
    for record in records:
        try:
            values.append(read(record))
        except (UnreadableRow, SealBroken) as error:  # both name the row and nothing of its content
            _log.error("row_cannot_be_read", row=str(error))
    return values
