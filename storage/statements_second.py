"""The statements behind a team's second way: cards that wait too long, and which of a conversation's cards arrived."""

from __future__ import annotations

from sqlalchemy import delete, or_, select

from storage.statement import Statement, lit, p
from storage.statements import E, mark

_card = E.kind == lit("card")
WAITING = Statement(
    select(E.conversation, E.lane, E.attempts).where(E.state == lit("queued"), _card, E.id < p("than", E.id)).order_by(E.id)
)
SENDING = Statement(select(E.conversation, E.lane).where(E.state == lit("sending"), _card, E.id < p("than", E.id)).order_by(E.id))
TROUBLED = Statement(select(E.lane).where(E.state == lit("queued"), E.attempts > lit(0)).group_by(E.lane))
"""Places where something was refused or did not get through, and waits."""

ARRIVED = Statement(
    select(E.lane, E.state)
    .where(
        E.conversation == p("id"),
        or_(_card, E.kind == lit("mail")),
        or_(E.state == lit("sending"), E.state == lit("sent")),
    )
    .group_by(E.lane, E.state)
)
"""Where a conversation's card stands, or is just being posted."""

MAILED = Statement(select(E.id).where(E.conversation == p("id"), E.lane == p("lane"), E.kind == lit("mail")).limit(lit(1)).offset(lit(0)))

DROP_MARK = Statement(delete(mark).where(mark.c.name == p("name")))
REFUSED = Statement(
    select(mark.c.name, mark.c.value).where(mark.c.name >= lit("refused/"), mark.c.name < lit("refused0")).order_by(mark.c.name)
)
"""Places that refused cards for good."""
