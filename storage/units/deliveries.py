"""Changes of leads that the webhook did not take: set aside where people see them, and sent again when they say so."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import orjson

from bot.errors import NotFound
from bot.model import Effect
from bot.ports import Undelivered
from storage import statements_desk as desk
from storage.statement import Record, Transaction
from storage.types import moment_in, moment_out
from storage.units.changes import PLATFORM
from storage.units.parcels import parcel_of
from storage.units.readable import readable

FAILED = "failed"
"""What stands as the ref of one that failed: refs have an index, so that asking for these is cheap."""


def failed(tx: Transaction, effect: Effect) -> None:
    """Note that a delivery was given up."""
    tx.run(desk.SYNC_FAILED, p_id=effect.id, p_ref=FAILED)


def undelivered(tx: Transaction) -> list[Undelivered]:
    """Return what was given up, oldest first."""
    return readable(tx.all(desk.UNDELIVERED, p_platform=PLATFORM, p_ref=FAILED), partial(_undelivered, tx))


def _undelivered(tx: Transaction, record: Record) -> Undelivered:
    id, conversation, attempts, due_at, sealed = record
    parcel = parcel_of(tx, id, sealed)
    what = orjson.loads(parcel.say.text) if parcel.say else {}
    return Undelivered(
        id=id, conversation=conversation, change=str(what.get("type", "")), attempts=attempts, error=parcel.error, at=moment_out(due_at)
    )


def deliver_again(tx: Transaction, id: str, now: datetime) -> None:
    """Let one that was given up leave again, under the same id. Raise NotFound where there is none."""
    if not tx.run(desk.SYNC_AGAIN, p_id=id, p_platform=PLATFORM, p_was=FAILED, p_due_at=moment_in(now)):
        raise NotFound(f"no delivery {id[:40]} has failed")
