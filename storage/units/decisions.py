"""What changes the owner: decided in the transaction that accepts it, under the lock of the conversation's row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from bot.desk.likeness import FIELDS as LIKE
from bot.model import Kind, Line, Message, Owner, Post, Say, Who
from bot.ports import Decided, Standing
from storage import statements as sql
from storage.codec import Basis
from storage.statement import Transaction
from storage.types import moment_in
from storage.units import changes, kin, likeness, lines, mails, offers, threads, timers, traces
from storage.units.effects import carry, hush, post_card, show_owner
from storage.units.held import Doors, Held, conversation_of, lock, move_on, origin_of, remembered

Rule = Callable[[Standing], Post]
_BOT_SPEAKS = (Owner.BOT, Owner.OFFERED)
_SHOWN_BESIDE = frozenset({Kind.CLAIM_DEADLINE, Kind.REPLY_DEADLINE, Kind.SNOOZE, Kind.SNOOZE_OVER, Kind.FILE, Kind.ABSENT})
"""What changes the card's face though neither owner nor facts are others."""


class _Moved(NamedTuple):
    """A conversation before and after a decision, and the lines that it said."""

    before: Held
    after: Held
    message: Message
    said: tuple[Line, ...]


def decide(tx: Transaction, doors: Doors, message: Message, rule: Rule) -> Decided:
    """Write the message, ask the rule, write what it says. A repeated event asks nothing; a refused one writes no more."""
    held = lock(tx, message.conversation)
    timers.forget_rung(tx, message)
    if not lines.add_message(tx, message, seq=held.seq + 1, state="decided"):
        return Decided(post=Post(owner=Owner(held.owner), rep=held.rep), repeated=True)
    held = held._replace(seq=held.seq + 1)
    before = changes.seen(tx, doors, held)
    standing = _standing(tx, doors, held, message)
    post = rule(standing)
    if post.refused:
        tx.run(sql.SET_SEQ, p_id=held.id, p_seq=held.seq, p_now=moment_in(message.at))
    else:
        after = _write(tx, doors, held, message, post)
        if post.offers is not None and standing.team is not None:
            offers.write(tx, held._replace(team=standing.team.team), post.offers, standing.team, moment_in(message.at))
        changes.tell(tx, doors, before, after, moment_in(message.at))
    return Decided(post=post, repeated=False)


_OFFERING = (Kind.CLAIM_DEADLINE, Kind.REPLY_DEADLINE, Kind.HAND_OVER, Kind.ABSENT)


def _standing(tx: Transaction, doors: Doors, held: Held, message: Message) -> Standing:
    standing = Standing(
        conversation=conversation_of(held, origin_of(tx, held).visit), talk=remembered(tx, held), now=message.at, seq=held.seq
    )
    if message.kind in _OFFERING:
        named = message.choice.removeprefix("team:") if message.choice.startswith("team:") else held.team
        there = held._replace(team=named)
        seen = offers.snapshot(tx, doors.roster(named), there, standing.talk.language, moment_in(message.at))
        return replace(standing, team=seen, offered_to=offers.offered_to(tx, held.id))
    if message.kind is Kind.TAKE_BACK:
        return replace(standing, last=traces.last_move(tx, held.id))
    if message.kind in (Kind.JOIN, Kind.PART):
        alike, joined = kin.names(kin.alike(tx, held))
        return replace(standing, alike=alike, joined=joined)
    if message.kind is Kind.UNREAD:
        return replace(standing, unread=mails.unread(tx, held.id), mailed=mails.last(tx, held.id))
    if message.kind not in (Kind.UNDO, Kind.AMEND):
        return standing
    under = threads.under(tx, message.back.platform, message.back.ref) if message.back else None
    return replace(standing, pending=threads.pending(tx, held.id), line=under.line if under else 0)


