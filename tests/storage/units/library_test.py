"""Only publishing makes a version live, and one step goes back."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.errors import NotFound, Refused
from bot.ports import FlowVersion
from storage.store import Store
from tests.storage.making import NOW

FILES = {"b2b_saas.yaml": "flow: b2b_saas\n", "words/ko.yaml": "greeting: 안녕하세요\n"}


async def published(store: Store, note: str = "first", flow: str = "b2b_saas") -> FlowVersion:
    return await store.publish(flow, FILES | {"note": note}, note, "dana", NOW)


async def test_a_published_version_is_live_with_its_files(store: Store) -> None:
    assert await store.live("b2b_saas") is None
    first = await published(store)
    assert first == FlowVersion(flow="b2b_saas", version=1, files=FILES | {"note": "first"}, note="first", by="dana", at=NOW, live=True)
    assert await store.live("b2b_saas") == first


async def test_running_conversations_find_their_old_version(store: Store) -> None:
    first = await published(store)
    await published(store, "second")
    old = await store.version("b2b_saas", 1)
    assert (old.files, old.live) == (first.files, False)
    with pytest.raises(NotFound):
        await store.version("b2b_saas", 3)


async def test_going_back_makes_the_version_before_live(store: Store) -> None:
    await published(store)
    await published(store, "second")
    await published(store, "third")
    assert (await store.back("b2b_saas", "dana", NOW)).version == 2
    assert (await store.back("b2b_saas", "dana", NOW)).version == 1
    with pytest.raises(Refused):
        await store.back("b2b_saas", "dana", NOW)
    live = await store.live("b2b_saas")
    assert live is not None
    assert live.version == 1
    assert (await published(store, "fourth")).version == 4


async def test_there_is_no_way_back_where_nothing_was_published(store: Store) -> None:
    with pytest.raises(Refused):
        await store.back("b2b_saas", "dana", NOW)


async def test_flows_have_versions_of_their_own(store: Store) -> None:
    await published(store)
    assert (await published(store, flow="upsell")).version == 1
    assert len(await store.history("upsell")) == 1


async def test_history_is_newest_first_and_without_files(store: Store) -> None:
    for n, note in enumerate(("first", "second")):
        await store.publish("b2b_saas", FILES, note, "dana", NOW + timedelta(days=n))
    history = await store.history("b2b_saas")
    assert [(v.version, v.note, v.live, v.files) for v in history] == [(2, "second", True, {}), (1, "first", False, {})]


async def test_publishing_at_once_gives_each_a_version_and_one_is_live(store: Store) -> None:
    versions = await asyncio.gather(*(published(store, str(n)) for n in range(6)))
    assert sorted(v.version for v in versions) == [1, 2, 3, 4, 5, 6]
    assert sum(v.live for v in await store.history("b2b_saas")) == 1
