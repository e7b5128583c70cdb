"""SQLite: units of work in one transaction after another, many units to a commit.

The SQL of a unit runs on the loop's thread, which alone uses the connection while it does; BEGIN that has to wait for another
process, and COMMIT with its fsync, run in the writer's thread, during which the next group gathers. One thread for SQL and loop
measured better than a thread of its own (docs/decisions/003): sqlite3 releases the GIL at each statement and then waits to have
it back. Reads have a connection of their own and see what is committed.
"""

from __future__ import annotations

import asyncio
import queue
import sqlite3
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import structlog

from bot.errors import Refused, StorageUnavailable
from storage.codec import Codec
from storage.statement import Primitive, Record, Statement, Transaction

T = TypeVar("T")
Unit = Callable[[Transaction], T]

GROUP = 64
"""Units to a commit at most, so that the first of them does not wait long."""

LOCK_WAIT = 2.0
"""Seconds to wait for another process that holds the lock; short of the 3 s in which platforms want their answer."""

_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "cache_size=-8192", "temp_store=MEMORY", "secure_delete=ON")
_log = structlog.get_logger(__name__)


class SqliteTransaction:
    """Runs statements on a connection of sqlite3."""

    def __init__(self, connection: sqlite3.Connection, codec: Codec) -> None:
        self.codec = codec
        self._execute = connection.execute

    def one(self, statement: Statement, **values: Primitive) -> Record | None:
        rows = self._execute(statement.sqlite, statement.placed(values)).fetchall()
        return rows[0] if rows else None

    def all(self, statement: Statement, **values: Primitive) -> list[Record]:
        return self._execute(statement.sqlite, statement.placed(values)).fetchall()

    def run(self, statement: Statement, **values: Primitive) -> int:
        return self._execute(statement.sqlite, statement.placed(values)).rowcount


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Open the file with our settings. Raise StorageUnavailable when it is none of ours, or not to be opened."""
    if sqlite3.sqlite_version_info < (3, 35):
        raise StorageUnavailable(f"SQLite {sqlite3.sqlite_version} is too old: 3.35 or later is needed")
    try:
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, cached_statements=256)
        connection.execute(f"PRAGMA busy_timeout={int(LOCK_WAIT * 1000)}")
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        if read_only:
            connection.execute("PRAGMA query_only=ON")
    except sqlite3.Error as error:
        raise StorageUnavailable(f"{path.name}: {error}") from error
    return connection


class _Job:
    """A unit with the future of whoever waits for it."""

    __slots__ = ("error", "future", "result", "unit")

    def __init__(self, unit: Unit[Any], future: asyncio.Future[Any]) -> None:
        self.unit = unit
        self.future = future
        self.result: Any = None
        self.error: BaseException | None = None

    def settle(self) -> None:
        if self.future.done():  # whoever asked has gone
            return
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.result)


class Writer:
    """The one connection that writes. Bound to the loop that made it."""

    def __init__(self, path: Path, codec: Codec) -> None:
        self.last_failure = ""
        self.commits = 0
        self._connection = connect(path)
        self._connection.execute("PRAGMA busy_timeout=0")
        self._transaction = SqliteTransaction(self._connection, codec)
        self._loop = asyncio.get_running_loop()
        self._waiting: deque[_Job] = deque()
        self._busy = False  # a group is scheduled, or its BEGIN or COMMIT is in the thread
        self._idle = asyncio.Event()
        self._idle.set()
        self._closing = False
        self._errands: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._serve, name="storage-writer", daemon=True)
        self._thread.start()

    def submit(self, unit: Unit[T]) -> asyncio.Future[T]:
        """Return the future of the unit's result, done once it is committed."""
        if self._closing:
            raise StorageUnavailable("the store is closed")
        future: asyncio.Future[T] = self._loop.create_future()
        self._waiting.append(_Job(unit, future))
        if not self._busy:
            self._busy = True
            self._idle.clear()
            self._loop.call_soon(self._take_group)
        return future

    async def close(self) -> None:
        """Commit what waits, then close the connection."""
        self._closing = True
        await self._idle.wait()
        self._errands.put(None)
        await asyncio.to_thread(self._thread.join)
        self._connection.close()

    def _serve(self) -> None:
        while (errand := self._errands.get()) is not None:
            errand()

    def _take_group(self) -> None:
        """Run a group of what waits; on the loop's thread."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.Error:
            self._errands.put(self._wait_for_lock)  # with patience, where it delays nobody
            return
        self._run_group()

    def _run_group(self) -> None:
        jobs: list[_Job] = []
        try:
            while self._waiting and len(jobs) < GROUP:
                jobs.append(self._waiting.popleft())
                self._run(jobs[-1])
        except sqlite3.Error as error:  # it took the whole transaction with it
            failed = error
            self._errands.put(lambda: self._give_up(jobs, failed))
            return
        self._errands.put(lambda: self._commit(jobs))

    def _run(self, job: _Job) -> None:
        """Run one unit under a savepoint. Raise sqlite3.Error when nothing of the group can be kept."""
        execute = self._connection.execute
        execute("SAVEPOINT unit")
        try:
            job.result = job.unit(self._transaction)
        except sqlite3.DatabaseError as error:
            if not self._connection.in_transaction or not isinstance(error, _OWN_FAULTS):
                raise
            job.error = _translated(error)
        except UnicodeEncodeError:
            job.error = Refused("this cannot be stored: it holds half a surrogate pair, which is no character")
        except Exception as error:  # whoever waits for the unit gets it
            job.error = error
        if job.error is not None:
            execute("ROLLBACK TO unit")
        execute("RELEASE unit")

    # in the writer's thread

    def _wait_for_lock(self) -> None:
        try:
            self._connection.execute(f"PRAGMA busy_timeout={int(LOCK_WAIT * 1000)}")
            try:
                self._connection.execute("BEGIN IMMEDIATE")
            finally:
                self._connection.execute("PRAGMA busy_timeout=0")  # the loop's thread never waits
        except sqlite3.Error as error:
            self._give_up([], error)
            return
        self._loop.call_soon_threadsafe(self._run_group)

    def _commit(self, jobs: list[_Job]) -> None:
        try:
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._give_up(jobs, error)
            return
        self.commits += 1
        self.last_failure = ""
        self._loop.call_soon_threadsafe(self._done, jobs)

    def _give_up(self, jobs: list[_Job], error: sqlite3.Error) -> None:
        try:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        except sqlite3.Error as another:
            error = another
        self._loop.call_soon_threadsafe(self._failed, jobs, error)

    # on the loop's thread again

    def _failed(self, jobs: list[_Job], error: sqlite3.Error) -> None:
        if not jobs:  # the lock was not to be had: that holds for all who wait
            jobs, self._waiting = list(self._waiting), deque()
        self.last_failure = str(error)
        _log.error("storage_unavailable", error=str(error), units=len(jobs))
        for job in jobs:
            job.error = _translated(error)
        self._done(jobs)

    def _done(self, jobs: list[_Job]) -> None:
        for job in jobs:
            job.settle()
        if self._waiting:
            self._take_group()
        else:
            self._busy = False
            self._idle.set()


_OWN_FAULTS = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.DataError, sqlite3.NotSupportedError)


def _translated(error: sqlite3.Error) -> StorageUnavailable:
    unavailable = StorageUnavailable(f"the database did not commit: {error}")
    unavailable.__cause__ = error
    return unavailable


class Sqlite:
    """A SQLite database: a writer, and a connection that reads on the loop's thread."""

    def __init__(self, path: Path, codec: Codec) -> None:
        self._writer = Writer(path, codec)
        self._reader = connect(path, read_only=True)
        self._view = SqliteTransaction(self._reader, codec)

    @property
    def last_failure(self) -> str:
        """What the last commit failed of, "" when it did not fail."""
        return self._writer.last_failure

    async def write(self, unit: Unit[T]) -> T:
        """Run the unit in a transaction and return what it returned once that is committed."""
        return await self._writer.submit(unit)

    async def read(self, unit: Unit[T]) -> T:
        """Run a short unit that only reads."""
        try:
            return unit(self._view)
        except sqlite3.Error as error:
            raise _translated(error) from error
        except UnicodeEncodeError as error:
            raise Refused("this cannot be found: it holds half a surrogate pair, which is no character") from error

    async def close(self) -> None:
        """Commit what waits and close."""
        await self._writer.close()
        self._reader.close()
