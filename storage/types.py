"""Column types that mean the same on SQLite and PostgreSQL: a moment, and JSON as text.

The four functions are also what the hot path uses on the driver's cursor, so that both paths store the same bytes.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import orjson
from sqlalchemy import BigInteger, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from bot.model import Json

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def moment_in(value: datetime) -> int:
    """Return whole microseconds since 1970 UTC. Raise ValueError for a time without a zone: nobody knows when that is."""
    if value.tzinfo is None:
        raise ValueError("a time without a zone cannot be stored")
    return (value - EPOCH) // _MICROSECOND


def moment_out(value: int) -> datetime:
    """Return the aware UTC time of so many microseconds since 1970."""
    return EPOCH + timedelta(microseconds=value)


def json_in(value: object) -> str:
    """Return compact JSON text."""
    return orjson.dumps(value, default=dict).decode()


def json_out(value: str) -> Json:
    """Return what the JSON text says."""
    loaded: Json = orjson.loads(value)
    return loaded


class Moment(TypeDecorator[datetime]):
    """An aware time, kept as BIGINT microseconds UTC: neither driver can lose its zone."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else moment_in(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else moment_out(value)


class JsonText(TypeDecorator[Json]):
    """JSON as TEXT, the same on both databases; replaced whole, never edited in place."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Json, dialect: Dialect) -> str | None:
        return None if value is None else json_in(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Json:
        return None if value is None else json_out(value)
