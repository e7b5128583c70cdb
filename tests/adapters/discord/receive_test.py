"""Payloads of documented shapes, through the vendor's real library, and what we make of each."""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from tests.adapters.discord.double import DiscordDouble
from tests.adapters.discord.fakes import FakeReception

FILES = sorted((Path(__file__).parents[1] / "payloads/discord").glob("*.json"))
EVENTS = {file.stem: json.loads(file.read_text("utf-8")) for file in FILES if not file.stem.startswith("error_")}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_payload_names_the_page_that_it_follows(file: Path) -> None:
    assert json.loads(file.read_text("utf-8"))["page"].startswith("https://discord.com/developers/docs/")


@pytest.mark.parametrize("name", EVENTS)
async def test_a_documented_event_becomes_what_it_says(double: DiscordDouble, reception: FakeReception, name: str) -> None:
    payload: dict[str, Any] = EVENTS[name]
    await double.connect(reception)
    for event, data in payload["before"]:
        await double.gateway.emit(event, data)
    await double.gateway.emit(payload["event"], payload["data"])
    if payload["becomes"] is None:
        await asyncio.sleep(0.1)
        assert reception.got == []
        return
    await double.until(lambda: bool(reception.got))
    (arrival,) = reception.got
    became = json.loads(json.dumps(asdict(arrival), default=str))
    assert {key: became[key] for key in payload["becomes"]} == payload["becomes"]
