"""The statements that find a person's rows, count them, read them whole and delete them."""

from __future__ import annotations

from sqlalchemy import Table, delete, func, or_, select

from storage import tables
from storage.statement import Statement, lit, p, table
from storage.statements import CONVERSATION_COLUMNS, C, E, contact, conversation, effect, event, lead, message, question, timer, turn
from storage.statements_booking import booking
from storage.statements_kin import kinship, likeness
from storage.statements_outside import attention

identity = table(tables.IdentityRow)
K = contact.c

OF_CONVERSATION: tuple[Table, ...] = (message, turn, effect, timer, lead, attention, question, likeness, booking)
"""What goes with a conversation. Its events stay: they hold nothing of a person, and the figures rest on them."""

OF_CONTACT: tuple[Table, ...] = (identity, kinship)
"""What goes with a contact, beside its conversations."""

DELETE = {
    **{one.name: Statement(delete(one).where(one.c.conversation == p("id"))) for one in OF_CONVERSATION},
    "identity": Statement(delete(identity).where(identity.c.contact == p("id"))),
    "kinship": Statement(delete(kinship).where(kinship.c.contact == p("id"))),
    "conversation": Statement(delete(conversation).where(C.id == p("id"))),
    "contact": Statement(delete(contact).where(K.id == p("id"))),
}
COUNT = {
    **{one.name: Statement(select(func.count()).select_from(one).where(one.c.conversation == p("id"))) for one in OF_CONVERSATION},
    "identity": Statement(select(func.count()).select_from(identity).where(identity.c.contact == p("id"))),
    "kinship": Statement(select(func.count()).select_from(kinship).where(kinship.c.contact == p("id"))),
    "conversation": Statement(select(func.count()).select_from(conversation).where(C.id == p("id"))),
    "contact": Statement(select(func.count()).select_from(contact).where(K.id == p("id"))),
}
WHOLE = {
    **{
        one.name: Statement(select(one).where(one.c.conversation == p("id")).order_by(*one.primary_key.columns))
        for one in (*OF_CONVERSATION, event)
    },
    **{one.name: Statement(select(one).where(one.c.contact == p("id")).order_by(*one.primary_key.columns)) for one in OF_CONTACT},
    "conversation": Statement(select(conversation).where(C.id == p("id"))),
    "contact": Statement(select(contact).where(K.id == p("id"))),
}
"""Every column of theirs, by the table's name."""

EVENTS = Statement(select(func.count()).select_from(event).where(event.c.conversation == p("id")))

PERSON = Statement(select(K.id, K.sealed).where(K.id == p("id")))
LOCK = Statement(select(*CONVERSATION_COLUMNS).where(C.contact == p("contact")).order_by(C.id).with_for_update())
OLD = Statement(select(C.contact).where(C.id == p("id"), C.updated_at < p("before")).with_for_update())
PAGE = Statement(select(C.id, C.flow, C.updated_at).where(C.id > p("after")).order_by(C.id).limit(p("limit")).offset(lit(0)))
CONVERSATIONS = Statement(select(C.id, C.platform, C.created_at).where(C.contact == p("contact")).order_by(C.created_at, C.id))
OF_ID = Statement(select(C.contact).where(C.id == p("id")))
BY_EMAIL = Statement(select(K.id).where(K.email_hash == p("hash"), K.email_hash.is_not(None)).order_by(K.id))
BY_PHONE = Statement(select(K.id).where(K.phone_hash == p("hash"), K.phone_hash.is_not(None)).order_by(K.id))
BY_LIKENESS = Statement(
    select(C.contact)
    .select_from(likeness.join(conversation, C.id == likeness.c.conversation))
    .where(likeness.c.kind == p("kind"), likeness.c.hash == p("hash"))
    .order_by(C.contact)
)
SHOWN = Statement(
    select(E.platform, E.ref, E.id, E.sealed)
    .where(E.conversation == p("id"), or_(E.kind == lit("card"), E.kind == lit("note")), E.ref != lit(""))
    .order_by(E.id)
)
"""What stands in a channel of the sales side."""

ENTRIES = Statement(
    select(E.id, E.sealed).where(E.conversation == p("id"), E.kind == lit("sync"), E.platform == lit("calendar")).order_by(E.id)
)
"""What was, or is to be, written into a rep's calendar."""
