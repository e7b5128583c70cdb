"""Published flow versions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowVersion:
    """A published version: the files as they were, so that running conversations finish on theirs."""

    flow: str
    version: int
    files: Mapping[str, str]  # path inside flows/ → text
    note: str
    by: str
    at: datetime
    live: bool


class Library(Protocol):
    """Published flow versions."""

    async def live(self, flow: str) -> FlowVersion | None:
        """Return the live version, None when none was published."""
        ...

    async def version(self, flow: str, version: int) -> FlowVersion:
        """Return one version. Raise NotFound."""
        ...

    async def publish(self, flow: str, files: Mapping[str, str], note: str, by: str, now: datetime) -> FlowVersion:
        """Store the files as the next version and make it live."""
        ...

    async def back(self, flow: str, by: str, now: datetime) -> FlowVersion:
        """Make the version before the live one live again. Raise Refused when there is none."""
        ...

    async def history(self, flow: str) -> Sequence[FlowVersion]:
        """Return all versions, newest first, without their files."""
        ...
