"""Conversations past the days that their flow keeps them: found a page at a time, so that no look costs more than the one before."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from bot.errors import FaultyFiles, NotFound
from bot.playbook import Playbook
from bot.ports import Clock, Erasing, Kept

PAGE = 100
"""Conversations a look: at one every five seconds 200,000 of them are gone through in three hours."""

REST = timedelta(hours=1)
"""Between the end of the table and its beginning."""

log = structlog.get_logger()


@dataclass(slots=True, kw_only=True)
class Retention:
    """Erases what is kept no longer. Several processes may do so at once: who comes second finds nothing."""

    store: Erasing
    live: Callable[[str], Awaitable[Playbook]]  # flow → its live version; raises NotFound
    clock: Clock
    _after: str = field(default="", init=False)
    _rests: datetime | None = field(default=None, init=False)  # until when

    async def look(self) -> None:
        """Look at the next page."""
        now = self.clock()
        if self._rests is not None and now < self._rests:
            return
        page = await self.store.kept(self._after, PAGE)
        old = await self._old(page, now)
        if old and (count := await self.store.expire(old, now)):
            log.info("conversations are erased that their flow keeps no longer", count=count)
        is_last = len(page) < PAGE
        self._after, self._rests = ("", now + REST) if is_last else (page[-1].id, None)

    async def _old(self, page: Sequence[Kept], now: datetime) -> Mapping[str, datetime]:
        """Return id → since when nothing may have happened in it, of those that are kept no longer."""
        days = {flow: await self._days(flow) for flow in {one.flow for one in page}}
        before = {flow: now - timedelta(days=kept) for flow, kept in days.items() if kept is not None}
        return {one.id: before[one.flow] for one in page if one.flow in before and one.changed_at < before[one.flow]}

    async def _days(self, flow: str) -> int | None:
        """Return how many days a flow keeps its conversations; None: it does not say, or cannot be read now."""
        try:
            return (await self.live(flow)).flow.retention_days
        except (FaultyFiles, NotFound):
            return None
