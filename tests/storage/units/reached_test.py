"""What a person was written unasked is read when a timer rings that would write again, over all of their conversations."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.model import Answer, Conversation, Event, Kind, Owner, Reached, Reading, Talk, TimerSet
from storage.store import Store
from tests.storage.making import NOW, a_conversation, a_message, a_turn, an_id

ADDRESS = Answer(field="email", value="jo@lantern.example", quote="jo@lantern.example", message=1, source="parser", at=NOW)
KNOWN: dict[str, Any] = {
    "talk": Talk(language="en", answers={"email": ADDRESS}),
    "reading": Reading(language="en", answers=(ADDRESS,)),
}


async def talked(store: Store, *events: Event, contact: str = "", **turn: object) -> Conversation:
    """Open a conversation whose first turn left these events, and a follow-up that is due in an hour."""
    conversation = a_conversation(**({"contact": contact} if contact else {}))
    await store.open(conversation, None)
    await store.accept(a_message(conversation.id))
    timer = TimerSet(kind=Kind.FOLLOW_UP, due_at=NOW + timedelta(hours=1), step=1)
    assert await store.save(a_turn(conversation.id, events=events, timers=(timer,), **turn)) is not None
    return conversation


async def reached(store: Store, conversation: Conversation) -> Reached:
    """Ring what is due and return what the conversation's turn sees."""
    await store.ring(NOW + timedelta(hours=1), 100)
    scene = await store.load(conversation.id)
    assert scene is not None
    assert scene.reached is not None
    return scene.reached


def said(step: int = 1, *, really: bool = True, kind: str = "follow_up") -> Event:
    return Event(kind=kind, data={"step": step, "said": really})


async def test_what_was_said_counts_in_all_conversations_of_the_contact_and_what_was_not_does_not(store: Store) -> None:
    contact = an_id()
    mine = await talked(store, said(), said(2, kind="nurture"), said(3, really=False), contact=contact)
    await talked(store, said(), contact=contact)
    await talked(store, said())  # somebody else's
    seen = await reached(store, mine)
    assert len(seen.at) == 3
    assert seen.heard_at == NOW.timestamp()
    assert (seen.silenced, seen.held) == (False, False)


async def test_who_gave_the_same_address_counts_as_the_same_person(store: Store) -> None:
    mine = await talked(store, said(), **KNOWN)
    await talked(store, said(), said(2), **KNOWN)
    assert len((await reached(store, mine)).at) == 3


async def test_silence_that_was_asked_for_elsewhere_and_a_rep_elsewhere_are_seen(store: Store) -> None:
    mine = await talked(store, **KNOWN)
    await talked(store, opted_out=True, owner=Owner.CLOSED, **KNOWN)
    seen = await reached(store, mine)
    assert (seen.silenced, seen.held) == (True, False)
    contact = an_id()
    other = await talked(store, contact=contact)
    await talked(store, contact=contact, owner=Owner.REP)
    assert (await reached(store, other)).held


async def test_an_ordinary_message_looks_nothing_up(store: Store) -> None:
    conversation = await talked(store, said())
    await store.accept(a_message(conversation.id))
    scene = await store.load(conversation.id)
    assert scene is not None
    assert scene.reached is None
