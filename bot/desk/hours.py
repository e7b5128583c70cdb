"""When a team works, and when a prospect may be written to: clock arithmetic in zones, over holidays and clock changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from bot.config import Team

LOOK_AHEAD = 60
"""Days that are searched for the next opening; a team closed for longer is treated as always open."""

QUIET_FROM, QUIET_TO = time(21), time(9)
"""No follow-up is sent between these hours of the prospect's day; it waits for the later one."""


def is_open(team: Team, now: datetime) -> bool:
    """Tell whether the team works at `now` (aware). A team without hours always does."""
    return not team.hours or any(start <= now < end for start, end in spans(team, now, 2))


def opens_at(team: Team, now: datetime) -> datetime:
    """Return `now` when the team works, else when it next does, in the team's zone."""
    if is_open(team, now):
        return now
    return next((start for start, _ in spans(team, now, LOOK_AHEAD) if start > now), now)


def after_working(team: Team, now: datetime, span: timedelta) -> datetime:
    """Return when `span` of the team's working time will have passed since `now`."""
    if not team.hours:
        return now + span
    for start, end in spans(team, now, LOOK_AHEAD):
        begin = max(start, now)
        if begin >= end:
            continue
        if begin + span <= end:
            return begin + span
        span -= end - begin
    return now + span


def polite(at: datetime, zones: Sequence[str]) -> datetime:
    """Return `at`, moved on until it falls into the quiet hours of none of the zones (IANA names; unknown: UTC).

    Where the zones of a country leave no such hour, the first of them decides.
    """
    return _moved(int(at.timestamp()) // _QUARTER, tuple(zones)) or at


_QUARTER = 900
"""Seconds: every zone's offset is a multiple of it, so that within one no hour begins or ends anywhere."""


@lru_cache(maxsize=4096)  # a country has up to thirty zones, and each turn asks for the same hour as the one before
def _moved(quarter: int, zones: tuple[str, ...]) -> datetime | None:
    """Return to when what would leave in that quarter of an hour (counted from 1970) is moved; None: it may leave."""
    at = moved = datetime.fromtimestamp(quarter * _QUARTER, UTC)
    for _ in range(_MOVES):
        quiet = next((zone for zone in zones if not _decent(moved, zone)), None)
        if quiet is None:
            return moved if moved != at else None
        moved = _morning(moved, quiet)
    return None if _decent(at, zones[0]) else _morning(at, zones[0])


_MOVES = 30


def _decent(at: datetime, zone: str) -> bool:
    return QUIET_TO <= at.astimezone(known_zone(zone)).time() < QUIET_FROM


def _morning(at: datetime, zone: str) -> datetime:
    local = at.astimezone(known_zone(zone))
    day = local.date() + timedelta(days=1 if local.time() >= QUIET_FROM else 0)
    return datetime.combine(day, QUIET_TO, local.tzinfo).astimezone(UTC)


@lru_cache(maxsize=1024)  # the names come from visitors
def known_zone(name: str) -> ZoneInfo:
    """Return the zone of that IANA name, UTC for a name that nobody knows (it comes from a visitor's browser)."""
    try:
        return ZoneInfo(name or "UTC")
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


def spans(team: Team, now: datetime, days: int) -> Iterator[tuple[datetime, datetime]]:
    """Yield the team's working spans as UTC pairs from the day before `now` on, so that no zone loses its today."""
    zone = known_zone(team.zone)
    first = now.astimezone(zone).date() - timedelta(days=1)
    for day in (first + timedelta(days=n) for n in range(days + 2)):
        if day in team.closed or _is_holiday(team.holidays, day):
            continue
        for span in team.hours:
            if span.weekday == day.weekday():
                yield _utc(day, span.opens, zone), _utc(day, span.closes, zone)


def _utc(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)


@cache
def _is_holiday(country: str, day: date) -> bool:
    if not country:
        return False
    import holidays  # 0.3 s to import, and only teams with a country need it

    return day in holidays.country_holidays(country, years=day.year)
