"""A workspace without an adapter that listens, and effects to send to it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.model import Effect, Say
from bot.ports import Guest
from tests.adapters.slack.double import SlackDouble
from tests.adapters.slack.faces import CONVERSATION, FACES
from tests.adapters.slack.fake import FakeReception


@pytest.fixture
async def slack() -> AsyncIterator[SlackDouble]:
    double = SlackDouble()
    await double.wire.start()
    yield double
    await double.close()


@pytest.fixture
def guest(slack: SlackDouble) -> Guest:
    return slack.build(FakeReception())


def effect(kind: str, **changes: Any) -> Effect:  # noqa: ANN401
    known: dict[str, Any] = {"id": f"e-{kind}", "conversation": CONVERSATION, "kind": kind, "platform": "slack", "place": "D0PROSPECT"}
    return Effect(**(known | {"say": None, "card": None, "attempts": 0, "due_at": datetime.now(UTC), "seq": 3} | changes))


def say(text: str = "Hello", **changes: Any) -> Effect:  # noqa: ANN401
    return effect("say", say=Say(text=text), **changes)


async def card(guest: Guest, **changes: Any) -> str:  # noqa: ANN401
    return await guest.send(effect("card", **({"place": "#leads", "face": FACES["en"]} | changes)))


def calls(slack: SlackDouble, method: str) -> list[dict[str, Any]]:
    return [arguments for name, arguments in slack.workspace.calls if name == method]
