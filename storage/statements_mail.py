"""The statements behind mails: what of a sort was sent in a conversation, and what of it still waits."""

from __future__ import annotations

from sqlalchemy import or_, select, update

from storage.statement import Statement, lit, p
from storage.statements import E, effect

_of_sort = (E.conversation == p("id"), E.lane == p("lane"), E.kind == lit("mail"))
_left = or_(E.state == lit("sending"), E.state == lit("sent"), E.state == lit("failed"))
LAST = Statement(
    select(E.id, E.seq, E.state, E.due_at, E.sealed).where(*_of_sort, _left).order_by(E.id.desc()).limit(lit(1)).offset(lit(0))
)
"""The last one that left, or was refused for good."""

BEFORE = Statement(
    select(E.id, E.seq, E.state, E.due_at, E.sealed)
    .where(*_of_sort, _left, E.id < p("than", E.id))
    .order_by(E.id.desc())
    .limit(lit(1))
    .offset(lit(0))
)
"""The last one before another."""

REPLACE = Statement(
    update(effect)
    .where(E.conversation == p("id", E.conversation), E.lane == p("lane", E.lane), E.kind == lit("mail"), E.state == lit("queued"))
    .values(state=lit("cancelled"))
)
"""What waits to be sent is replaced by the one that is written now, which tells all of it."""
