"""A double of Telegram that is connected, by polling and by webhook."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from adapters.telegram.platform import Telegram
from tests.adapters.telegram.double import TelegramDouble
from tests.adapters.telegram.fakes import FakeReception


@dataclass
class Met:
    """Both sides of a connection."""

    double: TelegramDouble
    reception: FakeReception

    @property
    def guest(self) -> Telegram:
        """Return the adapter of now."""
        assert self.double.guest is not None
        return self.double.guest


async def _met(double: TelegramDouble) -> AsyncIterator[Met]:
    reception = FakeReception()
    await double.connect(reception)
    yield Met(double, reception)
    await double.close()


@pytest.fixture(params=["polling", "webhook"])
async def met(request: pytest.FixtureRequest) -> AsyncIterator[Met]:
    """Return a connection over each way in."""
    async for one in _met(TelegramDouble(request.param)):
        yield one


@pytest.fixture
async def polled() -> AsyncIterator[Met]:
    """Return a connection by polling."""
    async for one in _met(TelegramDouble()):
        yield one


@pytest.fixture
async def hooked() -> AsyncIterator[Met]:
    """Return a connection by webhook."""
    async for one in _met(TelegramDouble("webhook")):
        yield one


@pytest.fixture
async def forum() -> AsyncIterator[Met]:
    """Return a connection whose group for cards has topics."""
    async for one in _met(TelegramDouble(forum=True)):
        yield one
