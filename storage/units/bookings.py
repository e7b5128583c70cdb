"""Whose time is kept for which conversation: a row for each quarter of an hour, unique, so that no time is given twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from bot.model import Owner
from bot.model.diary import Place, Stretch
from storage import statements
from storage import statements_booking as sql
from storage import statements_desk as desk
from storage.statement import Transaction, found
from storage.types import moment_in, moment_out
from storage.units.held import Held

QUARTER = timedelta(minutes=15)
_QUARTER = 15 * 60 * 1_000_000


class Taken(Exception):
    """Somebody else has one of the times: the unit is rolled back, and the turn is decided again on what is free now."""


def keep(tx: Transaction, conversation: str, wanted: Sequence[Place], now: int) -> None:
    """Keep these times for a conversation, and no others. Raise Taken where somebody else has one of them.

    What somebody else's offer held is free again once its time has passed. The order is the same in every transaction.
    """
    tx.run(sql.RELEASE, p_id=conversation)
    for seat, quarter, until in sorted(_quarters(wanted), key=lambda one: one[:2]):
        tx.run(sql.RELEASE_EXPIRED, p_seat=seat, p_quarter=quarter, p_now=now)
        if not tx.run(sql.KEEP, seat=seat, quarter=quarter, conversation=conversation, until=until):
            raise Taken


def _quarters(wanted: Sequence[Place]) -> Iterator[tuple[str, int, int | None]]:
    """Yield (seat, quarter, until) once for each quarter of an hour; one that is booked is not merely held."""
    found: dict[tuple[str, int], int | None] = {}
    for place in sorted(wanted, key=lambda one: one.until is None):
        first, last = moment_in(place.begins) // _QUARTER, -(-moment_in(place.ends) // _QUARTER)
        until = None if place.until is None else moment_in(place.until)
        found.update({(place.seat, number * _QUARTER): until for number in range(first, last)})
    return ((seat, quarter, until) for (seat, quarter), until in found.items())


def taken(tx: Transaction, seat: str, but: str, now: datetime) -> tuple[Stretch, ...]:
    """Return the quarters of a seat that are booked, or held for another conversation than `but`."""
    records = tx.all(sql.TAKEN, p_seat=seat, p_id=but, p_now=moment_in(now), p_begins=moment_in(now) - _QUARTER)
    starts = (moment_out(quarter) for (quarter,) in records)
    return tuple((start, start + QUARTER) for start in starts)


def rep_of(tx: Transaction, conversation: str) -> tuple[str, str]:
    """Return who has the lead, or whose turn it is ("": nobody's in particular), and the team. Raise NotFound."""
    held = Held(*found(tx.one(statements.CONVERSATION, p_id=conversation), "conversation"))
    if held.owner == Owner.REP:
        return held.rep, held.team
    record = tx.one(desk.OFFERED_TO, p_id=conversation)
    return (record[0] if record else ""), held.team
