"""A database remembers which master key it was sealed with, so that it is never opened with another."""

from __future__ import annotations

from storage import statements as sql
from storage.seal import NoMasterKey
from storage.statement import Transaction, found

_NAME = "master_key"


def check_key(tx: Transaction) -> None:
    """Note the key of a new database. Raise NoMasterKey when the database knows another: nothing in it would open."""
    mine = tx.codec.lookup("master_key", "")
    tx.run(sql.ADD_MARK, name=_NAME, value=mine)
    (known,) = found(tx.one(sql.MARK, p_name=_NAME), "mark")
    if known != mine:
        raise NoMasterKey("the database was sealed with another master key: bring back the key of then (HANDRAISER_KEY, or handraiser.key)")
