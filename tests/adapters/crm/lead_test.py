"""A whole house behind a webhook: every change of a real lead arrives, in order, once for who keeps the id, in the documented form."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from adapters.crm.signature import is_ours
from adapters.crm.webhook import Webhook
from bot.config import WebhookConfig
from bot.errors import NotFound
from bot.model import Kind
from tests.adapters.crm.receiver import Receiver, receiving
from tests.talks import CONFIG, Talk, talking

ROOT = Path(__file__).parents[3]
SCHEMA = json.loads((ROOT / "adapters/crm/event.schema.json").read_text("utf-8"))
SECRET = "0123456789abcdef0123"
SCRIPT = {"talk": "webhook", "now": "2026-03-10T15:00:00Z", "language": "en", "region": "US", "timezone": "America/New_York"}
WORDS = ("we want to buy a shared inbox", "about 60 people", "next month", "jo@brightloaf.example", "can I talk to somebody in sales?")


@asynccontextmanager
async def connected(folder: Path) -> AsyncIterator[tuple[Talk, Receiver]]:
    """A talk in a house whose leads are sent to a receiver."""
    async with receiving() as receiver:
        config = replace(CONFIG, webhook=WebhookConfig(url=receiver.url, secret=SECRET))
        async with talking(folder, SCRIPT, config) as talk:
            hook = Webhook(config.webhook, talk.clock)
            talk.house.outbox.platforms = {"webhook": hook}
            talk.house.outbox.wake()
            try:
                yield talk, receiver
            finally:
                await hook.close()


async def delivered(talk: Talk, receiver: Receiver, least: int) -> list[dict[str, Any]]:
    """Wait for so many deliveries and return all that came, each true to the schema and to its signature."""
    async with asyncio.timeout(15):
        leaving = talk.house.outbox._leaving
        while len(receiver.came) < least or leaving or await talk.house.store.due(talk.clock(), 1) or leaving:
            await asyncio.sleep(0.02)
    told = [json.loads(body) for _, body in receiver.came]
    for (headers, body), one in zip(receiver.came, told, strict=True):
        jsonschema.validate(one, SCHEMA)
        assert headers["Handraiser-Event"] == one["id"]
        assert is_ours(SECRET, headers, body, int(headers["Handraiser-Timestamp"]))
    return told


def kinds(told: Sequence[dict[str, Any]]) -> list[str]:
    return [one["type"].removeprefix("lead.") for one in told]


async def until_offered(talk: Talk) -> None:
    for text in WORDS:
        await talk.say(text)


async def test_every_change_of_a_lead_is_told_in_order_in_the_documented_form(tmp_path: Path) -> None:
    async with connected(tmp_path) as (talk, receiver):
        await until_offered(talk)
        await talk.press(Kind.CLAIM, "dana")
        await talk.press(Kind.GIVE_BACK, "dana")
        await talk.press(Kind.CLAIM, "dana")
        await talk.press(Kind.CLOSE, "dana", "lost/price: 예산이 없대요")
        await talk.say("we changed our mind, are you there?")
        await talk.say("stop writing to me, unsubscribe")
        told = await delivered(talk, receiver, 9)
    names = kinds(told)
    assert names[0] == "opened"
    assert [name for name in names if name not in ("opened", "updated")] == [
        "offered", "claimed", "given_back", "claimed", "closed", "reopened", "offered", "closed", "opted_out",
    ]  # fmt: skip
    assert "updated" in names
    versions = [one["version"] for one in told]
    assert versions == sorted(versions)
    assert len({one["id"] for one in told}) == len(told)
    lost = told[names.index("closed")]["lead"]
    assert (lost["owner"], lost["closed"]) == ("closed", {"as": "lost", "reason": "price", "words": "예산이 없대요"})
    last = told[-1]["lead"]
    assert last["fields"]["email"] == "jo@brightloaf.example"
    assert (last["opted_out"], last["fields"]["company_size"]) == (True, {"min": 60, "max": 60})


async def test_an_erased_lead_is_told_by_its_id_alone_and_what_was_not_sent_yet_never_is(tmp_path: Path) -> None:
    async with connected(tmp_path) as (talk, receiver):
        await until_offered(talk)
        before = len(await delivered(talk, receiver, 2))
        talk.house.outbox.platforms = {}
        await talk.press(Kind.CLAIM, "dana")
        store = talk.house.store
        contact = (await store.conversation(talk.conversation)).contact
        assert (await store.erasure((contact,))).told == 1
        assert (await store.erase((contact,), talk.clock())).told == 1
        hook = Webhook(talk.house.config.webhook, talk.clock)
        talk.house.outbox.platforms = {"webhook": hook}
        talk.house.outbox.wake()
        told = await delivered(talk, receiver, before + 1)
        await hook.close()
    assert [one["type"] for one in told[before:]] == ["lead.erased"]
    assert told[-1]["lead"] == {"id": talk.conversation}


async def test_an_update_names_each_value_that_changed_with_what_it_was(tmp_path: Path) -> None:
    async with connected(tmp_path) as (talk, receiver):
        await talk.say("we want to buy a shared inbox")
        await talk.say("about 60 people")
        told = await delivered(talk, receiver, 2)
    updated = next(one for one in told if one["type"] == "lead.updated")
    assert updated["changed"]["fields.company_size"] == {"before": None, "after": {"min": 60, "max": 60}}
    assert all(one["changed"] == {} for one in told if one["type"] != "lead.updated")


async def test_what_fails_is_sent_again_under_the_same_id_and_the_next_change_waits_for_it(tmp_path: Path) -> None:
    async with connected(tmp_path) as (talk, receiver):
        receiver.answers = [(500, {}), (503, {"Retry-After": "120"}), (200, {})]
        await until_offered(talk)
        await delivered(talk, receiver, 1)
        assert len(receiver.came) == 1  # all that came after it wait
        for span, came in (("10m", 2), ("1m", 2), ("10m", 3)):
            talk.clock.forward(span)
            talk.house.outbox.wake()
            await delivered(talk, receiver, came)
        told = await delivered(talk, receiver, 5)
    ids = [one["id"] for one in told]
    assert ids[0] == ids[1] == ids[2]
    assert len(set(ids[2:])) == len(ids[2:])
    assert [headers["Handraiser-Attempt"] for headers, _ in receiver.came[:3]] == ["1", "2", "3"]
    assert receiver.came[0][1] == receiver.came[1][1] == receiver.came[2][1]


async def test_what_was_given_up_is_seen_replayed_and_arrives_under_its_id(tmp_path: Path) -> None:
    async with connected(tmp_path) as (talk, receiver):
        receiver.answers = [(410, {})]
        await talk.say("we want to buy a shared inbox")
        first = (await delivered(talk, receiver, 1))[0]
        async with asyncio.timeout(5):
            while not (failed := await talk.house.store.undelivered()):
                await asyncio.sleep(0.02)
        (one,) = failed
        assert (one.id, one.change, one.conversation) == (first["id"], "lead.opened", talk.conversation)
        assert "410" in one.error
        await talk.house.store.deliver_again(one.id, talk.clock())
        talk.house.outbox.wake()
        async with asyncio.timeout(15):
            while len(same := [body for _, body in receiver.came if json.loads(body)["id"] == first["id"]]) < 2:
                await asyncio.sleep(0.02)
        assert same[0] == same[1]
        assert await talk.house.store.undelivered() == []
        with pytest.raises(NotFound):
            await talk.house.store.deliver_again(one.id, talk.clock())


async def test_without_a_webhook_nothing_is_written_for_one(tmp_path: Path) -> None:
    async with talking(tmp_path, SCRIPT) as talk:
        await until_offered(talk)
        assert [one.kind for one in await talk.house.store.due(talk.clock(), 100)] == []


async def test_what_waits_for_the_webhook_is_sealed_at_rest(tmp_path: Path) -> None:
    async with connected(tmp_path) as (talk, _):
        await until_offered(talk)
        await asyncio.sleep(0.1)
    stored = b"".join(path.read_bytes() for path in tmp_path.glob("handraiser.db*"))
    assert b"brightloaf" not in stored


def test_the_example_in_the_docs_is_true_to_the_schema() -> None:
    page = (ROOT / "docs/operate.md").read_text("utf-8")
    jsonschema.validate(json.loads(page.split("```json\n")[1].split("```")[0]), SCHEMA)
