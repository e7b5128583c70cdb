"""Asks no model that is away: opens after failures in a row, lets one trial through after a while, closes when that works."""

from __future__ import annotations

from dataclasses import dataclass

from bot.brain.trouble import AWAY, FATAL

FAILURES = 5
"""Failures in a row that open the breaker."""

REST = 30.0
"""Seconds until the first trial; doubled by each that fails, up to `LONGEST`."""

LONGEST = 300.0


@dataclass(slots=True)
class Breaker:
    """One for each model; times are seconds of a clock that never goes back."""

    failures: int = 0
    open_until: float = 0.0
    rest: float = REST
    trying: bool = False

    @property
    def is_open(self) -> bool:
        """True from the failure that opened it until a trial works."""
        return self.open_until > 0.0

    def allows(self, now: float) -> bool:
        """Tell whether the model may be asked now; True for one trial at a time while it is open."""
        if not self.is_open:
            return True
        if now < self.open_until or self.trying:
            return False
        self.trying = True
        return True

    def worked(self) -> None:
        """Close: it answered, whatever the answer is worth."""
        self.failures, self.open_until, self.rest, self.trying = 0, 0.0, REST, False

    def failed(self, why: str, now: float) -> None:
        """Count a failure; what says nothing of the other side's health (a refusal, wrong JSON) counts as an answer."""
        if why not in AWAY and why not in FATAL:
            self.worked()
            return
        self.failures += 1
        if self.is_open:
            self.rest = min(LONGEST, self.rest * 2)
        elif why not in FATAL and self.failures < FAILURES:
            return
        self.open_until, self.trying = now + self.rest, False

    def left(self) -> None:
        """Note that a trial ended without a result: whoever asked was cancelled."""
        self.trying = False
