"""A turn is saved whole on the version that it was decided on, or not at all."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.errors import NotFound
from bot.model import Conversation, Event, Kind, Message, Owner, Post, Say, Scene, Talk, TimerSet
from storage.store import Store
from tests.storage.conftest import Opener
from tests.storage.making import NOW, a_conversation, a_message, a_talk, a_turn, an_id, texts


async def opened(store: Store, *said: str) -> Conversation:
    """Open a conversation with a greeting, in which so much was said."""
    conversation = a_conversation()
    await store.open(conversation, Say(text="Hello"))
    for text in said:
        await store.accept(a_message(conversation.id, text))
    return conversation


async def loaded(store: Store, conversation: str) -> Scene:
    scene = await store.load(conversation)
    assert scene is not None
    return scene


async def test_nothing_is_loaded_when_nothing_waits_or_nobody_knows_it(store: Store) -> None:
    conversation = await opened(store)
    assert await store.load(conversation.id) is None
    assert await store.load(an_id()) is None


async def test_a_scene_holds_all_that_waits_and_an_empty_talk_at_first(store: Store) -> None:
    conversation = await opened(store, "one", "two")
    scene = await loaded(store, conversation.id)
    assert scene.conversation == conversation
    assert scene.talk == Talk()
    assert [(m.seq, m.text) for m in scene.waiting] == [(2, "one"), (3, "two")]


async def test_a_saved_turn_takes_its_messages_and_is_remembered(store: Store) -> None:
    conversation = await opened(store, "one", "two")
    turn = a_turn(conversation.id, upto=3, owner=Owner.OFFERED, team="seoul")
    said = await store.save(turn)
    assert said is not None
    assert [(line.seq, line.text) for line in said] == [(4, "언제쯤 시작하고 싶으세요?")]
    await store.accept(a_message(conversation.id, "three"))
    scene = await loaded(store, conversation.id)
    assert scene.talk == turn.talk
    assert texts_waiting(scene) == ["three"]
    assert (scene.conversation.owner, scene.conversation.team, scene.conversation.version) == (Owner.OFFERED, "seoul", 1)


def texts_waiting(scene: Scene) -> list[str]:
    return [message.text for message in scene.waiting]


async def test_a_message_that_came_during_the_turn_waits_for_the_next(store: Store) -> None:
    conversation = await opened(store, "one")
    await loaded(store, conversation.id)
    await store.accept(a_message(conversation.id, "meanwhile"))
    assert await store.save(a_turn(conversation.id, upto=2)) is not None
    scene = await loaded(store, conversation.id)
    assert texts_waiting(scene) == ["meanwhile"]
    assert texts([*await store.lines(conversation.id, 1)]) == ["one", "meanwhile", "언제쯤 시작하고 싶으세요?"]


async def test_a_turn_on_another_version_writes_nothing(store: Store) -> None:
    conversation = await opened(store, "one")
    await store.save(a_turn(conversation.id))
    await store.accept(a_message(conversation.id, "two"))
    before = await store.sheet(conversation.id), await store.load(conversation.id)
    late = a_turn(
        conversation.id,
        upto=4,
        talk=Talk(language="ja"),
        events=(Event(kind="asked"),),
        timers=(TimerSet(kind=Kind.FOLLOW_UP, due_at=NOW),),
    )
    assert await store.save(late) is None
    assert (await store.sheet(conversation.id), await store.load(conversation.id)) == before
    assert await store.next_due() is None


async def test_of_turns_decided_at_once_on_one_version_one_is_saved(store: Store) -> None:
    conversation = await opened(store, "one")
    results = await asyncio.gather(*(store.save(a_turn(conversation.id)) for _ in range(8)))
    assert sum(result is not None for result in results) == 1
    assert len(await store.lines(conversation.id, 2)) == 1


async def test_events_are_kept_with_their_time(store: Store) -> None:
    conversation = await opened(store, "one")
    events = (Event(kind="outcome", data={"outcome": "handoff", "score": 70}), Event(kind="asked", data={"again": True}))
    await store.save(a_turn(conversation.id, events=events))
    assert (await store.sheet(conversation.id)).events == tuple((NOW, event) for event in events)


async def test_a_turn_for_nobody_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        await store.save(a_turn(an_id()))


async def test_the_talk_can_be_asked_for_by_itself(store: Store) -> None:
    conversation = await opened(store, "one")
    assert await store.talk(conversation.id) == Talk()
    await store.save(a_turn(conversation.id, talk=a_talk(topic="보안")))
    assert await store.talk(conversation.id) == a_talk(topic="보안")
    with pytest.raises(NotFound):
        await store.talk(an_id())


async def test_a_message_set_aside_stands_in_nobodys_way_and_can_be_replayed(store: Store) -> None:
    conversation = await opened(store, "poison", "fine")
    await store.set_aside(conversation.id, 2, "ValueError in advance")
    assert texts_waiting(await loaded(store, conversation.id)) == ["fine"]
    (aside,) = await store.asides()
    assert (aside.conversation, aside.seq, aside.text, aside.error, aside.at) == (
        conversation.id,
        2,
        "poison",
        "ValueError in advance",
        NOW,
    )
    await store.replay(conversation.id, 2)
    assert await store.asides() == []
    assert texts_waiting(await loaded(store, conversation.id)) == ["poison", "fine"]


async def test_only_what_was_set_aside_is_replayed(store: Store) -> None:
    conversation = await opened(store, "one")
    await store.save(a_turn(conversation.id))
    await store.set_aside(conversation.id, 2, "too late")  # was taken meanwhile, and stays so
    assert await store.asides() == []
    with pytest.raises(NotFound):
        await store.replay(conversation.id, 2)
    with pytest.raises(NotFound):
        await store.set_aside(conversation.id, 99, "no such message")


async def test_conversations_with_messages_waiting_are_named_once(store: Store) -> None:
    one = await opened(store, "a", "b")
    await opened(store)
    taken = await opened(store, "c")
    await store.save(a_turn(taken.id))
    assert await store.waiting() == [one.id]


async def test_an_opt_out_is_kept_and_can_be_taken_back(store: Store) -> None:
    conversation = await opened(store, "one")
    await store.save(a_turn(conversation.id, opted_out=True, owner=Owner.CLOSED))
    assert (await store.conversation(conversation.id)).opted_out
    await store.save(a_turn(conversation.id, on_version=1, opted_out=False))
    assert not (await store.conversation(conversation.id)).opted_out


async def ahead(store: Store, conversation: str, text: str = "one", event_id: str = "e") -> tuple[Message, Scene]:
    """Return a message that nobody has accepted yet, and the scene as it will be with it."""
    message = replace(a_message(conversation, text), event_id=event_id + conversation)
    scene = await store.ahead(message)
    assert scene is not None
    return message, scene


async def test_the_scene_ahead_is_the_one_that_accepting_makes(store: Store) -> None:
    conversation = await opened(store)
    message, scene = await ahead(store, conversation.id)
    await store.accept(message)
    assert await store.load(conversation.id) == scene


async def test_there_is_no_scene_ahead_while_others_wait_or_where_nobody_knows_the_conversation(store: Store) -> None:
    conversation = await opened(store, "one")
    assert await store.ahead(a_message(conversation.id, "two")) is None
    assert await store.ahead(a_message(an_id(), "two")) is None


async def test_what_was_just_opened_is_kept_as_another_process_reads_it(opener: Opener) -> None:
    here, there = await opener(), await opener()
    conversation = await opened(here)
    assert await here.open(conversation, Say(text="Hello")) != ()
    message = a_message(conversation.id, "one", seq=0)
    kept = here._recent.row(conversation.id)
    assert kept is not None
    assert await here.ahead(message) == await there.ahead(message)
    assert there._recent.row(conversation.id) == kept


async def test_a_message_is_committed_together_with_its_answer(store: Store) -> None:
    conversation = await opened(store)
    message, scene = await ahead(store, conversation.id)
    turn = a_turn(conversation.id, upto=scene.waiting[-1].seq)
    said = await store.answer(message, turn)
    assert said is not None
    lines = await store.lines(conversation.id, 1)
    assert [(line.seq, line.text) for line in lines] == [(2, "one"), (3, said[0].text)]
    assert await store.load(conversation.id) is None
    assert (await store.accept(message)).repeated
    [past] = await store.past(conversation.id)
    assert [m.text for m in past.scene.waiting] == ["one"]


async def test_a_repeated_event_is_not_answered_again_and_leaves_no_trace(store: Store) -> None:
    conversation = await opened(store)
    message, scene = await ahead(store, conversation.id)
    assert await store.answer(message, a_turn(conversation.id, upto=scene.waiting[-1].seq)) is not None
    again = await store.ahead(message)
    assert again is not None
    turn = a_turn(conversation.id, upto=again.waiting[-1].seq, on_version=again.conversation.version)
    assert await store.answer(message, turn) is None
    assert [line.seq for line in await store.lines(conversation.id, 0)] == [1, 2, 3]
    assert (await store.conversation(conversation.id)).version == 1
    assert (await store.accept(a_message(conversation.id, "next"))).seq == 4


async def test_an_answer_that_was_overtaken_is_not_written(store: Store) -> None:
    conversation = await opened(store)
    message, scene = await ahead(store, conversation.id)
    await store.accept(a_message(conversation.id, "somebody was faster"))
    assert await store.answer(message, a_turn(conversation.id, upto=scene.waiting[-1].seq)) is None
    assert texts_waiting(await loaded(store, conversation.id)) == ["somebody was faster"]


async def test_of_answers_decided_at_once_one_is_written(store: Store) -> None:
    conversation = await opened(store)
    decided = [await ahead(store, conversation.id, f"message {n}", f"e{n}") for n in range(5)]
    turns = [(message, a_turn(conversation.id, upto=scene.waiting[-1].seq)) for message, scene in decided]
    results = await asyncio.gather(*(store.answer(message, turn) for message, turn in turns))
    assert sum(result is not None for result in results) == 1
    assert len(await store.lines(conversation.id, 1)) == 2


async def test_what_another_process_wrote_is_never_missed(opener: Opener) -> None:
    here, there = await opener(), await opener()
    conversation = await opened(here)
    message, scene = await ahead(here, conversation.id)
    assert await here.answer(message, a_turn(conversation.id, upto=scene.waiting[-1].seq)) is not None
    await there.decide(a_press(conversation.id), lambda standing: Post(owner=Owner.REP, rep="dana"))
    message, scene = await ahead(here, conversation.id, "two", "f")
    assert scene.conversation.owner is Owner.BOT
    assert await here.answer(message, a_turn(conversation.id, upto=scene.waiting[-1].seq, on_version=1)) is None
    await here.accept(message)
    assert (await loaded(here, conversation.id)).conversation.owner is Owner.REP


def a_press(conversation: str) -> Message:
    return Message(conversation=conversation, platform="desk", event_id=an_id(), kind=Kind.CLAIM, at=NOW, author="dana")
