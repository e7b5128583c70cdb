"""Numbers count what is there and no tests; a team's digest is posted once, whoever looks, and is never rung as a conversation's timer."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.model import Event, Kind, Message, Owner, Post, Say, Who
from storage.store import Store
from tests.storage.conftest import Opener
from tests.storage.making import NOW, a_conversation, a_lead, a_message, a_turn, an_id

HOUR = timedelta(hours=1)
ROOM = ("slack", "#leads")


async def a_lead_of(store: Store, team: str = "seoul", *, test: bool = False) -> str:
    """Have a lead offered to a team."""
    conversation = a_conversation(test=test)
    await store.open(conversation, None)
    await store.accept(a_message(conversation.id, "we want to buy"))
    assert await store.save(a_turn(conversation.id, upto=1, owner=Owner.OFFERED, team=team, lead=a_lead(team))) is not None
    return conversation.id


async def decide(store: Store, conversation: str, post: Post, kind: Kind = Kind.CLAIM) -> None:
    message = Message(conversation=conversation, platform="desk", event_id=an_id(), kind=kind, at=NOW + HOUR, author="jun")
    await store.decide(message, lambda _: post)


async def test_open_leads_and_new_ones_are_tallied_with_the_first_reply_and_tests_are_not(opener: Opener) -> None:
    store = await opener()
    waiting, owned, closed = [await a_lead_of(store) for _ in range(3)]
    await a_lead_of(store, test=True)
    await decide(store, owned, Post(owner=Owner.REP, rep="jun"))
    said = Post(owner=Owner.REP, rep="jun", says=(Say(text="hello", who=Who.REP, name="Jun"),))
    await decide(store, owned, said, Kind.REPLY)
    await decide(store, closed, Post(owner=Owner.CLOSED, rep="jun"), Kind.CLOSE)
    found = {one.conversation: one for one in await store.tallies(NOW + HOUR)}
    assert set(found) == {waiting, owned}  # nothing was posted since then, and what is closed is over
    assert (found[owned].owner, found[owned].rep, found[owned].replied_at) == (Owner.REP, "jun", NOW + HOUR)
    assert (found[waiting].owner, found[waiting].replied_at) == (Owner.OFFERED, None)
    assert {one.conversation for one in await store.tallies(NOW - HOUR)} == {waiting, owned, closed}


async def test_what_happened_to_leads_is_told_for_its_time_alone(opener: Opener) -> None:
    store = await opener()
    conversation = await a_lead_of(store)
    won = Event(kind="owner", data={"to": "closed", "reason": "won"})
    await decide(store, conversation, Post(owner=Owner.CLOSED, rep="jun", events=(won, Event(kind="late"))), Kind.CLOSE)
    [told] = [one for one in await store.happened(NOW + HOUR, NOW + 2 * HOUR) if one.kind == "owner"]
    assert (told.conversation, told.team, told.data) == (conversation, "seoul", won.data)
    assert await store.happened(NOW + 2 * HOUR, NOW + 3 * HOUR) == []


async def test_who_is_away_is_told_while_they_are_and_what_they_have(opener: Opener) -> None:
    store = await opener()
    conversation = await a_lead_of(store)
    await decide(store, conversation, Post(owner=Owner.REP, rep="jun"))
    await store.set_away("jun", NOW, NOW + HOUR, "mina")
    assert (await store.away(NOW))["jun"].deputy == "mina"
    assert await store.away(NOW + HOUR) == {}
    assert await store.holders() == ["jun"]
    [(held, owner, _)] = await store.held_by("jun")
    assert (held, owner) == (conversation, Owner.REP)


async def test_a_digest_is_posted_once_by_whoever_is_first_and_the_next_is_planned(opener: Opener) -> None:
    one, other = await opener(cards=lambda team: (ROOM,)), await opener(cards=lambda team: (ROOM,))
    await one.plan_digest("seoul", NOW, NOW - HOUR)
    assert await other.due_digests(NOW) == {"seoul": NOW}
    posts = [store.post_digest("seoul", NOW, NOW + 24 * HOUR, "good morning", NOW) for store in (one, other) * 3]
    assert sorted(await asyncio.gather(*posts)) == [False] * 5 + [True]
    [effect] = await other.due(NOW, 10)
    assert (effect.kind, effect.platform, effect.place, effect.say) == ("say", *ROOM, Say(text="good morning", who=Who.NOTE))
    assert await one.planned_digests() == {"seoul": NOW + 24 * HOUR}


async def test_what_is_posted_for_a_team_is_begun_once_and_sent(opener: Opener) -> None:
    store = await opener(cards=lambda team: (ROOM,))
    await store.plan_digest("seoul", NOW, NOW - HOUR)
    await store.post_digest("seoul", NOW, NOW + 24 * HOUR, "good morning", NOW)
    [effect] = await store.due(NOW, 10)
    begun = [one for one in await asyncio.gather(*(store.begin(effect, NOW) for _ in range(3))) if one]
    assert len(begun) == 1
    assert [one.id for one in await store.unsure()] == [effect.id]
    await store.finish(begun[0], "C1:1.2")
    assert await store.due(NOW, 10) == []
    assert await store.unsure() == []


async def test_a_digest_that_is_due_already_stays_due_over_a_restart_and_a_later_one_is_planned_anew(opener: Opener) -> None:
    store = await opener()
    await store.plan_digest("seoul", NOW, NOW - HOUR)
    await store.plan_digest("seoul", NOW + 24 * HOUR, NOW + HOUR)  # the start after the morning was missed
    assert await store.planned_digests() == {"seoul": NOW}
    await store.plan_digest("seoul", NOW + 2 * HOUR, NOW - HOUR)  # the team moved to another zone
    assert await store.planned_digests() == {"seoul": NOW + 2 * HOUR}
    await store.plan_digest("seoul", None, NOW)
    assert await store.planned_digests() == {}


async def test_a_digests_timer_is_nobodys_message(opener: Opener) -> None:
    store = await opener()
    await store.plan_digest("seoul", NOW, NOW - HOUR)
    assert await store.ring(NOW + HOUR, 10) == []
    assert await store.next_due() is None
