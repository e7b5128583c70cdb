"""When a card comes up again: in an hour or three, or at nine on a morning of the team's."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.config import Team
from bot.desk.snooze import UNTIL

SUNDAY = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)  # Monday 08:30 in Seoul


@pytest.mark.parametrize(
    ("name", "zone", "at"),
    [
        ("hour", "Asia/Seoul", datetime(2026, 11, 23, 0, 30, tzinfo=UTC)),
        ("hours", "Asia/Seoul", datetime(2026, 11, 23, 2, 30, tzinfo=UTC)),
        ("tomorrow", "Asia/Seoul", datetime(2026, 11, 24, 0, 0, tzinfo=UTC)),
        ("monday", "Asia/Seoul", datetime(2026, 11, 30, 0, 0, tzinfo=UTC)),  # it is Monday there: the next one
        ("monday", "America/New_York", datetime(2026, 11, 23, 14, 0, tzinfo=UTC)),  # still Sunday there
        ("tomorrow", "nowhere", datetime(2026, 11, 23, 9, 0, tzinfo=UTC)),
    ],
)
def test_a_rest_ends_at_a_time_of_the_teams_own_day(name: str, zone: str, at: datetime) -> None:
    assert UNTIL[name](SUNDAY, Team(name="t", zone=zone)) == at


def test_a_morning_over_a_clock_change_is_still_nine() -> None:
    before = datetime(2027, 3, 27, 12, 0, tzinfo=UTC)  # the Saturday before Berlin's clocks go forward
    assert UNTIL["tomorrow"](before, Team(name="t", zone="Europe/Berlin")) == datetime(2027, 3, 28, 7, 0, tzinfo=UTC)
