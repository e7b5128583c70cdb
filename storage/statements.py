"""Every statement of the hot path, and those that more than one part needs, in Core against the tables."""

from __future__ import annotations

from sqlalchemy import and_, delete, exists, func, or_, select, update

from storage import tables
from storage.revision import version_table
from storage.statement import Statement, add, insert, lit, p, put, table

contact = table(tables.ContactRow)
conversation = table(tables.ConversationRow)
message = table(tables.MessageRow)
turn = table(tables.TurnRow)
event = table(tables.EventRow)
effect = table(tables.EffectRow)
timer = table(tables.TimerRow)
lead = table(tables.LeadRow)
question = table(tables.QuestionRow)
mark = table(tables.MarkRow)
desk_user = table(tables.UserRow)
desk_session = table(tables.SessionRow)

C, M, T, E, L, Q = conversation.c, message.c, turn.c, effect.c, lead.c, question.c

# conversations

CONVERSATION_COLUMNS = (
    C.id, C.platform, C.flow, C.flow_version, C.contact, C.owner, C.rep, C.team, C.version, C.opted_out, C.test,
    C.created_at, C.sealed, C.seq, C.turn, C.hush_seq,
)  # fmt: skip

ADD_CONTACT = add(contact)
ADD_CONVERSATION = add(conversation)
CONVERSATION = Statement(select(*CONVERSATION_COLUMNS).where(C.id == p("id")))
LOCK_CONVERSATION = Statement(select(*CONVERSATION_COLUMNS).where(C.id == p("id")).with_for_update())
_waits = exists().where(message.c.conversation == C.id, message.c.state == lit("waiting"))
AHEAD = Statement(select(*CONVERSATION_COLUMNS, _waits.label("waits")).where(C.id == p("id")))
FIND_PLACE = Statement(
    select(C.id).where(C.place_hash == p("place_hash")).order_by(C.created_at.desc(), C.id.desc()).limit(lit(1)).offset(lit(0))
)
NEXT_SEQ = Statement(
    update(conversation).where(C.id == p("id")).values(seq=C.seq + lit(1), updated_at=p("now", C.updated_at)).returning(C.seq)
)
SET_SEQ = Statement(update(conversation).where(C.id == p("id")).values(seq=p("seq", C.seq), updated_at=p("now", C.updated_at)))
UNDO_SEQ = Statement(update(conversation).where(C.id == p("id")).values(seq=C.seq - lit(1)))
_moved_on = (
    update(conversation)
    .where(C.id == p("id"))
    .values(
        owner=p("owner", C.owner),
        rep=p("rep", C.rep),
        team=p("team", C.team),
        opted_out=p("opted_out", C.opted_out),
        hush_seq=p("hush_seq", C.hush_seq),
        seq=p("seq", C.seq),
        turn=p("turn", C.turn),
        version=C.version + lit(1),
        updated_at=p("now", C.updated_at),
    )
)
MOVE_ON = Statement(_moved_on)
MOVE_ON_FROM = Statement(_moved_on.where(C.version == p("on_version", C.version), C.seq == p("on_seq", C.seq)))
SET_ORIGIN = Statement(update(conversation).where(C.id == p("id")).values(sealed=p("sealed", C.sealed)))
SET_SEEN = Statement(update(conversation).where(C.id == p("id"), C.seen_seq < p("upto", C.seq)).values(seen_seq=p("upto", C.seq)))
SET_REACHED = Statement(update(conversation).where(C.id == p("id"), C.reached_seq < p("upto", C.seq)).values(reached_seq=p("upto", C.seq)))
CONTACT = Statement(select(contact.c.sealed).where(contact.c.id == p("id")).with_for_update())
SET_CONTACT = Statement(
    update(contact)
    .where(contact.c.id == p("id"))
    .values(
        email_hash=p("email_hash", contact.c.email_hash),
        phone_hash=p("phone_hash", contact.c.phone_hash),
        sealed=p("sealed", contact.c.sealed),
    )
)
SET_CONTACT_OPTED_OUT = Statement(update(contact).where(contact.c.id == p("id")).values(opted_out=p("opted_out", contact.c.opted_out)))

# messages and lines

