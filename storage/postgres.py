"""PostgreSQL: the same units over a pool of synchronous connections, each in a thread while a unit runs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
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
"""Tries of a unit that was broken off before its COMMIT."""

_log = structlog.get_logger(__name__)
_FOR_ANOTHERS_SAKE = (errors.DeadlockDetected, errors.SerializationFailure)


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


class Postgres:
    """A PostgreSQL database."""

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
            if committing:
                raise
            raise _BrokenOff from error
        return result

    def _look(self, connection: psycopg.Connection[Any], unit: Unit[T]) -> T:
        try:
            with connection.cursor() as cursor:
                return unit(PostgresTransaction(cursor, self._codec))
        except psycopg.OperationalError as error:
            raise _BrokenOff from error

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
            except _BrokenOff as error:
                if not tries_left:
                    raise self._unavailable(error) from error
                if not isinstance(error.__cause__, _FOR_ANOTHERS_SAKE):
                    self._pool.check()  # the server was restarted, perhaps: then the other connections are dead as well
            except (psycopg.Error, PoolTimeout) as error:
                raise self._unavailable(error) from error
        raise AssertionError("the last try returns or raises")

    def _unavailable(self, error: Exception) -> StorageUnavailable:
        what = getattr(error, "sqlstate", None) or type(error.__cause__ or error).__name__
        self.last_failure = f"{type(error).__name__} ({what})"  # the text of the error may quote a row
        _log.error("storage_unavailable", error=self.last_failure)
        return StorageUnavailable(f"the database did not commit: {self.last_failure}")


class _BrokenOff(Exception):
    """Deadlock, a cut connection, a restart: all before the COMMIT of the unit was asked for, so nothing of it was written."""
