"""What is exported of a person is what erasing them would take, in the clear, and nothing of anybody else."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from sqlalchemy import Connection, text

from bot.model import Json
from storage.revision import parsed_url, under_lock
from storage.seal import Seal
from storage.store import Store
from tests.storage.conftest import KEY, Opener
from tests.storage.units.erase_test import MAIL, PHONE, beside, met


async def exported(store: Store, *contacts: str) -> dict[str, Any]:
    """Return what JSON makes of it: a reader gets no more."""
    kept: dict[str, Any] = json.loads(json.dumps(await store.exported(contacts)))
    return kept


def held(kept: dict[str, Any]) -> dict[str, int]:
    """Return how many rows of each table stand in an export."""
    rows = {"contact": len(kept["contacts"]), "conversation": len(kept["conversations"])}
    for one in (*kept["contacts"], *kept["conversations"]):
        for name, value in one.items():
            if isinstance(value, list):
                rows[name] = rows.get(name, 0) + len(value)
    return rows


async def test_it_holds_every_row_that_erasing_would_take_and_the_events_that_stay(opener: Opener, url: str) -> None:
    store = await opener(cards=lambda team: (("slack", "#leads"),), webhook=True)
    conversation, contact = await met(store)
    under_lock(parsed_url(url), partial(beside, conversation=conversation, contact=contact))
    weighed = await store.erasure((contact,))
    kept = await exported(store, contact)
    expected = {name: count for name, count in weighed.rows.items() if count and name != "kinship"}
    assert held(kept) == {**expected, "kinship": 1, "event": weighed.events}
    assert weighed.events


async def test_it_says_in_the_clear_what_they_wrote_and_who_they_are(opener: Opener) -> None:
    store = await opener()
    conversation, contact = await met(store)
    kept = await exported(store, contact)
    (person,), (talk,) = kept["contacts"], kept["conversations"]
    assert (person["id"], person["email"], person["phone"]) == (contact, MAIL, PHONE)
    assert person["opted_out"] is False
    assert talk["id"] == conversation
    assert [line["text"] for line in talk["message"] if line["who"] == "prospect"] == ["canary 직원이 80명"]
    assert talk["message"][0]["at"].endswith("+00:00")
    assert talk["turn"][-1]["talk"]["answers"]["email"]["value"] == MAIL
    assert talk["event"][0]["data"] == {"fields": "email phone company"}
    assert not [name for one in (person, talk, *talk["message"]) for name in one if name.endswith("hash") or name == "sealed"]


async def test_nobody_else_s_words_are_in_it(opener: Opener) -> None:
    store = await opener()
    _, contact = await met(store)
    _, other = await met(store, email="by@stander.example", phone="+821077776666", words="bystander")
    assert "stander" not in json.dumps(await exported(store, contact))
    both = await exported(store, contact, other)
    assert [one["email"] for one in both["contacts"]] == [MAIL, "by@stander.example"]


async def test_a_row_that_cannot_be_read_is_named_and_holds_up_no_other(opener: Opener, url: str) -> None:
    store = await opener()
    conversation, contact = await met(store)

    def spoil(connection: Connection) -> None:
        broken = Seal(KEY).shut(b"{}", "another:place")
        connection.execute(text("UPDATE message SET sealed = :s WHERE conversation = :id AND seq = 1"), {"s": broken, "id": conversation})

    under_lock(parsed_url(url), spoil)
    (talk,) = (await exported(store, contact))["conversations"]
    assert [line.get("unreadable", False) for line in talk["message"]][:2] == [True, False]


async def test_who_is_gone_leaves_nothing_to_export(opener: Opener) -> None:
    store = await opener()
    _, contact = await met(store)
    empty: dict[str, Json] = {"contacts": [{}], "conversations": []}
    assert await exported(store, "nobody") == empty
    assert contact
