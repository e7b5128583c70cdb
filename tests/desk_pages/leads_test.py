"""The desk gives the leads that its list shows as CSV, and shows what the webhook did not take with a button to send it again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from adapters.desk import routes
from bot.errors import NotFound
from bot.model import Owner
from bot.ports import Undelivered
from tests.desk_pages.conftest import hidden
from tests.desk_pages.fakes import NOW
from tests.desk_pages.served import World


@dataclass
class Failed:
    """What a webhook did not take."""

    left: list[Undelivered] = field(default_factory=list)

    async def undelivered(self) -> Sequence[Undelivered]:
        return self.left

    async def deliver_again(self, id: str, now: datetime) -> None:
        if id not in [one.id for one in self.left]:
            raise NotFound(id)
        self.left = [one for one in self.left if one.id != id]


async def export(conversations: Collection[str]) -> str:
    return "\ufeff" + "".join(f"{one}\r\n" for one in sorted(conversations))


@pytest.fixture
def failed() -> Failed:
    error = "the receiver answered 410: <b>no</b>"
    return Failed([Undelivered(id="e1", conversation="c-mara", change="lead.claimed", attempts=3, error=error, at=NOW)])


def client_of(world: World, failed: Failed, name: str) -> TestClient:
    desk = world.desk(deliveries=failed, export=export, sign_in=world.signed_in_as(name))
    return TestClient(Starlette(routes=routes(desk)), base_url="http://desk.example", follow_redirects=False)


@pytest.fixture
def name(world: World) -> str:
    return next(user.name for user in world.people.users.values() if user.rep)


def test_what_the_webhook_did_not_take_is_counted_shown_and_sent_again(world: World, failed: Failed, name: str) -> None:
    client = client_of(world, failed, name)
    page = client.get("/desk/set-aside").text
    assert "lead.claimed" in page
    assert "410: &lt;b&gt;no" in page
    answer = client.post("/desk/undelivered", data={"csrf": hidden(page, "csrf"), "id": "e1"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/desk/set-aside")
    assert failed.left == []
    assert "lead.claimed" not in client.get("/desk/set-aside").text
    assert client.post("/desk/undelivered", data={"csrf": hidden(page, "csrf"), "id": "e1"}).status_code == 404


def test_nothing_is_sent_again_without_our_own_pages_token(world: World, failed: Failed, name: str) -> None:
    client = client_of(world, failed, name)
    client.get("/desk/set-aside")
    assert client.post("/desk/undelivered", data={"csrf": "forged", "id": "e1"}).status_code == 403
    assert len(failed.left) == 1


@pytest.mark.parametrize("view", ["mine", "waiting", "all"])
def test_the_csv_has_the_leads_that_the_list_shows_this_reader_and_no_others(world: World, failed: Failed, name: str, view: str) -> None:
    client, rep = client_of(world, failed, name), world.people.users[name].rep
    assert f"/desk/leads.csv?view={view}" in client.get(f"/desk?view={view}").text or not shown(world, view, rep)
    answer = client.get(f"/desk/leads.csv?view={view}")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["content-disposition"]
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer.content.decode("utf-8-sig").splitlines() == shown(world, view, rep)


def shown(world: World, view: str, rep: str) -> list[str]:
    rows = [sheet.row for sheet in world.floor.sheets.values()]
    kept = {
        "mine": [row for row in rows if row.owner is Owner.REP and row.rep == rep],
        "waiting": [row for row in rows if row.owner is Owner.OFFERED],
        "all": rows,
    }
    return sorted(row.conversation for row in kept[view])


def test_nobody_gets_leads_without_signing_in(client: TestClient) -> None:
    answer = client.get("/desk/leads.csv")
    assert answer.status_code in (302, 303, 401)
    assert b"\xef\xbb\xbf" not in answer.content
