"""The doctor sends the webhook one signed test event and names the step that is missing."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.crm.examine import TEST, examine
from adapters.crm.signature import EVENT, is_ours
from bot.config import WebhookConfig
from bot.model.arrivals import Lodging
from tests.adapters.crm.receiver import receiving

NOW = datetime(2026, 11, 22, 1, 30, tzinfo=UTC)
SECRET = "0123456789abcdef0123"
DOCS = (Path(__file__).parents[3] / "docs" / "operate.md").read_text("utf-8")


async def tried(url: str, *, private: bool = False) -> Lodging:
    return await examine(WebhookConfig(url=url, secret=SECRET, private=private), lambda: NOW)


async def test_a_receiver_that_takes_it_is_well_and_got_one_signed_event_of_the_documented_kind() -> None:
    async with receiving() as receiver:
        found = await tried(receiver.url)
    assert found.ok
    ((headers, body),) = receiver.came
    assert is_ours(SECRET, headers, body, NOW.timestamp())
    event = json.loads(body)
    assert event == {"id": headers[EVENT], "type": TEST, "schema": 1, "at": "2026-11-22T01:30:00.000+00:00"}
    assert f"`{TEST}`" in DOCS


@pytest.mark.parametrize(
    ("status", "step"),
    [
        (301, "webhook.url"),
        (400, "webhook.test"),
        (401, "same secret"),
        (403, "firewall"),
        (404, "path"),
        (405, "POST"),
        (410, "subscription"),
        (422, "webhook.test"),
        (500, "own log"),
        (503, "own log"),
    ],
)
async def test_each_answer_names_the_missing_step(status: int, step: str) -> None:
    async with receiving() as receiver:
        receiver.answers.append((status, {}))
        found = await tried(receiver.url)
    assert not found.ok
    assert step in found.cure + found.what
    assert str(status) in found.what
    assert SECRET not in found.what + found.cure


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("http://localhost:9/crm", "cannot be reached"),
        ("https://no-such-host.invalid/crm", "not known"),
        ("https://10.0.0.1/crm", "webhook.private"),
    ],
)
async def test_a_way_that_does_not_lead_there_is_named(url: str, what: str) -> None:
    found = await tried(url)
    assert not found.ok
    assert what in found.what
    assert found.cure


async def test_a_receiver_without_tls_is_named() -> None:
    async with receiving() as receiver:
        found = await tried(receiver.url.replace("http://", "https://"))
    assert not found.ok
    assert "encrypted" in found.what
