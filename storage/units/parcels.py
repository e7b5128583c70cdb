"""Effects as rows: written, found again, read back."""

from __future__ import annotations

import secrets
from itertools import count
from typing import NamedTuple

from bot.model import Effect
from storage import statements as sql
from storage import statements_outside as outside
from storage.codec import PARCEL, Parcel
from storage.statement import Record, Transaction
from storage.types import moment_out

_within = count()
"""What one transaction writes has one time; this keeps its order."""


def new_id(now: int) -> str:
    """Return 24 characters that grow with the time `now` in microseconds, and within it; Discord takes a nonce of 25 at most."""
    return f"{now:014x}{next(_within) & 0xFFFF:04x}{secrets.token_hex(3)}"


class Draft(NamedTuple):
    """An effect before it is a row."""

    conversation: str
    seq: int
    kind: str
    platform: str
    parcel: Parcel
    by_bot: bool = False
    lane: bytes = b""  # b"": of its place
    ref: str = ""


def put(tx: Transaction, draft: Draft, due: int, *, wait: int = 0) -> str:
    """Write an effect that is due at `due`, or `wait` microseconds later; return its id."""
    id = new_id(due)
    tx.run(
        sql.INSERT_EFFECT,
        id=id,
        conversation=draft.conversation,
        seq=draft.seq,
        kind=draft.kind,
        platform=draft.platform,
        lane=draft.lane or tx.codec.lane(draft.platform, draft.parcel.place),
        state="queued",
        by_bot=draft.by_bot,
        attempts=0,
        due_at=due + wait,
        ref=draft.ref,
        sealed=tx.codec.shut("effect", id, draft.parcel),
    )
    return id


def parcel_of(tx: Transaction, id: str, sealed: bytes) -> Parcel:
    """Return the sealed part of an effect."""
    return tx.codec.open("effect", id, sealed, PARCEL)


def effect_of(tx: Transaction, record: Record) -> Effect:
    """Return an effect from `statements.EFFECT_COLUMNS`, with the refs that are known by now."""
    id, conversation, kind, platform, attempts, due_at, ref, sealed, lane, seq = record
    parcel = parcel_of(tx, id, sealed)
    card = _card(tx, conversation, lane) if kind in ("edit", "note") else ""
    changes = _ref_of(tx, parcel.of) if parcel.of else ""
    return Effect(
        id=id,
        conversation=conversation,
        kind=kind,
        platform=platform,
        place=parcel.place,
        say=parcel.say,
        card=parcel.card,
        attempts=attempts,
        due_at=moment_out(due_at),
        ref=ref or changes or parcel.before or (card if kind == "edit" else ""),
        thread=parcel.thread or (card if kind == "note" else ""),
        to=parcel.to,
        mark=parcel.mark,
        seq=seq,
        buttons=parcel.buttons,
        back=parcel.back,
    )


def _card(tx: Transaction, conversation: str, lane: bytes) -> str:
    record = tx.one(sql.CARD_REF, p_id=conversation, p_lane=lane)
    return record[0] if record else ""


def _ref_of(tx: Transaction, id: str) -> str:
    record = tx.one(outside.REF_OF, p_id=id)
    return record[0] if record else ""
