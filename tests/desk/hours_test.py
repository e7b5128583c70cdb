"""When a team works and when a prospect may be written to, over weekends, holidays and clock changes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config import Span, Team
from bot.desk.hours import QUIET_FROM, QUIET_TO, after_working, is_open, opens_at, polite
from bot.desk.whereabouts import zones_of
from bot.model import Visit

WEEKDAYS = tuple(Span(weekday=day, opens=time(9), closes=time(18)) for day in range(5))
NEW_YORK = Team(name="inbound", hours=WEEKDAYS, zone="America/New_York", holidays="US", closed=(date(2026, 12, 24),))
SEOUL = Team(name="seoul", hours=WEEKDAYS, zone="Asia/Seoul", holidays="KR")


def at(zone: str, *parts: int) -> datetime:
    year, month, day, hour, minute = (*parts, 0, 0)[:5]
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(zone)).astimezone(UTC)


@pytest.mark.parametrize(
    ("team", "now", "works"),
    [
        (NEW_YORK, at("America/New_York", 2026, 11, 20, 9, 0), True),  # Friday, the first minute
        (NEW_YORK, at("America/New_York", 2026, 11, 20, 18, 0), False),  # the end is outside
        (NEW_YORK, at("America/New_York", 2026, 11, 21, 12, 0), False),  # Saturday
        (NEW_YORK, at("America/New_York", 2026, 11, 26, 12, 0), False),  # Thanksgiving
        (NEW_YORK, at("America/New_York", 2026, 12, 24, 12, 0), False),  # the team's own closed day
        (SEOUL, at("Asia/Seoul", 2026, 9, 25, 12, 0), False),  # 추석
        (SEOUL, at("Asia/Seoul", 2026, 9, 28, 9, 30), True),  # the Monday after
        (Team(name="any"), at("UTC", 2026, 11, 21, 3, 0), True),  # no hours: always
    ],
)
def test_a_team_works_in_its_hours_and_not_on_holidays(team: Team, now: datetime, works: bool) -> None:
    assert is_open(team, now) is works


def test_a_closed_team_opens_on_its_next_working_day() -> None:
    friday_night = at("America/New_York", 2026, 11, 20, 21, 40)
    assert opens_at(NEW_YORK, friday_night) == at("America/New_York", 2026, 11, 23, 9, 0)


def test_working_time_skips_the_night_and_the_weekend() -> None:
    friday = at("America/New_York", 2026, 11, 20, 17, 50)
    assert after_working(NEW_YORK, friday, timedelta(minutes=30)) == at("America/New_York", 2026, 11, 23, 9, 20)


def test_working_time_is_wall_clock_over_a_clock_change() -> None:
    """On Sunday 8 March 2026 New York jumps an hour ahead: Monday's nine o'clock is 23 hours after Sunday's ten."""
    sunday = at("America/New_York", 2026, 3, 8, 1, 30)
    assert after_working(NEW_YORK, sunday, timedelta(hours=1)) == at("America/New_York", 2026, 3, 9, 10, 0)


@given(st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2027, 12, 31), timezones=st.just(UTC)), st.integers(1, 3000))
def test_a_deadline_never_lies_outside_hours_nor_before_now(now: datetime, minutes: int) -> None:
    due = after_working(NEW_YORK, now, timedelta(minutes=minutes))
    assert due > now
    assert is_open(NEW_YORK, due - timedelta(microseconds=1))


@pytest.mark.parametrize("zone", ["Asia/Seoul", "America/New_York", "Europe/Berlin", "", "no/such"])
@given(at=st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2027, 12, 31), timezones=st.just(UTC)))
def test_nobody_is_written_to_in_their_night(zone: str, at: datetime) -> None:
    moved = polite(at, (zone,))
    known = zone if zone not in ("", "no/such") else "UTC"
    assert QUIET_TO <= moved.astimezone(ZoneInfo(known)).time() < QUIET_FROM
    assert timedelta() <= moved - at <= timedelta(hours=14)


@given(at=st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2027, 12, 31), timezones=st.just(UTC)))
def test_where_only_the_country_is_known_nobody_in_it_is_written_to_at_night(at: datetime) -> None:
    zones = zones_of(Visit(region="us"), "Asia/Seoul")
    assert len(zones) > 20
    moved = polite(at, zones)
    assert all(QUIET_TO <= moved.astimezone(ZoneInfo(zone)).time() < QUIET_FROM for zone in zones)
    assert moved - at <= timedelta(hours=30)


@pytest.mark.parametrize(
    ("visit", "zones"),
    [
        (Visit(timezone="Asia/Tokyo", region="US"), ("Asia/Tokyo",)),
        (Visit(region="KR"), ("Asia/Seoul",)),
        (Visit(region="XX"), ("America/New_York",)),
        (Visit(), ("America/New_York",)),
    ],
)
def test_a_prospects_zone_is_known_or_guessed_or_the_teams(visit: Visit, zones: tuple[str, ...]) -> None:
    assert zones_of(visit, "America/New_York") == zones
