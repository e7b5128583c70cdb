"""What a rep is told of leads by day: a week of the rep's own days, the empty ones too, and nothing that they may not see."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.config import Config, Rep, Team
from bot.desk.answered import WEEK, answered, days_of, seen, text_of
from bot.desk.asked import Ask, Topic
from bot.desk.figures import Tally
from bot.model import Owner

NOW = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)  # Sunday 22:00 in New York, whose clocks went back that morning; Monday noon in Seoul
LEAD = Tally(
    conversation="c",
    team="inbound",
    outcome="handoff",
    owner=Owner.OFFERED,
    rep="",
    posted_at=NOW,
    claim_by=None,
    late=False,
    replied_at=None,
)
DANA = Rep(id="dana", name="Dana Cole", teams=("inbound",))
CONFIG = Config(
    teams={"inbound": Team(name="inbound", zone="America/New_York"), "seoul": Team(name="seoul", zone="Asia/Seoul")},
    reps={"dana": DANA, "jisoo": Rep(id="jisoo", name="한지수", teams=("seoul",))},
)


def say(key: str, **slots: object) -> str:
    """Return the key itself, as the words are not what is tried here."""
    return key


def by_day(rep: Rep, *leads: Tally) -> dict[str, int]:
    """Return the bars of the answer."""
    return dict(answered(Ask(topic=Topic.DAYS), seen(leads, (), rep=rep, config=CONFIG, now=NOW, say=say)).bars)


@pytest.mark.parametrize(
    ("rep", "first", "last"),
    [("dana", "10-26", "11-01"), ("jisoo", "10-27", "11-02")],  # their own days
)
def test_the_bars_are_the_rep_s_last_seven_days_the_empty_ones_too(rep: str, first: str, last: str) -> None:
    days = by_day(CONFIG.reps[rep])
    assert len(days) == WEEK == 7
    assert (next(iter(days)), list(days)[-1]) == (first, last)
    assert set(days.values()) == {0}


def test_each_lead_counts_on_the_day_on_which_it_came_also_where_the_clocks_went_back() -> None:
    at = [
        datetime(2026, 10, 26, 3, 59, tzinfo=UTC),  # 23:59 on the 25th: eight days ago
        datetime(2026, 10, 26, 4, 0, tzinfo=UTC),  # midnight: the first of the week
        datetime(2026, 11, 1, 3, 59, tzinfo=UTC),  # 23:59 on the 31st, an hour of summer time
        datetime(2026, 11, 2, 4, 59, tzinfo=UTC),  # 23:59 on the 1st
    ]
    days = by_day(DANA, *(replace(LEAD, posted_at=one) for one in at), replace(LEAD, owner=Owner.CLOSED))
    assert {day: count for day, count in days.items() if count} == {"10-26": 1, "10-31": 1, "11-01": 2}
    assert days_of(DANA, CONFIG, NOW)[0] == datetime(2026, 10, 26, 4, 0, tzinfo=UTC)


def test_another_team_s_leads_are_not_counted_and_a_manager_s_are() -> None:
    other = replace(LEAD, team="seoul")
    assert sum(by_day(DANA, LEAD, other).values()) == 1
    assert sum(by_day(replace(DANA, manager=True), LEAD, other).values()) == 2


def test_the_answer_names_the_sum_and_is_bars_of_text_where_there_is_no_picture() -> None:
    leads = [replace(LEAD, posted_at=NOW - timedelta(days=days)) for days in (0, 1, 1)]
    answer = answered(Ask(topic=Topic.DAYS), seen(leads, (), rep=DANA, config=CONFIG, now=NOW, say=say))
    assert answer.title == "ask.days: 3"
    assert "████████████ 2 10-31" in text_of(answer, say, "link")
