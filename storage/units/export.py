"""All that the database has of a person, in the clear: the rows that `erase` deletes, and their events, which stay."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Boolean, LargeBinary, Table

from bot.model import Json
from storage import statements_erase as sql
from storage.codec import UnreadableRow
from storage.seal import SealBroken
from storage.statement import Record, Transaction
from storage.statements import contact, conversation, event
from storage.types import JsonText, Moment, json_out, moment_out

_ANYTHING: TypeAdapter[dict[str, Any]] = TypeAdapter(dict[str, Any])
"""What is sealed is shown as it stands, also what another version wrote."""


def export(tx: Transaction, contacts: Collection[str]) -> Mapping[str, Json]:
    """Return `contacts` and `conversations`, each with the rows of the other tables that hang on them, by table."""
    conversations = [id for one in contacts for id, _, _ in tx.all(sql.CONVERSATIONS, p_contact=one)]
    return {
        "contacts": [_with(tx, contact, sql.OF_CONTACT, id) for id in contacts],
        "conversations": [_with(tx, conversation, (*sql.OF_CONVERSATION, event), id) for id in conversations],
    }


def _with(tx: Transaction, of: Table, others: Iterable[Table], id: str) -> Mapping[str, Json]:
    """Return a row of the table `of` with the others that hang on it; without those where there are none."""
    beside: dict[str, list[Json]] = {
        str(one.name): [_row(tx, one, record) for record in tx.all(sql.WHOLE[one.name], p_id=id)] for one in others
    }
    mine = [_row(tx, of, record) for record in tx.all(sql.WHOLE[of.name], p_id=id)]
    return {**(mine[0] if mine else {}), **{name: rows for name, rows in beside.items() if rows}}


def _row(tx: Transaction, of: Table, record: Record) -> Mapping[str, Json]:
    """Return a row's columns by name; what is sealed stands beside them."""
    columns = dict(zip(of.columns.keys(), record, strict=True))
    row = {str(column.name): _plain(column.type, columns[column.name]) for column in of.columns if not isinstance(column.type, LargeBinary)}
    if "sealed" not in columns:
        return row
    key = ":".join(str(columns[column.name]) for column in of.primary_key.columns)
    try:
        sealed: dict[str, Any] = tx.codec.open(of.name, key, bytes(columns["sealed"]), _ANYTHING)
        return {**row, **sealed}
    except (UnreadableRow, SealBroken):
        return {**row, "unreadable": True}


def _plain(kind: object, value: Json) -> Json:
    if isinstance(kind, Moment) and isinstance(value, int):
        return moment_out(value).isoformat()
    if isinstance(kind, Boolean):  # SQLite has none
        return bool(value)
    return json_out(value) if isinstance(kind, JsonText) and isinstance(value, str) else value
