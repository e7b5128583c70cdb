"""Events of Discord's that lack a part, or have it under another name: nothing falls over, and what comes next is heard."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import aiohttp
import discord
import pytest
from structlog.testing import capture_logs

from adapters.discord.gateway import Gateway
from adapters.discord.press import Presses
from tests.adapters.discord import world as w
from tests.adapters.discord.double import DiscordDouble
from tests.adapters.discord.fakes import FakeReception

PAYLOADS = Path(__file__).parents[1] / "payloads" / "discord"
EVENTS = ("message_create_dm", "message_create_mention", "message_update_edit", "message_delete", "thread_delete", "interaction_button")


@pytest.fixture(autouse=True)
def no_defects() -> None:
    """Here, other than elsewhere, a handler may say that it could not take an event: a part is missing that it needs."""


def broken(payload: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the payload without each of its parts, and with it under another name."""
    for key in payload:
        rest = {name: value for name, value in payload.items() if name != key}
        yield from (rest, rest | {f"{key}_2": payload[key]}, rest | {key: None})


@pytest.mark.parametrize("name", EVENTS)
async def test_an_event_without_one_of_its_parts_ends_nothing(double: DiscordDouble, reception: FakeReception, name: str) -> None:
    await double.connect(reception)
    payload = json.loads((PAYLOADS / f"{name}.json").read_text("utf-8"))
    for one in broken(payload["data"]):
        await double.gateway.emit(payload["event"], one)
    await double.gateway.emit("SOMETHING_NEW", {"id": "1"})
    connected = double.gateway.identified
    await double.says(w.PROSPECT, w.DM, "and then a word")
    await double.until(lambda: "and then a word" in reception.texts(), 5)
    assert double.gateway.identified == connected == 1  # the connection is the same


class Broken:
    """Presses whose answering ends with an error."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    async def answer(self, interaction: object) -> None:
        raise self.error


class Client:
    """A vendor's client, of which it is asked whether it is closed."""

    def __init__(self, *, closed: bool) -> None:
        self.closed = closed

    def is_closed(self) -> bool:
        return self.closed


@pytest.mark.parametrize(
    ("error", "closed", "level"),
    [
        (aiohttp.ServerDisconnectedError(), False, "warning"),
        (ConnectionResetError("reset"), False, "warning"),
        (KeyError("a part"), False, "error"),
        (RuntimeError("Session is closed"), True, "info"),
        (RuntimeError("Session is closed"), False, "error"),
    ],
)
async def test_a_lost_connection_or_one_that_we_closed_is_no_defect_of_ours(error: Exception, closed: bool, level: str) -> None:
    gateway = Gateway.__new__(Gateway)
    gateway.client = cast("discord.Client", Client(closed=closed))
    gateway.presses = cast("Presses", Broken(error))
    with capture_logs() as logs:
        try:
            await gateway.on_interaction(cast("discord.Interaction", None))
        except Exception:  # as the vendor's library does with what a handler raises
            await gateway.on_error("on_interaction")
    assert [line["log_level"] for line in logs] == [level]
