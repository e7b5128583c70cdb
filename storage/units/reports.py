"""Every lead with what became of it, for reports and exports."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from bot.desk.rejected import Mistaken, is_a_reading
from bot.desk.report import Recorded
from bot.model import Owner, Rejected
from storage import statements as sql
from storage import statements_desk as desk
from storage import statements_outside as outside
from storage.codec import BOARD, KEPT, ORIGIN
from storage.statement import Record, Transaction, found
from storage.types import moment_out
from storage.units.held import Held, origin_of, remembered
from storage.units.lines import words_of
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


def mistaken(tx: Transaction) -> list[Mistaken]:
    """Return what reps took out as wrongly read, with the message it was read from, the oldest conversation first; tests are left out.

    A reading whose message is gone is left out too: without its words it teaches nothing.
    """
    return [one for some in readable(tx.all(desk.MENDED_IN, p_test=False), partial(_mistaken_in, tx)) for one in some]


def _mistaken_in(tx: Transaction, record: Record) -> tuple[Mistaken, ...]:
    held = Held(*found(tx.one(sql.CONVERSATION, p_id=record[0]), "conversation"))
    talk = remembered(tx, held)
    return tuple(_each_mistaken(tx, held, talk.language, [one for one in talk.rejected if is_a_reading(one)]))


def _each_mistaken(tx: Transaction, held: Held, language: str, rejected: list[Rejected]) -> Iterator[Mistaken]:
    lead = tx.one(sql.LEAD, p_id=held.id)
    for one in rejected:
        line = tx.one(outside.LINE, p_id=held.id, p_seq=one.answer.message)
        text = words_of(tx, held.id, one.answer.message, line[1]).text if line else ""
        if text:
            yield Mistaken(
                conversation=held.id,
                team=lead[0] if lead else held.team,
                flow=held.flow,
                language=language,
                region=origin_of(tx, held).visit.region,
                text=text,
                field=one.answer.field,
                wrong=one.answer.value,
                quote=one.answer.quote,
                source=one.answer.source,
                at=one.answer.at,
                by=one.by,
            )
