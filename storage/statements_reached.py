"""The statements behind what a person was written unasked."""

from __future__ import annotations

from sqlalchemy import func, or_, select

from storage.statement import Statement, lit, p
from storage.statements import C, M, contact, conversation, event

_theirs = select(C.id, C.owner, C.opted_out)
_newest = (C.updated_at.desc(), C.id)
OF_CONTACT = Statement(_theirs.where(C.contact == p("contact"), ~C.test).order_by(*_newest).limit(p("limit")).offset(lit(0)))
OF_EMAIL, OF_PHONE = (
    Statement(
        _theirs.select_from(contact.join(conversation, C.contact == contact.c.id))
        .where(column == p("hash"), column.is_not(None), ~C.test)
        .order_by(*_newest)
        .limit(p("limit"))
        .offset(lit(0))
    )
    for column in (contact.c.email_hash, contact.c.phone_hash)
)
"""The conversations of whoever gave the same address or number."""

UNASKED = Statement(
    select(event.c.at, event.c.data)
    .where(event.c.conversation == p("id"), or_(event.c.kind == lit("follow_up"), event.c.kind == lit("nurture")))
    .order_by(event.c.id)
)
HEARD = Statement(select(func.max(M.at)).where(M.conversation == p("id"), M.who == lit("prospect")))
