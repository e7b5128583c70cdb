"""Every change of a lead, written for the webhook in the transaction that makes it."""

from __future__ import annotations

from collections.abc import Mapping

import orjson

from bot.desk.changes import Seen, changes, erased, told
from bot.model import Json, Owner, Say
from storage import statements as sql
from storage import statements_desk as desk
from storage.codec import BOARD, Parcel
from storage.statement import Transaction
from storage.types import moment_out
from storage.units.held import Doors, Held, origin_of
from storage.units.parcels import Draft, put
from storage.units.readable import legible

PLATFORM = "webhook"


def seen(tx: Transaction, doors: Doors, held: Held) -> Seen | None:
    """Return the lead as it stands; None where nobody has to hear of changes: without a webhook, and in a rep's own try."""
    if not doors.webhook or held.test:
        return None
    lead, offered = tx.one(sql.LEAD, p_id=held.id), tx.one(desk.OFFERED_TO, p_id=held.id)
    record = tx.one(sql.CONVERSATION, p_id=held.id)
    return Seen(
        conversation=held.id,
        platform=held.platform,
        flow=held.flow,
        owner=Owner(held.owner),
        rep=held.rep,
        team=held.team,
        opted_out=bool(held.opted_out),
        created_at=moment_out(held.created_at),
        card=legible(lambda: tx.codec.open("lead", held.id, lead[1], BOARD).card, None) if lead else None,
        offered_to=offered[0] if offered else "",
        close_reason=origin_of(tx, Held(*record)).close_reason if record else "",
    )


def tell(tx: Transaction, doors: Doors, before: Seen | None, after: Held, now: int) -> None:
    """Put what happened since `before` into the outbox, in a lane of the lead's own, so that its order holds."""
    now_seen = seen(tx, doors, after) if before else None
    if before is None or now_seen is None:
        return
    for number, kind in enumerate(changes(before, now_seen)):
        what = told(kind, before, now_seen, moment_out(now), after.version + 1)
        draft = Draft(after.id, after.seq, "sync", PLATFORM, _parcel(what), lane=tx.codec.lane(PLATFORM, after.id))
        put(tx, draft, now + number, wait=-number)  # all are due now; their ids grow in their order


def heard_of(tx: Transaction, doors: Doors, conversation: str) -> bool:
    """Tell whether the webhook was told of this conversation."""
    record = tx.one(sql.CONVERSATION, p_id=conversation) if doors.webhook else None
    return record is not None and not Held(*record).test and tx.one(sql.LEAD, p_id=conversation) is not None


def tell_erased(tx: Transaction, conversation: str, under: str, now: int) -> None:
    """Put into the outbox, as nobody's conversation but `under`, that this one is erased."""
    lane = tx.codec.lane(PLATFORM, conversation)
    put(tx, Draft(under, 0, "sync", PLATFORM, _parcel(erased(conversation, moment_out(now))), lane=lane), now)


def _parcel(what: Mapping[str, Json]) -> Parcel:
    return Parcel(place="", say=Say(text=orjson.dumps(what).decode()))
