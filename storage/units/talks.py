"""Turns: loading the scene, saving what was decided, setting messages aside."""

from __future__ import annotations

from bot.errors import NotFound
from bot.model import Line, Owner, Scene, Talk, Turn
from storage import statements as sql
from storage.codec import Basis, Words
from storage.recent import RecentTalks
from storage.statement import Record, Transaction, found
from storage.types import moment_in
from storage.units import lines, traces
from storage.units.effects import hush, post_card, send_lines
from storage.units.held import Doors, Held, conversation_of, lock, move_on, talk_of


def load(tx: Transaction, id: str, recent: RecentTalks) -> Scene | None:
    """Return the scene. The row is read before the messages: what comes between is a message more, or another version."""
    record = tx.one(sql.LOAD, p_id=id)
    if record is None:
        return None
    waiting = tuple(lines.message_of(tx, id, r) for r in tx.all(sql.WAITING, p_id=id))
    if not waiting:
        return None
    held = Held(*record[:-1])
    talk = recent.get(id, held.version) or talk_of(tx, held, record[-1])
    return Scene(conversation=conversation_of(tx, held), talk=talk, waiting=waiting)


def talk(tx: Transaction, id: str) -> Talk:
    """Return what the conversation remembers now. Raise NotFound."""
    record = found(tx.one(sql.LOAD, p_id=id), "conversation")
    return talk_of(tx, Held(*record[:-1]), record[-1])


def save(tx: Transaction, doors: Doors, turn: Turn) -> tuple[Line, ...] | None:
    """Write the whole turn if the conversation still has the version it was decided on, else nothing."""
    held = lock(tx, turn.conversation)
    if held.version != turn.on_version:
        return None
    now = moment_in(turn.now)
    taken = tx.all(sql.TAKE, p_id=held.id, p_upto=turn.upto)
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


def _basis(held: Held, taken: list[Record], turn: Turn) -> Basis:
    return Basis(
        owner=held.owner,
        rep=held.rep,
        team=held.team,
        opted_out=bool(held.opted_out),
        waiting=tuple(sorted(seq for (seq,) in taken)),
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
