from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Page

from tests.axe import violations
from tests.widget.conftest import Visit
from tests.widget.fake_server import GREETING, FakeServer
from tests.widget.visitor import Visitor, eventually, shop

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}


def focused(page: Page) -> str:
    """Return the class, or the name, of what has the focus, through the shadow."""
    found: str = page.evaluate(
        "() => { const at = document.activeElement?.shadowRoot?.activeElement; return at ? at.className || at.localName : ''; }"
    )
    return found


def greeting(visitor: Visitor) -> None:
    visitor.open()


def chips(visitor: Visitor) -> None:
    visitor.open().server.say("How many people are you? 127.0.0.1", choices=("1-9", "10-49"))
    visitor.chips.first.wait_for()


def failed(visitor: Visitor) -> None:
    visitor.open().server.refuse("/web/messages", 400)
    visitor.send("hello")
    visitor.page.get_by_role("button", name="Try again").wait_for()


def person(visitor: Visitor) -> None:
    server = visitor.open().server
    server.hand_over("rep", "Dana Cole", role="Account executive")
    server.say("Dana Cole from Northdesk, a person, has joined.", who="notice", name="")
    server.say(f"Hi Theo, see {server.url}/shop", who="rep", name="Dana Cole")
    server.typing("rep")
    visitor.sees("Hi Theo").dots.wait_for()


def ended(visitor: Visitor) -> None:
    visitor.open().server.hand_over("closed")
    visitor.sees("This conversation has ended.")


def offline(visitor: Visitor) -> None:
    visitor.open().page.context.set_offline(True)
    visitor.send("hello").sees("You're offline.")


def unread(visitor: Visitor) -> None:
    visitor.open().page.locator(".close").click()
    visitor.server.say("Still there?")
    visitor.badge.wait_for()


