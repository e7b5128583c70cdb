"""A visitor in a browser: a page of some shop, and what one does with the widget on it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page

from tests.widget.fake_server import FakeServer


def shop(script: str = "", *, head: str = "", body: str = "", src: str = "/widget.js") -> str:
    """A page with the widget; `script` are more attributes of its script tag."""
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Northdesk</title>
<meta name="viewport" content="width=device-width,initial-scale=1">{head}</head>
<body><main><h1>Northdesk</h1><p>One inbox for every question.</p>{body}</main>
<script src="{src}" {script} defer></script></body></html>"""


@dataclass(frozen=True, slots=True)
class Visitor:
    """One tab."""

    page: Page
    server: FakeServer

    def open(self) -> Visitor:
        """Open the widget and wait until the greeting is there and the stream is open."""
        self.page.locator(".launcher").click()
        self.bubble(self.server.greeting[0]["text"]).wait_for()
        eventually(lambda: self.server.streams, self.page)
        return self

    def write(self, text: str) -> Visitor:
        self.field.fill(text)
        return self

    def send(self, text: str) -> Visitor:
        self.write(text).field.press("Enter")
        return self

    @property
    def field(self) -> Locator:
        return self.page.locator("textarea")

    @property
    def status(self) -> Locator:
        return self.page.locator(".status")

    @property
    def badge(self) -> Locator:
        return self.page.locator(".badge")

    @property
    def dots(self) -> Locator:
        return self.page.locator(".dots")

    @property
    def chips(self) -> Locator:
        return self.page.locator(".chip")

    def bubble(self, text: str) -> Locator:
        return self.page.locator(".bubble", has_text=text)

    def texts(self) -> list[str]:
        """Everything in the thread, bubbles and quiet lines, from the top."""
        return self.page.locator(".bubble, .quiet .text").all_inner_texts()

    def sees(self, text: str) -> Visitor:
        """Wait until a bubble or a quiet line says `text`."""
        self.page.locator(".bubble, .quiet, .end, .status, .expect", has_text=text).first.wait_for()
        return self


def eventually(holds: Callable[[], object], page: Page, seconds: float = 5) -> None:
    """Wait until `holds` does; it is asked once more at the end, so that a failure shows where."""
    until = time.monotonic() + seconds
    while not holds() and time.monotonic() < until:
        page.wait_for_timeout(20)
    assert holds()
