"""A timer rings once, and none is lost."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.model import Conversation, Kind, Message, Owner, Post, TimerSet
from storage.store import Store
from storage.units.timers import UNDECIDED
from tests.storage.making import NOW, a_conversation, a_lead, a_message, a_turn

HOUR = timedelta(hours=1)


async def set_up(store: Store, *timers: TimerSet, version: int = 0, conversation: Conversation | None = None) -> Conversation:
    """Save a turn with these timers."""
    if conversation is None:
        conversation = a_conversation()
        await store.open(conversation, None)
        await store.accept(a_message(conversation.id))
    turn = a_turn(conversation.id, on_version=version, owner=Owner.OFFERED, timers=timers, lead=a_lead())
    assert await store.save(turn) is not None
    return conversation


def follow_up(after: timedelta = HOUR, step: int = 1) -> TimerSet:
    return TimerSet(kind=Kind.FOLLOW_UP, due_at=NOW + after, step=step)


def deadline(after: timedelta = HOUR) -> TimerSet:
    return TimerSet(kind=Kind.CLAIM_DEADLINE, due_at=NOW + after)


async def test_a_follow_up_becomes_one_message_that_waits_for_a_turn(store: Store) -> None:
    conversation = await set_up(store, follow_up(step=2))
    assert await store.next_due() == NOW + HOUR
    assert await store.ring(NOW, 10) == []
    rings = await asyncio.gather(*(store.ring(NOW + HOUR, 10) for _ in range(4)))
    (message,) = [message for rung in rings for message in rung]
    assert (message.kind, message.about, message.conversation, message.at) == (
        Kind.FOLLOW_UP,
        2,
        conversation.id,
        NOW + HOUR,
    )
    assert await store.next_due() is None
    scene = await store.load(conversation.id)
    assert scene is not None
    assert scene.waiting == (message,)
    assert len(await store.lines(conversation.id, 0)) == 2  # a timer is no line of the talk


async def test_a_timer_is_moved_and_cancelled(store: Store) -> None:
    conversation = await set_up(store, follow_up())
    await set_up(store, follow_up(HOUR * 2), version=1, conversation=conversation)
    assert await store.ring(NOW + HOUR, 10) == []
    assert await store.next_due() == NOW + HOUR * 2
    cancelled = TimerSet(kind=Kind.FOLLOW_UP, due_at=None)
    await set_up(store, cancelled, version=2, conversation=conversation)
    assert await store.next_due() is None


async def test_kinds_do_not_disturb_each_other(store: Store) -> None:
    await set_up(store, follow_up(), deadline(HOUR * 2))
    assert [m.kind for m in await store.ring(NOW + HOUR, 10)] == [Kind.FOLLOW_UP]
    assert await store.next_due() == NOW + HOUR * 2


async def test_no_more_than_the_limit_rings(store: Store) -> None:
    for _ in range(3):
        await set_up(store, follow_up())
    assert len(await store.ring(NOW + HOUR, 2)) == 2
    assert len(await store.ring(NOW + HOUR, 2)) == 1


async def rung(store: Store) -> Message:
    (message,) = await store.ring(NOW + HOUR, 10)
    return message


def passed(owner: Owner = Owner.OFFERED, *timers: TimerSet) -> Post:
    return Post(owner=owner, rep="", timers=timers)


async def test_a_deadline_is_gone_once_it_is_decided(store: Store) -> None:
    await set_up(store, deadline())
    message = await rung(store)
    assert not (await store.decide(message, lambda _: passed())).repeated
    assert await store.next_due() is None


async def test_a_deadline_that_nobody_decided_rings_again(store: Store) -> None:
    """The process may die between the ring and the decision."""
    await set_up(store, deadline())
    message = await rung(store)
    assert await store.ring(NOW + HOUR, 10) == []
    (again,) = await store.ring(NOW + HOUR + UNDECIDED, 10)
    assert again.event_id == message.event_id
    await store.decide(again, lambda _: passed())
    assert (await store.decide(message, lambda _: passed())).repeated  # both were carried out: it counts once


async def test_the_decision_may_set_the_next_deadline(store: Store) -> None:
    conversation = await set_up(store, deadline())
    await store.decide(await rung(store), lambda _: passed(Owner.OFFERED, deadline(HOUR * 2)))
    assert await store.next_due() == NOW + HOUR * 2
    row = (await store.sheet(conversation.id)).row
    assert (row.claim_by, row.late) == (NOW + HOUR * 2, True)


async def test_a_claim_ends_lateness(store: Store) -> None:
    conversation = await set_up(store, deadline())
    assert (await store.sheet(conversation.id)).row.claim_by == NOW + HOUR
    await store.decide(await rung(store), lambda _: passed())
    press = a_message(conversation.id, "", platform="desk", kind=Kind.CLAIM, author="dana")
    cancel = TimerSet(kind=Kind.CLAIM_DEADLINE, due_at=None)
    await store.decide(press, lambda _: Post(owner=Owner.REP, rep="dana", timers=(cancel,)))
    row = (await store.sheet(conversation.id)).row
    assert (row.owner, row.rep, row.claim_by, row.late) == (Owner.REP, "dana", None, False)


async def test_a_later_turn_without_timers_leaves_the_deadline_on_the_lead(store: Store) -> None:
    conversation = await set_up(store, deadline())
    await set_up(store, version=1, conversation=conversation)
    assert (await store.sheet(conversation.id)).row.claim_by == NOW + HOUR
