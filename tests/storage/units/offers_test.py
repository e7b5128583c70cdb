"""A lead is offered in the transaction that makes it one: never over capacity, with the reason and what it was decided on."""

from __future__ import annotations

import asyncio
import json

from bot.config import Config, Rep, Team
from bot.desk.assign import roster
from bot.model import Conversation, Kind, Message, Owner, Post, Reading
from storage.store import Store
from tests.storage.conftest import Opener
from tests.storage.making import NOW, a_conversation, a_lead, a_message, a_talk, a_turn, an_answer, an_id

CONFIG = Config(
    teams={"seoul": Team(name="seoul", assign="round_robin"), "tokyo": Team(name="tokyo", assign="least_loaded")},
    reps={
        "jun": Rep(id="jun", name="김준", teams=("seoul",), languages=("ko", "en"), weight=2, capacity=4),
        "mina": Rep(id="mina", name="이미나", teams=("seoul", "tokyo"), capacity=2),
        "ren": Rep(id="ren", name="佐藤 蓮", teams=("tokyo",), languages=("ja", "ko")),
    },
)


async def offered(store: Store, team: str = "seoul") -> Conversation:
    """Open a conversation and have it offered to a team."""
    conversation = a_conversation()
    await store.open(conversation, None)
    await store.accept(a_message(conversation.id, "we want to buy"))
    assert await store.save(a_turn(conversation.id, upto=1, owner=Owner.OFFERED, team=team, lead=a_lead(team))) is not None
    return conversation


async def with_roster(opener: Opener) -> Store:
    return await opener(roster=lambda team: roster(CONFIG, team))


async def to_whom(store: Store, conversation: Conversation) -> str:
    return (await store.sheet(conversation.id)).row.offered_to


async def test_leads_fall_by_weight_and_stop_at_capacity_even_all_at_once(opener: Opener) -> None:
    store = await with_roster(opener)
    made = await asyncio.gather(*(offered(store) for _ in range(9)))
    given = [await to_whom(store, conversation) for conversation in made]
    assert {rep: given.count(rep) for rep in ("jun", "mina", "")} == {"jun": 4, "mina": 2, "": 3}


async def test_the_decision_is_kept_with_its_reasons_and_what_it_was_made_on(opener: Opener) -> None:
    store = await with_roster(opener)
    conversation = await offered(store)
    [told] = await store.assignments(conversation.id)
    assert told["rep"] == "jun"
    assert [reason["code"] for reason in json.loads(str(told["reasons"]))] == ["turn"]
    assert [c["rep"] for c in json.loads(str(told["snapshot"]))["reps"]] == ["jun", "mina"]


async def test_who_is_away_is_passed_over_until_they_are_back(opener: Opener) -> None:
    store = await with_roster(opener)
    await store.set_away("jun", NOW, None, "mina")
    assert await to_whom(store, await offered(store)) == "mina"
    await store.set_back("jun")
    assert await to_whom(store, await offered(store)) == "jun"


async def test_a_claim_ends_the_offer_and_counts_as_load(opener: Opener) -> None:
    store = await with_roster(opener)
    conversation = await offered(store, "tokyo")
    assert await to_whom(store, conversation) == "mina"
    claim = Message(conversation=conversation.id, platform="desk", event_id=an_id(), kind=Kind.CLAIM, at=NOW, author="mina")
    await store.decide(claim, lambda _: Post(owner=Owner.REP, rep="mina"))
    assert await to_whom(store, conversation) == ""
    assert await to_whom(store, await offered(store, "tokyo")) == "ren"


async def test_who_spoke_with_the_same_address_before_is_offered_it_first(opener: Opener) -> None:
    store = await with_roster(opener)
    answers = {"email": an_answer("email", value="min@hanbit.example", quote="min@hanbit.example")}
    known = Reading(language="ko", answers=tuple(answers.values()))

    async def with_address(team: str) -> Conversation:
        conversation = a_conversation()
        await store.open(conversation, None)
        await store.accept(a_message(conversation.id, "min@hanbit.example"))
        talk = a_talk(answers=answers)
        turn = a_turn(conversation.id, upto=1, owner=Owner.OFFERED, team=team, lead=a_lead(team), talk=talk, reading=known)
        assert await store.save(turn) is not None
        return conversation

    first = await with_address("seoul")
    claim = Message(conversation=first.id, platform="desk", event_id=an_id(), kind=Kind.CLAIM, at=NOW, author="mina")
    await store.decide(claim, lambda _: Post(owner=Owner.REP, rep="mina"))
    second = await with_address("tokyo")
    assert await to_whom(store, second) == "mina"
    [told] = await store.assignments(second.id)
    assert json.loads(str(told["reasons"]))[0]["code"] == "owner"


async def test_without_any_rep_it_is_offered_to_the_whole_team(store: Store) -> None:
    conversation = await offered(store)
    assert await to_whom(store, conversation) == ""
    assert await store.assignments(conversation.id) == []
