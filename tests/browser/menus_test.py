"""What opens on the desk opens inside it, in the demo's frame too, and stays open while the prospect writes on."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.people import Prospect, Representative

pytestmark = pytest.mark.browser

BEYOND = "e => e.scrollWidth - e.clientWidth"
GAP = """([upper, lower]) => {
    const edges = (selector) => document.querySelector(selector).getBoundingClientRect();
    return edges(lower).top - edges(upper).bottom;
}"""


@pytest.mark.parametrize("width", [1280, 1100, 720, 390])
def test_how_it_ended_is_asked_inside_the_desk_and_as_long_as_it_takes(visit: Visit, width: int) -> None:
    shop = visit("/", locale="en-US", viewport={"width": 1280, "height": 800})
    prospect = Prospect(shop.frame_locator("#shop")).open()
    prospect.say("can I talk to someone in sales")
    desk = visit(f"/desk/c/{prospect.conversation()}", like=shop)
    desk.set_viewport_size({"width": width, "height": 800})
    rep = Representative(desk)
    expect(rep.said("bot").last).to_be_visible()
    desk.locator("#closing summary").click()
    box = desk.locator("#closing .sheet").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] >= 0
    desk.locator("#closing input[name=words]").fill("half a reason")
    prospect.say("hello?")
    expect(rep.said("prospect").last).to_contain_text("hello?")
    expect(desk.locator("#closing .sheet")).to_be_visible()
    expect(desk.locator("#closing input[name=words]")).to_have_value("half a reason")


def test_every_page_of_the_desk_keeps_inside_its_room(visit: Visit) -> None:
    desk = visit("/desk/leads", locale="en-US", viewport={"width": 390, "height": 800})
    assert desk.locator("#main").evaluate(BEYOND) <= 1
    assert desk.evaluate(GAP, ["#main form", "#main form + p"]) >= 4
    desk.goto(desk.url.replace("/leads", "/me"))
    assert desk.evaluate(GAP, ["#since", "label[for=until]"]) >= 4
    desk.goto(desk.url.replace("/me", "/flows"))
    link, live = (desk.locator(each).bounding_box() for each in ("td a", "td .chip"))
    assert link
    assert live
    assert abs(link["y"] + link["height"] / 2 - live["y"] - live["height"] / 2) <= 2


@pytest.mark.parametrize("language", ["en-US", "ko-KR", "ja-JP"])
def test_the_demos_desk_shows_its_whole_navigation(visit: Visit, language: str) -> None:
    page = visit("/", locale=language, viewport={"width": 1280, "height": 800})
    assert page.frame_locator("#desk").locator(".bar nav").evaluate(BEYOND) <= 0
    page.set_viewport_size({"width": 390, "height": 844})
    if language != "ko-KR":  # whose three stories are longer than a phone is wide: they scroll
        assert page.locator(".stories").evaluate(BEYOND) <= 0
