"""Timers: what is due becomes a message, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from bot.model import Kind, Message
from storage import statements as sql
from storage.statement import Record, Transaction
from storage.types import moment_in, moment_out
from storage.units import lines

UNDECIDED = timedelta(seconds=60)
"""A timer that a rule decides on stays until that decision commits, and rings again after this time if none did."""

UNKNOWN = timedelta(hours=1)
"""How long a timer of a kind that nobody here knows is left alone."""

_KINDS = frozenset(kind.value for kind in Kind)
_log = structlog.get_logger(__name__)


def ring(tx: Transaction, now: datetime, limit: int) -> list[Message]:
    """Turn what is due into messages. Those that wait for a turn are written here and their timer is gone with the commit;
    the others keep theirs until `decide` commits, which drops it, so that a crash between loses no deadline."""
    rung = []
    for record in tx.all(sql.RINGING, p_now=moment_in(now), p_limit=limit):
        if record[1] not in _KINDS:
            _put_off(tx, record, now)
        elif (message := _ring(tx, record, now)) is not None:
            rung.append(message)
    return rung


def _put_off(tx: Transaction, record: Record, now: datetime) -> None:
    """Let a timer of another version's kind stand in nobody's way; it is kept for the version that knows it."""
    _log.error("timer_of_unknown_kind", conversation=record[0], kind=record[1])
    tx.run(sql.RING_AGAIN, p_id=record[0], p_kind=record[1], p_now=moment_in(now), p_ring_at=moment_in(now + UNKNOWN))


def _ring(tx: Transaction, record: Record, now: datetime) -> Message | None:
    conversation, kind, due_at, step, platform = record
    message = Message(
        conversation=conversation,
        platform=platform,
        event_id=f"timer:{conversation}:{kind}:{due_at}",
        kind=Kind(kind),
        at=now,
        about=step,
    )
    return _wait(tx, message, now) if message.kind.waits_for_turn else _hand_out(tx, message, now)


def _wait(tx: Transaction, message: Message, now: datetime) -> Message | None:
    """Write the message and drop the timer; None when another process was first."""
    at = moment_in(now)
    record = tx.one(sql.NEXT_SEQ, p_id=message.conversation, p_now=at)  # locks the conversation before its timer
    if record is None or not tx.run(sql.RUNG, p_id=message.conversation, p_kind=message.kind.value, p_now=at):
        return None
    message = replace(message, seq=record[0])
    return message if lines.add_message(tx, message, seq=message.seq, state="waiting") else None


def _hand_out(tx: Transaction, message: Message, now: datetime) -> Message | None:
    later = moment_in(now + UNDECIDED)
    mine = tx.run(
        sql.RING_AGAIN,
        p_id=message.conversation,
        p_kind=message.kind.value,
        p_now=moment_in(now),
        p_ring_at=later,
    )
    return message if mine else None


def forget_rung(tx: Transaction, message: Message) -> None:
    """Drop the timer that a message came from, now that it is being decided."""
    source, _, due_at = message.event_id.rpartition(":")
    if source == f"timer:{message.conversation}:{message.kind.value}" and due_at.isdigit():
        tx.run(sql.DROP_RUNG, p_id=message.conversation, p_kind=message.kind.value, p_due_at=int(due_at))


def next_due(tx: Transaction) -> datetime | None:
    """Return when the earliest timer rings."""
    record = tx.one(sql.NEXT_DUE)
    return None if record is None or record[0] is None else moment_out(record[0])
