"""Turns: loading the scene, saving what was decided, setting messages aside."""

from __future__ import annotations

from dataclasses import replace

from bot.errors import NotFound
from bot.model import Kind, Line, Message, Owner, Scene, Talk, Turn, changed
from bot.model.diary import places
from storage import statements as sql
from storage.codec import Basis
from storage.recent import Recent, RecentTalks
from storage.statement import Transaction, found
from storage.types import moment_in
from storage.units import bookings, changes, inbox, invites, lines, offers, reached, threads, traces
from storage.units.effects import hush, post_card, send_lines, sync_calendar
from storage.units.held import Doors, Held, conversation_of, lock, move_on, origin_of, remembered
from storage.units.readable import UNREADABLE, legible, tell


def load(tx: Transaction, id: str, recent: RecentTalks) -> Scene | None:
    """Return the scene. The row is read before the messages: what comes between is a message more, or another version."""
    record = tx.one(sql.CONVERSATION, p_id=id)
    if record is None:
        recent.forget(id)
        return None
    waiting = tuple(lines.message_of(tx, id, r) for r in tx.all(sql.WAITING, p_id=id))
    if not waiting:
        return None
    held = Held(*record)
    kept = _recent(tx, held, recent)
    beside = offers.beside(tx, held, waiting[-1].at) if held.owner == Owner.REP else None
    unasked = reached.of(tx, held) if waiting[-1].kind in _UNASKED else None
    return Scene(conversation=conversation_of(held, kept.visit), talk=kept.talk, waiting=waiting, beside=beside, reached=unasked)


_UNASKED = (Kind.FOLLOW_UP, Kind.NURTURE, Kind.CONFIRM)
"""Timers at which we would write unasked: only then it is looked up how often we did."""


def ahead(tx: Transaction, message: Message, recent: RecentTalks) -> Scene | None:
    """Return the scene as it will be when the message is accepted next; None when others wait or nobody knows the conversation."""
    record = tx.one(sql.AHEAD, p_id=message.conversation)
    if record is None or record[-1]:
        return None
    held = Held(*record[:-1])
    kept = replace(_recent(tx, held, recent), held=held)
    recent.put(held.id, kept)
    return ahead_of(kept, message)


def ahead_of(kept: Recent, message: Message) -> Scene | None:
    """Return the scene as it will be when the message comes next to a conversation as it was kept."""
    held = kept.held
    if held is None or held.owner == Owner.REP:  # how the rep stands has to be read
        return None
    return Scene(conversation=conversation_of(held, kept.visit), talk=kept.talk, waiting=(changed(message, seq=held.seq + 1),))


def _recent(tx: Transaction, held: Held, recent: RecentTalks) -> Recent:
    kept = recent.get(held.id, held.version)
    if kept is None:
        kept = Recent(version=held.version, talk=remembered(tx, held), visit=origin_of(tx, held).visit)
        recent.put(held.id, kept)
    return kept


class Overtaken(Exception):
    """Something was written between the decision and its commit: the unit is rolled back, and the message goes the longer way."""


def answer(tx: Transaction, doors: Doors, held: Held, message: Message, turn: Turn) -> tuple[tuple[Line, ...], Held]:
    """Write the message and the turn decided on it ahead, on the row `held`. Return what was said and the row afterwards.

    Raise Overtaken when the row is another one by now, or the event is known.
    """
    if (held.version, held.seq + 1) != (turn.on_version, turn.upto):
        raise Overtaken
    was, held = held, held._replace(seq=turn.upto)
    after = _after(held, turn)
    if not move_on(tx, after, now=moment_in(turn.now), on=was) or not lines.add_message(tx, message, seq=turn.upto, state="taken"):
        raise Overtaken
    inbox.tell(tx, doors, message, turn.upto)
    return _write(tx, doors, (held, after), turn, (turn.upto,)), after._replace(version=after.version + 1)


def talk(tx: Transaction, id: str) -> Talk:
    """Return what the conversation remembers now. Raise NotFound."""
    return remembered(tx, Held(*found(tx.one(sql.CONVERSATION, p_id=id), "conversation")))


def save(tx: Transaction, doors: Doors, turn: Turn) -> tuple[Line, ...] | None:
    """Write the whole turn if the conversation still has the version it was decided on, else nothing."""
    held = lock(tx, turn.conversation)
    if held.version != turn.on_version:
        return None
    taken = tx.all(sql.TAKE, p_id=held.id, p_upto=turn.upto)
    after = _after(held, turn)
    move_on(tx, after, now=moment_in(turn.now))
    return _write(tx, doors, (held, after), turn, tuple(sorted(seq for (seq,) in taken)))


