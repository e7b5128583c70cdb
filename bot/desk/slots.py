"""Which times can be offered for a meeting: the team's hours without what is taken, told apart by the prospect's own day. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.config import Span, Team
from bot.desk.hours import known_zone, spans
from bot.flow.shape import Meetings
from bot.model.diary import Diary, Stretch

OFFERED_AT_ONCE = 3

STEP = timedelta(minutes=30)
"""Meetings begin at the full and half hours after a team opens."""

OFFICE = tuple(Span(weekday=day, opens=time(9), closes=time(18)) for day in range(5))
"""When a team without hours meets: it answers at any time, but nobody wants a call at four in the morning."""

AWAKE_FROM, AWAKE_TO = time(8), time(20)
"""Between these hours of the prospect's day a meeting may lie, where any such time is free at all."""

APART = timedelta(hours=2)
"""Two times of one day that are offered together are so far apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """When the prospect would like to meet, as far as they said."""

    first: date | None = None  # in their zone
    last: date | None = None
    hour: int | None = None  # 0 to 23
    minute: int = 0


def free(team: Team, diary: Diary, rule: Meetings, now: datetime) -> Iterator[datetime]:
    """Yield when a meeting can begin, UTC, the earliest first."""
    working = team if team.hours else replace(team, hours=OFFICE)
    length, earliest, latest = timedelta(minutes=rule.minutes), now + rule.notice, now + timedelta(days=rule.days)
    kept = sorted((*diary.busy, *diary.taken))
    for begins, ends in spans(working, now, rule.days):
        start = begins
        while start + length <= ends and start <= latest:
            if start >= earliest and not _clashes((start, start + length), kept):
                yield start
            start += STEP


def is_free(start: datetime, team: Team, diary: Diary, rule: Meetings, now: datetime) -> bool:
    """Tell whether a time that was offered can still be had. Its notice is not asked for again: it was there when it was offered."""
    soon = replace(rule, notice=timedelta(0), days=rule.days + 1)
    return any(slot == start for slot in free(team, diary, soon, now))


def _clashes(one: Stretch, kept: Sequence[Stretch]) -> bool:
    return any(begins < one[1] and one[0] < ends for begins, ends in kept)


def offer(slots: Sequence[datetime], zone: str, *, wish: Wish | None = None, without: Sequence[datetime] = ()) -> tuple[datetime, ...]:
    """Return up to three of the slots, the earliest first: those next to the wish, else on different days at different hours."""
    fresh = [slot for slot in slots if slot not in without] or list(slots)
    awake = [slot for slot in fresh if _is_awake(slot, zone)] or fresh
    if wish is not None:
        near = sorted(awake, key=lambda slot: _distance(slot, zone, wish))
        return tuple(sorted(near[:OFFERED_AT_ONCE]))
    return tuple(sorted(_spread(awake, zone)))


def granted(slot: datetime, zone: str, wish: Wish) -> bool:
    """Tell whether a slot is what was wished for."""
    return _distance(slot, zone, wish)[0] == 0 and _distance(slot, zone, wish)[1] < STEP.total_seconds()


def _is_awake(slot: datetime, zone: str) -> bool:
    return AWAKE_FROM <= slot.astimezone(known_zone(zone)).time() < AWAKE_TO


def _spread(slots: Sequence[datetime], zone: str) -> list[datetime]:
    """Take the first; then each time one on another day and in the other half of it, as far as there is one."""
    chosen: list[datetime] = []
    while len(chosen) < min(OFFERED_AT_ONCE, len(slots)):
        left = [slot for slot in slots if slot not in chosen]
        chosen.append(min(left, key=lambda slot: (_alike(slot, chosen, zone), slot)))
    return chosen


def _alike(slot: datetime, chosen: Sequence[datetime], zone: str) -> tuple[int, int]:
    """Say how little a slot adds to those chosen: another day first, then another half of the day; one too near adds nothing."""
    local, others = slot.astimezone(known_zone(zone)), [one.astimezone(known_zone(zone)) for one in chosen]
    if any(abs(slot - one) < APART for one in chosen):
        return 2, 0
    same_day = any(local.date() == one.date() for one in others)
    return int(same_day), int(bool(others) and (local.hour < 12) == (others[-1].hour < 12))


def _distance(slot: datetime, zone: str, wish: Wish) -> tuple[int, float, datetime]:
    """Return how far a slot is from the wish: days, then seconds of the day, then the earlier one."""
    local = slot.astimezone(known_zone(zone))
    first, last = wish.first or wish.last, wish.last or wish.first
    days = 0
    if first is not None and last is not None:
        days = max((first - local.date()).days, (local.date() - last).days, 0)
    off = 0.0 if wish.hour is None else abs((local.hour * 60 + local.minute) - (wish.hour * 60 + wish.minute)) * 60.0
    return days, off, slot
