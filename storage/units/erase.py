"""A person's rows: found, counted, deleted, and what has to be taken away outside.

What is left to do outside belongs to no conversation any more: it is put out as a team's is, each in a lane of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import product

from bot.ports import Erasure, Kept, Person
from storage import statements_erase as sql
from storage import statements_kin as kinships
from storage.codec import PERSON, Parcel
from storage.codec import Person as Told
from storage.statement import Statement, Transaction
from storage.statements import contact, conversation
from storage.types import moment_in, moment_out
from storage.units import changes, kin
from storage.units.figures import TEAM
from storage.units.held import Doors
from storage.units.parcels import Draft, parcel_of, put
from storage.units.readable import legible

ERASED = TEAM + "erased"
"""What stands where a conversation's id would in what is to be done outside afterwards."""


CALENDAR = "calendar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """One thing that stands outside: a message on the sales side, or an entry in a rep's calendar."""

    platform: str
    place: str  # the channel, or the rep
    ref: str  # what the platform calls it


def find(tx: Transaction, by: str, value: str) -> list[Person]:
    """Return whom an id, an address or a number leads to, then whoever a rep joined with them."""
    found = dict.fromkeys(_FOUND[by](tx, value)) if by in _FOUND else {}
    joined = dict.fromkeys(other for one in found for other in sorted(kin.group(tx, one)) if other not in found)
    people = [_person(tx, one, joined=one in joined) for one in (*found, *joined)]
    return [person for person in people if person is not None]


def _by_id(tx: Transaction, id: str) -> Iterable[str]:
    record = tx.one(sql.OF_ID, p_id=id)
    return (record[0] if record else id,)


def _by_hash(kind: str, statement: Statement) -> Callable[[Transaction, str], Iterable[str]]:
    """Find by what the contact has now, and by what was said in a conversation of theirs."""

    def found(tx: Transaction, value: str) -> Iterable[str]:
        yield from (one for (one,) in tx.all(statement, p_hash=tx.codec.lookup(kind, value)))
        yield from (one for (one,) in tx.all(sql.BY_LIKENESS, p_kind=kind, p_hash=tx.codec.lookup(f"like:{kind}", value)))

    return found


_FOUND: Mapping[str, Callable[[Transaction, str], Iterable[str]]] = {
    "id": _by_id,
    "email": _by_hash("email", sql.BY_EMAIL),
    "phone": _by_hash("phone", sql.BY_PHONE),
}


def _person(tx: Transaction, id: str, *, joined: bool) -> Person | None:
    record = tx.one(sql.PERSON, p_id=id)
    if record is None:
        return None
    told = legible(lambda: tx.codec.open("contact", id, record[1], PERSON), Told())
    began = tuple((talk, platform, moment_out(at)) for talk, platform, at in tx.all(sql.CONVERSATIONS, p_contact=id))
    return Person(contact=id, name=told.name, email=told.email, phone=told.phone, conversations=began, joined=joined)


def weigh(tx: Transaction, doors: Doors, contacts: Collection[str]) -> Erasure:
    """Return what would go."""
    conversations = [id for one in contacts for id, _, _ in tx.all(sql.CONVERSATIONS, p_contact=one)]
    theirs = _theirs(tx, doors, contacts, conversations)
    return _each(tx, theirs, lambda table, id: int((tx.one(sql.COUNT[table], p_id=id) or (0,))[0]))


def erase(tx: Transaction, doors: Doors, contacts: Collection[str], now: datetime) -> tuple[Erasure, tuple[str, ...]]:
    """Delete everything of these contacts; return what went, and the ids of their conversations.

    The conversations are locked first, so that whoever is about to write into one finds it gone instead.
    """
    conversations = [record[0] for one in sorted(contacts) for record in tx.all(sql.LOCK, p_contact=one)]
    return _delete(tx, _theirs(tx, doors, contacts, conversations), now), tuple(conversations)


def page(tx: Transaction, after: str, limit: int) -> list[Kept]:
    """Return the conversations whose ids come next."""
    return [Kept(id=id, flow=flow, changed_at=moment_out(at)) for id, flow, at in tx.all(sql.PAGE, p_after=after, p_limit=limit)]