def _write(tx: Transaction, doors: Doors, held: Held, message: Message, post: Post) -> Held:
    """Write what the rule says; return the conversation as it is then."""
    now = moment_in(message.at)
    said = _lines(held, message, post)
    lines.write_lines(tx, held.id, held.platform, said)
    traces.write_events(tx, held.id, now, post.events)
    if post.talk is not None:
        basis = Basis(owner=held.owner, rep=held.rep, team=held.team, opted_out=bool(held.opted_out), waiting=())
        traces.write_talk(tx, held, post.talk, basis, upto=held.seq, at=now)
    after = held._replace(
        owner=post.owner.value,
        rep=post.rep,
        team=post.team or held.team,
        hush_seq=_hushed(tx, held, post),
        seq=held.seq + len(said),
        turn=held.turn + (post.talk is not None),
    )
    move_on(tx, after, now=now)
    carry(tx, doors, after, [line for line in said if line.who is not Who.NOTE], now, back=message.back)
    _write_face(tx, doors, (held, after), post, now)
    if post.contact and post.talk is not None:
        traces.write_person(tx, held, post.talk, forget=(message.choice,))
    if post.talk is not None and message.choice in LIKE:
        likeness.write(tx, held.id, post.talk)
    if post.kin:
        kin.write_kin(tx, held, message, post)
    traces.write_timers(tx, held.id, post.timers)
    _write_threads(tx, doors, _Moved(held, after, message, said), post)
    _write_lead(tx, doors, held, after, message)
    if post.close_reason:
        origin = replace(origin_of(tx, held), close_reason=post.close_reason)
        tx.run(sql.SET_ORIGIN, p_id=held.id, p_sealed=tx.codec.shut("conversation", held.id, origin))
    if message.kind is Kind.SETTLE_QUESTION:
        tx.run(sql.ANSWERED, p_id=held.id, p_number=message.about, p_now=now, p_by=message.author)
    return after


def _write_face(tx: Transaction, doors: Doors, moved: tuple[Held, Held], post: Post, now: int) -> None:
    """Write the card where the decision changed it, offer what is ready for sales by now, and show it wherever it stands."""
    if post.lead is None:
        return
    held, after = moved
    traces.write_lead(tx, held.id, post.lead, now)
    if post.offers is None and after.owner == Owner.OFFERED and held.owner != Owner.OFFERED:
        offers.offer(tx, doors, after, post.talk.language if post.talk else "", now)
    post_card(tx, doors, after, post.lead, now)


def _lines(held: Held, message: Message, post: Post) -> tuple[Line, ...]:
    notes = tuple(Say(text=text, who=Who.NOTE, name=message.author) for text in post.notes)
    return lines.say_lines((*post.says, *notes), after=held.seq, now=message.at)


def _write_threads(tx: Transaction, doors: Doors, moved: _Moved, post: Post) -> None:
    """Tell the card's threads, and have done on the sales side what the decision wants."""
    held, after, message = moved.before, moved.after, moved.message
    at, back = threads.At(held.id, held.seq, moment_in(message.at)), message.back
    if after.owner == Owner.REP and (held.owner, held.rep) != (after.owner, after.rep):
        threads.claimed(tx, after)
    if post.says and message.kind in (Kind.REPLY, Kind.SETTLE_QUESTION):
        threads.spoke(tx, after, at.now)
        threads.hush_whispers(tx, at, message.about)
        if held.platform in doors.store_backed:  # the commit delivers it
            threads.mark(tx, at, back, "sent")
    if post.undone:
        back = threads.undo(tx, at, post.undone, noted=message.kind is Kind.UNDO) or back
    if post.amended:
        threads.rewrite(tx, at, post.amended, post.text, back)
    if post.called:
        escalation = any(event.kind == "escalated" for event in post.events)
        threads.call(tx, doors, at, post.call, post.text or "", escalation=escalation)
    threads.run(tx, held, post.errands, at.now)
    but = threads.lane_of(tx, back.platform, back.thread) if back else b""
    threads.tell(tx, doors, after, (*lines.line_of_message(message, held.seq), *moved.said), at.now, but=but)


def _hushed(tx: Transaction, held: Held, post: Post) -> int:
    if held.owner in _BOT_SPEAKS and post.owner not in _BOT_SPEAKS:
        hush(tx, held.id, held.seq)
        return held.seq
    return held.hush_seq


def _write_lead(tx: Transaction, doors: Doors, before: Held, after: Held, message: Message) -> None:
    now = moment_in(message.at)
    tx.run(sql.TOUCH_LEAD, p_id=before.id, p_now=now)
    if message.kind is Kind.CLAIM_DEADLINE:
        tx.run(sql.SET_LATE, p_id=before.id, p_late=True)
    if after.owner == Owner.REP and before.owner != Owner.REP:
        tx.run(sql.SET_LATE, p_id=before.id, p_late=False)
        tx.run(sql.SET_CLAIM_BY, p_id=before.id, p_claim_by=None)
    if before.owner == Owner.OFFERED and after.owner != Owner.OFFERED:
        offers.withdraw(tx, after.id)
    if (before.owner, before.rep) != (after.owner, after.rep) or message.kind in _SHOWN_BESIDE:
        show_owner(tx, doors, after, now)