STATES: Mapping[str, Callable[[Visitor], None]] = {
    "launcher": lambda visitor: None,
    "greeting": greeting,
    "chips": chips,
    "failed": failed,
    "person": person,
    "ended": ended,
    "offline": offline,
    "unread": unread,
}


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_no_violation(visit: Visit, state: str, scheme: str, width: int) -> None:
    visitor = visit(color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    STATES[state](visitor)
    assert violations(visitor.page) == []


def test_everything_can_be_done_by_keyboard(visit: Visit, server: FakeServer) -> None:
    visitor = visit()
    press = visitor.page.keyboard.press
    press("Tab")
    assert focused(visitor.page) == "launcher"
    press("Enter")
    visitor.sees(GREETING["text"])
    assert focused(visitor.page) == "textarea"
    visitor.page.keyboard.type("hello")
    press("Enter")
    eventually(lambda: server.sent("/web/messages"), visitor.page)
    server.say("How many people are you?", choices=("1-9", "10-49"))
    visitor.chips.first.wait_for()
    press("Shift+Tab")
    assert focused(visitor.page) == "chip"
    press("Enter")
    eventually(lambda: server.sent("/web/choices"), visitor.page)
    assert server.sent("/web/choices")[0].body["choice"] == "c1"
    assert focused(visitor.page) == "textarea"
    press("Escape")
    assert visitor.page.locator(".panel").is_hidden()
    assert focused(visitor.page) == "launcher"


def test_arrows_walk_from_message_to_message_and_show_their_times(visit: Visit, server: FakeServer) -> None:
    visitor = visit().open()
    server.say("one")
    server.say("two")
    visitor.sees("two")
    press = visitor.page.keyboard.press
    press("Shift+Tab")
    assert visitor.page.locator(".row:focus .bubble").inner_text() == "two"
    press("ArrowUp")
    press("ArrowUp")
    assert visitor.page.locator(".row:focus .bubble").inner_text() == GREETING["text"]
    eventually(lambda: visitor.page.locator(".row:focus time").evaluate("(time) => getComputedStyle(time).opacity") == "1", visitor.page)
    server.say("three")
    visitor.sees("three")
    assert visitor.page.locator(".row:focus .bubble").inner_text() == GREETING["text"]
    press("End")
    assert visitor.page.locator(".row:focus .bubble").inner_text() == "three"


def test_a_reader_hears_each_new_message_once_with_its_speaker(visit: Visit, server: FakeServer) -> None:
    visitor = visit().open()
    log = visitor.page.get_by_role("log", name="Conversation with Mia")
    assert log.get_attribute("aria-live") == "polite"
    log.evaluate(
        """(log) => {
            window.added = [];
            const note = (change) => change.addedNodes.forEach((node) => added.push(node.textContent));
            new MutationObserver((changes) => changes.forEach(note)).observe(log, { childList: true });
        }"""
    )
    visitor.send("hello")
    eventually(lambda: server.sent("/web/messages"), visitor.page)
    server.say("Hello.")
    visitor.sees("Hello.")
    server.cut()
    server.say("Anything else?")
    visitor.sees("Anything else?")
    added = visitor.page.evaluate("added")
    assert len(added) == 3
    assert "hello" in added[0]
    assert added[0].startswith("You")
    assert added[1].startswith("Mia AI assistant")
    assert "Anything else?" in added[2]


def test_on_a_phone_it_fills_the_screen_and_keeps_the_focus(visit: Visit, server: FakeServer) -> None:
    visitor = visit(viewport=PHONE, has_touch=True, is_mobile=True, reduced_motion="reduce")
    visitor.page.locator(".launcher").tap()
    visitor.sees(GREETING["text"])
    box = visitor.page.locator(".panel").bounding_box()
    assert box == {"x": 0, "y": 0, **PHONE}
    assert visitor.page.locator(".panel").get_attribute("aria-modal") == "true"
    assert visitor.page.locator(".launcher").is_hidden()
    seen = set()
    for _ in range(8):
        visitor.page.keyboard.press("Tab")
        seen.add(focused(visitor.page).split(" ")[0])
    assert seen == {"close", "row", "textarea", "send"}
    visitor.page.keyboard.press("Shift+Tab")
    assert focused(visitor.page)


def test_on_a_wide_screen_tab_leaves_the_panel(visit: Visit, server: FakeServer) -> None:
    server.pages["/shop"] = (shop(body='<a href="/prices" id="link">Prices</a>'), {})
    visitor = visit().open()
    seen = set()
    for _ in range(8):
        visitor.page.keyboard.press("Tab")
        seen.add(visitor.page.evaluate("document.activeElement.id"))
    assert "link" in seen


def test_the_keyboard_of_a_phone_never_covers_the_field(visit: Visit, server: FakeServer) -> None:
    visitor = visit(viewport=PHONE, has_touch=True, is_mobile=True).open()
    # the keyboard shrinks the visual viewport alone, which no headless browser does by itself
    visitor.page.evaluate(
        """() => {
            Object.defineProperty(visualViewport, "height", { value: 420 });
            Object.defineProperty(visualViewport, "offsetTop", { value: 60 });
            visualViewport.dispatchEvent(new Event("resize"));
        }"""
    )
    visitor.page.wait_for_timeout(50)
    field = visitor.field.bounding_box()
    assert field is not None
    assert field["y"] >= 60
    assert field["y"] + field["height"] <= 60 + 420
    assert visitor.field.evaluate("(field) => parseFloat(getComputedStyle(field).fontSize)") >= 16  # iOS zooms in below it


def test_at_200_percent_everything_is_within_reach(visit: Visit, server: FakeServer) -> None:
    visitor = visit(viewport={"width": 640, "height": 360}, device_scale_factor=2).open()  # 1280 x 720 at 200 %
    server.say("How many people are you?", choices=("1-9", "10-49"))
    visitor.chips.first.wait_for()
    for part in (".close", "textarea", ".send"):
        box = visitor.page.locator(part).bounding_box()
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 360
    wide = "(scroll) => scroll.scrollWidth <= scroll.clientWidth"
    assert visitor.page.locator(".scroll").evaluate(wide)
    visitor.page.locator(".close").click()
    assert visitor.page.locator(".launcher").is_visible()


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 720}])
def test_what_is_pressed_is_44_pixels_wide_and_high(visit: Visit, server: FakeServer, viewport: dict[str, int]) -> None:
    visitor = visit(viewport=viewport)
    chips(visitor)
    sizes = visitor.page.locator("button:visible").evaluate_all(
        """(buttons) => buttons.map((button) => {
            const box = button.getBoundingClientRect();
            const edge = parseFloat(getComputedStyle(button, "::after").top) || 0;
            const side = parseFloat(getComputedStyle(button, "::after").left) || 0;
            return [button.className, Math.round(box.width - 2 * Math.min(side, 0)), Math.round(box.height - 2 * Math.min(edge, 0))];
        })"""
    )
    assert len(sizes) >= 4
    assert [size for size in sizes if min(size[1:]) < 44] == []


def test_with_reduced_motion_nothing_moves(visit: Visit, server: FakeServer) -> None:
    visitor = visit(reduced_motion="reduce").open()
    server.typing("bot")
    visitor.dots.wait_for()
    moving = "(root) => root.getRootNode().getAnimations().length"
    assert visitor.page.locator("aside.root").evaluate(moving) == 0