def expire(tx: Transaction, doors: Doors, old: Mapping[str, datetime], now: datetime) -> tuple[str, ...]:
    """Delete those of these conversations that have not changed since their time; a contact goes with their last one. Return whose went."""
    found = {id: tx.one(sql.OLD, p_id=id, p_before=moment_in(before)) for id, before in sorted(old.items())}
    contacts = {id: record[0] for id, record in found.items() if record is not None}
    gone = [one for one in dict.fromkeys(contacts.values()) if all(id in contacts for id, _, _ in tx.all(sql.CONVERSATIONS, p_contact=one))]
    _delete(tx, _theirs(tx, doors, gone, contacts), now)
    return tuple(contacts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Theirs:
    """A person's contacts and conversations, what stands outside, and of which conversations the webhook was told."""

    contacts: Collection[str]
    conversations: Collection[str]
    outside: Collection[Outside]
    told: Collection[str]


def _theirs(tx: Transaction, doors: Doors, contacts: Collection[str], conversations: Collection[str]) -> Theirs:
    return Theirs(
        contacts=contacts,
        conversations=conversations,
        outside=tuple(_outside(tx, conversations)),
        told=tuple(id for id in conversations if changes.heard_of(tx, doors, id)),
    )


def _delete(tx: Transaction, theirs: Theirs, now: datetime) -> Erasure:
    """Delete these rows, and have what stands outside taken away."""
    for mine in theirs.contacts:
        for (other,) in tx.all(kinships.JOINED, p_contact=mine):
            tx.run(kinships.PART, p_contact=other, p_other=mine)  # the row the other way; ours goes with the contact
    gone = _each(tx, theirs, lambda table, id: tx.run(sql.DELETE[table], p_id=id))
    for one in theirs.outside:
        _take_away(tx, one, moment_in(now))
    for id in theirs.told:
        changes.tell_erased(tx, id, ERASED, moment_in(now))
    return gone


def _each(tx: Transaction, theirs: Theirs, act: Callable[[str, str], int]) -> Erasure:
    """Do it with the rows of each table, and return how many there were."""
    rows: Counter[str] = Counter()
    for ids, tables in ((theirs.conversations, (*sql.OF_CONVERSATION, conversation)), (theirs.contacts, (*sql.OF_CONTACT, contact))):
        for id, table in product(ids, tables):
            rows[table.name] += act(table.name, id)
    return Erasure(
        rows=dict(rows),
        shown=dict(Counter(one.platform for one in theirs.outside if one.platform != CALENDAR)),
        calendars=dict(Counter(one.place for one in theirs.outside if one.platform == CALENDAR)),
        events=sum((tx.one(sql.EVENTS, p_id=id) or (0,))[0] for id in theirs.conversations),
        told=len(theirs.told),
    )


def _outside(tx: Transaction, conversations: Collection[str]) -> Iterator[Outside]:
    """Yield each thing once, as far as its row can be read."""
    found: dict[Outside, None] = {}
    for one in conversations:
        for platform, ref, id, sealed in tx.all(sql.SHOWN, p_id=one):
            found[Outside(platform=platform, place=_parcel(tx, id, sealed).place, ref=ref)] = None
        for id, sealed in tx.all(sql.ENTRIES, p_id=one):
            parcel = _parcel(tx, id, sealed)
            found[Outside(platform=CALENDAR, place=parcel.place, ref=parcel.to)] = None
    yield from found


def _parcel(tx: Transaction, id: str, sealed: bytes) -> Parcel:
    return legible(partial(parcel_of, tx, id, sealed), Parcel(place=""))


def _take_away(tx: Transaction, one: Outside, now: int) -> None:
    """Have it taken away; one that cannot be holds up no other."""
    lane = tx.codec.lane(f"erased:{one.platform}", f"{one.place}\0{one.ref}")
    if one.platform == CALENDAR:  # where nothing is booked in the conversation, the entry is taken out
        put(tx, Draft(ERASED, 0, "sync", one.platform, Parcel(place=one.place, to=one.ref), lane=lane), now)
    else:
        put(tx, Draft(ERASED, 0, "withdraw", one.platform, Parcel(place=one.place), lane=lane, ref=one.ref), now)
