"""Who may be the same person or firm, by keyed hashes, and whom a rep joined. Nothing here merges rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import partial

from bot.desk.likeness import KINDS, Alike
from bot.model import Event, Message, Owner, Post
from storage import statements as core
from storage import statements_kin as sql
from storage.codec import BOARD
from storage.statement import Record, Transaction
from storage.statement import found as found_row
from storage.types import moment_in, moment_out
from storage.units.held import Held
from storage.units.readable import readable
from storage.units.traces import write_events

MOST = 50
"""Conversations that are looked at, the newest first."""

WIDEST = 100
"""Contacts of one person that are followed."""


def group(tx: Transaction, contact: str) -> set[str]:
    """Return the contacts that are the same person by what reps joined, this one among them."""
    found, ahead = {contact}, [contact]
    while ahead and len(found) < WIDEST:
        others = {other for (other,) in tx.all(sql.JOINED, p_contact=ahead.pop())} - found
        found |= others
        ahead += sorted(others)
    return found


def alike_of(tx: Transaction, conversation: str) -> list[Alike]:
    """Return what `alike` does, of a conversation by its id. Raise NotFound."""
    return alike(tx, Held(*found_row(tx.one(core.CONVERSATION, p_id=conversation), "conversation")))


def alike(tx: Transaction, held: Held) -> list[Alike]:
    """Return other conversations of perhaps the same person or firm: joined ones first, then by what is alike; tests are left out."""
    by: dict[str, set[str]] = defaultdict(set)
    for other, kind in tx.all(sql.ALIKE, p_id=held.id, p_limit=MOST * len(KINDS)):
        by[other].add(kind)
    same = group(tx, held.contact)
    for contact in sorted(same):
        for (other,) in tx.all(sql.OF_CONTACT, p_contact=contact, p_limit=MOST):
            by[other] |= set()
    by.pop(held.id, None)
    direct = {other for (other,) in tx.all(sql.JOINED, p_contact=held.contact)}
    records = [(*record, by[id]) for id in by if (record := tx.one(sql.OTHER, p_id=id)) is not None and not record[5]]
    found = readable(records, partial(_alike, tx, same, direct))
    ranked = sorted(found, key=lambda one: (not one.joined, *(kind not in one.by for kind in KINDS), -one.updated_at.timestamp()))
    return ranked[:MOST]


def _alike(tx: Transaction, same: set[str], direct: set[str], record: Record) -> Alike:
    id, contact, owner, rep, opted_out, _, updated_at, sealed, by = record
    card = tx.codec.open("lead", id, sealed, BOARD).card if sealed is not None else None
    return Alike(
        conversation=id,
        title=card.title if card else "",
        company=card.company if card else "",
        owner=Owner(owner),
        rep=rep,
        updated_at=moment_out(updated_at),
        opted_out=bool(opted_out),
        by=tuple(kind for kind in KINDS if kind in by),
        joined=contact in same,
        direct=contact in direct,
    )


def names(found: Iterable[Alike]) -> tuple[frozenset[str], frozenset[str]]:
    """Return (those that can be joined, those that can be taken apart)."""
    known = tuple(found)
    return frozenset(one.conversation for one in known if not one.joined), frozenset(one.conversation for one in known if one.direct)


def write_kin(tx: Transaction, held: Held, message: Message, post: Post) -> None:
    """Join or part the contacts of two conversations, and leave a trace in the other one too."""
    other = tx.one(sql.OTHER, p_id=post.kin)
    if other is None:
        return
    for one, two in ((held.contact, other[1]), (other[1], held.contact)):
        if post.joins:
            tx.run(sql.JOIN, contact=one, other=two, by=message.author, at=moment_in(message.at))
        else:
            tx.run(sql.PART, p_contact=one, p_other=two)
    event = Event(kind="joined" if post.joins else "parted", data={"rep": message.author, "with": held.id})
    write_events(tx, post.kin, moment_in(message.at), (event,))


def open_leads(tx: Transaction) -> Counter[str]:
    """Return how many people each rep has open leads of: two conversations of one person count once.

    The same person is who a rep joined, or who has the same e-mail address or phone number.
    """
    found = tx.all(sql.OPEN, p_test=False)
    often = Counter(hashed for _, _, email, phone in found for hashed in (email, phone) if hashed is not None)
    kin = {contact for (contact,) in tx.all(sql.KIN)}
    many: Counter[str] = Counter()
    perhaps: dict[str, list[set[object]]] = defaultdict(list)  # by rep: what those are known by of whom there may be another
    for rep, contact, email, phone in found:
        marks = {hashed for hashed in (email, phone) if hashed is not None and often[hashed] > 1}
        if marks or contact in kin:
            perhaps[rep].append({*marks, *(group(tx, contact) if contact in kin else (contact,))})
        else:
            many[rep] += 1
    for rep, marked in perhaps.items():
        many[rep] += len(_people(marked))
    return many


def _people(marked: Iterable[set[object]]) -> list[set[object]]:
    """Put those together that have anything in common."""
    people: list[set[object]] = []
    for marks in marked:
        same = [person for person in people if person & marks]
        people = [person for person in people if person not in same] + [marks.union(*same)]
    return people


def last_rep(tx: Transaction, held: Held) -> str:
    """Return the rep who last had another conversation of the same person by what reps joined, "" where nobody did."""
    found = (tx.one(sql.LAST_REP, p_contact=contact, p_id=held.id) for contact in group(tx, held.contact))
    return str(max((record for record in found if record), key=lambda record: record[1], default=("",))[0])
