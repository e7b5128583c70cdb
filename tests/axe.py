"""axe-core (github.com/dequelabs/axe-core): what of a page somebody could not see, reach or have read to them."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page

AXE = Path(__file__).parents[1] / ".cache/node_modules/axe-core/axe.min.js"

_RUN = """axe.run({iframes: false, resultTypes: ['violations']}).then(
  (found) => found.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html} ${node.failureSummary}`)))"""
"""Details of what holds are not asked for: nobody reads them, and they take longest."""


def violations(page: Page | Frame) -> list[str]:
    """Return what axe-core finds wrong in a page, or in one frame, a line each; frames in it are looked at by themselves.

    Skip the test where axe-core is not there.
    """
    if not AXE.exists():
        pytest.skip("needs axe-core: make browser")
    page.evaluate(AXE.read_text("utf-8"))
    return [f"{page.url} {line}"[:600] for line in page.evaluate(_RUN)]
