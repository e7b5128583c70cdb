"""What a person was written unasked, over all of their conversations; read when a timer rings that would write again."""

from __future__ import annotations

from bot.model import Owner, Reached
from storage import statements_desk as desk
from storage import statements_reached as sql
from storage.codec import EVENT_DATA, parsed
from storage.statement import Transaction
from storage.units import kin
from storage.units.held import Held

MOST = 50
"""Conversations of one person that are looked into, the newest first."""


def of(tx: Transaction, held: Held) -> Reached:
    """Return it for the person of a conversation: their contact, and whoever gave the same address or number."""
    others = _theirs(tx, held)
    mine = (held.id, held.owner, held.opted_out)
    at = [moment for id, _, _ in (mine, *others) for moment in _written(tx, id)]
    heard = tx.one(sql.HEARD, p_id=held.id)
    return Reached(
        at=tuple(sorted(at)),
        heard_at=heard[0] / 1_000_000 if heard and heard[0] is not None else 0.0,
        silenced=bool(held.opted_out) or any(opted_out for _, _, opted_out in others),
        held=any(owner == Owner.REP for _, owner, _ in others),
    )


def _theirs(tx: Transaction, held: Held) -> list[tuple[str, str, bool]]:
    found: dict[str, tuple[str, str, bool]] = {}
    for contact in kin.group(tx, held.contact):  # and whom a rep joined
        found |= {record[0]: tuple(record) for record in tx.all(sql.OF_CONTACT, p_contact=contact, p_limit=MOST)}
        hashes = tx.one(desk.HASHES, p_id=contact) or (None, None)
        for statement, value in zip((sql.OF_EMAIL, sql.OF_PHONE), hashes, strict=True):
            if value is not None:
                found |= {record[0]: tuple(record) for record in tx.all(statement, p_hash=value, p_limit=MOST)}
    return [(id, owner, bool(opted_out)) for id, owner, opted_out in found.values() if id != held.id]


def _written(tx: Transaction, conversation: str) -> list[float]:
    """Return when we wrote in a conversation, epoch seconds."""
    records = tx.all(sql.UNASKED, p_id=conversation)
    return [at / 1_000_000 for at, data in records if parsed(data, EVENT_DATA, "event", conversation).get("said", True)]
