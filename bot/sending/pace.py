"""How fast a place may be written to: each effect books a moment of its own, so that nobody's storm starves another conversation."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.flow.advertising import countries_of, sendable_at
from bot.model import Effect


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `count` messages in any `seconds`."""

    count: int
    seconds: float


A_CHAT: Mapping[str, tuple[Rate, ...]] = {
    "slack": (Rate(1, 1.0),),
    "telegram": (Rate(1, 1.0),),
}
"""What one place takes. Slack: one message a second and channel, https://docs.slack.dev/apis/web-api/rate-limits. Telegram: one a second
and chat, https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this. Discord's limits change; its SDK keeps them."""

A_GROUP: Mapping[str, tuple[Rate, ...]] = {"telegram": (Rate(20, 60.0),)}
"""What a place of many people takes besides. Telegram numbers its groups below zero."""

A_CARD = (Rate(1, 1.0),)
"""How often one card may change."""

MESSAGES = frozenset({"say", "card", "edit", "note", "whisper", "amend"})
"""What counts as a message; marks and withdrawals do not."""

FORGOTTEN = 10_000
"""Places that are remembered; beyond that those that have been free the longest are dropped."""

Key = tuple[str, str]


@dataclass(slots=True)
class Pace:
    """Books of each place's moments, in memory: after a restart the stored due times and the platform's own answers go on."""

    _booked: dict[tuple[Key, Rate], deque[datetime]] = field(default_factory=dict)
    _held: dict[Key, datetime] = field(default_factory=dict)
    _mine: dict[str, datetime] = field(default_factory=dict)  # by effect: the moment that it has booked

    def book(self, effect: Effect, now: datetime) -> datetime | None:
        """Return None when the effect may leave now, else the moment that is now booked for it."""
        if effect.kind not in MESSAGES:
            return None
        place = (effect.platform, effect.place)
        booked = self._mine.get(effect.id)
        held = self._held.get(place, now)
        if booked is not None and booked <= now and held <= now:
            del self._mine[effect.id]
            return None
        if booked is not None and booked > now and booked >= held:
            return booked
        moment = self._next(effect, max(now, held))
        if moment <= now:
            return None
        self._mine[effect.id] = moment
        return moment

    def hold(self, effect: Effect, until: datetime) -> None:
        """Let nothing leave for the effect's place before `until`: the platform said so."""
        place = (effect.platform, effect.place)
        self._held[place] = max(until, self._held.get(place, until))

    def next_free(self, now: datetime) -> float | None:
        """Return in how many seconds the next booked moment comes; None when none is booked."""
        coming = [moment for moment in self._mine.values() if moment > now]
        return max(0.01, (min(coming) - now).total_seconds()) if coming else None

    def _next(self, effect: Effect, earliest: datetime) -> datetime:
        books = [(self._booked.setdefault((key, rate), deque(maxlen=rate.count)), rate) for key, rate in _rates(effect)]
        moment = earliest
        for book, rate in books:
            if len(book) == rate.count:
                moment = max(moment, book[0] + timedelta(seconds=rate.seconds))
        for book, _ in books:
            book.append(moment)
        self._forget(earliest)
        return moment

    def _forget(self, now: datetime) -> None:
        if len(self._mine) > FORGOTTEN:  # booked for what was cancelled since
            self._mine = {id: moment for id, moment in self._mine.items() if moment > now}
        if len(self._booked) <= FORGOTTEN:
            return
        self._booked = {key: book for key, book in self._booked.items() if book[-1] + timedelta(seconds=key[1].seconds) > now}
        self._held = {key: until for key, until in self._held.items() if until > now}


def _rates(effect: Effect) -> list[tuple[Key, Rate]]:
    place = (effect.platform, effect.place)
    rates = [(place, rate) for rate in A_CHAT.get(effect.platform, ())]
    if effect.place.startswith("-"):
        rates += [(place, rate) for rate in A_GROUP.get(effect.platform, ())]
    if effect.kind == "edit":
        rates += [((effect.platform, f"card:{effect.conversation}"), rate) for rate in A_CARD]
    return rates


def morning(effect: Effect, now: datetime) -> datetime | None:
    """Return when advertising may leave that must not leave now, as it is night where it goes; None for all else."""
    advert = effect.letter.advert if effect.letter else countries_of(effect.say.sources) if effect.say else None
    at = sendable_at(advert, now) if advert else now
    return at if at > now else None
