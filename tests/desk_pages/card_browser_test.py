"""What a rep does on the card, in a browser: answers corrected by keyboard, drafts kept, words put into the field."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from bot.model import Kind
from tests.desk_pages.beside import OPENINGS
from tests.desk_pages.conftest import Open
from tests.desk_pages.served import World, hear

pytestmark = pytest.mark.browser


def test_an_answer_is_corrected_by_keyboard_and_the_hand_stays_where_it_was(world: World, visit: Open) -> None:
    page = visit("/desk/c/c-yuna")
    page.locator("#mend-email summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#correct-email input[name=text]")).to_be_focused()
    page.keyboard.type("yuna@maru.example")  # the tab selected what stood there
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_contain_text("Saved.")
    expect(page.locator("#mend-email summary")).to_be_focused()
    [message] = [one for one in world.floor.presses.values() if one.kind is Kind.CORRECT]
    assert (message.choice, message.text) == ("email", "yuna@maru.example")


def test_a_refresh_leaves_what_is_being_typed_for_an_answer(world: World, visit: Open) -> None:
    page = visit("/desk/c/c-yuna")
    page.locator("#mend-email summary").click()
    page.locator("#correct-email input[name=text]").fill("half an addr")
    hear(world, "c-yuna", "잠시만요")
    expect(page.locator("#lines")).to_contain_text("잠시만요")
    expect(page.locator("#correct-email input[name=text]")).to_have_value("half an addr")


def test_the_suggested_opening_goes_into_the_field_and_waits_there(world: World, visit: Open) -> None:
    yuna = world.floor.sheets["c-yuna"]
    world.floor.sheets["c-yuna"] = replace(yuna, lines=yuna.lines[:-1])
    page = visit("/desk/c/c-yuna")
    page.locator("#text").fill("덧붙여서")
    page.locator("#use-opening").click()
    expect(page.locator("#text")).to_be_focused()
    expect(page.locator("#text")).to_have_value(f"{OPENINGS['c-yuna']} 덧붙여서")
    assert world.floor.presses == {}
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_contain_text("Sent.")
    expect(page.locator("#use-opening")).to_have_count(0)
