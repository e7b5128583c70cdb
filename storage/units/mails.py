"""Mails about what a visitor did not see: the last one, whether one is still wanted, and what became of it."""

from __future__ import annotations

from bot.desk import mailing
from bot.errors import NotFound
from bot.model import Effect, Line
from bot.model.letter import Mailed
from storage import statements as sql
from storage import statements_mail as mail
from storage.statement import Record, Transaction
from storage.types import moment_in
from storage.units import pages
from storage.units.effects import show_owner
from storage.units.held import Doors, Held
from storage.units.parcels import parcel_of
from storage.units.traces import write_events


def lane_of(tx: Transaction, conversation: str, sort: str) -> bytes:
    """Return the lane of one sort of mail: another sort, and another address, does not wait for it."""
    return tx.codec.lane(f"mail:{sort}", conversation)


def last(tx: Transaction, conversation: str) -> Mailed | None:
    """Return the last mail about unseen lines that left or was refused for good."""
    return _mailed(tx, tx.one(mail.LAST, p_id=conversation, p_lane=lane_of(tx, conversation, mailing.UNREAD)))


def before(tx: Transaction, effect: Effect) -> Mailed | None:
    """Return the last such mail before this one."""
    lane = lane_of(tx, effect.conversation, mailing.UNREAD)
    return _mailed(tx, tx.one(mail.BEFORE, p_id=effect.conversation, p_lane=lane, p_than=effect.id))


def _mailed(tx: Transaction, record: Record | None) -> Mailed | None:
    if record is None:
        return None
    id, seq, state, due_at, sealed = record
    return Mailed(seq=seq, at=due_at / 1_000_000, place=parcel_of(tx, id, sealed).place, failed=state == "failed")


def unread(tx: Transaction, conversation: str) -> tuple[Line, ...]:
    """Return what counts for a mail and was not seen. () for a conversation that was erased."""
    try:
        return mailing.unread_of(pages.sheet(tx, conversation))
    except NotFound:
        return ()


def told_after(tx: Transaction, effect: Effect) -> int:
    """Return the line after which a mail begins: what an earlier mail carried is not sent again."""
    earlier = before(tx, effect)
    return 0 if earlier is None or earlier.failed else earlier.seq


def still_wanted(tx: Transaction, held: Held, effect: Effect) -> bool:
    """Tell whether a mail may leave: nobody opted out, and what it tells was not seen meanwhile."""
    if effect.mark != mailing.UNREAD:
        return True
    after = told_after(tx, effect)
    return not held.opted_out and any(after < line.seq <= effect.seq for line in unread(tx, held.id))


def became(tx: Transaction, doors: Doors, effect: Effect, kind: str) -> None:
    """Note what became of such a mail, for the desk and the card."""
    if effect.kind != "mail" or effect.mark != mailing.UNREAD:
        return
    held, now = tx.one(sql.LOCK_CONVERSATION, p_id=effect.conversation), moment_in(effect.due_at)
    if held is None:
        return
    write_events(tx, effect.conversation, now, (mailing.became(kind, effect.seq),))
    show_owner(tx, doors, Held(*held), now)
