"""Which times are offered: working hours without holidays and what is taken, over changes of the clock, apart from each other."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.config import Span, Team
from bot.desk.slots import Wish, free, granted, is_free, offer
from bot.flow.shape import Meetings
from bot.model.diary import Diary

HOURS = tuple(Span(weekday=day, opens=time(9), closes=time(18)) for day in range(5))
NEW_YORK = Team(name="inbound", zone="America/New_York", hours=HOURS)
SEOUL = Team(name="seoul", zone="Asia/Seoul", hours=HOURS, holidays="KR")
RULE = Meetings()
TUESDAY = datetime(2026, 3, 3, 15, 0, tzinfo=UTC)  # 10:00 in New York


def _local(slots: list[datetime], zone: str) -> list[str]:
    return [slot.astimezone(ZoneInfo(zone)).strftime("%m-%d %H:%M") for slot in slots]


def test_the_first_time_leaves_the_notice_and_the_last_the_end_of_the_day() -> None:
    today = [slot for slot in _local(list(free(NEW_YORK, Diary(), RULE, TUESDAY)), "America/New_York") if slot.startswith("03-03")]
    assert today[0] == "03-03 12:00"
    assert today[-1] == "03-03 17:30"


def test_no_time_touches_what_is_busy_or_taken() -> None:
    def at(hour: int, minute: int = 0) -> datetime:
        return datetime(2026, 3, 3, hour, minute, tzinfo=ZoneInfo("America/New_York")).astimezone(UTC)

    diary = Diary(busy=((at(12, 15), at(13)),), taken=((at(14), at(14, 15)),))
    today = [slot for slot in _local(list(free(NEW_YORK, diary, RULE, TUESDAY)), "America/New_York") if slot.startswith("03-03")]
    assert today[:3] == ["03-03 13:00", "03-03 13:30", "03-03 14:30"]


def test_nobody_meets_at_a_weekend_on_a_holiday_or_a_closed_day() -> None:
    friday = datetime(2026, 2, 27, 0, 0, tzinfo=UTC)  # 1 March is a holiday in Korea, and 2 March its substitute
    team = Team(name="seoul", zone="Asia/Seoul", hours=HOURS, holidays="KR", closed=(date(2026, 3, 3),))
    days = {slot[:5] for slot in _local(list(free(team, Diary(), RULE, friday)), "Asia/Seoul")}
    assert days == {"02-27", "03-04", "03-05", "03-06", "03-09"}


def test_a_team_is_met_at_nine_before_and_after_the_clocks_change() -> None:
    slots = list(free(NEW_YORK, Diary(), RULE, datetime(2026, 3, 5, 12, 0, tzinfo=UTC)))  # the clocks go forward on 8 March
    first = {slot.astimezone(ZoneInfo("America/New_York")).date(): slot for slot in reversed(slots)}
    assert first[date(2026, 3, 6)].hour == 14
    assert first[date(2026, 3, 9)].hour == 13


def test_a_team_without_hours_meets_in_office_hours_though_it_answers_always() -> None:
    hours = {slot.hour for slot in free(Team(name="all", zone="UTC"), Diary(), RULE, TUESDAY)}
    assert hours == set(range(9, 18))


def test_three_times_on_three_days_are_offered_in_the_prospects_day() -> None:
    slots = list(free(NEW_YORK, Diary(), RULE, TUESDAY))
    offered = offer(slots, "Europe/Berlin")
    assert _local(list(offered), "Europe/Berlin")[0] == "03-03 18:00"
    assert len({slot.date() for slot in offered}) == 3
    assert all(8 <= slot.astimezone(ZoneInfo("Europe/Berlin")).hour < 20 for slot in offered)


def test_where_their_day_and_the_teams_never_meet_the_times_are_offered_all_the_same() -> None:
    slots = list(free(SEOUL, Diary(), RULE, TUESDAY))
    offered = offer(slots, "America/New_York")
    assert len(offered) == 3


def test_a_wish_is_answered_with_the_times_next_to_it() -> None:
    slots = list(free(NEW_YORK, Diary(), RULE, TUESDAY))
    wish = Wish(first=date(2026, 3, 5), last=date(2026, 3, 5), hour=15)
    offered = offer(slots, "America/New_York", wish=wish)
    assert _local(list(offered), "America/New_York") == ["03-05 14:30", "03-05 15:00", "03-05 15:30"]
    assert [granted(slot, "America/New_York", wish) for slot in offered] == [False, True, False]


def test_others_are_offered_when_others_are_wanted() -> None:
    slots = list(free(NEW_YORK, Diary(), RULE, TUESDAY))
    first = offer(slots, "America/New_York")
    assert not set(first) & set(offer(slots, "America/New_York", without=first))


def test_an_offered_time_stays_free_while_nobody_takes_it_even_within_its_notice() -> None:
    slot = next(free(NEW_YORK, Diary(), RULE, TUESDAY))
    later = TUESDAY + timedelta(minutes=9)
    assert is_free(slot, NEW_YORK, Diary(), RULE, later)
    assert not is_free(slot, NEW_YORK, Diary(busy=((slot, slot + timedelta(minutes=5)),)), RULE, later)
    assert not is_free(slot + timedelta(minutes=7), NEW_YORK, Diary(), RULE, later)
