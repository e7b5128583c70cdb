"""The statements behind platforms outside: what a message under a card belongs to, and what is told in its thread."""

from __future__ import annotations

from sqlalchemy import or_, select, update

from storage import tables
from storage.statement import Statement, lit, p, put, table
from storage.statements import CONVERSATION_COLUMNS, EFFECT_COLUMNS, C, E, M, effect, message

attention = table(tables.AttentionRow)
A = attention.c

ATTENTION = Statement(select(A.called_at, A.spoke_at).where(A.conversation == p("id")))
CALLED = put(attention, keep=("spoke_at",))
SPOKE = put(attention, keep=("called_at",))
CLAIMED = put(attention)

_KINDS = ("said", "choice", "start", "file", "relay", "note")
_newest = (
    select(M.event_id)
    .where(M.conversation == C.id, M.platform == p("platform"), M.event_id.is_not(None), or_(*(M.kind == lit(kind) for kind in _KINDS)))
    .order_by(M.seq.desc())
    .limit(lit(1))
    .offset(lit(0))
    .scalar_subquery()
)
HEARD_UNTIL = Statement(
    select(*CONVERSATION_COLUMNS, _newest.label("newest")).order_by(C.updated_at.desc()).limit(p("limit")).offset(lit(0))
)
"""The conversations that changed last, each with the last thing that people said in it on one platform."""

OPEN_ON = Statement(select(*CONVERSATION_COLUMNS).where(C.platform == p("platform"), C.owner != lit("closed")).order_by(C.id))
"""The conversations of a platform that are not over."""

UNDER = Statement(
    select(E.kind, E.conversation, E.id, E.seq, E.sealed, E.lane)
    .where(E.platform == p("platform"), E.ref == p("ref"), E.ref != lit(""))
    .order_by(E.id.desc())
)
"""Everything that carries this ref: a card and its edits, or a rep's message and the marks on it."""

_of_line = (E.conversation == p("id"), E.seq == p("seq"))
_there = or_(E.state == lit("queued"), E.state == lit("sending"), E.state == lit("sent"))
CARDS = Statement(select(E.id, E.platform, E.lane, E.sealed).where(E.conversation == p("id"), E.kind == lit("card"), _there).order_by(E.id))
PENDING = Statement(
    select(E.id, E.seq, E.sealed).where(E.conversation == p("id"), E.kind == lit("relay"), E.state == lit("queued")).order_by(E.seq)
)
RELAY = Statement(select(E.id, E.sealed).where(*_of_line, E.kind == lit("relay"), E.state == lit("queued")))
CARRIED = Statement(
    select(E.id, E.kind, E.platform, E.state, E.sealed, E.lane).where(*_of_line, or_(E.kind == lit("say"), E.kind == lit("note")), _there)
)
"""What brought a line to the prospect and into the card's threads."""

LAST_NOTE = Statement(
    select(E.id, E.sealed)
    .where(E.conversation == p("id"), E.lane == p("lane"), E.kind == lit("note"), E.state == lit("queued"))
    .order_by(E.seq.desc(), E.id.desc())
    .limit(lit(1))
    .offset(lit(0))
)
WHISPERED = Statement(
    select(E.id, E.platform, E.state, E.sealed).where(
        *_of_line, E.kind == lit("whisper"), or_(E.state == lit("queued"), E.state == lit("sent"))
    )
)
CANCEL_ONE = Statement(update(effect).where(E.id == p("id"), E.state == lit("queued")).values(state=lit("cancelled")))
REF_OF = Statement(select(E.ref).where(E.id == p("id"), E.state == lit("sent")))
WHOLE = Statement(select(*EFFECT_COLUMNS).where(E.id == p("id")))
STANDS = Statement(update(effect).where(E.id == p("id"), E.state == lit("sending")).values(ref=p("ref", E.ref)))
POSTPONE = Statement(update(effect).where(E.id == p("id"), E.state == lit("queued")).values(due_at=p("due_at", E.due_at)))

LINE = Statement(select(M.who, M.sealed).where(M.conversation == p("id"), M.seq == p("seq")))
REWRITE = Statement(
    update(message).where(M.conversation == p("id"), M.seq == p("seq", M.seq)).values(who=p("who", M.who), sealed=p("sealed", M.sealed))
)
