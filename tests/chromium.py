"""The browser of the tests and of the pictures in the docs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

_BUILDS = ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")

CHROMIUM = next((path for path in _BUILDS if Path(path).exists()), "")
"""Where it is, "" for nowhere. The build without windows does the same pages for a third of the processor's time."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Open it. As long as it is there, its event loop keeps async tests from running."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()
