"""What the desk and the widget read."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from bot.errors import NotFound
from bot.model import Card, Event, Line, OpenQuestion, Owner, Talk
from bot.ports import Aside, Row, Sheet, Ticket
from storage import statements as sql
from storage import statements_pages as pages
from storage.codec import ASKED, BOARD, EVENT_DATA, Words, one_of, parsed
from storage.statement import Record, Transaction, found
from storage.types import moment_out
from storage.units import lines as rows_of_lines
from storage.units.held import Held, conversation_of, origin_of, remembered
from storage.units.readable import UNREADABLE, legible, readable, tell


def rows(tx: Transaction, view: str, rep: str, limit: int) -> list[Row]:
    """Return cards of a view, the most urgent first. Raise NotFound for another view than mine, waiting, all."""
    if view not in pages.ROWS:
        raise NotFound(f"there is no view {view!r}: there are {', '.join(pages.ROWS)}")
    mine = {"p_rep": rep} if view == "mine" else {}
    return readable(tx.all(pages.ROWS[view], p_limit=limit, **mine), partial(_row, tx))


def _row(tx: Transaction, record: Record) -> Row:
    (id, platform, sealed, outcome, score, owner, rep, team, urgency, posted, updated, claim_by, late, unread, test, offered_to) = record
    card = _card(tx, id, sealed)
    return Row(
        conversation=id,
        platform=platform,
        title=card.title,
        company=card.company,
        reason=card.reason,
        outcome=outcome,
        score=score,
        owner=one_of(Owner, owner, "conversation", id),
        rep=rep,
        team=team,
        urgency=urgency,
        created_at=moment_out(posted),
        updated_at=moment_out(updated),
        claim_by=None if claim_by is None else moment_out(claim_by),
        late=bool(late),
        unread=unread,
        test=bool(test),
        offered_to=offered_to,
    )


def _card(tx: Transaction, id: str, sealed: bytes) -> Card:
    return tx.codec.open("lead", id, sealed, BOARD).card


def sheet(tx: Transaction, id: str) -> Sheet:
    """Return one conversation with its card, a blank one when it is no lead yet. Raise NotFound."""
    held = Held(*found(tx.one(sql.CONVERSATION, p_id=id), "conversation"))
    unread, reached, updated = found(tx.one(pages.UNREAD, p_id=id), "conversation")
    lead = tx.one(sql.LEAD, p_id=id)
    row, blank = tx.one(pages.ROW, p_id=id), _blank_row(held, unread, updated)
    return Sheet(
        row=legible(lambda: _row(tx, row), blank) if row else blank,
        conversation=conversation_of(held, origin_of(tx, held).visit),
        card=_card_of(tx, held, lead[1] if lead else None),
        lines=tuple(readable(tx.all(sql.LINES_AND_NOTES, p_id=id), partial(rows_of_lines.line_of, tx, id))),
        events=tuple(readable(tx.all(sql.EVENTS, p_id=id), partial(_event, id))),
        reached_seq=reached,
        close_reason=origin_of(tx, held).close_reason,
    )


def _card_of(tx: Transaction, held: Held, sealed: bytes | None) -> Card:
    """Return the card; a blank one where there is none, or where it cannot be read."""
    if sealed is not None:
        try:
            return _card(tx, held.id, sealed)
        except UNREADABLE as error:
            tell(error, held.id)
    return _blank_card(tx, held, legible(lambda: remembered(tx, held), Talk()))


def _event(conversation: str, record: Record) -> tuple[datetime, Event]:
    at, kind, text = record
    data = parsed(text, EVENT_DATA, "event", conversation)
    return moment_out(at), Event(kind=kind, data=data)


def _blank_row(held: Held, unread: int, updated: int) -> Row:
    return Row(
        conversation=held.id,
        platform=held.platform,
        title="",
        company="",
        reason="",
        outcome=None,
        score=0,
        owner=one_of(Owner, held.owner, "conversation", held.id),
        rep=held.rep,
        team=held.team,
        urgency=0,
        created_at=moment_out(held.created_at),
        updated_at=moment_out(updated),
        claim_by=None,
        late=False,
        unread=unread,
        test=bool(held.test),
    )


def _blank_card(tx: Transaction, held: Held, talk: Talk) -> Card:
    visit = origin_of(tx, held).visit
    return Card(
        title="",
        company="",
        reason="",
        outcome=talk.outcome,
        score=talk.score,
        reasons=talk.reasons,
        facts=(),
        not_asked=(),
        questions=talk.questions,
        wants_person=False,
        reachable=False,
        language=talk.language,
        region=visit.region,
        page=visit.page,
        referrer=visit.referrer,
        campaign=visit.campaign,
    )


def lines(tx: Transaction, id: str, after: int) -> list[Line]:
    """Return what the visitor may see after a line, oldest first."""
    return readable(tx.all(sql.LINES, p_id=id, p_after=after), partial(rows_of_lines.line_of, tx, id))


def mark(tx: Transaction, id: str, seen: int | None, reached: int | None) -> None:
    """Note how far the rep has looked and the visitor's page has shown; neither goes back."""
    if seen is not None:
        tx.run(sql.SET_SEEN, p_id=id, p_upto=seen)
    if reached is not None:
        tx.run(sql.SET_REACHED, p_id=id, p_upto=reached)


def tickets(tx: Transaction) -> list[Ticket]:
    """Return open questions without an answer, the oldest due first."""
    return readable(tx.all(pages.TICKETS), partial(_ticket, tx))


def _ticket(tx: Transaction, record: Record) -> Ticket:
    id, number, team, asked_at, due_at, sealed, lead = record
    question = OpenQuestion(
        number=number,
        text=tx.codec.open("question", f"{id}:{number}", sealed, ASKED).text,
        team=team,
        asked_at=moment_out(asked_at),
        due_at=moment_out(due_at),
    )
    return Ticket(conversation=id, title=_card(tx, id, lead).title if lead else "", question=question)


def asides(tx: Transaction) -> list[Aside]:
    """Return messages that were set aside, oldest first."""
    return readable(tx.all(pages.ASIDES), partial(_aside, tx))


def _aside(tx: Transaction, record: Record) -> Aside:
    id, seq, at, sealed = record
    spoilt = Words(error="its row cannot be read")
    words = legible(lambda: rows_of_lines.words_of(tx, id, seq, sealed), spoilt)
    return Aside(conversation=id, seq=seq, text=words.text, error=words.error, at=moment_out(at))
