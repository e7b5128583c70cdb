"""A statement written in SQLAlchemy Core and compiled once per dialect to SQL text, for the driver's own cursor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from operator import itemgetter
from typing import Any, Protocol

from sqlalchemy import Column, ColumnElement, Table, bindparam, literal_column
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import Dialect
from sqlalchemy.sql import ClauseElement

from bot.errors import NotFound
from storage.codec import Codec

Primitive = str | int | float | bool | bytes | None
Record = tuple[Any, ...]
"""A row as the driver gives it: the codec and the units know the columns' order."""


Places = Callable[[Mapping[str, Primitive]], tuple[Primitive, ...]]
"""Returns named values in the order of a text's places."""


class Statement:
    """SQL text per dialect; `sqlite` has ? parameters, `postgresql` %(name)s."""

    def __init__(self, core: ClauseElement, on_postgresql: Callable[[], ClauseElement] | None = None) -> None:
        self._core = core
        self._on_postgresql = on_postgresql or (lambda: core)

    @cached_property
    def _on_sqlite(self) -> tuple[str, tuple[str, ...]]:
        return _text(self._core, sqlite.dialect(paramstyle="qmark"))

    @cached_property
    def sqlite(self) -> str:
        """The text for sqlite3."""
        return self._on_sqlite[0]

    @property
    def places(self) -> tuple[str, ...]:
        """The names of its parameters, in the order of `sqlite`."""
        return self._on_sqlite[1]

    @cached_property
    def placed(self) -> Places:
        """Puts values in their places: given by name, sqlite3 takes as long to find them as to insert the row."""
        names = self.places
        return itemgetter(*names) if len(names) > 1 else lambda values: tuple(values[name] for name in names)

    @cached_property
    def postgresql(self) -> bytes:
        """The text for psycopg, which takes bytes as meant to be SQL."""
        from sqlalchemy.dialects.postgresql import psycopg  # 2 MB that a file database does not need

        return _text(self._on_postgresql(), psycopg.dialect())[0].encode()  # type: ignore[no-untyped-call]  # SQLAlchemy wrote no types there


def _text(core: ClauseElement, dialect: Dialect) -> tuple[str, tuple[str, ...]]:
    """Return the text, and the names of its parameters in order where the dialect numbers them."""
    compiled = core.compile(dialect=dialect)
    valued = sorted(name for name, value in compiled.params.items() if value is not None)
    if valued:  # a value inside would be lost, as only the text is kept
        raise ValueError(f"write {valued} as p(…) or lit(…)")
    return str(compiled), tuple(getattr(compiled, "positiontup", None) or ())


class Transaction(Protocol):
    """What a unit of work runs its statements on."""

    codec: Codec

    def one(self, statement: Statement, **values: Primitive) -> Record | None:
        """Return the first row, None when there is none."""
        ...

    def all(self, statement: Statement, **values: Primitive) -> list[Record]:
        """Return all rows."""
        ...

    def run(self, statement: Statement, **values: Primitive) -> int:
        """Return how many rows were changed."""
        ...


def found(record: Record | None, what: str) -> Record:
    """Return the record. Raise NotFound when there is none."""
    if record is None:
        raise NotFound(f"there is no such {what}")
    return record


def p(name: str, column: Column[Any] | None = None) -> ColumnElement[Any]:
    """Return a parameter. Its name begins with p_, as plain column names are taken by SET and VALUES."""
    return bindparam(f"p_{name}", type_=None if column is None else column.type)


def lit(value: str | int) -> ColumnElement[Any]:
    """Return a constant that stands in the text itself; partial indexes are used with constants only."""
    return literal_column(f"'{value}'" if isinstance(value, str) else str(value))


def table(row: Any) -> Table:  # noqa: ANN401 - SQLModel adds __table__ at run time
    """Return the Core table of an SQLModel class."""
    found_table: Table = row.__table__
    return found_table


def insert(into: Table) -> Statement:
    """Return an insert of all columns that the database does not number itself."""
    return Statement(into.insert().values(_values(into)).inline())


def add(into: Table) -> Statement:
    """Return an insert that does nothing when the row, or one equal on a unique key, is there."""
    values = _values(into)

    def there() -> ClauseElement:
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(into).values(values).on_conflict_do_nothing()

    return Statement(sqlite.insert(into).values(values).on_conflict_do_nothing(), there)


def put(into: Table, *, keep: tuple[str, ...] = ()) -> Statement:
    """Return an insert that replaces the row of the same primary key, the columns `keep` excepted."""
    keys = [column.name for column in into.primary_key]
    changed = [c.name for c in into.columns if c.name not in (*keys, *keep)]
    here = sqlite.insert(into).values(_values(into))

    def there() -> ClauseElement:
        from sqlalchemy.dialects import postgresql

        insert = postgresql.insert(into).values(_values(into))
        return insert.on_conflict_do_update(index_elements=keys, set_={name: insert.excluded[name] for name in changed})

    return Statement(here.on_conflict_do_update(index_elements=keys, set_={name: here.excluded[name] for name in changed}), there)


def _values(into: Table) -> dict[str, Any]:
    return {c.name: bindparam(c.name, type_=c.type) for c in into.columns if c.autoincrement is not True}
