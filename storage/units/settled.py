"""Open questions that were answered, with what the prospect was told."""

from __future__ import annotations

from bot.desk.drafted import Settled
from bot.model import Kind, Who
from storage import statements as sql
from storage import statements_outside as outside
from storage.codec import ASKED
from storage.statement import Transaction
from storage.types import moment_out
from storage.units.lines import words_of


def settled(tx: Transaction, id: str) -> list[Settled]:
    """Return the open questions of a conversation that were answered, the last one first, with what the prospect was told."""
    answers = _answers(tx, id)
    return [
        Settled(
            number=number,
            text=tx.codec.open("question", f"{id}:{number}", sealed, ASKED).text,
            team=team,
            answer=answers[number],
            by=by,
            at=moment_out(at),
        )
        for number, team, at, by, sealed in tx.all(sql.QUESTIONS, p_id=id)
        if number in answers
    ]


def _answers(tx: Transaction, id: str) -> dict[int, str]:
    """Return what answered each question. A press that was refused is followed by no line of its words."""
    said: dict[int, str] = {}
    for seq, _, _, kind, _, sealed in tx.all(sql.ENTERED, p_id=id):
        words = words_of(tx, id, seq, sealed) if kind == Kind.SETTLE_QUESTION else None
        line = tx.one(outside.LINE, p_id=id, p_seq=seq + 1) if words else None
        if words and line and line[0] == Who.REP:  # what became of it, where its author changed it later
            said[words.about] = words_of(tx, id, seq + 1, line[1]).text
    return said
