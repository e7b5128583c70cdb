"""The statements behind who gets a lead: loads, turns, presence, who knows the person."""

from __future__ import annotations

from sqlalchemy import delete, exists, func, or_, select, update

from storage import tables
from storage.statement import Statement, add, lit, p, put, table
from storage.statements import C, E, L, contact, conversation, effect, event, lead

rota = table(tables.RotaRow)
presence = table(tables.PresenceRow)
R, P = rota.c, presence.c

OFFERED = Statement(
    select(L.offered_to, func.count())
    .select_from(lead.join(conversation, C.id == L.conversation))
    .where(L.offered_to != lit(""), C.owner == lit("offered"))
    .group_by(L.offered_to)
)
MARKS = Statement(select(R.rep, R.mark).where(R.team == p("team")))
PUT_MARK = put(rota)
ADD_MARK = add(rota)
LOCK_ROTA = Statement(select(R.mark).where(R.team == lit(""), R.rep == lit("")).with_for_update())
AWAY = Statement(
    select(P.rep, P.away_from, P.away_until, P.deputy).where(P.away_from <= p("now"), or_(P.away_until.is_(None), P.away_until > p("now")))
)
PRESENCES = Statement(select(P.rep, P.away_from, P.away_until, P.deputy).order_by(P.rep))
PUT_PRESENCE = put(presence)
DROP_PRESENCE = Statement(delete(presence).where(P.rep == p("rep")))
OFFER = Statement(update(lead).where(L.conversation == p("id")).values(offered_to=p("rep", L.offered_to)))
URGENCY = Statement(select(L.urgency).where(L.conversation == p("id")))
OFFERED_TO = Statement(select(L.offered_to).where(L.conversation == p("id")))
ASSIGNED = Statement(select(event.c.data).where(event.c.conversation == p("id"), event.c.kind == lit("assigned")).order_by(event.c.id))
LAST_MOVE = Statement(
    select(event.c.at, event.c.data)
    .where(event.c.conversation == p("id"), event.c.kind == lit("owner"))
    .order_by(event.c.id.desc())
    .limit(lit(1))
    .offset(lit(0))
)
HASHES = Statement(select(contact.c.email_hash, contact.c.phone_hash).where(contact.c.id == p("id")))
KNOWN_BY = {
    column.name: Statement(
        select(C.rep)
        .select_from(contact.join(conversation, C.contact == contact.c.id))
        .where(column == p("hash"), column.is_not(None), C.id != p("id"), C.rep != lit(""))
        .order_by(C.updated_at.desc())
        .limit(lit(1))
        .offset(lit(0))
    )
    for column in (contact.c.email_hash, contact.c.phone_hash)
}
"""Who owned the last conversation with somebody of the same address or number."""

SYNC_FAILED = Statement(update(effect).where(E.id == p("id")).values(ref=p("ref", E.ref)))
UNDELIVERED = Statement(
    select(E.id, E.conversation, E.attempts, E.due_at, E.sealed)
    .where(E.platform == p("platform"), E.ref == p("ref"), E.ref != lit(""))
    .order_by(E.id)
)
SYNC_AGAIN = Statement(
    update(effect)
    .where(E.id == p("id"), E.platform == p("platform"), E.ref == p("was", E.ref), E.state == lit("failed"))
    .values(state=lit("queued"), ref=lit(""), due_at=p("due_at", E.due_at))
)

ALL_LEADS = Statement(
    select(
        C.id, C.platform, C.flow, C.owner, C.rep, L.team, L.offered_to, L.posted_at, L.updated_at, C.sealed, L.sealed.label("card"),
    )
    .select_from(lead.join(conversation, C.id == L.conversation))
    .where(C.test == p("test", C.test))
    .order_by(L.posted_at, C.id)
)  # fmt: skip
"""Every lead, tests left out."""
MENDED_IN = Statement(
    select(C.id)
    .where(
        C.test == p("test", C.test),
        exists().where(event.c.conversation == C.id, event.c.kind == lit("mended")),
    )
    .order_by(C.created_at, C.id)
)
"""Conversations in which a rep changed an answer, tests left out."""
