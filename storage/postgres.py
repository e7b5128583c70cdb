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
Unit = Callable[[Transaction], T]
Run = Callable[[psycopg.Connection[Any], Unit[T]], T]

CONNECTIONS = 8
"""Units at once; docs/storage.md says what was measured."""

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
        self._closing = False
        self._pool = pool
        self._codec = codec
        self._threads = ThreadPoolExecutor(CONNECTIONS, thread_name_prefix="storage")

    @classmethod
    async def connected(cls, url: URL, codec: Codec) -> Self:
        """Open the pool. Raise StorageUnavailable when no connection is to be had."""
        address = url.render_as_string(hide_password=False)
        pool: ConnectionPool[psycopg.Connection[Any]] = ConnectionPool(
            address,
            kwargs={"autocommit": True},
            min_size=1,
            max_size=CONNECTIONS,
            timeout=CONNECTION_WAIT,
            open=False,
            name="storage",
        )
        try:
            await asyncio.to_thread(pool.open, wait=True, timeout=CONNECTION_WAIT * 5)
        except PoolTimeout as error:
            raise StorageUnavailable("the database cannot be reached") from error
        return cls(pool, codec)

    async def write(self, unit: Unit[T]) -> T:
        """Run the unit in a transaction and return what it returned once that is committed."""
        return await self._in_thread(self._transact, unit)

    async def read(self, unit: Unit[T]) -> T:
        """Run a unit that only reads; each statement sees what is committed by then."""
        return await self._in_thread(self._look, unit)

    async def close(self) -> None:
        """Let running units end, then close the pool."""
        self._closing = True
        await asyncio.to_thread(self._threads.shutdown, wait=True)
        await asyncio.to_thread(self._pool.close)

    async def _in_thread(self, run: Run[T], unit: Unit[T]) -> T:
        if self._closing:
            raise StorageUnavailable("the store is closed")
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._persist, run, unit)

    def _transact(self, connection: psycopg.Connection[Any], unit: Unit[T]) -> T:
        committing = False
        try:
            with connection.transaction(), connection.cursor() as cursor:
                result = unit(PostgresTransaction(cursor, self._codec))
                committing = True
        except psycopg.OperationalError as error:
            if connection.broken and not committing:
                raise _Lost from error
            raise
        return result

    def _look(self, connection: psycopg.Connection[Any], unit: Unit[T]) -> T:
        try:
            with connection.cursor() as cursor:
                return unit(PostgresTransaction(cursor, self._codec))
        except psycopg.OperationalError as error:
            if connection.broken:
                raise _Lost from error
            raise

    def _persist(self, run: Run[T], unit: Unit[T]) -> T:
        """Run the unit, again where it is sure that nothing of it was committed."""
        for tries_left in reversed(range(TRIES)):
            try:
                with self._pool.connection() as connection:
                    result = run(connection, unit)
                self.last_failure = ""
                return result
            except (errors.DataError, UnicodeEncodeError) as error:
                raise Refused(f"this cannot be stored: {type(error).__name__}") from error
            except (*_BROKEN_OFF, _Lost) as error:
                if not tries_left:
                    raise self._unavailable(error) from error
                if isinstance(error, _Lost):  # the server was restarted: the pool's other connections are dead as well
                    self._pool.check()
            except (psycopg.Error, PoolTimeout) as error:
                raise self._unavailable(error) from error
        raise AssertionError("the last try returns or raises")

    def _unavailable(self, error: Exception) -> StorageUnavailable:
        what = getattr(error, "sqlstate", None) or type(error.__cause__ or error).__name__
        self.last_failure = f"{type(error).__name__} ({what})"  # the text of the error may quote a row
        _log.error("storage_unavailable", error=self.last_failure)
        return StorageUnavailable(f"the database did not commit: {self.last_failure}")


class _Lost(Exception):
    """The connection died before the COMMIT of its unit was asked for."""