ADD_MESSAGE = add(message)
INSERT_LINE = insert(message)
KNOWN_EVENT = Statement(select(M.conversation, M.seq, M.sealed).where(M.platform == p("platform"), M.event_id == p("event_id")))
_open = message.alias("open_one")
WAITING = Statement(
    select(M.seq, M.platform, M.event_id, M.kind, M.at, M.sealed)
    .where(
        M.conversation == p("id"),
        M.seq.in_(  # asked by itself, SQLite answers it from the small index instead of walking through the conversation
            select(_open.c.seq).where(_open.c.state == lit("waiting"), _open.c.conversation == p("id"))
        ),
    )
    .order_by(M.seq)
)
ENTERED = Statement(select(M.seq, M.platform, M.event_id, M.kind, M.at, M.sealed).where(M.conversation == p("id"), M.event_id.is_not(None)))
TAKE = Statement(
    update(message)
    .where(M.state == lit("waiting"), M.conversation == p("id"), M.seq <= p("upto", M.seq))
    .values(state=lit("taken"))
    .returning(M.seq)
)
ONE_MESSAGE = Statement(select(M.state, M.attempts, M.sealed).where(M.conversation == p("id"), M.seq == p("seq")).with_for_update())
SET_ASIDE = Statement(
    update(message)
    .where(M.conversation == p("id"), M.seq == p("seq", M.seq))
    .values(state=lit("set_aside"), attempts=M.attempts + lit(1), sealed=p("sealed", M.sealed))
)
REPLAY = Statement(
    update(message).where(M.state == lit("set_aside"), M.conversation == p("id"), M.seq == p("seq", M.seq)).values(state=lit("waiting"))
)
WAITING_CONVERSATIONS = Statement(select(M.conversation).where(M.state == lit("waiting")).group_by(M.conversation).order_by(M.conversation))
LINE_COLUMNS = (M.seq, M.who, M.at, M.event_id, M.sealed)
LINES = Statement(
    select(*LINE_COLUMNS).where(M.conversation == p("id"), M.seq > p("after"), M.who != lit(""), M.who != lit("note")).order_by(M.seq)
)
LINES_AND_NOTES = Statement(select(*LINE_COLUMNS).where(M.conversation == p("id"), M.who != lit("")).order_by(M.seq))
GREETING = Statement(select(*LINE_COLUMNS).where(M.conversation == p("id"), M.seq == lit(1), M.kind == lit("greeting")))

# turns, events

INSERT_TURN = insert(turn)
TALK = Statement(select(T.sealed).where(T.conversation == p("id"), T.number == p("number")))
TURNS = Statement(select(T.number, T.version, T.upto, T.at, T.sealed).where(T.conversation == p("id")).order_by(T.number))
INSERT_EVENT = insert(event)
MODEL_EVENTS = Statement(select(event.c.data).where(event.c.kind == lit("model"), event.c.at >= p("begins"), event.c.at < p("ends")))
EVENTS = Statement(select(event.c.at, event.c.kind, event.c.data).where(event.c.conversation == p("id")).order_by(event.c.id))

# effects

EFFECT_COLUMNS = (E.id, E.conversation, E.kind, E.platform, E.attempts, E.due_at, E.ref, E.sealed, E.lane, E.seq)
INSERT_EFFECT = insert(effect)
_earlier = effect.alias("earlier")
_card = effect.alias("card")
DUE = Statement(
    select(*EFFECT_COLUMNS)
    .where(
        E.state == lit("queued"),
        E.due_at <= p("now"),
        or_(E.kind == lit("relay"), func.replace(p("full"), lit(",").concat(E.platform).concat(lit(",")), lit("")) == p("full")),
        ~exists().where(
            _earlier.c.conversation == E.conversation,
            _earlier.c.lane == E.lane,
            or_(_earlier.c.state == lit("queued"), _earlier.c.state == lit("sending")),
            or_(_earlier.c.seq < E.seq, and_(_earlier.c.seq == E.seq, _earlier.c.id < E.id)),
        ),
    )
    .order_by(E.due_at, E.id)
    .limit(p("limit"))
    .offset(lit(0))
)
"""What is due; `full` names platforms to leave out, each between commas. A relay never leaves the house: it takes no room on any."""
UNSURE = Statement(select(*EFFECT_COLUMNS).where(E.state == lit("sending")).order_by(E.id))
LEFT_BEFORE = Statement(
    select(E.ref)
    .where(E.conversation == p("id"), E.lane == p("lane"), E.id < p("than", E.id), E.state == lit("sent"), E.ref != lit(""))
    .order_by(E.id.desc())
    .limit(lit(1))
    .offset(lit(0))
)
"""What left before an effect at its place."""
CARD_REF = Statement(
    select(E.ref)
    .where(E.conversation == p("id"), E.lane == p("lane"), E.kind == lit("card"), E.state == lit("sent"))
    .order_by(E.seq.desc(), E.id.desc())
    .limit(lit(1))
    .offset(lit(0))
)
CARD_THERE = Statement(
    select(E.id, E.state, E.sealed)
    .where(
        E.conversation == p("id"),
        E.lane == p("lane"),
        or_(E.kind == lit("card"), E.kind == lit("edit")),
        or_(E.state == lit("queued"), E.state == lit("sending"), E.state == lit("sent")),
    )
    .order_by(E.seq.desc(), E.id.desc())
    .limit(lit(1))
    .offset(lit(0))
)
SET_PARCEL = Statement(update(effect).where(E.id == p("id")).values(sealed=p("sealed", E.sealed)))
EFFECT = Statement(select(E.state, E.by_bot, E.seq).where(E.id == p("id")))
SET_STATE = Statement(update(effect).where(E.id == p("id"), E.state == p("was", E.state)).values(state=p("state", E.state)))
SENT = Statement(update(effect).where(E.id == p("id"), E.state == lit("sending")).values(state=lit("sent"), ref=p("ref", E.ref)))
QUEUE_AGAIN = Statement(
    update(effect)
    .where(E.id == p("id"), or_(E.state == lit("queued"), E.state == lit("sending")))
    .values(
        state=p("state", E.state),
        due_at=p("due_at", E.due_at),
        attempts=E.attempts + lit(1),
        sealed=p("sealed", E.sealed),
    )
)
CANCEL = Statement(
    update(effect)
    .where(E.state == lit("queued"), E.conversation == p("id"), E.by_bot, E.seq <= p("upto", E.seq))
    .values(state=lit("cancelled"))
)

