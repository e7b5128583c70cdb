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
    records = [record for when in ("setup", "call", "teardown") for record in caplog.get_records(when)]
    assert [record.getMessage() for record in records if record.levelname == "ERROR" and "could not be taken" in record.getMessage()] == []
