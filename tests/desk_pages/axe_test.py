"""What a screen reader is told and whether every width holds, by axe-core and by measure."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.axe import violations
from tests.desk_pages.conftest import Open
from tests.desk_pages.served import World, desk_routes, serving

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [320, 390, 700, 900, 1100, 1280, 1920])
@pytest.mark.parametrize(
    "path", ["/desk", "/desk/c/c-theo", "/desk/c/c-tanaka", "/desk/open-questions", "/desk/set-aside", "/desk/flows/b2b_saas/2"]
)
def test_nothing_stands_out_sideways(visit: Open, path: str, width: int) -> None:
    page = visit(path, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for part in ("#list", "#lines", "#card", "#foot"):
        inner = page.locator(part)
        if inner.count() and inner.is_visible():
            assert inner.evaluate("e => e.scrollWidth - e.clientWidth") <= 1, part


AXE_PAGES = [
    "/desk",
    "/desk?view=all",
    "/desk/c/c-theo",
    "/desk/c/c-yuna",
    "/desk/c/c-tanaka",
    "/desk/c/c-yuna/draft/2",
    "/desk/open-questions",
    "/desk/set-aside",
    "/desk/ways",
    "/desk/flows",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [*AXE_PAGES, "/desk/flows/b2b_saas/2", "/desk/c/gone"])
def test_axe_finds_no_violation(visit: Open, path: str, scheme: str) -> None:
    page = visit(path, color_scheme=scheme)
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_on_the_login_page(browser: Browser, world: World, scheme: str) -> None:
    with serving(*desk_routes(world)) as address:
        page = browser.new_page(color_scheme="dark" if scheme == "dark" else "light")
        page.goto(f"{address}/desk/login")
        page.locator("[name=name]").fill("dana")
        page.locator("[name=password]").fill("wrong")
        page.keyboard.press("Enter")
        expect(page.locator(".refused")).to_be_visible()
        assert violations(page) == []
        page.close()


def test_axe_finds_no_violation_in_open_menus_and_on_a_phone(visit: Open) -> None:
    page = visit("/desk/c/c-yuna", viewport={"width": 390, "height": 844})
    assert violations(page) == []
    page.locator("#closing summary").click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator("#to-card").click()
    page.locator("#mend-email summary").click()
    page.locator("#mend-another summary").click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.keyboard.press("Escape")
    expect(page.locator("#mend-another")).not_to_have_attribute("open", "")
    page.locator("#to-talk").click()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert violations(page) == []


def test_axe_is_not_blind(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<html lang=en><title>A page</title><main><h1>A page</h1><img src=''></main>")
    (line,) = violations(page)
    assert "image-alt" in line
    page.close()
