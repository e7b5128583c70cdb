"""What all tables are made with."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, TextClause, text
from sqlmodel import Field, SQLModel

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Row(SQLModel):
    """What all tables share."""

    metadata: ClassVar[MetaData] = metadata


def number() -> Any:  # noqa: ANN401 - SQLModel's Field has no narrower type
    """A row number that the database gives; SQLite does so for INTEGER alone."""
    big = BigInteger().with_variant(Integer, "sqlite")
    return Field(default=None, sa_column=Column(big, primary_key=True, autoincrement=True))


_conditions: list[tuple[Index, TextClause]] = []


def partial(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    condition = text(where)
    index = Index(name, *columns, unique=unique, sqlite_where=condition)
    _conditions.append((index, condition))
    return index


def for_postgresql() -> None:
    """Say the conditions of partial indexes to PostgreSQL as well: naming its option loads its dialect, 2 MB that a file does without."""
    for index, condition in _conditions:
        index.dialect_kwargs["postgresql_where"] = condition
