"""How often something may be done, by whom; kept in memory, per process. `limits` counts, and is imported with the first count (3 MB)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from time import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from limits import RateLimitItem
    from limits.strategies import MovingWindowRateLimiter


@dataclass(frozen=True, slots=True)
class Rate:
    """So many times within so many seconds, wherever these begin."""

    times: int
    seconds: int


class Rates:
    """Counts uses by key over moving windows."""

    def take(self, rate: Rate, key: str) -> float:
        """Count one use and return 0, or, where there is none left, return the seconds until there is one and count nothing."""
        item = _item(rate)
        if self._windows.hit(item, key):
            return 0.0
        return max(1.0, self._windows.get_window_stats(item, key).reset_time - time())

    @cached_property
    def _windows(self) -> MovingWindowRateLimiter:
        from limits.storage import MemoryStorage
        from limits.strategies import MovingWindowRateLimiter

        return MovingWindowRateLimiter(MemoryStorage())


@cache
def _item(rate: Rate) -> RateLimitItem:
    from limits import RateLimitItemPerSecond

    return RateLimitItemPerSecond(rate.times, rate.seconds)
