"""Published flow versions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.errors import Refused
from bot.ports import FlowVersion
from storage import statements_library as sql
from storage.codec import FILES, parsed
from storage.statement import Record, Transaction, found
from storage.statements import TOUCH_REVISION
from storage.types import json_in, moment_in, moment_out


def live(tx: Transaction, flow: str) -> FlowVersion | None:
    """Return the live version, None when none was published."""
    record = tx.one(sql.LIVE, p_flow=flow)
    return None if record is None else _version(record)


def version(tx: Transaction, flow: str, number: int) -> FlowVersion:
    """Return one version. Raise NotFound."""
    return _version(found(tx.one(sql.VERSION, p_flow=flow, p_version=number), f"version {number} of the flow {flow}"))


def publish(tx: Transaction, flow: str, files: Mapping[str, str], *, note: str, by: str, now: datetime) -> FlowVersion:
    """Store the files as the next version and make it live."""
    tx.run(TOUCH_REVISION)  # one after the other: there may be no row of this flow to lock
    newest = tx.one(sql.NEWEST_VERSION, p_flow=flow)
    number = (newest[0] if newest else 0) + 1
    tx.run(sql.NONE_LIVE, p_flow=flow)
    tx.run(
        sql.INSERT_VERSION,
        flow=flow,
        version=number,
        note=note,
        by=by,
        at=moment_in(now),
        live=True,
        files=json_in(files),
    )
    return FlowVersion(flow=flow, version=number, files=dict(files), note=note, by=by, at=now, live=True)


def back(tx: Transaction, flow: str) -> FlowVersion:
    """Make the version before the live one live again. Raise Refused when there is none."""
    tx.run(TOUCH_REVISION)
    now_live = tx.one(sql.LIVE, p_flow=flow)
    before = None if now_live is None else tx.one(sql.VERSION_BEFORE, p_flow=flow, p_version=now_live[1])
    if before is None:
        raise Refused(f"the flow {flow} has no earlier version to go back to")
    tx.run(sql.NONE_LIVE, p_flow=flow)
    tx.run(sql.MAKE_LIVE, p_flow=flow, p_version=before[1], p_live=True)
    return version(tx, flow, before[1])


def history(tx: Transaction, flow: str) -> list[FlowVersion]:
    """Return all versions, newest first, without their files."""
    return [_version((*record, "{}")) for record in tx.all(sql.HISTORY, p_flow=flow)]


def _version(record: Record) -> FlowVersion:
    flow, number, note, by, at, is_live, text = record
    files = parsed(text, FILES, "flow_version", f"{flow}:{number}")
    return FlowVersion(
        flow=flow,
        version=number,
        files=files,
        note=note,
        by=by,
        at=moment_out(at),
        live=bool(is_live),
    )
