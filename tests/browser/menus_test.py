"""What opens on the desk opens inside it, in the demo's frame too, and stays open while the prospect writes on."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.people import Prospect, Representative

pytestmark = pytest.mark.browser


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
