"""Whatever a turn was decided on is kept: it can be taken again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.errors import NotFound
from bot.model import Kind, Owner, Post, Say, Talk
from storage.store import Store
from tests.storage.making import NOW, a_conversation, a_message, a_talk, a_turn, an_id


async def test_each_turn_comes_back_with_the_scene_that_it_was_decided_on(store: Store) -> None:
    conversation = a_conversation()
    await store.open(conversation, Say(text="Hello"))
    scenes, turns = [], []
    for n, owner in enumerate((Owner.OFFERED, Owner.OFFERED, Owner.CLOSED)):
        await store.accept(a_message(conversation.id, f"첫째 {n}"))
        await store.accept(a_message(conversation.id, f"둘째 {n}"))
        scene = await store.load(conversation.id)
        assert scene is not None
        turn = a_turn(
            conversation.id,
            on_version=scene.conversation.version,
            upto=scene.waiting[-1].seq,
            now=NOW + timedelta(minutes=n),
            owner=owner,
            team="seoul",
            talk=a_talk(score=n),
        )
        assert await store.save(turn) is not None
        scenes.append(scene)
        turns.append(turn)
    past = await store.past(conversation.id)
    assert [one.scene for one in past] == scenes
    assert [(one.talk, one.reading, one.at, one.upto) for one in past] == [(turn.talk, turn.reading, turn.now, turn.upto) for turn in turns]
    assert [one.number for one in past] == [1, 2, 3]


async def test_a_decision_that_changed_the_talk_stands_between_the_turns(store: Store) -> None:
    conversation = a_conversation()
    await store.open(conversation, None)
    press = a_message(conversation.id, "", platform="desk", kind=Kind.CLAIM, author="dana")
    await store.decide(press, lambda _: Post(owner=Owner.REP, rep="dana", talk=a_talk()))
    await store.accept(a_message(conversation.id))
    scene = await store.load(conversation.id)
    assert scene is not None
    await store.save(a_turn(conversation.id, on_version=1, owner=Owner.REP, talk=a_talk(score=99), beside=scene.beside))
    first, second = await store.past(conversation.id)
    assert (first.scene.talk, first.scene.waiting, first.scene.conversation.owner) == (Talk(), (), Owner.BOT)
    assert second.scene == scene
    assert second.talk == a_talk(score=99)


async def test_nothing_is_known_of_nobody(store: Store) -> None:
    with pytest.raises(NotFound):
        await store.past(an_id())
