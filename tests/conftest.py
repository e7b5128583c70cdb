"""What every test shares: logs as the product writes them, without the values of a stack's variables."""

from __future__ import annotations

import io
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot import logs

if TYPE_CHECKING:
    from playwright.sync_api import Browser

logs.configure("warning", sys.stderr, environ={"NO_COLOR": "1"})
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read when numpy is first imported: threads that spin take the other worker's time


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long, so that no worker is left with it at the end."""
    items.sort(key=lambda item: item.get_closest_marker("faults") is None)


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave what is played a second time, over another door of the same platform, to the long form (`make faults`)."""
    again = collection_path.name == "contract_test.py" and collection_path.parent.name == "slack"
    return True if again and os.environ.get("HANDRAISER_LONG") != "1" else None


@pytest.fixture
def talkative_log() -> Iterator[io.StringIO]:
    """Return the log at its most talkative level, and put back afterwards what was there."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    stream = io.StringIO()
    logs.configure("debug", stream)
    yield stream
    root.handlers[:], root.level = before
    logs.configure("warning")
    root.handlers[:] = before[0]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return Chromium, one for a file of tests. Skip where there is none."""
    from tests.chromium import CHROMIUM, chromium  # slow to load, and most workers need none

    if not CHROMIUM:
        pytest.skip("needs Chromium: make browser")
    with chromium() as opened:
        yield opened
