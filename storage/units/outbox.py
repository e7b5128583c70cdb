"""Effects on their way out: queued → sending → sent, cancelled or failed."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from bot.model import Effect, Event, Owner
from storage import statements as sql
from storage.codec import PARCEL, Parcel
from storage.statement import Record, Transaction
from storage.types import moment_in, moment_out
from storage.units.held import Held
from storage.units.readable import readable
from storage.units.traces import write_events


def due(tx: Transaction, now: datetime, limit: int) -> list[Effect]:
    """Return what is due: of each conversation and place the oldest that is not over, if it is queued."""
    return readable(tx.all(sql.DUE, p_now=moment_in(now), p_limit=limit), partial(_effect, tx))


def unsure(tx: Transaction) -> list[Effect]:
    """Return what was being sent."""
    return readable(tx.all(sql.UNSURE), partial(_effect, tx))


def _effect(tx: Transaction, record: Record) -> Effect:
    id, conversation, kind, platform, attempts, due_at, ref, sealed, lane = record
    parcel = _parcel(tx, id, sealed)
    if kind == "edit" and not ref:
        card = tx.one(sql.CARD_REF, p_id=conversation, p_lane=lane)
        ref = card[0] if card else ""
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
        ref=ref,
    )


def _parcel(tx: Transaction, id: str, sealed: bytes) -> Parcel:
    return tx.codec.open("effect", id, sealed, PARCEL)


def begin(tx: Transaction, effect: Effect) -> bool:
    """Mark it `sending` if it is still wanted, else cancel it. One that somebody else has begun stays theirs."""
    held = tx.one(sql.LOCK_CONVERSATION, p_id=effect.conversation)  # the lock that a claim takes as well
    record = tx.one(sql.EFFECT, p_id=effect.id)
    if held is None or record is None:  # erased
        return False
    state, by_bot, seq = record
    wanted = not by_bot or _bot_may_say(Held(*held), seq)
    if state == "queued":
        tx.run(sql.SET_STATE, p_id=effect.id, p_was="queued", p_state="sending" if wanted else "cancelled")
    return wanted and bool(state == "queued")


def _bot_may_say(held: Held, seq: int) -> bool:
    """Whether a sentence of the bot still holds. A turn that closes a conversation may say its last sentence."""
    return held.owner != Owner.REP and seq > held.hush_seq


def finish(tx: Transaction, effect: Effect, ref: str) -> None:
    """Mark it sent."""
    tx.run(sql.SENT, p_id=effect.id, p_ref=ref)


def retry(tx: Transaction, effect: Effect, due_at: datetime, error: str) -> None:
    """Put it back with a later time, one attempt more and the error."""
    _back(tx, effect, "queued", due_at, error)


def give_up(tx: Transaction, effect: Effect, error: str) -> None:
    """Mark it failed, with the error and an event for the desk."""
    if _back(tx, effect, "failed", effect.due_at, error):
        event = Event(kind="not_reached", data={"effect": effect.kind, "platform": effect.platform})
        write_events(tx, effect.conversation, moment_in(effect.due_at), (event,))


def _back(tx: Transaction, effect: Effect, state: str, due_at: datetime, error: str) -> int:
    parcel = Parcel(place=effect.place, say=effect.say, card=effect.card, error=error)
    return tx.run(
        sql.QUEUE_AGAIN,
        p_id=effect.id,
        p_state=state,
        p_due_at=moment_in(due_at),
        p_sealed=tx.codec.shut("effect", effect.id, parcel),
    )
