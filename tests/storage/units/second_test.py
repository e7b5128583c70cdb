"""A card that waits too long goes its team's second way, on both databases; who was called there is not called again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.model import Conversation, Effect, Owner
from storage.store import Store
from tests.storage.conftest import Opener
from tests.storage.making import NOW, a_conversation, a_lead, a_message, a_turn

LATER = NOW + timedelta(seconds=61)
SECOND = (("telegram", "-100777"), ("mail", "leads@northdesk.example"))


async def opened(opener: Opener) -> tuple[Store, Conversation, Effect]:
    """A store with one card on its way to Slack."""
    store = await opener(cards=lambda team: (("slack", "C0LEADS"),), second=lambda team: SECOND)
    conversation = a_conversation()
    await store.open(conversation, None)
    await store.accept(a_message(conversation.id))
    await store.save(a_turn(conversation.id, owner=Owner.OFFERED, lead=a_lead()))
    (card,) = [effect for effect in await store.due(NOW, 10) if effect.kind == "card"]
    return store, conversation, card


def ways(effects: Sequence[Effect]) -> set[tuple[str, str]]:
    return {(effect.kind, effect.platform) for effect in effects if effect.kind in ("card", "mail")}


async def test_a_card_that_was_tried_goes_both_second_ways_once(opener: Opener) -> None:
    store, _, card = await opened(opener)
    assert await store.divert(LATER) == 0  # nobody has tried it: the outbox is only busy
    begun = await store.begin(card, NOW)
    assert begun is not None
    await store.retry(begun, LATER + timedelta(hours=1), "not connected")
    assert await store.divert(NOW + timedelta(seconds=59)) == 0
    assert await store.divert(LATER) == 1
    assert ways(await store.due(LATER, 10)) == {("card", "telegram"), ("mail", "mail")}
    assert await store.divert(LATER + timedelta(minutes=5)) == 0


async def test_one_that_hangs_while_it_is_sent_goes_too(opener: Opener) -> None:
    store, _, card = await opened(opener)
    assert await store.begin(card, NOW) is not None
    assert await store.divert(LATER) == 1


async def test_one_that_is_refused_for_good_goes_with_the_refusal(opener: Opener) -> None:
    store, conversation, card = await opened(opener)
    begun = await store.begin(card, NOW)
    assert begun is not None
    await store.give_up(begun, "the token is revoked")
    assert ways(await store.due(NOW, 10)) == {("card", "telegram"), ("mail", "mail")}
    assert "second_way" in {event.kind for _, event in (await store.sheet(conversation.id)).events}


async def test_who_was_called_on_the_second_way_is_not_called_late_on_the_first(opener: Opener) -> None:
    store, _, card = await opened(opener)
    begun = await store.begin(card, NOW)
    assert begun is not None
    await store.retry(begun, LATER, "not connected")
    assert not await store.hushed(card, LATER)
    await store.divert(LATER)
    for effect in await store.due(LATER, 10):
        if effect.platform == "telegram" and effect.kind == "card" and (sent := await store.begin(effect, LATER)):
            assert not await store.hushed(effect, LATER)
            await store.finish(sent, "t1")
    assert await store.hushed(card, LATER)


async def test_once_the_card_stands_on_the_first_way_nobody_is_called_on_the_second(opener: Opener) -> None:
    store, _, card = await opened(opener)
    begun = await store.begin(card, NOW)
    assert begun is not None
    await store.retry(begun, LATER, "not connected")
    await store.divert(LATER)
    (there,) = [effect for effect in await store.due(LATER, 10) if effect.platform == "telegram" and effect.kind == "card"]
    assert not await store.hushed(there, LATER)
    again = await store.begin(card, LATER)
    assert again is not None
    await store.finish(again, "s1")
    assert await store.hushed(there, LATER)
    assert not await store.hushed(card, NOW)
