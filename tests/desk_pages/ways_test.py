"""Where the teams' cards go and how those places are, on a page that the navigation leads to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from adapters.desk import routes
from adapters.desk.words import LANGUAGES, built_in
from bot.config import Team
from bot.sending.ways import Trouble
from tests.desk_pages.fakes import NOW
from tests.desk_pages.pages_test import HOSTILE, Tags
from tests.desk_pages.served import World

TEAMS = {
    "inbound": Team(name="inbound", shown="Inbound", cards=(("desk", ""), ("slack", "#leads")), second=(("telegram", "-100777"),)),
    "seoul": Team(name="seoul", shown="서울 세일즈팀", cards=(("desk", ""), ("discord", "42"))),
}
REVOKED = "The token is revoked. Make a new one on the app's page."


def trouble(why: str = REVOKED, *, for_good: bool = True) -> Trouble:
    """Return what keeps cards from the first team's channel, since ten minutes."""
    return Trouble(platform="slack", place="#leads", why=why, since=NOW - timedelta(minutes=10), last=NOW, for_good=for_good)


@pytest.fixture
def troubles() -> list[Trouble]:
    """The places in trouble, for a test to change."""
    return []


@pytest.fixture
def down() -> dict[str, str]:
    """The platforms that do not run, for a test to change."""
    return {}


@pytest.fixture
def client(troubles: list[Trouble], down: dict[str, str]) -> Iterator[TestClient]:
    """Somebody who is signed in at a desk with two teams."""
    world = World()
    desk = world.desk(teams=TEAMS, troubles=lambda: troubles, down=lambda: down, sign_in=world.signed_in_as("dana"))
    with TestClient(Starlette(routes=routes(desk)), base_url="http://desk.example", headers={"accept-language": "en"}) as client:
        yield client


@pytest.mark.parametrize("page", ["/desk", "/desk/open-questions", "/desk/set-aside", "/desk/flows", "/desk/ways"])
def test_every_page_leads_to_it_and_says_how_many_places_are_in_trouble(
    client: TestClient, troubles: list[Trouble], down: dict[str, str], page: str
) -> None:
    def link() -> str:
        found = client.get(page).text.partition('href="/desk/ways"')[2].partition("</a>")[0]
        assert built_in("en")["nav.ways"] in found
        return found

    assert "count" not in link()
    troubles.append(trouble())
    down["discord"] = "the gateway refused the token"
    assert '<span class="count">2</span>' in link()


def test_the_page_says_which_place_is_in_trouble_why_and_where_cards_go_meanwhile(client: TestClient, troubles: list[Trouble]) -> None:
    troubles.append(trouble())
    page = client.get("/desk/ways").text
    assert all(words in page for words in ("slack:#leads", "The token is revoked", "telegram:-100777", "Inbound"))
    assert built_in("en")["ways.for_good"].partition(".")[0] in page


def test_every_team_stands_there_with_each_of_its_places(client: TestClient, troubles: list[Trouble], down: dict[str, str]) -> None:
    """A place that takes its cards says so; one in trouble, or on a platform that does not run, does not."""

    def state(place: str) -> str:
        return client.get("/desk/ways").text.partition(f"<td>{place}</td>")[2].partition("</tr>")[0]

    words = built_in("en")
    assert words["ways.takes"] in state("slack:#leads")
    assert words["ways.takes"] in state("discord:42")
    assert words["ways.stands_by"] in state("telegram:-100777")
    assert words["platform_name.desk"] in client.get("/desk/ways").text
    troubles.append(trouble(for_good=False))
    down["discord"] = "the gateway refused the token"
    assert words["ways.stuck"] in state("slack:#leads")
    assert words["ways.stuck"] in state("discord:42")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_the_reader_s_language(client: TestClient, troubles: list[Trouble], language: str) -> None:
    words = built_in(language)
    page = client.get(f"/desk/ways?lang={language}").text
    assert words["ways.well"] in page
    assert words["nav.ways"] in page
    troubles.append(trouble())
    assert words["ways.title"] in client.get("/desk/ways").text


def test_what_a_platform_says_stays_text(client: TestClient, troubles: list[Trouble], down: dict[str, str]) -> None:
    troubles.append(trouble(HOSTILE))
    down[HOSTILE] = HOSTILE
    page = client.get("/desk/ways").text
    tags = Tags(page).found
    assert "alert(1)" in page
    assert [attrs.get("src") for tag, attrs in tags if tag == "script"] == [
        s for tag, a in Tags(client.get("/desk").text).found if tag == "script" for s in [a.get("src")]
    ]
    assert not any(tag == "img" or "onerror" in attrs or attrs.get("hx-get") == "/desk/logout" for tag, attrs in tags)


def test_who_is_not_signed_in_sees_nothing_of_it(troubles: list[Trouble]) -> None:
    world = World()
    desk = world.desk(teams=TEAMS, troubles=lambda: [trouble()])
    with TestClient(Starlette(routes=routes(desk)), base_url="http://desk.example", follow_redirects=False) as nobody:
        answer = nobody.get("/desk/ways")
    assert answer.status_code == 303
    assert "revoked" not in answer.text
