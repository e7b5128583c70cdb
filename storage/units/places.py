"""Places of the sales side that refused cards for good: noted for the next start, sealed, one row a place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter

from bot.model import Effect
from storage import statements as sql
from storage import statements_second as second
from storage.statement import Record, Transaction
from storage.units.readable import readable


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """The sealed part of such a mark."""

    platform: str
    place: str
    why: str
    since: datetime


REFUSED = TypeAdapter(Refused)

_MARK = "refused/"


def note(tx: Transaction, effect: Effect, why: str, now: datetime) -> None:
    """Note that a place refuses; what was noted first stays."""
    name = _name(tx, effect)
    value = Refused(platform=effect.platform, place=effect.place, why=why, since=now)
    tx.run(sql.ADD_MARK, name=name, value=tx.codec.shut("mark", name, value))


def forget(tx: Transaction, effect: Effect) -> None:
    """Forget it, as the place is well."""
    tx.run(second.DROP_MARK, p_name=_name(tx, effect))


def _name(tx: Transaction, effect: Effect) -> str:
    return _MARK + tx.codec.lane(effect.platform, effect.place).hex()


def noted(tx: Transaction) -> list[tuple[str, str, str, datetime]]:
    """Return (platform, place, why, since) of each."""

    def read(record: Record) -> tuple[str, str, str, datetime]:
        one = tx.codec.open("mark", record[0], record[1], REFUSED)
        return one.platform, one.place, one.why, one.since

    return readable(tx.all(second.REFUSED), read)
