"""By what a conversation is found again: keyed hashes, beside the sealed rows."""

from __future__ import annotations

from functools import partial

from bot.desk.likeness import keys
from bot.model import Talk
from storage import statements as core
from storage import statements_kin as sql
from storage.codec import KEPT_TALK
from storage.statement import Transaction
from storage.units.readable import legible

FILLED = "likeness"
"""What a database notes when the conversations from before are found as well."""

BATCH = 200
"""Conversations to a transaction, so that nobody who writes waits long."""


def write(tx: Transaction, conversation: str, talk: Talk) -> None:
    """Write it as it stands now."""
    tx.run(sql.FORGET, p_id=conversation)
    for kind, value in keys(talk.answers):
        tx.run(sql.ADD, conversation=conversation, kind=kind, hash=tx.codec.lookup(f"like:{kind}", value))


def is_filled(tx: Transaction) -> bool:
    """Tell whether nothing is left to be filled."""
    return tx.one(core.MARK, p_name=FILLED) is not None


def fill(tx: Transaction, after: str, limit: int = BATCH) -> tuple[int, str]:
    """Write it for some of the conversations behind `after` that nothing finds; return how many are found now, and the last one looked at.

    "" where none was left: that is noted. A talk that cannot be read is left out.
    """
    records, filled = tx.all(sql.UNFOUND, p_after=after, p_limit=limit), 0
    for id, number, sealed in records:
        talk = legible(partial(tx.codec.open, "turn", f"{id}:{number}", sealed, KEPT_TALK), None)
        if talk is not None and keys(talk.talk.answers):
            write(tx, id, talk.talk)
            filled += 1
    if not records:
        tx.run(core.ADD_MARK, name=FILLED, value=b"")
    return filled, records[-1][0] if records else ""
