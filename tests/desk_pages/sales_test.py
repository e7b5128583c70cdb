"""The desk answers what a rep may ask, and takes away and back of the reader alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from adapters.desk import routes
from bot.config import Config
from bot.desk.figures import Away, Happened, Tally
from bot.model import Message, Owner, Post
from bot.ports import Decided, Row, Ticket
from bot.reception.attendance import Attendance
from bot.reception.sales import SalesDesk
from tests.desk_pages import material
from tests.desk_pages.conftest import hidden
from tests.desk_pages.fakes import NOW
from tests.desk_pages.served import World

CONFIG = Config(teams=material.TEAMS, reps=material.REPS)


@dataclass
class Numbers:
    """The store's numbers, made of the desk's own material."""

    world: World
    absent: dict[str, Away] = field(default_factory=dict)
    plans: dict[str, Away] = field(default_factory=dict)

    async def tallies(self, since: datetime) -> Sequence[Tally]:
        rows = [sheet.row for sheet in self.world.floor.sheets.values()]
        return [
            Tally(
                conversation=row.conversation,
                team=row.team,
                outcome=row.outcome,
                owner=row.owner,
                rep=row.rep,
                posted_at=row.created_at,
                claim_by=row.claim_by,
                late=row.late,
                replied_at=None,
            )
            for row in rows
        ]

    async def happened(self, since: datetime, until: datetime) -> Sequence[Happened]:
        return []

    async def rows(self, view: str, rep: str, limit: int) -> Sequence[Row]:
        return await self.world.floor.rows(view, rep, limit)

    async def tickets(self) -> Sequence[Ticket]:
        return await self.world.floor.tickets()

    async def set_away(self, rep: str, since: datetime, until: datetime | None, deputy: str = "") -> None:
        if since > NOW:
            self.plans[rep] = Away(rep=rep, since=since, until=until, deputy=deputy)
        else:
            self.absent[rep] = Away(rep=rep, until=until, deputy=deputy)

    async def planned(self, now: datetime) -> Mapping[str, Away]:
        return self.plans

    async def beginning(self, now: datetime) -> Sequence[Away]:
        return []

    async def note_begun(self, away: Away) -> None:
        """Keep nothing: nothing is planned here."""

    async def set_back(self, rep: str) -> None:
        self.absent.pop(rep, None)
        self.plans.pop(rep, None)

    async def away(self, now: datetime) -> Mapping[str, Away]:
        return self.absent

    async def held_by(self, rep: str) -> Sequence[tuple[str, Owner, int]]:
        return [(row.conversation, row.owner, 1) for row in await self.world.floor.rows("mine", rep, 10)]


@dataclass
class Desk:
    """The desk with its numbers, and what the inbox was given."""

    numbers: Numbers
    client: TestClient
    decided: list[Message] = field(default_factory=list)

    def signed_in(self, name: str) -> TestClient:
        page = self.client.get("/desk/login").text
        self.client.post("/desk/login", data={"proof": hidden(page, "proof"), "name": name, "password": material.PASSWORD})
        return self.client

    def send(self, **form: str) -> Any:  # noqa: ANN401 - the client's response
        page = self.client.get("/desk/me").text
        return self.client.post("/desk/me", data={"csrf": hidden(page, "csrf"), **form})


@pytest.fixture
def desk(world: World) -> Iterator[Desk]:
    numbers, messages = Numbers(world), list[Message]()

    async def decided(message: Message) -> Decided:
        messages.append(message)
        return Decided(post=Post(owner=Owner.REP, rep=message.choice), repeated=False)

    store: Any = numbers
    attendance = Attendance(store=store, decided=decided, config=CONFIG, clock=world.clock)
    sales = SalesDesk(store=store, attendance=attendance, config=CONFIG, clock=world.clock, address="http://desk.example/desk/leads")
    app = Starlette(routes=routes(world.desk(sales=sales)))
    with TestClient(app, base_url="http://desk.example", follow_redirects=False) as client:
        yield Desk(numbers, client, messages)


def count(world: World, team: str, owner: Owner) -> int:
    return sum(sheet.row.team == team and sheet.row.owner is owner and not sheet.row.test for sheet in world.floor.sheets.values())


@pytest.mark.parametrize(
    ("name", "question", "team"),
    [
        ("dana", "how many leads are waiting?", "inbound"),
        ("jisoo", "대기 중인 리드 몇 개야?", "seoul"),
        ("sato", "未対応の件数は？", "tokyo"),
    ],
)
def test_a_rep_is_told_of_their_own_teams(world: World, desk: Desk, name: str, question: str, team: str) -> None:
    page = desk.signed_in(name).get("/desk/leads", params={"q": question}).text
    assert f"Waiting: {count(world, team, Owner.OFFERED)}" in page


def test_an_operator_sees_every_team(world: World, desk: Desk) -> None:
    waiting = sum(count(world, team, Owner.OFFERED) for team in material.TEAMS)
    assert waiting
    page = desk.signed_in("olga").get("/desk/leads?q=/leads waiting").text
    assert f"Waiting: {waiting}" in page


def test_numbers_are_a_picture_with_words_for_who_sees_none(desk: Desk) -> None:
    page = desk.signed_in("dana").get("/desk/leads").text
    assert 'role="img" aria-label="New today: ' in page
    assert page.count("<rect x=") == 4


def test_what_cannot_be_asked_is_said_plainly(desk: Desk) -> None:
    page = desk.signed_in("dana").get("/desk/leads?q=<b>why</b>&lang=ja").text
    assert "会社名でのお尋ねにお答えします" in page
    assert "<b>why</b>" not in page


def test_the_last_working_day_is_summed_up(desk: Desk) -> None:
    page = desk.signed_in("dana").get("/desk/leads").text
    assert "Inbound: the last working day" in page
    assert "First reply, median" in page
    assert "서울 세일즈팀" not in page


def test_a_rep_leaves_and_comes_back(desk: Desk) -> None:
    desk.signed_in("jisoo")
    assert desk.send(act="away", until="2026-12-01", deputy="dana").status_code == 303
    assert desk.numbers.absent["jisoo"] == Away(
        rep="jisoo", until=datetime(2026, 11, 30, 15, tzinfo=UTC), deputy="dana"
    )  # Seoul's midnight
    assert {(message.author, message.choice) for message in desk.decided} <= {("jisoo", "dana")}
    assert "Dana Cole" in desk.client.get("/desk/me").text
    assert desk.send(act="back").status_code == 303
    assert not desk.numbers.absent


def test_a_rep_plans_an_absence_sees_it_and_stays_after_all(desk: Desk) -> None:
    desk.signed_in("jisoo")
    assert desk.send(act="away", since="2026-12-21", until="2027-01-04", deputy="dana").status_code == 303
    plan = desk.numbers.plans["jisoo"]
    assert (plan.since, plan.until) == (datetime(2026, 12, 20, 15, tzinfo=UTC), datetime(2027, 1, 3, 15, tzinfo=UTC))
    assert not desk.numbers.absent
    page = desk.client.get("/desk/me").text
    assert "2026-12-20T15:00:00+00:00" in page
    assert "Dana Cole" in page
    assert desk.send(act="back").status_code == 303
    assert not desk.numbers.plans


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"since": "of purple"}, "That time has passed, or is no date."),
        ({"since": "2026-12-21", "until": "2026-12-20"}, "That time has passed, or is no date."),
        ({"until": "2020-01-01"}, "That time has passed, or is no date."),
        ({"until": "of purple"}, "That time has passed, or is no date."),
        ({"deputy": "jisoo"}, "Nobody stands in for themselves."),
        ({"deputy": "ghost"}, "There is no such colleague."),
        ({"deputy": "sato"}, "That colleague is away too."),
    ],
)
def test_a_leave_that_cannot_be_is_refused_and_nothing_moves(desk: Desk, form: dict[str, str], told: str) -> None:
    desk.numbers.absent["sato"] = Away(rep="sato", until=NOW + timedelta(days=1))
    desk.signed_in("jisoo")
    answer = desk.send(act="away", **form)
    assert (answer.status_code, told in answer.text) == (409, True)
    assert "jisoo" not in desk.numbers.absent
    assert desk.decided == []


def test_an_operator_is_nowhere_to_leave_from(desk: Desk) -> None:
    assert desk.signed_in("olga").get("/desk/me").status_code == 403
