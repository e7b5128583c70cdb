"""What the browser tests share: the demo in a process of its own, Chromium, and a visit that tolerates no fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.demo_process import demo
from tests.browser.watch import Watch

PATIENCE = 20_000
"""Milliseconds that anything on a page may take on a busy machine."""

Visit = Callable[..., Page]

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demo, running."""
    with demo(tmp_path_factory.mktemp("demo")) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Open a page as one more tab of one person. At the end: no fault, no policy that stopped anything, no request to another host."""
    watch = Watch(address)
    contexts: list[BrowserContext] = []

    def visit(path: str = "/", *, like: Page | None = None, faster: str = "", **options: Any) -> Page:  # noqa: ANN401 - as Playwright's browser takes them
        """Open `path`, in the browser of the page `like`, or in a new one with these options, `faster` before any script of the page."""
        context = like.context if like else browser.new_context(**options)
        if not like:
            contexts.append(context)
            context.set_default_timeout(PATIENCE)
            watch.follow(context)
            context.add_init_script(faster)
        page = context.new_page()
        page.goto(address + path)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert watch.faults == []
    assert watch.elsewhere() == []