def _after(held: Held, turn: Turn) -> Held:
    """Return the row after the turn, its version left to who writes it."""
    return held._replace(
        owner=turn.owner.value,
        team=turn.team,
        opted_out=turn.opted_out,
        hush_seq=held.seq if _hushes(held, turn) else held.hush_seq,
        seq=held.seq + len(turn.says),
        turn=held.turn + 1,
    )


def _write(tx: Transaction, doors: Doors, moved: tuple[Held, Held], turn: Turn, taken: tuple[int, ...]) -> tuple[Line, ...]:
    """Write what the turn decided on the messages `taken`, beside the row, which has moved from the one to the other."""
    (held, after), now = moved, moment_in(turn.now)
    before = changes.seen(tx, doors, held)
    if _hushes(held, turn):
        hush(tx, held.id, held.seq)
    said = lines.say_lines(turn.says, after=held.seq, now=turn.now)
    lines.write_lines(tx, held.id, held.platform, said)
    traces.write_talk(tx, held, turn.talk, _basis(held, taken, turn), upto=turn.upto, at=now)
    traces.write_events(tx, held.id, now, turn.events)
    traces.write_contact(tx, held, turn)
    send_lines(tx, doors, after, said, now)
    if turn.lead is not None:
        traces.write_lead(tx, held.id, turn.lead, now)
        if after.owner == Owner.OFFERED and held.owner != Owner.OFFERED:
            offers.offer(tx, doors, after, turn.talk.language, now)
        post_card(tx, doors, after, turn.lead, now)
    traces.write_timers(tx, held.id, turn.timers)
    if turn.errands:
        threads.run(tx, after, turn.errands, now)
    if turn.meets:
        bookings.keep(tx, held.id, places(turn.talk.meeting), now)
        sync_calendar(tx, doors, after, turn.talk.meeting, now)
    invites.invite(tx, doors, after, turn, now)
    changes.tell(tx, doors, before, after, now)
    return said


def _basis(held: Held, taken: tuple[int, ...], turn: Turn) -> Basis:
    return Basis(
        owner=held.owner,
        rep=held.rep,
        team=held.team,
        opted_out=bool(held.opted_out),
        waiting=taken,
        beside=turn.beside,
        reading=turn.reading,
        thought=turn.thought,
        diary=turn.diary,
        reached=turn.reached,
    )


def _hushes(held: Held, turn: Turn) -> bool:
    """Tell whether the bot's sentences so far are void: those from before an opt-out, or before a rep speaks."""
    opts_out = turn.opted_out and not held.opted_out
    return opts_out or (turn.owner is Owner.REP and held.owner != Owner.REP)


def set_aside(tx: Transaction, id: str, seq: int, error: str) -> None:
    """Take one message out of the waiting ones. Raise NotFound; one that was taken meanwhile stays taken."""
    state, _, sealed = found(tx.one(sql.ONE_MESSAGE, p_id=id, p_seq=seq), "message")
    if state != "waiting":
        return
    words = legible(lambda: lines.words_of(tx, id, seq, sealed), None)
    kept = sealed if words is None else tx.codec.shut("message", f"{id}:{seq}", replace(words, error=error))
    tx.run(sql.SET_ASIDE, p_id=id, p_seq=seq, p_sealed=kept)


def set_aside_all(tx: Transaction, id: str, error: str) -> tuple[int, ...]:
    """Take out all that wait, whether they can be read or not; return them."""
    waiting = tuple(record[0] for record in tx.all(sql.WAITING, p_id=id))
    for seq in waiting:
        set_aside(tx, id, seq, error)
    return waiting


def set_spoilt_aside(tx: Transaction, id: str) -> bool:
    """Take out those of the waiting messages that cannot be read; tell whether there were any."""
    spoilt = []
    for record in tx.all(sql.WAITING, p_id=id):
        try:
            lines.message_of(tx, id, record)
        except UNREADABLE as error:
            tell(error, f"message {id}:{record[0]}")
            spoilt.append(record[0])
    for seq in spoilt:
        set_aside(tx, id, seq, "its row cannot be read")
    return bool(spoilt)


def replay(tx: Transaction, id: str, seq: int) -> None:
    """Let a message that was set aside wait again. Raise NotFound when none was."""
    if not tx.run(sql.REPLAY, p_id=id, p_seq=seq):
        raise NotFound("there is no such message set aside")


def waiting(tx: Transaction) -> list[str]:
    """Return the conversations that have messages waiting."""
    return [id for (id,) in tx.all(sql.WAITING_CONVERSATIONS)]
