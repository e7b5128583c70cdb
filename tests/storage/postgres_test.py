"""On PostgreSQL, a lost connection costs nobody a message, and a server that is away is an error that passes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import psycopg
import pytest

from bot.errors import StorageUnavailable
from bot.model import Kind, Owner, Post, Say
from bot.ports import Standing
from storage.store import Store
from tests.storage.conftest import KEY, empty
from tests.storage.making import NOW, a_conversation, a_lead, a_message, a_turn

pytestmark = pytest.mark.postgres


@pytest.fixture
async def store(postgres_database: str) -> AsyncIterator[Store]:
    empty(postgres_database)
    opened = await Store.connect(postgres_database, master_key=KEY)
    yield opened
    await opened.close()


def cut_all(url: str) -> None:
    """End every other connection to the database, as a restart does."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


async def test_cut_connections_are_replaced_without_an_error(store: Store, postgres_database: str) -> None:
    conversation = a_conversation()
    await store.open(conversation, None)
    for _ in range(3):
        await asyncio.gather(*(store.accept(a_message(conversation.id)) for _ in range(16)))  # fills the pool
        cut_all(postgres_database)
    await asyncio.gather(*(store.accept(a_message(conversation.id)) for _ in range(16)))
    assert [line.seq for line in await store.lines(conversation.id, 0)] == list(range(1, 65))
    assert store.last_failure == ""


async def test_a_lock_held_by_another_process_only_delays(store: Store, postgres_database: str) -> None:
    conversation = a_conversation()
    await store.open(conversation, None)
    with psycopg.connect(postgres_database) as other:
        other.execute("SELECT 1 FROM conversation WHERE id = %s FOR UPDATE", (conversation.id,))
        accepting = asyncio.ensure_future(store.accept(a_message(conversation.id)))
        await asyncio.sleep(0.1)
        assert not accepting.done()
        assert await store.lines(conversation.id, 0) == []
        other.rollback()
    assert (await accepting).seq == 1


async def test_turns_claims_and_timers_at_once_break_nothing_off(store: Store) -> None:
    """Units take the conversation's row before any other, so that they cannot wait for each other in a ring."""
    conversation = a_conversation()
    await store.open(conversation, Say(text="Hello"))

    async def turn(n: int) -> None:
        await store.accept(a_message(conversation.id, str(n)))
        scene = await store.load(conversation.id)
        if scene is not None:
            version = scene.conversation.version
            await store.save(a_turn(conversation.id, on_version=version, upto=scene.waiting[-1].seq, lead=a_lead()))

    def stay(standing: Standing) -> Post:
        return Post(owner=standing.conversation.owner, rep="")

    async def press(n: int) -> None:
        await store.decide(a_message(conversation.id, "", platform="desk", kind=Kind.NOTE, author="dana"), stay)
        await store.ring(NOW, 10)

    await asyncio.gather(*(work(n) for n in range(40) for work in (turn, press)))
    lines = await store.lines(conversation.id, 0)
    assert sorted(line.text for line in lines if line.who == "prospect") == sorted(str(n) for n in range(40))
    seqs = [line.seq for line in lines]
    assert seqs == sorted(set(seqs))
    assert (await store.conversation(conversation.id)).owner is Owner.BOT


async def test_a_store_that_is_closed_says_so(postgres_database: str) -> None:
    store = await Store.connect(postgres_database, master_key=KEY)
    await store.close()
    with pytest.raises(StorageUnavailable, match="closed"):
        await store.ping()


async def test_a_server_that_is_away_is_an_error_that_passes(postgres_server: str, postgres_database: str) -> None:
    store = await Store.connect(postgres_database, master_key=KEY)
    conversation = a_conversation()
    await store.open(conversation, None)
    with psycopg.connect(f"{postgres_server}/postgres", autocommit=True) as admin:
        admin.execute("ALTER DATABASE contract WITH ALLOW_CONNECTIONS false")
        cut_all_of(admin, "contract")
        with pytest.raises(StorageUnavailable):
            await store.accept(a_message(conversation.id))
        assert store.last_failure
        admin.execute("ALTER DATABASE contract WITH ALLOW_CONNECTIONS true")
    assert await accepted_in_the_end(store, conversation.id) == 1
    assert store.last_failure == ""
    await store.close()


async def accepted_in_the_end(store: Store, conversation: str) -> int:
    """Deliver a message again until it is accepted, as platforms do."""
    async with asyncio.timeout(20):
        while True:
            try:
                return (await store.accept(a_message(conversation))).seq
            except StorageUnavailable:
                await asyncio.sleep(0.1)


def cut_all_of(admin: psycopg.Connection[tuple[object, ...]], database: str) -> None:
    """End every connection to a database."""
    admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (database,))
