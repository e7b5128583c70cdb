"""Changes of leads are written with what made them, leave one after the other, and are kept when nobody takes them."""

from __future__ import annotations

from datetime import timedelta

import orjson
import pytest

from bot.errors import NotFound
from bot.model import Effect, Owner
from storage.store import Store
from tests.storage.conftest import Opener
from tests.storage.making import NOW, a_conversation, a_lead, a_message, a_talk, a_turn

LATER = NOW + timedelta(minutes=5)


@pytest.fixture
async def store(opener: Opener) -> Store:
    """A store behind a webhook."""
    return await opener(webhook=True)


async def offered(store: Store, *, test: bool = False) -> str:
    conversation = a_conversation(test=test)
    await store.open(conversation, None)
    await store.accept(a_message(conversation.id))
    turn = a_turn(conversation.id, upto=1, owner=Owner.OFFERED, team="seoul", lead=a_lead("seoul"), talk=a_talk(questions=()))
    assert await store.save(turn) is not None
    return conversation.id


def change(effect: Effect) -> str:
    assert effect.say is not None
    return str(orjson.loads(effect.say.text)["type"])


async def test_changes_of_one_moment_leave_one_after_the_other(store: Store) -> None:
    await offered(store)
    (first,) = await store.due(NOW, 10)
    assert (first.kind, first.platform, change(first)) == ("sync", "webhook", "lead.opened")
    assert await store.begin(first, NOW)
    assert await store.due(LATER, 10) == []
    await store.finish(first, "")
    (second,) = await store.due(NOW, 10)
    assert change(second) == "lead.offered"


async def test_what_is_given_up_holds_nothing_back_is_listed_and_leaves_again_under_its_id(store: Store) -> None:
    conversation = await offered(store)
    (first,) = await store.due(NOW, 10)
    assert await store.begin(first, NOW)
    await store.give_up(first, "410")
    assert [change(effect) for effect in await store.due(NOW, 10)] == ["lead.offered"]
    (failed,) = await store.undelivered()
    assert (failed.id, failed.conversation, failed.change, failed.attempts, failed.error) == (
        first.id,
        conversation,
        "lead.opened",
        1,
        "410",
    )
    await store.deliver_again(failed.id, LATER)
    assert await store.undelivered() == []
    (again,) = await store.due(LATER, 10)  # before the later one, which has not left yet
    assert (again.id, again.attempts, again.ref, again.say) == (first.id, 1, "", first.say)
    with pytest.raises(NotFound):
        await store.deliver_again(first.id, LATER)


async def test_a_reps_own_try_is_told_to_nobody_and_is_in_no_record(store: Store) -> None:
    await offered(store, test=True)
    assert await store.due(LATER, 10) == []
    assert await store.record() == []


async def test_the_record_has_each_lead_with_its_signals(store: Store) -> None:
    conversation = await offered(store)
    (lead,) = await store.record()
    assert (lead.conversation, lead.team, lead.owner, lead.signals, lead.card) == (
        conversation, "seoul", Owner.OFFERED, ("buy",), a_lead("seoul").card,
    )  # fmt: skip
