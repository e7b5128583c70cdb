"""Effects on their way out: queued → sending → sent, cancelled or failed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from bot.desk import support
from bot.model import Effect, Event, Owner
from storage import statements as sql
from storage import statements_outside as outside
from storage.codec import Parcel
from storage.statement import Record, Transaction
from storage.types import moment_in
from storage.units import changes, deliveries, mails, places, second, threads
from storage.units.figures import TEAM
from storage.units.held import Doors, Held
from storage.units.parcels import Draft, effect_of, parcel_of, put
from storage.units.readable import readable
from storage.units.traces import write_events

_TOLD = frozenset({"say", "card", "edit", "note", "amend"})
"""Effects whose failure a person has to know: something did not reach the prospect, or does not stand before the team."""


def due(tx: Transaction, now: datetime, limit: int, full: Collection[str] = ()) -> tuple[list[Effect], list[Record]]:
    """Return what is due: of each conversation and place the oldest that is not over, if it is queued; and rows that cannot be read.

    Nothing for platforms that are `full`.
    """
    records = tx.all(sql.DUE, p_now=moment_in(now), p_limit=limit, p_full="".join(f",{name}," for name in full))
    effects = readable(records, partial(effect_of, tx))
    read = {effect.id for effect in effects}
    return effects, [record for record in records if record[0] not in read]


def set_aside(tx: Transaction, spoilt: Sequence[Record]) -> None:
    """Give up what cannot be read, so that what stands behind it leaves, and tell the desk."""
    for id, conversation, kind, platform, _, due_at, *_ in spoilt:
        if tx.run(sql.SET_STATE, p_id=id, p_was="queued", p_state="failed") and kind in _TOLD:
            write_events(tx, conversation, due_at, (Event(kind="not_reached", data={"effect": kind, "platform": platform}),))


def unsure(tx: Transaction) -> list[Effect]:
    """Return what was being sent."""
    return readable(tx.all(sql.UNSURE), partial(_with_before, tx))


def _with_before(tx: Transaction, record: Record) -> Effect:
    """Return an effect with what left before it, behind which it has to be looked for: the same may have been said just then."""
    id, conversation, *_, lane, _ = record
    before = tx.one(sql.LEFT_BEFORE, p_id=conversation, p_lane=lane, p_than=id)
    return replace(effect_of(tx, record), after=before[0] if before else "")


def begin(tx: Transaction, effect: Effect) -> Effect | None:
    """Mark it `sending` if it is still wanted, else cancel it; return it as it stands. One that somebody else began stays theirs."""
    held = tx.one(sql.LOCK_CONVERSATION, p_id=effect.conversation)  # the lock that a claim takes as well
    record = tx.one(sql.EFFECT, p_id=effect.id)
    if effect.conversation.startswith(TEAM):  # belongs to a team: there is nobody's word that could forbid it
        return _begun(tx, effect) if tx.run(sql.SET_STATE, p_id=effect.id, p_was="queued", p_state="sending") else None
    if held is None or record is None:  # erased
        return None
    state, by_bot, seq = record
    wanted = mails.still_wanted(tx, Held(*held), effect) if effect.kind == "mail" else not by_bot or _bot_may_say(Held(*held), seq)
    if state != "queued":
        return None
    tx.run(sql.SET_STATE, p_id=effect.id, p_was="queued", p_state="sending" if wanted else "cancelled")
    return _begun(tx, effect) if wanted else None


def _begun(tx: Transaction, effect: Effect) -> Effect | None:
    whole = tx.one(outside.WHOLE, p_id=effect.id)
    return effect_of(tx, whole) if whole else None


def _bot_may_say(held: Held, seq: int) -> bool:
    """Whether a sentence of the bot still holds. A turn that closes a conversation may say its last sentence."""
    return held.owner != Owner.REP and seq > held.hush_seq


def finish(tx: Transaction, doors: Doors, effect: Effect, ref: str) -> None:
    """Mark it sent, and the rep's message that it carried."""
    if not tx.run(sql.SENT, p_id=effect.id, p_ref=ref):
        return
    if effect.kind == "say":
        threads.mark(tx, _at(effect), effect.back, "sent")
    mails.became(tx, doors, effect, "mailed")


def _at(effect: Effect) -> threads.At:
    return threads.At(effect.conversation, effect.seq, moment_in(effect.due_at))


def stands(tx: Transaction, effect: Effect, ref: str) -> None:
    """Note what of it stands, while it is being sent."""
    tx.run(outside.STANDS, p_id=effect.id, p_ref=ref)


def retry(tx: Transaction, effect: Effect, due_at: datetime, error: str) -> None:
    """Put it back with a later time, one attempt more and the error."""
    _back(tx, effect, "queued", due_at, error)


def postpone(tx: Transaction, effect: Effect, due_at: datetime) -> None:
    """Let it wait for its place's turn."""
    tx.run(outside.POSTPONE, p_id=effect.id, p_due_at=moment_in(due_at))


def give_up(tx: Transaction, doors: Doors, effect: Effect, error: str, *, refused: datetime | None = None) -> None:
    """Mark it failed, with the error, an event for the desk, and a word to the rep whose words they were."""
    if not _back(tx, effect, "failed", effect.due_at, error):
        return
    if refused is not None:
        places.note(tx, effect, error, refused)
    if effect.platform == changes.PLATFORM:
        deliveries.failed(tx, effect)
    if effect.kind == "card":
        second.take(tx, doors, effect.conversation, moment_in(effect.due_at))
    if effect.kind in _TOLD or (effect.kind == "mail" and effect.mark == support.SUPPORT):
        event = Event(kind="not_reached", data={"effect": effect.kind, "platform": effect.platform})
        write_events(tx, effect.conversation, moment_in(effect.due_at), (event,))
    if effect.kind == "say":
        threads.mark(tx, _at(effect), effect.back, "failed")
    threads.whisper(tx, _at(effect), effect.back, effect.kind)
    mails.became(tx, doors, effect, "bounced")


def _back(tx: Transaction, effect: Effect, state: str, due_at: datetime, error: str) -> int:
    whole = tx.one(outside.WHOLE, p_id=effect.id)
    if whole is None:
        return 0
    parcel = replace(parcel_of(tx, effect.id, whole[7]), error=error)
    return tx.run(
        sql.QUEUE_AGAIN,
        p_id=effect.id,
        p_state=state,
        p_due_at=moment_in(due_at),
        p_sealed=tx.codec.shut("effect", effect.id, parcel),
    )


def repost(tx: Transaction, effect: Effect, now: datetime) -> None:
    """Have a new card posted in place of one that cannot be edited any more, with a link to it. What waits goes under the new one."""
    held = tx.one(sql.LOCK_CONVERSATION, p_id=effect.conversation)
    if held is None:
        return
    parcel = Parcel(place=effect.place, card=effect.card, before=effect.ref)
    put(tx, Draft(effect.conversation, effect.seq, "card", effect.platform, parcel), moment_in(now))
