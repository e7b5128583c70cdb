"""A new database, a migrated one and the tables are the same thing; one of another version is never used by mistake."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from bot.errors import StorageUnavailable, WrongRevision
from storage.migrate import MIGRATIONS, migrate, upgrade
from storage.revision import HEAD, parsed_url, ready, revision_of, under_lock
from storage.seal import NoMasterKey
from storage.store import Store
from storage.tables import metadata
from tests.storage.conftest import KEY
from tests.storage.making import a_conversation

SCHEMA = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name",
    "postgresql": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY indexname",
}


def schema(connection: Connection) -> list[str]:
    """Return the schema as the database tells it, without what differs in writing alone."""
    rows = connection.execute(text(SCHEMA[connection.dialect.name]))
    return [" ".join(f"{name} {sql}".split()).replace("( ", "(").replace(" )", ")") for name, sql in rows]


def test_the_head_is_the_newest_migration() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == HEAD


def test_migrations_and_tables_agree(fresh_url: str) -> None:
    where = parsed_url(fresh_url)
    assert under_lock(where, upgrade)[-1] == HEAD
    differences = under_lock(where, lambda c: compare_metadata(MigrationContext.configure(c), metadata))
    assert differences == []


def test_a_database_made_at_once_is_the_same_as_a_migrated_one(fresh_url: str) -> None:
    where = parsed_url(fresh_url)
    ready(fresh_url)
    at_once = under_lock(where, schema)
    under_lock(where, _drop_all)
    under_lock(where, upgrade)
    migrated = under_lock(where, schema)
    assert [line for line in migrated if "alembic" not in line] == [line for line in at_once if "alembic" not in line]
    assert len(at_once) > len(metadata.tables)


def _drop_all(connection: Connection) -> None:
    metadata.drop_all(connection)
    connection.execute(text("DROP TABLE alembic_version"))


def test_migrating_a_new_database_makes_it_and_twice_is_once(fresh_url: str) -> None:
    assert revision_of(fresh_url) is None
    assert migrate(fresh_url) == [HEAD]
    assert revision_of(fresh_url) == HEAD
    assert migrate(fresh_url) == []


async def test_a_database_of_another_revision_is_not_opened(fresh_url: str) -> None:
    ready(fresh_url)
    under_lock(parsed_url(fresh_url), lambda c: c.execute(text("UPDATE alembic_version SET version_num = '0000'")))
    with pytest.raises(WrongRevision, match="handraiser migrate"):
        await Store.connect(fresh_url, master_key=KEY)
    with pytest.raises(WrongRevision, match="newer Handraiser"):
        migrate(fresh_url)
    assert revision_of(fresh_url) == "0000"


async def test_tables_without_a_revision_are_not_taken_for_a_new_database(fresh_url: str) -> None:
    ready(fresh_url)
    under_lock(parsed_url(fresh_url), lambda c: c.execute(text("DELETE FROM alembic_version")))
    with pytest.raises(WrongRevision):
        await Store.connect(fresh_url, master_key=KEY)


async def test_another_master_key_does_not_open_the_database(fresh_url: str) -> None:
    """As when the key's file was lost and a new one was made in its place."""
    await (await Store.connect(fresh_url, master_key=KEY)).close()
    with pytest.raises(NoMasterKey, match="another master key"):
        await Store.connect(fresh_url, master_key=KEY[::-1])
    await (await Store.connect(fresh_url, master_key=KEY)).close()


async def test_opening_again_keeps_what_is_there(fresh_url: str) -> None:
    conversation = a_conversation()
    for _ in range(2):
        store = await Store.connect(fresh_url, master_key=KEY)
        await store.open(conversation, None)
        assert await store.conversation(conversation.id) == conversation
        await store.close()


@pytest.mark.parametrize(
    "url",
    [
        "handraiser.db",  # no scheme
        "sqlite://",  # in memory: nothing would be kept
        "sqlite:///:memory:",
        "mysql://localhost/handraiser",
        "postgresql://postgres@127.0.0.1:9/handraiser",  # the discard port: nobody listens
        "sqlite:////proc/nowhere/handraiser.db",
    ],
)
async def test_an_address_that_cannot_be_used_is_explained(url: str) -> None:
    with pytest.raises(StorageUnavailable) as caught:
        await Store.connect(url, master_key=KEY)
    assert "Traceback" not in str(caught.value)


async def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("these are my notes, and they are long enough to be none of SQLite's business" * 20)
    before = file.read_bytes()
    with pytest.raises(StorageUnavailable):
        await Store.connect(f"sqlite:///{file}", master_key=KEY)
    assert file.read_bytes() == before


async def test_the_file_is_for_our_eyes_alone(tmp_path: Path) -> None:
    store = await Store.connect(f"sqlite:///{tmp_path}/deep/handraiser.db", master_key=KEY)
    await store.open(a_conversation(), None)
    files = list((tmp_path / "deep").iterdir())
    assert len(files) == 3  # with -wal and -shm
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    await store.close()
