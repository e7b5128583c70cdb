"""What was decided, on what: every turn of a conversation, so that it can be taken again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from bot.model import Owner, Reading, Scene, Talk, Thought
from storage import statements as sql
from storage.codec import EVENT_DATA, KEPT, KEPT_THOUGHT, Basis
from storage.statement import Record, Transaction, found
from storage.types import moment_in, moment_out
from storage.units.held import Held, conversation_of, origin_of
from storage.units.lines import message_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """One turn as it was taken, or one decision that changed what is remembered."""

    number: int
    at: datetime
    upto: int
    scene: Scene  # what it was decided on; nothing waits in the scene of a press or a rep's words
    reading: Reading | None
    talk: Talk  # what was remembered after it
    thought: Thought | None = None  # what a model was asked and answered


def past(tx: Transaction, id: str) -> list[Past]:
    """Return the turns of a conversation, oldest first. Raise NotFound."""
    held = Held(*found(tx.one(sql.CONVERSATION, p_id=id), "conversation"))
    messages = {record[0]: record for record in tx.all(sql.ENTERED, p_id=id)}
    turns, before = [], Talk()
    for record in tx.all(sql.TURNS, p_id=id):
        turns.append(_past(tx, held, record, before, messages))
        before = turns[-1].talk
    return turns


def _past(tx: Transaction, held: Held, record: Record, before: Talk, messages: dict[int, Record]) -> Past:
    number, version, upto, at, sealed = record
    kept = tx.codec.open("turn", f"{held.id}:{number}", sealed, KEPT)
    basis = kept.basis or Basis(owner=Owner.BOT, rep="", team="", opted_out=False, waiting=())
    conversation = replace(
        conversation_of(held, origin_of(tx, held).visit),
        owner=Owner(basis.owner),
        rep=basis.rep,
        team=basis.team,
        opted_out=basis.opted_out,
        version=version,
    )
    waiting = tuple(message_of(tx, held.id, messages[seq]) for seq in basis.waiting if seq in messages)
    scene = Scene(conversation=conversation, talk=before, waiting=waiting, beside=basis.beside, diary=basis.diary, reached=basis.reached)
    return Past(number=number, at=moment_out(at), upto=upto, scene=scene, reading=basis.reading, talk=kept.talk, thought=basis.thought)


def thoughts(tx: Transaction, id: str) -> list[Thought]:
    """Return what came of each turn's question to a model, oldest first."""
    records = tx.all(sql.TURNS, p_id=id)
    kept = (tx.codec.open("turn", f"{id}:{number}", sealed, KEPT_THOUGHT) for number, _, _, _, sealed in records)
    return [one.basis.thought for one in kept if one.basis and one.basis.thought]


def spent(tx: Transaction, day: date) -> int:
    """Return what the model's calls of a day (UTC) cost, in millionths of a dollar."""
    from bot.brain.ledger import EVENT, cost  # a house without a model does without

    begins = datetime(day.year, day.month, day.day, tzinfo=UTC)
    records = tx.all(sql.MODEL_EVENTS, p_begins=moment_in(begins), p_ends=moment_in(begins + timedelta(days=1)))
    return cost((EVENT, EVENT_DATA.validate_json(data) if isinstance(data, str | bytes) else data) for (data,) in records).micros
