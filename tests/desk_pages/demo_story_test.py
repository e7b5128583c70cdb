"""A story of the demo, in a browser, with a widget that only has the hook."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from adapters import demo as demo_pages
from bot.model import Owner, Who
from bot.ports import Sheet
from tests.axe import violations
from tests.desk_pages import material
from tests.desk_pages.demo_test import ASKED, OFFERED, demo
from tests.desk_pages.fakes import NOW
from tests.desk_pages.served import World, desk_routes, serving

WIDGET = """
const heard = [];
const told = (who, text) => heard.forEach((fn) => fn({who, text}));
window.handraiser = {
  conversation: "c-new",
  open() {}, close() {},
  async reset() { await fetch("/fake/reset", {method: "POST"}); setTimeout(() => told("bot", "Hi"), 30); },
  async say(text) { told("prospect", text); await fetch("/fake/say", {method: "POST", body: text}); told("bot", "noted"); },
  on(name, fn) { if (name === "message") heard.push(fn); },
};
"""


class Visitor:
    """What a real server would do with the widget's posts: one conversation that becomes a lead with its first line."""

    def __init__(self, world: World) -> None:
        self.world, self.said = world, list[str]()

    def routes(self) -> list[Route]:
        """Return the fake widget and its two doors."""
        return [
            Route("/widget.js", self.script),
            Route("/fake/reset", self.reset, methods=["POST"]),
            Route("/fake/say", self.say, methods=["POST"]),
        ]

    async def script(self, request: Request) -> Response:
        return Response(WIDGET, media_type="text/javascript")

    async def reset(self, request: Request) -> Response:
        self.said.clear()
        return Response()

    async def say(self, request: Request) -> Response:
        self.said.append((await request.body()).decode())
        self.world.floor.sheets["c-new"] = self.sheet()
        self.world.hub.tell("card", "c-new")
        return Response()

    def sheet(self) -> Sheet:
        """Return the conversation as it stands."""
        lines = tuple(material.line(n, Who.PROSPECT, text, 0) for n, text in enumerate(self.said, 1))
        card = material.card(title="Theo", reason=self.said[0], score=70)
        lines = (*lines, material.line(len(lines) + 1, Who.BOT, "Noted.", 0, "Mia"))
        events = ((NOW, OFFERED),) if len(self.said) > 1 else ((NOW, ASKED),)
        return material.sheet("c-new", card, lines, material.theo().conversation.visit, urgency=99, events=events)


@pytest.fixture
def visitor(world: World) -> Visitor:
    return Visitor(world)


@pytest.fixture
def address(world: World, visitor: Visitor) -> Iterator[str]:
    with serving(*demo_pages.routes(demo(world)), *desk_routes(world, "jisoo"), *visitor.routes()) as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    faults: list[str] = []
    context = browser.new_context(locale="en-US", viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda told: faults.append(told.text) if "Content Security Policy" in told.text else None)
    page.goto(address)
    yield page
    context.close()
    assert faults == []


@pytest.mark.browser
def test_a_story_plays_from_the_first_word_to_the_rep_s_answer(world: World, visitor: Visitor, page: Page) -> None:
    story = demo_pages.texts("en")["stories"][0]
    page.get_by_role("button", name=story["title"]).click()
    expect(page.locator("#stop")).to_be_visible()
    page.wait_for_timeout(300)
    expect(page.locator("#stop")).to_be_hidden(timeout=45000)
    assert visitor.said == story["says"]
    sheet = world.floor.sheets["c-new"]
    assert (sheet.conversation.owner, sheet.conversation.rep) == (Owner.REP, "jisoo")
    assert sheet.lines[-1].text == story["rep"]
    assert page.frame_locator("#desk").locator(".head h1").inner_text() == "Theo"
    expect(page.locator("#caption")).to_contain_text("sales has the card")


@pytest.mark.browser
def test_the_line_is_of_the_visitor_on_this_page(world: World, page: Page) -> None:
    page.frame_locator("#shop").locator("h1").wait_for()
    page.wait_for_timeout(300)
    before = page.locator("#caption").inner_text()
    world.hub.tell("card", "c-theo")  # somebody else's, handed over
    page.wait_for_timeout(2000)
    assert page.locator("#caption").inner_text() == before
    assert page.frame_locator("#desk").locator("#talk").count() == 0


@pytest.mark.browser
def test_a_story_can_be_stopped(visitor: Visitor, page: Page) -> None:
    page.locator("[data-story='0']").click()
    page.wait_for_timeout(3500)
    page.locator("#stop").click()
    said = len(visitor.said)
    expect(page.locator("[data-story='0']")).to_be_enabled()
    page.wait_for_timeout(3500)
    assert len(visitor.said) <= said + 1


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", ["/", "/demo/shop?lang=ko"])
def test_axe_finds_no_violation_on_the_demo(browser: Browser, address: str, path: str, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(address + path)
    page.wait_for_timeout(300)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
