"""What news from elsewhere may change on an open page, and what they must leave as the reader has it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from bot.model import Event
from tests.desk_pages.conftest import Open
from tests.desk_pages.fakes import NOW
from tests.desk_pages.served import World, hear

pytestmark = pytest.mark.browser


def test_news_leave_an_open_menu_and_a_half_written_answer_as_they_are(world: World, visit: Open) -> None:
    yuna = world.floor.sheets["c-yuna"]
    world.floor.sheets["c-yuna"] = replace(yuna, events=((NOW, Event(kind="intent", data={})),))
    page = visit("/desk/c/c-yuna")
    page.wait_for_timeout(300)
    page.locator(".question summary").click()
    page.locator(".question textarea").fill("금요일까지 드")
    page.locator(".history summary").click()
    page.locator("#closing summary").click()
    page.locator("#closing input[value='lost/price']").check()
    page.locator("#closing [name=words]").fill("no bud")
    hear(world, "c-yuna", "거기 계세요?")
    expect(page.locator(".line.prospect").last).to_contain_text("거기 계세요?")
    assert page.evaluate("[...document.querySelectorAll('#open details:not(.mend)')].map((each) => each.open)") == [
        False,
        True,
        True,
        True,
    ]  # colleagues
    assert page.locator("#closing input[value='lost/price']").is_checked()
    assert page.locator("#closing [name=words]").input_value() == "no bud"
    assert page.locator(".question textarea").input_value() == "금요일까지 드"


@pytest.mark.parametrize("width", [390, 660, 720, 900, 1280])
@pytest.mark.parametrize("conversation", ["c-theo", "c-yuna"])  # "Claim, Close" and "Give back, Close"
def test_the_close_menu_opens_inside_the_talk(visit: Open, width: int, conversation: str) -> None:
    page = visit(f"/desk/c/{conversation}", viewport={"width": width, "height": 620})
    page.locator("#closing summary").click()
    sheet, talk = page.locator("#closing .sheet").bounding_box(), page.locator("#talk").bounding_box()
    assert sheet
    assert talk
    assert talk["x"] <= sheet["x"]
    assert sheet["x"] + sheet["width"] <= talk["x"] + talk["width"]
    assert talk["y"] <= sheet["y"]
    page.locator("#closing input[value=won]").check(timeout=1000)


@pytest.mark.parametrize(
    ("locale", "told"), [("en-US", "최유나 is typing"), ("ko-KR", "최유나님이 입력하고 있어요"), ("ja-JP", "최유나さんが入力中です")]
)
def test_a_prospect_who_types_is_seen_for_some_seconds(world: World, visit: Open, locale: str, told: str) -> None:
    page = visit("/desk/c/c-yuna", locale=locale)
    page.wait_for_timeout(300)
    expect(page.locator("#typing")).to_be_hidden()
    world.hub.tell("typing", "c-yuna")
    expect(page.locator("#typing")).to_have_text(told)
    world.hub.tell("card", "c-yuna")  # news of another kind
    page.wait_for_timeout(400)
    expect(page.locator("#typing")).to_be_visible()
    expect(page.locator("#typing")).to_be_hidden(timeout=8000)


def test_what_the_prospect_typed_takes_the_place_of_the_sign(world: World, visit: Open) -> None:
    page = visit("/desk/c/c-yuna")
    page.wait_for_timeout(300)
    world.hub.tell("typing", "c-yuna")
    expect(page.locator("#typing")).to_be_visible()
    hear(world, "c-yuna", "거기 계세요?")
    expect(page.locator(".line.prospect").last).to_contain_text("거기 계세요?")
    expect(page.locator("#typing")).to_be_hidden()


def test_somebody_else_s_typing_is_not_seen_here(world: World, visit: Open) -> None:
    page = visit("/desk/c/c-yuna?view=all")
    page.wait_for_timeout(300)
    world.hub.tell("typing", "c-theo")
    page.wait_for_timeout(400)
    expect(page.locator("#typing")).to_be_hidden()
    world.hub.tell("typing", "c-yuna")
    expect(page.locator("#typing")).to_be_visible()
    page.locator("#row-c-theo").click()
    expect(page.locator(".head h1")).to_have_text("Theo")
    expect(page.locator("#typing")).to_be_hidden()


def test_the_prospect_is_told_that_the_owner_types_once_in_three_seconds(world: World, visit: Open) -> None:
    page = visit("/desk/c/c-yuna")
    page.locator("#text").press_sequentially("one moment please", delay=20)
    page.wait_for_timeout(300)
    assert world.typing == [("c-yuna", "jisoo")]
    page.clock.set_fixed_time(NOW + timedelta(seconds=4))
    page.locator("#text").press_sequentially("…")
    page.wait_for_timeout(300)
    assert world.typing == [("c-yuna", "jisoo")] * 2


@pytest.mark.parametrize(("conversation", "key"), [("c-yuna", "n"), ("c-theo", "n")])  # mine, and one that nobody has claimed
def test_the_prospect_is_not_told_of_a_note(world: World, visit: Open, conversation: str, key: str) -> None:
    page = visit(f"/desk/c/{conversation}")
    page.keyboard.press(key)
    page.locator("#text").press_sequentially("a note")
    page.wait_for_timeout(300)
    assert world.typing == []
