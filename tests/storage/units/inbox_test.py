"""Nothing that was accepted is lost, and nothing is accepted twice."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.errors import NotFound, Refused
from bot.model import Kind, Post, Say, Who
from bot.ports import Accepted
from storage.store import Store
from tests.storage.conftest import Opener
from tests.storage.making import a_conversation, a_message, a_turn, an_id, texts


async def test_a_new_conversation_is_kept_as_it_was_given(store: Store) -> None:
    conversation = a_conversation(test=True)
    assert await store.open(conversation, None) == ()
    assert await store.conversation(conversation.id) == conversation


async def test_the_greeting_is_the_first_line(store: Store) -> None:
    conversation = a_conversation()
    (line,) = await store.open(conversation, Say(text="こんにちは", name="ミア", choices=(("c1", "デモ"),)))
    assert (line.seq, line.who, line.text, line.name, line.choices) == (1, Who.BOT, "こんにちは", "ミア", (("c1", "デモ"),))
    assert await store.lines(conversation.id, 0) == [line]


async def test_opening_the_same_conversation_again_returns_the_greeting_of_then(store: Store) -> None:
    conversation = a_conversation()
    first = await store.open(conversation, Say(text="Hello"))
    await store.accept(a_message(conversation.id))
    await store.save(a_turn(conversation.id))
    assert await store.open(replace(conversation, flow="other"), Say(text="Hello again")) == first
    assert (await store.conversation(conversation.id)).flow == "b2b_saas"


async def test_two_conversations_may_belong_to_one_contact(store: Store) -> None:
    first = a_conversation()
    second = a_conversation(contact=first.contact)
    await store.open(first, None)
    await store.open(second, None)
    assert (await store.conversation(second.id)).contact == first.contact


async def test_an_unknown_conversation_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        await store.conversation(an_id())
    with pytest.raises(NotFound):
        await store.accept(a_message(an_id()))


async def test_messages_get_their_places_in_order(store: Store) -> None:
    conversation = a_conversation()
    await store.open(conversation, Say(text="Hello"))
    seqs = [(await store.accept(a_message(conversation.id, text))).seq for text in "abc"]
    assert seqs == [2, 3, 4]
    assert texts([*await store.lines(conversation.id, 0)]) == ["Hello", "a", "b", "c"]


async def test_a_message_that_came_at_once_four_times_is_accepted_once(store: Store) -> None:
    conversation = a_conversation()
    await store.open(conversation, None)
    message = a_message(conversation.id)
    answers = await asyncio.gather(*(store.accept(message) for _ in range(4)))
    assert sorted(answer.repeated for answer in answers) == [False, True, True, True]
    assert {answer.seq for answer in answers} == {1}
    assert (await store.accept(a_message(conversation.id))).seq == 2  # a redelivery takes no place


async def test_a_repeated_event_with_another_text_is_told_apart(store: Store) -> None:
    conversation = a_conversation()
    await store.open(conversation, None)
    message = a_message(conversation.id, "50만원")
    await store.accept(message)
    assert await store.accept(replace(message, text="60만원")) == Accepted(seq=1, repeated=True, same=False)
    assert await store.accept(message) == Accepted(seq=1, repeated=True, same=True)


async def test_the_same_event_in_another_conversation_is_not_the_same(store: Store) -> None:
    one, other = a_conversation(), a_conversation()
    await store.open(one, None)
    await store.open(other, None)
    message = a_message(one.id)
    await store.accept(message)
    assert not (await store.accept(replace(message, conversation=other.id))).same


async def test_two_platforms_may_use_the_same_event_id(store: Store) -> None:
    conversation = a_conversation()
    await store.open(conversation, None)
    message = a_message(conversation.id)
    await store.accept(message)
    assert not (await store.accept(replace(message, platform="slack"))).repeated


async def test_a_message_comes_back_as_it_was_accepted(store: Store) -> None:
    conversation = a_conversation()
    await store.open(conversation, None)
    message = a_message(conversation.id, kind=Kind.CHOICE, choice="c2", about=1, masked=("card",))
    accepted = await store.accept(message)
    scene = await store.load(conversation.id)
    assert scene is not None
    assert scene.waiting == (replace(message, seq=accepted.seq),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "널\x00바이트",  # PostgreSQL's own text cannot hold NUL
        "\u202eوقت العرض\u202c",  # right to left, with its marks
        "e\u0301 和\ufe0f 👩‍👩‍👧 \ud7ff\ue000",  # combining, selectors, joiners, the ends around the surrogates
        "'; DROP TABLE message; -- %s %(x)s :id ? {}",
        "大" * 300_000,
    ],
)
async def test_odd_texts_come_back_unchanged(store: Store, text: str) -> None:
    conversation = a_conversation()
    await store.open(conversation, None)
    await store.accept(a_message(conversation.id, text))
    assert texts([*await store.lines(conversation.id, 0)]) == [text]


@pytest.mark.parametrize("changed", [{"text": "half \ud83d"}, {"event_id": "half \ud83d"}])
async def test_half_a_surrogate_pair_is_refused_and_harms_nothing(store: Store, changed: dict[str, str]) -> None:
    conversation = a_conversation()
    await store.open(conversation, None)
    with pytest.raises(Refused):
        await store.accept(a_message(conversation.id, **changed))
    assert (await store.accept(a_message(conversation.id))).seq == 1


async def test_a_conversation_is_found_by_its_place(opener: Opener) -> None:
    store = await opener()
    conversation = a_conversation(platform="telegram")
    await store.open(conversation, None, place="778899")
    assert await store.find("telegram", "778899") == conversation.id
    assert await store.find("slack", "778899") is None
    assert await store.find("telegram", "77889") is None


async def test_what_people_said_last_on_a_platform_is_known_by_its_place(opener: Opener) -> None:
    store = await opener(cards=lambda team: (("discord", "2"),))
    told, card = a_conversation(platform="discord"), a_conversation(platform="web")
    await store.open(told, None, place="1")
    await store.open(card, Say(text="Hello"), place="")
    for event in ("98", "100", "101:1700000000000"):
        await store.accept(a_message(told.id, platform="discord", event_id=event))
    await store.accept(a_message(card.id, event_id="web-1"))
    note = a_message(card.id, "they called", platform="discord", event_id="102", kind=Kind.NOTE, author="dana")
    await store.decide(note, lambda standing: Post(owner=standing.conversation.owner, rep=""))
    assert await store.heard_until("discord") == {"1": "101:1700000000000", "": "102"}
    assert await store.heard_until("slack") == {}
    assert await store.heard_until("discord", 0) == {}
