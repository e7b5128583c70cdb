"""A browser for each file of tests, a fake server for each test, and tabs that fail the test when a script fails in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.widget.fake_server import FakeServer
from tests.widget.visitor import Visitor, shop

Visit = Callable[..., Visitor]


@pytest.fixture
def server() -> Iterator[FakeServer]:
    server = FakeServer().start()
    server.pages["/shop"] = (shop(), {})
    yield server
    server.stop()


@pytest.fixture
def visit(browser: Browser, server: FakeServer) -> Iterator[Visit]:
    """Open a page in a new tab: visit("/shop", context=…) joins another visitor's tabs, other keywords are the browser context's."""
    errors: list[str] = []
    contexts: list[BrowserContext] = []

    def visit(path: str = "/shop", *, context: BrowserContext | None = None, at: str = "", **options: Any) -> Visitor:  # noqa: ANN401 - as Playwright's browser takes them
        if context is None:
            context = browser.new_context(**{"locale": "en-US", **options})
            contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto((at or server.url) + path)
        page.locator(".launcher").wait_for(state="attached")
        return Visitor(page, server)

    yield visit
    for context in contexts:
        context.close()
    assert not errors