# timers

W = timer.c
PUT_TIMER = put(timer)
ADD_TIMER = add(timer)
DROP_TIMER = Statement(delete(timer).where(W.conversation == p("id"), W.kind == p("kind")))
DROP_RUNG = Statement(delete(timer).where(W.conversation == p("id"), W.kind == p("kind"), W.due_at == p("due_at")))
RINGING = Statement(
    select(W.conversation, W.kind, W.due_at, W.step, C.platform)
    .select_from(timer.join(conversation, C.id == W.conversation))
    .where(W.ring_at <= p("now"))
    .order_by(W.ring_at, W.conversation, W.kind)
    .limit(p("limit"))
    .offset(lit(0))
)
_rings = (W.conversation == p("id"), W.kind == p("kind"), W.ring_at <= p("now", W.ring_at))
RUNG = Statement(delete(timer).where(*_rings))
RING_AGAIN = Statement(update(timer).where(*_rings).values(ring_at=p("ring_at", W.ring_at)))
NEXT_DUE = Statement(select(func.min(W.ring_at)).where(W.kind != lit("digest")))  # which belongs to no conversation

# leads and questions

PUT_LEAD = put(lead, keep=("posted_at", "late", "claim_by", "offered_to"))
LEAD = Statement(select(L.team, L.sealed).where(L.conversation == p("id")))
TOUCH_LEAD = Statement(update(lead).where(L.conversation == p("id")).values(updated_at=p("now", L.updated_at)))
SET_CLAIM_BY = Statement(update(lead).where(L.conversation == p("id")).values(claim_by=p("claim_by", L.claim_by)))
SET_LATE = Statement(update(lead).where(L.conversation == p("id")).values(late=p("late", L.late)))
ADD_QUESTION = add(question)
ANSWERED = Statement(
    update(question)
    .where(Q.conversation == p("id"), Q.number == p("number", Q.number), Q.answered_at.is_(None))
    .values(answered_at=p("now", Q.answered_at), answered_by=p("by", Q.answered_by))
)
QUESTIONS = Statement(
    select(Q.number, Q.team, Q.answered_at, Q.answered_by, Q.sealed)
    .where(Q.conversation == p("id"), Q.answered_at.is_not(None))
    .order_by(Q.answered_at.desc(), Q.number)
)

# people

U, S = desk_user.c, desk_session.c
PUT_USER = put(desk_user)
USER = Statement(select(U.name, U.rep, U.sealed).where(U.name == p("name")))
INSERT_SESSION = insert(desk_session)
SESSION = Statement(
    select(S.id, S.user, S.created_at, S.expires_at, S.sealed, U.rep, U.sealed.label("login"))
    .select_from(desk_session.join(desk_user, U.name == S.user))
    .where(S.id == p("id"), S.expires_at > p("now"))
)
END_SESSION = Statement(delete(desk_session).where(S.id == p("id")))
END_SESSIONS = Statement(delete(desk_session).where(S.user == p("user")))
FORGET_EXPIRED = Statement(delete(desk_session).where(S.expires_at <= p("now")))

# the database itself

ADD_MARK = add(mark)
MARK = Statement(select(mark.c.value).where(mark.c.name == p("name")))

TOUCH_REVISION = Statement(update(version_table).values(version_num=version_table.c.version_num))
