"""Statements of the pages of the desk."""

from __future__ import annotations

from sqlalchemy import func, select

from storage.statement import Statement, lit, p
from storage.statements import C, L, M, Q, conversation, lead, message, question

_unread = (
    select(func.count()).select_from(message).where(M.conversation == C.id, M.seq > C.seen_seq, M.who == lit("prospect")).scalar_subquery()
)
_ROW = (
    select(
        C.id, C.platform, L.sealed, L.outcome, L.score, C.owner, C.rep, L.team, L.urgency, L.posted_at,
        L.updated_at, L.claim_by, L.late, _unread.label("unread"), C.test, L.offered_to,
    )
    .select_from(lead.join(conversation, C.id == L.conversation))
)  # fmt: skip
_urgent_first = (L.urgency.desc(), L.updated_at.desc(), C.id)
ROWS = {
    "all": Statement(_ROW.order_by(*_urgent_first).limit(p("limit")).offset(lit(0))),
    "waiting": Statement(_ROW.where(C.owner == lit("offered")).order_by(*_urgent_first).limit(p("limit")).offset(lit(0))),
    "mine": Statement(_ROW.where(C.owner == lit("rep"), C.rep == p("rep")).order_by(*_urgent_first).limit(p("limit")).offset(lit(0))),
}
ROW = Statement(_ROW.where(C.id == p("id")))
UNREAD = Statement(select(_unread.label("unread"), C.reached_seq, C.updated_at).where(C.id == p("id")))
TICKETS = Statement(
    select(Q.conversation, Q.number, Q.team, Q.asked_at, Q.due_at, Q.sealed, L.sealed.label("card"))
    .select_from(question.outerjoin(lead, L.conversation == Q.conversation))
    .where(Q.answered_at.is_(None))
    .order_by(Q.due_at, Q.conversation, Q.number)
)
ASIDES = Statement(select(M.conversation, M.seq, M.at, M.sealed).where(M.state == lit("set_aside")).order_by(M.at, M.seq))
