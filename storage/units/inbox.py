"""Where everything enters: opening, accepting, finding."""

from __future__ import annotations

from functools import partial

from bot.model import Conversation, Line, Message, Say
from bot.ports import Accepted
from storage import statements as sql
from storage import statements_outside as outside
from storage.codec import Origin, Person
from storage.statement import Transaction, found
from storage.types import moment_in
from storage.units import lines, threads
from storage.units.effects import send_lines
from storage.units.held import Doors, Held, conversation_of, origin_of
from storage.units.readable import legible, readable


def open_conversation(
    tx: Transaction, doors: Doors, conversation: Conversation, greeting: Say | None, place: str
) -> tuple[tuple[Line, ...], Held | None]:
    """Write the conversation with its contact and greeting, and return that and the row; of one that is there, the greeting of then."""
    first = lines.say_lines((greeting,) if greeting else (), after=0, now=conversation.created_at)
    held = _row(tx, conversation, place, len(first))
    if not _write(tx, conversation, place, held):
        return tuple(lines.line_of(tx, conversation.id, r) for r in tx.all(sql.GREETING, p_id=conversation.id)), None
    now = held.created_at
    sealed = tx.codec.shut("contact", conversation.contact, Person())
    tx.run(
        sql.ADD_CONTACT,
        id=conversation.contact,
        email_hash=None,
        phone_hash=None,
        opted_out=conversation.opted_out,
        created_at=now,
        sealed=sealed,
    )
    lines.write_lines(tx, conversation.id, conversation.platform, first, kind="greeting")
    if first and conversation.platform not in doors.store_backed:
        send_lines(tx, doors, held, first, now)
    return first, held


def _row(tx: Transaction, conversation: Conversation, place: str, seq: int) -> Held:
    """Return the row that a conversation begins with."""
    return Held(
        id=conversation.id,
        platform=conversation.platform,
        flow=conversation.flow,
        flow_version=conversation.flow_version,
        contact=conversation.contact,
        owner=conversation.owner.value,
        rep=conversation.rep,
        team=conversation.team,
        version=conversation.version,
        opted_out=conversation.opted_out,
        test=conversation.test,
        created_at=moment_in(conversation.created_at),
        sealed=tx.codec.shut("conversation", conversation.id, Origin(visit=conversation.visit, place=place)),
        seq=seq,
        turn=0,
        hush_seq=0,
    )


def _write(tx: Transaction, conversation: Conversation, place: str, held: Held) -> int:
    lane = tx.codec.lane(conversation.platform, place) if place else None
    return tx.run(sql.ADD_CONVERSATION, place_hash=lane, seen_seq=0, reached_seq=0, updated_at=held.created_at, **held._asdict())


def accept(tx: Transaction, doors: Doors, message: Message) -> Accepted:
    """Give the message its place and write it; a known event gets the answer of then."""
    now = moment_in(message.at)
    (seq,) = found(tx.one(sql.NEXT_SEQ, p_id=message.conversation, p_now=now), "conversation")
    if lines.add_message(tx, message, seq=seq, state="waiting"):
        tell(tx, doors, message, seq)
        return Accepted(seq=seq, repeated=False)
    tx.run(sql.UNDO_SEQ, p_id=message.conversation)
    return _known(tx, message)


def tell(tx: Transaction, doors: Doors, message: Message, seq: int) -> None:
    """Have a prospect's words told in the card's threads."""
    if doors.outside:
        held = Held(*found(tx.one(sql.CONVERSATION, p_id=message.conversation), "conversation"))
        threads.tell(tx, doors, held, lines.line_of_message(message, seq), moment_in(message.at))


def _known(tx: Transaction, message: Message) -> Accepted:
    record = tx.one(sql.KNOWN_EVENT, p_platform=message.platform, p_event_id=message.event_id)
    conversation, seq, sealed = found(record, "event")
    before = lines.words_of(tx, conversation, seq, sealed)
    same = (conversation, before.text, before.choice) == (message.conversation, message.text, message.choice)
    return Accepted(seq=seq, repeated=True, same=same)


def conversation(tx: Transaction, id: str) -> Conversation:
    """Return the conversation as it stands. Raise NotFound."""
    held = Held(*found(tx.one(sql.CONVERSATION, p_id=id), "conversation"))
    return conversation_of(held, origin_of(tx, held).visit)


def find(tx: Transaction, platform: str, place: str) -> str | None:
    """Return the id of the newest conversation at a place of a platform, None when there is none."""
    record = tx.one(sql.FIND_PLACE, p_place_hash=tx.codec.lane(platform, place))
    return record[0] if record else None


def within(tx: Transaction, platform: str, prefix: str) -> list[str]:
    """Return the ids of open conversations whose place begins so. Places are sealed, so each of the platform's open ones is looked into."""
    open_ones = readable(tx.all(outside.OPEN_ON, p_platform=platform), lambda record: (record[0], origin_of(tx, Held(*record)).place))
    return [id for id, place in open_ones if place.startswith(prefix)]


def heard_until(tx: Transaction, platform: str, limit: int) -> dict[str, str]:
    """Return place → event id of the last thing that people said there, of the conversations that changed last.

    Under "" stands the last of those that have no place of their own there: words under a card of somebody from another platform.
    """
    heard: dict[str, str] = {}
    for *columns, newest in tx.all(outside.HEARD_UNTIL, p_platform=platform, p_limit=limit):
        held = Held(*columns)
        if newest is not None:
            place = legible(partial(_place, tx, held), None) if held.platform == platform else ""
            if place is None:
                continue
            heard[place] = max(heard.get(place, ""), newest, key=lambda event: (len(event), event))
    return heard


def _place(tx: Transaction, held: Held) -> str | None:
    return origin_of(tx, held).place
