"""By what a conversation is found again: keyed hashes, beside the sealed rows."""

from __future__ import annotations

from bot.desk.likeness import keys
from bot.model import Talk
from storage import statements_kin as sql
from storage.statement import Transaction


def write(tx: Transaction, conversation: str, talk: Talk) -> None:
    """Write it as it stands now."""
    tx.run(sql.FORGET, p_id=conversation)
    for kind, value in keys(talk.answers):
        tx.run(sql.ADD, conversation=conversation, kind=kind, hash=tx.codec.lookup(f"like:{kind}", value))
