"""What every platform keeps, Slack keeps over HTTP as well (tests/adapters/contract runs it over a socket)."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.adapters.contract.platforms_test import *  # noqa: F403 - the same scenes
from tests.adapters.slack.double import SlackDouble


@pytest.fixture  # type: ignore[no-redef]  # these scenes, on this double
async def double() -> AsyncIterator[SlackDouble]:
    made = SlackDouble(mode="http")
    yield made
    await made.close()
