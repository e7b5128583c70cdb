"""The statements behind "perhaps the same": what is alike, and what a rep joined."""

from __future__ import annotations

from sqlalchemy import and_, delete, exists, select

from storage import tables
from storage.statement import Statement, add, lit, p, table
from storage.statements import C, L, T, contact, conversation, lead, turn

likeness = table(tables.LikenessRow)
kinship = table(tables.KinshipRow)
K, S = kinship.c, likeness.c
mine = likeness.alias("mine")

FORGET = Statement(delete(likeness).where(S.conversation == p("id")))
ADD = add(likeness)
UNFOUND = Statement(
    select(C.id, T.number, T.sealed)
    .select_from(conversation.join(turn, and_(T.conversation == C.id, T.number == C.turn)))
    .where(C.id > p("after", C.id), ~exists().where(likeness.c.conversation == C.id))
    .order_by(C.id)
    .limit(p("limit"))
    .offset(lit(0))
)
"""Conversations that nothing finds again, with what they remember: they told nothing, or came before there were likenesses."""
ALIKE = Statement(
    select(S.conversation, S.kind)
    .select_from(mine.join(likeness, and_(S.kind == mine.c.kind, S.hash == mine.c.hash)))
    .where(mine.c.conversation == p("id"), S.conversation != p("id"))
    .order_by(S.conversation.desc())
    .limit(p("limit"))
    .offset(lit(0))
)
"""Newer conversations have greater ids, so the newest are found first."""

OTHER = Statement(
    select(C.id, C.contact, C.owner, C.rep, C.opted_out, C.test, C.updated_at, L.sealed)
    .select_from(conversation.outerjoin(lead, L.conversation == C.id))
    .where(C.id == p("id"))
)
OF_CONTACT = Statement(select(C.id).where(C.contact == p("contact")).order_by(C.updated_at.desc(), C.id).limit(p("limit")).offset(lit(0)))
JOIN = add(kinship)
PART = Statement(delete(kinship).where(K.contact == p("contact"), K.other == p("other", K.other)))
JOINED = Statement(select(K.other).where(K.contact == p("contact")).order_by(K.other))
OPEN = Statement(
    select(C.rep, C.contact, contact.c.email_hash, contact.c.phone_hash)
    .select_from(conversation.outerjoin(contact, C.contact == contact.c.id))
    .where(C.owner == lit("rep"), C.test == p("test", C.test))
)
"""Open leads with what their people are known by."""

KIN = Statement(select(K.contact).distinct())

LAST_REP = Statement(
    select(C.rep, C.updated_at)
    .where(C.contact == p("contact"), C.id != p("id"), C.rep != lit(""))
    .order_by(C.updated_at.desc())
    .limit(lit(1))
    .offset(lit(0))
)
