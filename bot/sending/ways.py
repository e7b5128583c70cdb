"""How each place of the sales side answers: what it refused last, since when nothing arrives there, and which platforms count as dead.

A place that refused for good is remembered over a restart; one that did not answer is known again when the first thing is sent to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.model import Effect

DEAD_AFTER = timedelta(seconds=60)
"""How long nothing arrives at a place until its platform counts as dead; one that says "never" does so at once."""

SALES = frozenset({"card", "edit", "note"})
"""Effects that tell how a place of the sales side is; what a prospect's place refuses is about that prospect."""

MOST = 200
"""Places that are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What keeps cards from arriving at a place."""

    platform: str
    place: str
    why: str  # as the platform's adapter says it, with what to do
    since: datetime
    last: datetime
    for_good: bool  # it was refused, and is not tried again


@dataclass(slots=True)
class Ways:
    """The places that are in trouble."""

    _troubles: dict[tuple[str, str], Trouble] = field(default_factory=dict)

    def remember(self, refused: Iterable[tuple[str, str, str, datetime]]) -> None:
        """Take up what refused for good before this start: (platform, place, why, since)."""
        for platform, place, why, since in refused:
            self._troubles[platform, place] = Trouble(platform=platform, place=place, why=why, since=since, last=since, for_good=True)

    def arrived(self, effect: Effect) -> bool:
        """Note that something arrived: the place is well. Tell whether it had refused for good before."""
        if not self._troubles or effect.kind not in SALES:
            return False
        before = self._troubles.pop((effect.platform, effect.place), None)
        return before is not None and before.for_good

    def failed(self, effect: Effect, why: str, now: datetime, *, for_good: bool) -> None:
        """Note that something did not. Only a card that is refused for good says so of its place: an edit may be refused for itself."""
        if effect.kind not in SALES or (for_good and effect.kind != "card"):
            return
        key = (effect.platform, effect.place)
        before = self._troubles.get(key)
        trouble = Trouble(platform=effect.platform, place=effect.place, why=why, since=now, last=now, for_good=for_good)
        self._troubles[key] = replace(trouble, since=before.since, for_good=for_good or before.for_good) if before else trouble
        while len(self._troubles) > MOST:
            del self._troubles[next(iter(self._troubles))]

    def troubles(self) -> Sequence[Trouble]:
        """Return the places that are in trouble, the longest first."""
        return sorted(self._troubles.values(), key=lambda trouble: trouble.since)

    def dead(self, now: datetime) -> dict[str, str]:
        """Return platform → why, of those where a card does not arrive."""
        return {one.platform: one.why for one in self.troubles() if one.for_good or now - one.since >= DEAD_AFTER}
