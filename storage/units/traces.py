"""What turns and decisions leave beside their lines: the talk, events, timers, questions, the lead, the contact."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from bot.desk.likeness import FIELDS as LIKE
from bot.model import Event, Kind, Lead, OpenQuestion, Talk, TimerSet, Turn
from bot.ports import Moved
from storage import statements as sql
from storage import statements_desk as desk
from storage.codec import EVENT_DATA, PERSON, Asked, Basis, Board, Kept, Person, parsed
from storage.statement import Transaction
from storage.types import json_in, moment_in, moment_out
from storage.units import likeness
from storage.units.held import Held

_CONTACT_FIELDS = frozenset({"name", "email", "phone"})


def write_talk(tx: Transaction, held: Held, talk: Talk, basis: Basis, *, upto: int, at: int) -> None:
    """Write what is remembered from now on as the next turn, with what it was decided on."""
    number = held.turn + 1
    tx.run(
        sql.INSERT_TURN,
        conversation=held.id,
        number=number,
        version=held.version,
        upto=upto,
        at=at,
        sealed=tx.codec.shut("turn", f"{held.id}:{number}", Kept(talk=talk, basis=basis)),
    )
    for question in talk.questions:
        _add_question(tx, held.id, question)


def _add_question(tx: Transaction, conversation: str, question: OpenQuestion) -> None:
    tx.run(
        sql.ADD_QUESTION,
        conversation=conversation,
        number=question.number,
        team=question.team,
        asked_at=moment_in(question.asked_at),
        due_at=moment_in(question.due_at),
        answered_at=None,
        answered_by="",
        sealed=tx.codec.shut("question", f"{conversation}:{question.number}", Asked(text=question.text)),
    )


def write_events(tx: Transaction, conversation: str, at: int, events: Iterable[Event]) -> None:
    """Write what happened."""
    for event in events:
        tx.run(sql.INSERT_EVENT, conversation=conversation, at=at, kind=event.kind, data=json_in(event.data))


def last_move(tx: Transaction, conversation: str) -> Moved | None:
    """Return the last change of owner, None where there was none."""
    record = tx.one(desk.LAST_MOVE, p_id=conversation)
    if record is None:
        return None
    return Moved(at=moment_out(record[0]), data=parsed(record[1], EVENT_DATA, "event", conversation))


def write_timers(tx: Transaction, conversation: str, timers: Iterable[TimerSet]) -> None:
    """Set, move or cancel timers; the claim deadline stands on the lead as well."""
    for timer in timers:
        if timer.due_at is None:
            tx.run(sql.DROP_TIMER, p_id=conversation, p_kind=timer.kind.value)
        else:
            due, kind = moment_in(timer.due_at), timer.kind.value
            tx.run(
                sql.ADD_TIMER if timer.keep else sql.PUT_TIMER,
                conversation=conversation,
                kind=kind,
                due_at=due,
                ring_at=due,
                step=timer.step,
            )
        if timer.kind is Kind.CLAIM_DEADLINE:
            _set_claim_by(tx, conversation, timer.due_at)


def _set_claim_by(tx: Transaction, conversation: str, claim_by: datetime | None) -> None:
    tx.run(sql.SET_CLAIM_BY, p_id=conversation, p_claim_by=None if claim_by is None else moment_in(claim_by))


def write_lead(tx: Transaction, conversation: str, lead: Lead, now: int) -> None:
    """Write the lead; when it was posted first, its deadline and lateness stay."""
    tx.run(
        sql.PUT_LEAD,
        conversation=conversation,
        team=lead.team,
        urgency=lead.urgency,
        outcome=lead.card.outcome,
        score=lead.card.score,
        claim_by=None,
        late=False,
        offered_to="",
        posted_at=now,
        updated_at=now,
        sealed=tx.codec.shut("lead", conversation, Board(card=lead.card)),
    )


def write_contact(tx: Transaction, held: Held, turn: Turn) -> None:
    """Write what the turn learned about the person, and whether they want to hear from us."""
    if turn.opted_out != bool(held.opted_out):
        tx.run(sql.SET_CONTACT_OPTED_OUT, p_id=held.contact, p_opted_out=turn.opted_out)
    told = frozenset(a.field for a in turn.reading.answers) if turn.reading else frozenset()
    if told & LIKE:
        likeness.write(tx, held.id, turn.talk)
    if not told & _CONTACT_FIELDS:
        return
    write_person(tx, held, turn.talk, forget=())


def write_person(tx: Transaction, held: Held, talk: Talk, *, forget: Collection[str]) -> None:
    """Write who the person is by what is remembered. A field of `forget` that has no answer any more is taken out, others stay."""
    record = tx.one(sql.CONTACT, p_id=held.contact)
    if record is None:  # erased meanwhile
        return
    before = tx.codec.open("contact", held.contact, record[0], PERSON)
    person = Person(
        name=_told(talk, "name", "" if "name" in forget else before.name),
        email=_told(talk, "email", "" if "email" in forget else before.email),
        phone=_told(talk, "phone", "" if "phone" in forget else before.phone),
    )
    if person != before:
        tx.run(
            sql.SET_CONTACT,
            p_id=held.contact,
            p_email_hash=tx.codec.lookup("email", person.email) if person.email else None,
            p_phone_hash=tx.codec.lookup("phone", person.phone) if person.phone else None,
            p_sealed=tx.codec.shut("contact", held.contact, person),
        )


def _told(talk: Talk, field: str, before: str) -> str:
    answer = talk.answers.get(field)
    return answer.value if answer is not None and isinstance(answer.value, str) else before
