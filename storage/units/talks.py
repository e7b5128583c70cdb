"""Turns: loading the scene, saving what was decided, setting messages aside."""

from __future__ import annotations

from bot.errors import NotFound
from bot.model import Line, Message, Owner, Scene, Talk, Turn, changed
from storage import statements as sql
from storage.codec import Basis, Words
from storage.recent import Recent, RecentTalks
from storage.statement import Transaction, found
from storage.types import moment_in
from storage.units import lines, traces
from storage.units.effects import hush, post_card, send_lines
from storage.units.held import Doors, Held, conversation_of, lock, move_on, origin_of, remembered


def load(tx: Transaction, id: str, recent: RecentTalks) -> Scene | None:
    """Return the scene. The row is read before the messages: what comes between is a message more, or another version."""
    record = tx.one(sql.CONVERSATION, p_id=id)
    if record is None:
        return None
    waiting = tuple(lines.message_of(tx, id, r) for r in tx.all(sql.WAITING, p_id=id))
    return _scene(tx, Held(*record), waiting, recent) if waiting else None


def ahead(tx: Transaction, message: Message, recent: RecentTalks) -> Scene | None:
    """Return the scene as it will be when the message is accepted next; None when others wait or nobody knows the conversation."""
    record = tx.one(sql.AHEAD, p_id=message.conversation)
    if record is None or record[-1]:
        return None
    held = Held(*record[:-1])
    return _scene(tx, held, (changed(message, seq=held.seq + 1),), recent)


def _scene(tx: Transaction, held: Held, waiting: tuple[Message, ...], recent: RecentTalks) -> Scene:
    kept = recent.get(held.id, held.version)
    if kept is None:
        kept = Recent(version=held.version, talk=remembered(tx, held), visit=origin_of(tx, held).visit)
        recent.put(held.id, kept)
    return Scene(conversation=conversation_of(held, kept.visit), talk=kept.talk, waiting=waiting)


class Overtaken(Exception):
    """Something was written between the decision and its commit: the unit is rolled back, and the message goes the longer way."""


def answer(tx: Transaction, doors: Doors, message: Message, turn: Turn) -> tuple[Line, ...]:
    """Write the message and the turn decided on it ahead. Raise Overtaken when its event is known or the conversation moved on."""
    held = lock(tx, turn.conversation)
    if (held.version, held.seq + 1) != (turn.on_version, turn.upto):
        raise Overtaken
    if not lines.add_message(tx, message, seq=turn.upto, state="taken"):
        raise Overtaken
    return _write(tx, doors, held._replace(seq=turn.upto), turn, (turn.upto,))


def talk(tx: Transaction, id: str) -> Talk:
    """Return what the conversation remembers now. Raise NotFound."""
    return remembered(tx, Held(*found(tx.one(sql.CONVERSATION, p_id=id), "conversation")))


def save(tx: Transaction, doors: Doors, turn: Turn) -> tuple[Line, ...] | None:
    """Write the whole turn if the conversation still has the version it was decided on, else nothing."""
    held = lock(tx, turn.conversation)
    if held.version != turn.on_version:
        return None
    taken = tx.all(sql.TAKE, p_id=held.id, p_upto=turn.upto)
    return _write(tx, doors, held, turn, tuple(sorted(seq for (seq,) in taken)))


def _write(tx: Transaction, doors: Doors, held: Held, turn: Turn, taken: tuple[int, ...]) -> tuple[Line, ...]:
    """Write what the turn decided on the messages `taken`."""
    now = moment_in(turn.now)
    said = lines.say_lines(turn.says, after=held.seq, now=turn.now)
    lines.write_lines(tx, held.id, held.platform, said)
    traces.write_talk(tx, held, turn.talk, _basis(held, taken, turn), upto=turn.upto, at=now)
    traces.write_events(tx, held.id, now, turn.events)
    traces.write_contact(tx, held, turn)
    after = held._replace(
        owner=turn.owner.value,
        team=turn.team,
        opted_out=turn.opted_out,
        hush_seq=_hushed(tx, held, turn),
        seq=held.seq + len(said),
        turn=held.turn + 1,
    )
    move_on(tx, after, now=now)
    send_lines(tx, doors, after, said, now)
    if turn.lead is not None:
        traces.write_lead(tx, held.id, turn.lead, now)
        post_card(tx, doors, after, turn.lead, now)
    traces.write_timers(tx, held.id, turn.timers)
    return said


def _basis(held: Held, taken: tuple[int, ...], turn: Turn) -> Basis:
    return Basis(
        owner=held.owner,
        rep=held.rep,
        team=held.team,
        opted_out=bool(held.opted_out),
        waiting=taken,
        reading=turn.reading,
    )


def _hushed(tx: Transaction, held: Held, turn: Turn) -> int:
    """Return up to which line the bot's sentences are void: those from before an opt-out, or before a rep speaks."""
    opts_out = turn.opted_out and not held.opted_out
    if opts_out or (turn.owner is Owner.REP and held.owner != Owner.REP):
        hush(tx, held.id, held.seq)
        return held.seq
    return held.hush_seq


def set_aside(tx: Transaction, id: str, seq: int, error: str) -> None:
    """Take one message out of the waiting ones. Raise NotFound; one that was taken meanwhile stays taken."""
    state, _, sealed = found(tx.one(sql.ONE_MESSAGE, p_id=id, p_seq=seq), "message")
    if state != "waiting":
        return
    words = lines.words_of(tx, id, seq, sealed)
    with_error = Words(
        text=words.text,
        masked=words.masked,
        author=words.author,
        choice=words.choice,
        about=words.about,
        error=error,
    )
    tx.run(sql.SET_ASIDE, p_id=id, p_seq=seq, p_sealed=tx.codec.shut("message", f"{id}:{seq}", with_error))


def replay(tx: Transaction, id: str, seq: int) -> None:
    """Let a message that was set aside wait again. Raise NotFound when none was."""
    if not tx.run(sql.REPLAY, p_id=id, p_seq=seq):
        raise NotFound("there is no such message set aside")


def waiting(tx: Transaction) -> list[str]:
    """Return the conversations that have messages waiting."""
    return [id for (id,) in tx.all(sql.WAITING_CONVERSATIONS)]
