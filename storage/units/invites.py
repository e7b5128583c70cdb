"""Mails that tell the prospect's calendar of a booking: one for each of its versions, to the address that is known by then."""

from __future__ import annotations

from bot.desk.invited import INVITED
from bot.model import Turn
from storage import statements_mail as sql
from storage.codec import Parcel
from storage.statement import Transaction
from storage.units import mails
from storage.units.held import Doors, Held
from storage.units.parcels import Draft, parcel_of, put


def invite(tx: Transaction, doors: Doors, held: Held, turn: Turn, now: int) -> None:
    """Have a booking mailed that this turn changed, or whose address it learned; what still waits to be sent is replaced.

    Who never got an invitation gets no cancellation either.
    """
    meeting, address = turn.talk.meeting, turn.talk.answers.get("email")
    if not doors.mails or held.test or held.opted_out or meeting is None or not meeting.number or address is None:
        return
    if not turn.meets and not any(answer.field == "email" for answer in (turn.reading.answers if turn.reading else ())):
        return
    lane, uid = mails.lane_of(tx, held.id, INVITED), meeting.uid(held.id)
    told = _told(tx, held.id, lane)
    parcel = Parcel(place=str(address.value), mark=INVITED, to=uid, standing=f"{uid} {meeting.sequence}")
    tx.run(sql.REPLACE, p_id=held.id, p_lane=lane)
    known = told is not None and told.to == uid
    if (told is not None and (told.place, told.standing) == (parcel.place, parcel.standing)) or (meeting.start is None and not known):
        return
    put(tx, Draft(held.id, held.seq, "mail", "mail", parcel, lane=lane), now)


def _told(tx: Transaction, conversation: str, lane: bytes) -> Parcel | None:
    """Return the last of these mails that left."""
    record = tx.one(sql.LAST, p_id=conversation, p_lane=lane)
    return None if record is None else parcel_of(tx, record[0], record[4])
