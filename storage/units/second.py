"""A team's second way: a card that did not arrive in time goes there, once, and nobody is mentioned twice."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.model import Effect, Event, Owner
from storage import statements as sql
from storage import statements_second as second
from storage.codec import BOARD, Parcel
from storage.statement import Transaction
from storage.types import moment_in
from storage.units import threads
from storage.units.held import Doors, Held
from storage.units.parcels import Draft, put
from storage.units.traces import write_events

WITHIN = timedelta(seconds=60)
"""How long a card has to arrive."""

CARD = "card"
"""`Effect.mark` of a mail that stands for a card."""


def divert(tx: Transaction, doors: Doors, now: datetime) -> int:
    """Send what waits too long the second way; return how many cards that were. One whose place is only busy waits on."""
    than = f"{moment_in(now - WITHIN):014x}"
    troubled = {lane for (lane,) in tx.all(second.TROUBLED)}
    waiting = [(id, lane) for id, lane, attempts in tx.all(second.WAITING, p_than=than) if attempts or lane in troubled]
    stuck = dict.fromkeys(id for id, _ in (*waiting, *tx.all(second.SENDING, p_than=than)))
    return sum(take(tx, doors, id, moment_in(now)) for id in stuck)


def take(tx: Transaction, doors: Doors, conversation: str, now: int) -> bool:
    """Send a conversation's card its team's second way, if it has one and the card did not take it yet, and nobody has the lead."""
    record, row = tx.one(sql.LEAD, p_id=conversation), tx.one(sql.LOCK_CONVERSATION, p_id=conversation)
    if record is None or row is None:
        return False
    held, (team, sealed) = Held(*row), record
    if held.test or held.owner in (Owner.REP, Owner.CLOSED):
        return False
    card = tx.codec.open("lead", held.id, sealed, BOARD).card
    went = [platform for platform, place in doors.second(team) if _go(tx, held, platform, Parcel(place=place, card=card), now)]
    write_events(tx, held.id, now, (Event(kind="second_way", data={"team": team, "platform": platform}) for platform in went))
    return bool(went)


def _go(tx: Transaction, held: Held, platform: str, parcel: Parcel, now: int) -> bool:
    lane = _lane(tx, held.id, platform, parcel.place)
    if platform == "mail":
        if tx.one(second.MAILED, p_id=held.id, p_lane=lane) is not None:
            return False
        put(tx, Draft(held.id, held.seq, "mail", platform, Parcel(place=parcel.place, mark=CARD), lane=lane), now)
        return True
    if tx.one(sql.CARD_THERE, p_id=held.id, p_lane=lane) is not None:
        return False
    put(tx, Draft(held.id, held.seq, "card", platform, parcel), now)
    threads.tell_so_far(tx, held, platform, parcel.place, now + 1)  # later than the card, which its id says
    return True


def _lane(tx: Transaction, conversation: str, platform: str, place: str) -> bytes:
    return tx.codec.lane(f"mail:{CARD}:{place}", conversation) if platform == "mail" else tx.codec.lane(platform, place)


def hushed(tx: Transaction, doors: Doors, effect: Effect, now: datetime) -> bool:
    """Tell whether what leaves for the sales side mentions nobody, because it was told on the other way.

    On the second way once the card stands on the first; on the first what comes late, where the card went the second way meanwhile.
    """
    conversation = effect.conversation
    record = tx.one(sql.LEAD, p_id=conversation)
    seconds = {_lane(tx, conversation, *way) for way in doors.second(record[0])} if record else set()
    if not seconds:
        return False
    records = tx.all(second.ARRIVED, p_id=conversation)
    stand, leaving = ({lane for lane, state in records if state in states} for states in (("sent",), ("sent", "sending")))
    if tx.codec.lane(effect.platform, effect.place) in seconds:
        firsts = {_lane(tx, conversation, *way) for way in doors.cards(record[0])} if record else set()
        return bool(stand & firsts)
    return bool(leaving & seconds) and effect.id < f"{moment_in(now - WITHIN):014x}"
