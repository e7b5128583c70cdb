"""Whether the visitor has seen our last line: said under it and on the card, and only where we can know."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from bot.model import Event, Who
from bot.ports import Sheet
from tests.desk_pages import material
from tests.desk_pages.conftest import Open, SignIn
from tests.desk_pages.fakes import NOW
from tests.desk_pages.served import World

UNSEEN = {
    "en": "Not seen yet: the visitor's page is closed",
    "ko": "아직 못 봤어요: 방문자가 페이지를 닫았어요",
    "ja": "まだ見られていません（お客様のページは閉じています）",
}


def asked(*, ago: int = 60, platform: str = "web", who: Who = Who.BOT, reached: int = 8) -> Sheet:
    """Return Mara's conversation with one more line of ours, the 9th, so many seconds old."""
    mara = material.mara()
    line = material.line(9, who, "Are you still interested?", 0)
    said = (*(replace(x, at=x.at - timedelta(minutes=5)) for x in mara.lines), replace(line, at=NOW - timedelta(seconds=ago)))
    return replace(mara, lines=said, reached_seq=reached, row=replace(mara.row, platform=platform))


@pytest.mark.parametrize("language", UNSEEN)
def test_a_line_that_the_visitor_s_page_has_not_shown_says_so(world: World, sign_in: SignIn, language: str) -> None:
    world.floor.sheets["c-mara"] = asked()
    page = sign_in("dana").get(f"/desk/c/c-mara?lang={language}").text.replace("&#39;", "'")
    assert page.count(UNSEEN[language]) == 1
    assert page.index("Are you still interested?") < page.index(UNSEEN[language])


SEEN = [
    asked(reached=9),  # it was shown
    asked(reached=12),  # by a later line
    asked(platform="slack"),  # nobody tells us there
    asked(who=Who.NOTE),  # never goes to the visitor
    asked(who=Who.PROSPECT),  # it is theirs
]


@pytest.mark.parametrize("sheet", SEEN, ids=["shown", "later", "elsewhere", "note", "theirs"])
def test_what_was_seen_or_cannot_be_known_says_nothing(world: World, sign_in: SignIn, sheet: Sheet) -> None:
    world.floor.sheets["c-mara"] = sheet
    page = sign_in("dana").get("/desk/c/c-mara").text
    assert "Not seen yet" not in page
    assert "Not our last line" not in page


def test_the_card_says_which_one_was_not_seen(world: World, sign_in: SignIn) -> None:
    client = sign_in("dana")
    world.floor.sheets["c-mara"] = asked(reached=9)
    assert "<dt>Last seen</dt><dd>Our last line</dd>" in client.get("/desk/c/c-mara").text
    world.floor.sheets["c-mara"] = asked()
    assert "<dt>Last seen</dt><dd>Not our last line</dd>" in client.get("/desk/c/c-mara").text
    event = (NOW - timedelta(seconds=61), Event(kind="follow_up", data={"step": 1}))
    world.floor.sheets["c-mara"] = replace(asked(), events=(event,))
    assert "<dt>Last seen</dt><dd>Follow-up not seen</dd>" in client.get("/desk/c/c-mara").text
    silent = (NOW - timedelta(seconds=61), Event(kind="follow_up", data={"step": 1, "said": False}))
    world.floor.sheets["c-mara"] = replace(asked(), events=(silent,))
    assert "<dt>Last seen</dt><dd>Not our last line</dd>" in client.get("/desk/c/c-mara").text
    world.floor.sheets["c-mara"] = asked(platform="slack")
    assert "Last seen" not in client.get("/desk/c/c-mara").text


@pytest.mark.browser
def test_a_line_just_said_has_a_moment_to_arrive_and_the_word_goes_once_it_has(world: World, visit: Open) -> None:
    world.floor.sheets["c-mara"] = asked(ago=1)
    page = visit("/desk/c/c-mara")
    expect(page.locator(".line").last).to_contain_text("Are you still interested?")
    expect(page.locator(".unseen")).to_be_hidden()
    world.clock.now += timedelta(seconds=10)  # nothing is told meanwhile: the page looks by itself
    expect(page.locator(".unseen")).to_be_visible(timeout=9000)
    world.floor.sheets["c-mara"] = asked(reached=9)
    expect(page.locator(".unseen")).to_have_count(0, timeout=9000)
