"""A reception and a connected double for every test that asks for them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest

from tests.adapters.discord.double import DiscordDouble
from tests.adapters.discord.fakes import FakeReception


@pytest.fixture
def reception() -> FakeReception:
    return FakeReception()


@pytest.fixture
async def double() -> AsyncIterator[DiscordDouble]:
    made = DiscordDouble()
    try:
        await made.open()
        yield made
    finally:
        await made.close()


@pytest.fixture(autouse=True)
def no_defects(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail every test in which a handler broke: the vendor's library swallows what its handlers raise."""
    yield
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []
