"""Which revision a database is of, and making a new one. Without Alembic, whose import would delay every start."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Column, Connection, Engine, MetaData, String, Table, create_engine, event, inspect, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from bot.errors import StorageUnavailable, WrongRevision
from storage.tables import for_postgresql, metadata

T = TypeVar("T")

HEAD = "0005"
"""The revision that this version of Handraiser works with; the newest in migrations/versions."""

_MAKING = 0x68616E64  # the advisory lock under which one process makes the tables

version_table = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))


def parsed_url(url: str) -> URL:
    """Return the database's address for SQLAlchemy. Raise StorageUnavailable when it is none that we can use."""
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StorageUnavailable("the database's address is no URL; write sqlite:///handraiser.db") from error
    kind = parsed.get_backend_name()
    if kind == "postgresql":
        return parsed.set(drivername="postgresql+psycopg")
    if kind != "sqlite":
        raise StorageUnavailable(f"{kind} is no database that Handraiser knows; it knows sqlite and postgresql")
    if not parsed.database or parsed.database == ":memory:":
        raise StorageUnavailable("SQLite needs a file: sqlite:///handraiser.db")
    return parsed.set(drivername="sqlite")


def sqlite_path(url: URL) -> Path:
    """Return the file of a SQLite address."""
    return Path(url.database or "")


def engine(url: URL) -> Engine:
    """Return an engine for migrations and the console, whose transactions take the write lock at once."""
    if url.get_backend_name() == "postgresql":
        for_postgresql()
    made = create_engine(url, poolclass=NullPool)
    if url.get_backend_name() == "sqlite":
        event.listen(made, "connect", _no_implicit_begin)
        event.listen(made, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return made


def _no_implicit_begin(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None


def revision_of(url: str) -> str | None:
    """Return the revision that the database is of, None when it is new. Raise StorageUnavailable when it cannot be reached."""
    where = parsed_url(url)
    if where.get_backend_name() == "sqlite" and not sqlite_path(where).exists():
        return None
    return under_lock(where, _revision)


def ready(url: str) -> None:
    """Make the tables of a new database. Raise WrongRevision when there is one of another version of Handraiser."""
    where = parsed_url(url)
    if where.get_backend_name() == "sqlite":
        _make_file(sqlite_path(where))
    revision = under_lock(where, _made)
    if revision != HEAD:
        raise WrongRevision(f"the database is of revision {revision}, this Handraiser wants {HEAD}: run `handraiser migrate`")


def _make_file(path: Path) -> None:
    """Make an empty file for our eyes alone; SQLite gives its journal files the same mode."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT, 0o600))
    except OSError as error:
        raise StorageUnavailable(f"{path}: {error.strerror}") from error


def _made(connection: Connection) -> str:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MAKING})")
    revision = _revision(connection)
    if revision is None:
        metadata.create_all(connection)
        version_table.create(connection)
        connection.execute(version_table.insert().values(version_num=HEAD))
    return revision or HEAD


def _revision(connection: Connection) -> str | None:
    tables = set(inspect(connection).get_table_names())
    if version_table.name in tables:
        found: str | None = connection.execute(select(version_table.c.version_num)).scalar()
        return found or "none"
    if tables & set(metadata.tables):
        return "none"
    return None


def under_lock(where: URL, work: Callable[[Connection], T]) -> T:
    """Run the work in one transaction that has the write lock. Raise StorageUnavailable when the database does not take it."""
    connectable = engine(where)
    try:
        with connectable.begin() as connection:
            return work(connection)
    except DBAPIError as error:
        raise StorageUnavailable(f"the database cannot be used: {type(error.orig).__name__}") from error
    finally:
        connectable.dispose()
