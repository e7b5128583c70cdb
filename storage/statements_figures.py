"""The statements behind what the sales side counts, and behind the timers that belong to a team."""

from __future__ import annotations

from sqlalchemy import and_, func, or_, select, update

from storage.statement import Statement, lit, p
from storage.statements import DROP_TIMER, PUT_TIMER, C, L, M, W, conversation, event, lead, message, timer
from storage.statements_desk import AWAY, OFFERED

__all__ = ["AWAY", "DROP_TIMER", "DUE", "HAPPENED", "HELD_BY", "MOVE_DIGEST", "OFFERED", "OWNERS", "PLANNED", "PUT_TIMER", "TALLIES"]

_replied = (
    select(func.min(M.at)).select_from(message).where(M.conversation == C.id, M.who == lit("rep")).correlate(conversation).scalar_subquery()
)
_worked_on = or_(C.owner == lit("offered"), C.owner == lit("rep"))
TALLIES = Statement(
    select(C.id, L.team, L.outcome, C.owner, C.rep, L.posted_at, L.claim_by, L.late, _replied.label("replied"))
    .select_from(lead.join(conversation, C.id == L.conversation))
    .where(C.test == p("test", C.test), or_(_worked_on, L.posted_at >= p("since")))
    .order_by(C.id)
)
_touched = select(L.conversation).where(L.updated_at >= p("since"))
HAPPENED = Statement(
    select(C.id, L.team, event.c.kind, event.c.data)
    .select_from(lead.join(conversation, C.id == L.conversation).join(event, event.c.conversation == C.id))
    .where(
        event.c.conversation.in_(_touched),  # whatever happens to a lead touches it, so that the history of older ones is never read
        C.test == p("test", C.test),
        or_(event.c.kind == lit("owner"), event.c.kind == lit("outcome")),
        event.c.at >= p("since"),
        event.c.at < p("until"),
    )
    .order_by(event.c.id)
)
HELD_BY = Statement(
    select(C.id, C.owner, C.version)
    .select_from(conversation.outerjoin(lead, L.conversation == C.id))
    .where(or_(and_(C.owner == lit("rep"), C.rep == p("rep")), and_(C.owner == lit("offered"), L.offered_to == p("rep"))))
    .order_by(C.id)
)
OWNERS = Statement(select(C.rep, func.count()).select_from(conversation).where(C.owner == lit("rep")).group_by(C.rep))

PLANNED = Statement(select(W.conversation, W.due_at).where(W.kind == lit("digest")).order_by(W.conversation))
DUE = Statement(select(W.conversation, W.due_at).where(W.ring_at <= p("now"), W.kind == lit("digest")).order_by(W.ring_at, W.conversation))
MOVE_DIGEST = Statement(
    update(timer)
    .where(W.conversation == p("id"), W.kind == lit("digest"), W.due_at == p("was", W.due_at))
    .values(due_at=p("due_at", W.due_at), ring_at=p("due_at", W.ring_at))
)
