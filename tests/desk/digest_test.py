"""A digest counts one team's last working days, is due on its working mornings alone, and is posted on its own day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.config import Span, Team
from bot.desk.digest import digest, is_current, next_digest, text_of, window, works_on
from bot.desk.figures import Happened, Tally
from bot.model import OpenQuestion, Owner
from bot.ports import Ticket
from tests.varied import varied

WEEK = tuple(Span(weekday=day, opens=time(9), closes=time(18)) for day in range(5))
SEOUL = Team(name="seoul", zone="Asia/Seoul", hours=WEEK, holidays="KR", closed=(date(2026, 11, 25),))
MONDAY = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)  # 09:00 in Seoul


def local(day: int, hour: int = 10) -> datetime:
    """Return a time of November 2026 in Seoul, as UTC."""
    return datetime(2026, 11, day, hour, tzinfo=UTC) - timedelta(hours=9)


def tally(id: str, posted: datetime, **more: object) -> Tally:
    blank = Tally(
        conversation=id, team="seoul", outcome=None, owner=Owner.BOT, rep="", posted_at=posted, claim_by=None, late=False, replied_at=None
    )
    return varied(blank, **more)


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (local(20, 8), local(20, 9)),  # Friday before nine
        (local(20, 9), local(23, 9)),  # at nine on Friday the next is Monday's
        (local(24, 12), local(26, 9)),  # the 25th is closed
        (datetime(2026, 12, 24, 3, tzinfo=UTC), datetime(2026, 12, 28, 0, tzinfo=UTC)),  # Christmas is a holiday in Korea, then a weekend
    ],
)
def test_it_is_due_at_nine_on_working_days(now: datetime, due: datetime) -> None:
    assert next_digest(SEOUL, now) == due


def test_nine_is_nine_after_the_clocks_changed() -> None:
    team = Team(name="berlin", zone="Europe/Berlin", hours=tuple(replace(span, weekday=day) for day, span in enumerate(WEEK[:1] * 7)))
    assert next_digest(team, datetime(2026, 10, 24, 12, tzinfo=UTC)) == datetime(2026, 10, 25, 8, tzinfo=UTC)  # summer time ended at night
    assert next_digest(team, datetime(2026, 10, 23, 12, tzinfo=UTC)) == datetime(2026, 10, 24, 7, tzinfo=UTC)


def test_a_team_without_hours_works_every_day_that_is_not_closed() -> None:
    team = Team(name="always", closed=(date(2026, 11, 25),))
    assert works_on(team, date(2026, 11, 22))
    assert not works_on(team, date(2026, 11, 25))


def test_mondays_holds_friday_and_the_weekend() -> None:
    assert window(SEOUL, MONDAY) == (local(20, 0), local(23, 0))


def test_one_that_was_missed_is_made_on_its_own_day_alone() -> None:
    assert is_current(SEOUL, MONDAY, MONDAY + timedelta(hours=14))
    assert not is_current(SEOUL, MONDAY, MONDAY + timedelta(hours=15))


def test_it_counts_the_teams_days_and_how_things_stand() -> None:
    tallies = [
        tally("new", local(20), owner=Owner.REP, rep="jun", replied_at=local(20) + timedelta(minutes=6)),
        tally("weekend", local(21), owner=Owner.CLOSED, replied_at=local(21) + timedelta(minutes=30)),
        tally("slow", local(22), replied_at=local(22) + timedelta(minutes=95)),
        tally("waits", local(19), owner=Owner.OFFERED, claim_by=MONDAY + timedelta(minutes=1)),
        tally("late", local(19), owner=Owner.OFFERED, late=True),
        tally("today", local(23, 1), owner=Owner.OFFERED, claim_by=MONDAY - timedelta(minutes=1)),
        tally("elsewhere", local(20), team="tokyo", owner=Owner.OFFERED),
    ]
    happened = [
        Happened(conversation="a", team="seoul", kind="owner", data={"to": "closed", "reason": "won"}),
        Happened(conversation="a", team="seoul", kind="owner", data={"to": "closed", "reason": "won"}),  # closed, opened, closed: one
        Happened(conversation="b", team="seoul", kind="owner", data={"to": "closed", "reason": "lost"}),
        Happened(conversation="c", team="tokyo", kind="owner", data={"to": "closed", "reason": "won"}),
        Happened(conversation="d", team="seoul", kind="outcome", data={"from": None, "to": "nurture"}),
    ]
    question = OpenQuestion(number=1, text="?", team="seoul", asked_at=MONDAY, due_at=MONDAY)
    tickets = [
        Ticket(conversation="a", title="", question=question),
        Ticket(conversation="b", title="", question=replace(question, team="x")),
    ]
    counted = digest(SEOUL, tallies, happened, tickets, MONDAY)
    assert (counted.first, counted.last) == (date(2026, 11, 20), date(2026, 11, 22))
    assert (counted.new, counted.waiting, counted.overdue, counted.won, counted.lost) == (3, 3, 2, 1, 1)
    assert (counted.first_reply, counted.questions, counted.nurture) == (timedelta(minutes=30), 1, 1)


def test_its_text_has_every_line_and_a_dash_where_nobody_was_answered() -> None:
    counted = digest(SEOUL, [], [], [], MONDAY)
    told = text_of(counted, "Seoul", lambda key, **slots: key.removeprefix("digest."), "https://desk.example/desk/leads").splitlines()
    assert told[0] == "title (2026-11-20 – 2026-11-22)"
    assert told[1:-1] == ["new: 0", "waiting: 0", "overdue: 0", "won: 0", "lost: 0", "first_reply: —", "questions: 0", "nurture: 0"]
    assert told[-1] == "https://desk.example/desk/leads"
