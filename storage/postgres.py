"""PostgreSQL: the same units over a pool of synchronous connections, each in a thread while a unit runs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Self, TypeVar

import psycopg
import structlog
from psycopg import errors
from psycopg_pool import ConnectionPool, PoolTimeout
from sqlalchemy.engine import URL

from bot.errors import Refused, StorageUnavailable
from storage.codec import Codec
from storage.statement import Primitive, Record, Statement, Transaction

T = TypeVar("T")

CONNECTIONS = 8
"""Units at once; more gave nothing on two cores (STACK measurements are in docs/storage.md)."""

CONNECTION_WAIT = 2.0
"""Seconds to wait for a connection; short of the 3 s in which platforms want their answer."""

TRIES = 3
"""Tries of a unit that PostgreSQL broke off for another's sake (deadlock, serialization); nothing of it was written then."""

_log = structlog.get_logger(__name__)
_BROKEN_OFF = (errors.DeadlockDetected, errors.SerializationFailure)


class PostgresTransaction:
    """Runs statements on a cursor of psycopg."""

    def __init__(self, cursor: psycopg.Cursor[Any], codec: Codec) -> None:
        self.codec = codec
        self._cursor = cursor

    def one(self, statement: Statement, **values: Primitive) -> Record | None:
        return self._cursor.execute(statement.postgresql, values).fetchone()

    def all(self, statement: Statement, **values: Primitive) -> list[Record]:
        return self._cursor.execute(statement.postgresql, values).fetchall()

    def run(self, statement: Statement, **values: Primitive) -> int:
        return self._cursor.execute(statement.postgresql, values).rowcount

    def many(self, statement: Statement, rows: Iterable[dict[str, Primitive]]) -> None:
        self._cursor.executemany(statement.postgresql, list(rows))


class Postgres:
    """A PostgreSQL database."""

    dialect = "postgresql"

    def __init__(self, pool: ConnectionPool[psycopg.Connection[Any]], codec: Codec) -> None:
        self.last_failure = ""
        self._pool = pool
        self._codec = codec
        self._threads = ThreadPoolExecutor(CONNECTIONS, thread_name_prefix="storage")

    @classmethod
    async def connected(cls, url: URL, codec: Codec) -> Self:
        """Open the pool. Raise StorageUnavailable when no connection is to be had."""
        address = url.render_as_string(hide_password=False)
        pool: ConnectionPool[psycopg.Connection[Any]] = ConnectionPool(
            address, min_size=1, max_size=CONNECTIONS, timeout=CONNECTION_WAIT, open=False, name="storage"
        )
        try:
            await asyncio.to_thread(pool.open, wait=True, timeout=CONNECTION_WAIT * 5)
        except PoolTimeout as error:
            raise StorageUnavailable("the database cannot be reached") from error
        return cls(pool, codec)

    async def write(self, unit: Callable[[Transaction], T]) -> T:
        """Run the unit in a transaction and return what it returned once that is committed."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._write, unit)

    async def read(self, unit: Callable[[Transaction], T]) -> T:
        """Run a unit that only reads, on one snapshot a statement."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._once, unit)

    async def close(self) -> None:
        """Let running units end, then close the pool."""
        await asyncio.to_thread(self._threads.shutdown, wait=True)
        await asyncio.to_thread(self._pool.close)

    def _write(self, unit: Callable[[Transaction], T]) -> T:
        for _ in range(TRIES - 1):
            try:
                return self._once(unit)
            except StorageUnavailable as error:
                if not isinstance(error.__cause__, _BROKEN_OFF):
                    raise
        return self._once(unit)

    def _once(self, unit: Callable[[Transaction], T]) -> T:
        try:
            with self._pool.connection() as connection, connection.cursor() as cursor:
                result = unit(PostgresTransaction(cursor, self._codec))
        except (errors.DataError, UnicodeEncodeError) as error:
            raise Refused(f"this cannot be stored: {type(error).__name__}") from error
        except (psycopg.Error, PoolTimeout) as error:
            raise self._unavailable(error) from error
        self.last_failure = ""
        return result

    def _unavailable(self, error: Exception) -> StorageUnavailable:
        what = getattr(error, "sqlstate", None) or type(error).__name__
        self.last_failure = f"{type(error).__name__} ({what})"  # the text of the error may quote a row
        _log.error("storage_unavailable", error=self.last_failure)
        return StorageUnavailable(f"the database did not commit: {self.last_failure}")
