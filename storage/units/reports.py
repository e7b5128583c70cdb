"""Every lead with what became of it, for reports and exports."""

from __future__ import annotations

from functools import partial

from bot.desk.report import Recorded
from bot.model import Owner
from storage import statements as sql
from storage import statements_desk as desk
from storage.codec import BOARD, KEPT, ORIGIN
from storage.statement import Record, Transaction
from storage.types import moment_out
from storage.units.readable import readable

HOLDS = 0.5
"""Strength from which a signal is one, as `bot.signals.intent.HOLDS`; a signal of a flow may have another threshold of its own."""


def record(tx: Transaction) -> list[Recorded]:
    """Return every lead as it stands, the oldest first; tests are left out."""
    return readable(tx.all(desk.ALL_LEADS, p_test=False), partial(_recorded, tx))


def _recorded(tx: Transaction, record: Record) -> Recorded:
    id, platform, flow, owner, rep, team, offered_to, posted, updated, origin, card = record
    return Recorded(
        conversation=id,
        platform=platform,
        flow=flow,
        team=team,
        owner=Owner(owner),
        rep=rep,
        offered_to=offered_to,
        posted_at=moment_out(posted),
        updated_at=moment_out(updated),
        close_reason=tx.codec.open("conversation", id, origin, ORIGIN).close_reason,
        card=tx.codec.open("lead", id, card, BOARD).card,
        signals=_signals(tx, id),
    )


def _signals(tx: Transaction, id: str) -> tuple[str, ...]:
    """Return the signals that held at some time, by what was remembered after each turn."""
    kept = (tx.codec.open("turn", f"{id}:{number}", sealed, KEPT).talk.signals for number, _, _, _, sealed in tx.all(sql.TURNS, p_id=id))
    return tuple(sorted({name for signals in kept for name, strength in signals.items() if strength >= HOLDS}))
