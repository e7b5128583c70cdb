"""Effects leave in order, are begun once, and survive a crash as what they were."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model import Conversation, Effect, Event, Owner, Say
from storage.store import Store
from tests.storage.conftest import Opener
from tests.storage.making import NOW, a_card, a_conversation, a_lead, a_message, a_turn

LATER = NOW + timedelta(minutes=5)
LEADS = ("slack", "#leads")


@pytest.fixture
async def store(opener: Opener) -> Store:
    """A store whose team posts its cards to Slack and the desk."""
    return await opener(cards=lambda team: (("desk", "desk"), LEADS) if team == "inbound" else ())


async def opened(store: Store, place: str = "778899", **changed: object) -> Conversation:
    conversation = a_conversation(**{"platform": "telegram"} | changed)
    await store.open(conversation, None, place=place)
    await store.accept(a_message(conversation.id))
    return conversation


async def said(store: Store, conversation: Conversation, version: int, *texts: str, **changed: object) -> None:
    says = tuple(Say(text=text) for text in texts)
    assert await store.save(a_turn(conversation.id, on_version=version, says=says, **changed)) is not None


async def sent(store: Store, effect: Effect, ref: str = "m") -> None:
    assert await store.begin(effect, NOW)
    await store.finish(effect, ref)


async def test_what_the_store_itself_delivers_needs_no_effect(store: Store) -> None:
    conversation = a_conversation(platform="web")
    await store.open(conversation, Say(text="Hello"))
    await store.accept(a_message(conversation.id))
    await said(store, conversation, 0, "one")
    assert await store.due(LATER, 10) == []


async def test_sentences_of_a_conversation_leave_one_after_the_other(store: Store) -> None:
    conversation = await opened(store)
    await said(store, conversation, 0, "one", "two")
    (first,) = await store.due(NOW, 10)
    assert (first.kind, first.platform, first.place, first.say) == ("say", "telegram", "778899", Say(text="one"))
    assert await store.begin(first, NOW)
    assert await store.due(NOW, 10) == []  # the second waits for the first to be over
    await store.finish(first, "m1")
    (second,) = await store.due(NOW, 10)
    assert second.say == Say(text="two")


async def test_a_sentence_that_has_to_wait_holds_back_its_own_place_only(store: Store) -> None:
    one, other = await opened(store), await opened(store, "112233")
    await said(store, one, 0, "one", "two")
    await said(store, other, 0, "else")
    first = next(e for e in await store.due(NOW, 10) if e.conversation == one.id)
    assert await store.begin(first, NOW)
    await store.retry(first, LATER, "429")
    assert [e.place for e in await store.due(NOW, 10)] == ["112233"]
    again = next(e for e in await store.due(LATER, 10) if e.conversation == one.id)
    assert (again.id, again.attempts, again.due_at, again.say) == (first.id, 1, LATER, Say(text="one"))


async def test_what_stands_of_an_effect_comes_with_it_when_it_is_begun_again(store: Store) -> None:
    await said(store, await opened(store), 0, "one")
    (effect,) = await store.due(NOW, 10)
    await store.stands(effect, "778899/1")
    assert await store.begin(effect, NOW) == effect  # nothing stands of what nobody sends
    await store.stands(effect, "778899/1")
    assert [one.ref for one in await store.unsure()] == ["778899/1"]
    await store.retry(effect, NOW, "it was being sent when the process ended")
    begun = await store.begin(effect, NOW)
    assert begun is not None
    assert begun.ref == "778899/1"


async def test_no_more_than_the_limit_is_returned(store: Store) -> None:
    for place in "abc":
        await said(store, await opened(store, place), 0, "one")
    assert len(await store.due(NOW, 2)) == 2


async def test_what_is_due_on_a_platform_that_has_no_room_hides_no_other(store: Store) -> None:
    for place, platform in (("a", "telegram"), ("b", "telegram"), ("c", "slack")):
        await said(store, await opened(store, place, platform=platform), 0, "one")
    assert [effect.platform for effect in await store.due(NOW, 2)] == ["telegram", "telegram"]
    assert [effect.platform for effect in await store.due(NOW, 2, ["telegram"])] == ["slack"]
    assert await store.due(NOW, 2, ["slack", "mail", "telegram"]) == []
    assert len(await store.due(NOW, 9, ["tele", "slac"])) == 3  # whole names only


async def test_nothing_is_due_before_its_time(store: Store) -> None:
    await said(store, await opened(store), 0, "one")
    assert await store.due(NOW - timedelta(seconds=1), 10) == []


async def test_of_many_who_begin_an_effect_at_once_one_may_send(store: Store) -> None:
    await said(store, await opened(store), 0, "one")
    (effect,) = await store.due(NOW, 10)
    begun = await asyncio.gather(*(store.begin(effect, NOW) for _ in range(8)))
    assert [one for one in begun if one is not None] == [effect]


async def test_what_was_being_sent_knows_what_left_before_it_at_its_place(store: Store) -> None:
    await said(store, await opened(store), 0, "Nobody has it yet.", "Nobody has it yet.")
    (first,) = await store.due(NOW, 10)
    assert await store.begin(first, NOW)
    await store.finish(first, "42/1")
    (second,) = await store.due(NOW, 10)
    assert await store.begin(second, NOW)
    assert await store.unsure() == [replace(second, after="42/1")]


async def test_what_was_being_sent_in_a_crash_is_returned_as_unsure(opener: Opener) -> None:
    store = await opener()
    await said(store, await opened(store), 0, "one")
    (effect,) = await store.due(NOW, 10)
    assert await store.unsure() == []
    await store.begin(effect, NOW)
    after_the_crash = await opener()
    assert await after_the_crash.unsure() == [effect]
    await after_the_crash.finish(effect, "m1")
    assert await after_the_crash.unsure() == []


async def test_an_effect_given_up_is_over_and_leaves_an_event(store: Store) -> None:
    conversation = await opened(store)
    await said(store, conversation, 0, "one", "two")
    (first,) = await store.due(NOW, 10)
    await store.begin(first, NOW)
    await store.give_up(first, "blocked by the user")
    assert [e.say for e in await store.due(NOW, 10)] == [Say(text="two")]
    ((_, event),) = (await store.sheet(conversation.id)).events
    assert event == Event(kind="not_reached", data={"effect": "say", "platform": "telegram"})


async def test_an_effect_that_nobody_can_send_is_given_up_without_a_try(store: Store) -> None:
    await said(store, await opened(store), 0, "one")
    (effect,) = await store.due(NOW, 10)
    await store.give_up(effect, "no platform telegram is configured")
    assert await store.due(LATER, 10) == []


async def test_what_is_over_stays_over(store: Store) -> None:
    conversation = await opened(store)
    await said(store, conversation, 0, "one")
    (effect,) = await store.due(NOW, 10)
    await sent(store, effect)
    await store.retry(effect, NOW, "late answer")
    await store.give_up(effect, "late answer")
    assert not await store.begin(effect, NOW)
    assert await store.due(LATER, 10) == []
    assert (await store.sheet(conversation.id)).events == ()


async def test_an_opt_out_silences_what_was_queued_before_it_and_lets_the_answer_go(store: Store) -> None:
    conversation = await opened(store)
    await said(store, conversation, 0, "before")
    (before,) = await store.due(NOW, 10)
    await said(store, conversation, 1, "we will not write again", opted_out=True, owner=Owner.CLOSED)
    (answer,) = await store.due(NOW, 10)
    assert answer.say == Say(text="we will not write again")
    assert not await store.begin(before, NOW)
    assert await store.begin(answer, NOW)


async def test_a_sentence_that_was_leaving_when_the_opt_out_came_is_not_tried_again(store: Store) -> None:
    conversation = await opened(store)
    await said(store, conversation, 0, "before")
    (before,) = await store.due(NOW, 10)
    assert await store.begin(before, NOW)
    await said(store, conversation, 1, "we will not write again", opted_out=True, owner=Owner.CLOSED)
    await said(store, conversation, 2, "since you ask", opted_out=True, owner=Owner.BOT)
    await store.retry(before, NOW, "timeout")
    assert not await store.begin(before, NOW)
    (answer,) = await store.due(NOW, 10)
    assert await store.begin(answer, NOW)


async def test_a_turn_that_closes_may_say_its_last_sentence(store: Store) -> None:
    conversation = await opened(store)
    await said(store, conversation, 0, "please write to support", owner=Owner.CLOSED)
    (effect,) = await store.due(NOW, 10)
    assert await store.begin(effect, NOW)


async def test_a_lead_is_posted_once_and_edited_when_it_changes(store: Store) -> None:
    conversation = await opened(store)
    await said(store, conversation, 0, lead=a_lead())
    (card,) = await store.due(NOW, 10)
    assert (card.kind, card.platform, card.place, card.card, card.ref) == ("card", *LEADS, a_card(), "")
    await sent(store, card, "1763.42")
    await said(store, conversation, 1, lead=a_lead())
    assert await store.due(NOW, 10) == []
    await said(store, conversation, 2, lead=a_lead(score=90))
    (edit,) = await store.due(NOW, 10)
    assert (edit.kind, edit.place, edit.card, edit.ref) == ("edit", LEADS[1], a_card(score=90), "1763.42")


async def test_a_card_that_nobody_has_seen_is_changed_in_the_queue(store: Store) -> None:
    conversation = await opened(store)
    await said(store, conversation, 0, lead=a_lead())
    await said(store, conversation, 1, lead=a_lead(score=90))
    (card,) = await store.due(NOW, 10)
    assert (card.kind, card.card) == ("card", a_card(score=90))
    await sent(store, card)
    assert await store.due(NOW, 10) == []


async def test_a_test_conversation_posts_no_card_outside(store: Store) -> None:
    conversation = await opened(store, test=True)
    await said(store, conversation, 0, lead=a_lead())
    assert await store.due(NOW, 10) == []


async def test_an_effects_id_fits_discords_nonce_and_grows_with_time(store: Store) -> None:
    for n, place in enumerate("ab"):
        await said(store, await opened(store, place), 0, "one", now=NOW + timedelta(seconds=n))
    ids = [effect.id for effect in await store.due(LATER, 10)]
    assert max(map(len, ids)) <= 25
    assert ids == sorted(ids)
