"""A workspace without an adapter that listens, and effects to send to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.model import Effect, Say
from bot.ports import Guest
from tests.adapters.slack.double import SlackDouble
from tests.adapters.slack.faces import CONVERSATION, FACES
from tests.adapters.slack.fake import FakeReception
from tests.varied import varied


@pytest.fixture
async def slack() -> AsyncIterator[SlackDouble]:
    double = SlackDouble()
    await double.wire.start()
    yield double
    await double.close()


@pytest.fixture
def guest(slack: SlackDouble) -> Guest:
    return slack.build(FakeReception())


def effect(kind: str, **changes: object) -> Effect:
    now = datetime.now(UTC)
    plain = Effect(
        id=f"e-{kind}",
        conversation=CONVERSATION,
        kind=kind,
        platform="slack",
        place="D0PROSPECT",
        say=None,
        card=None,
        attempts=0,
        due_at=now,
        seq=3,
    )
    return varied(plain, **changes)


def say(text: str = "Hello", **changes: object) -> Effect:
    return effect("say", say=Say(text=text), **changes)


async def card(guest: Guest, **changes: object) -> str:
    return await guest.send(effect("card", **({"place": "#leads", "face": FACES["en"]} | changes)))


def calls(slack: SlackDouble, method: str) -> list[dict[str, Any]]:
    return [arguments for name, arguments in slack.workspace.calls if name == method]


@pytest.fixture(params=["socket", "http"])
async def both(request: pytest.FixtureRequest) -> AsyncIterator[SlackDouble]:
    """A workspace by either door, which waits half a second where Slack waits three."""
    double = SlackDouble(mode=request.param, patience=0.5)
    yield double
    await double.close()


@pytest.fixture
def reception() -> FakeReception:
    return FakeReception()


@pytest.fixture
async def joined(both: SlackDouble, reception: FakeReception) -> Guest:
    """The adapter, listening."""
    return await both.connect(reception)


async def soon(holds: Callable[[], object], seconds: float = 3.0) -> None:
    """Wait until it holds."""
    async with asyncio.timeout(seconds):
        while not holds():
            await asyncio.sleep(0.01)
