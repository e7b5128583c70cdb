"""Effects on their way to a platform outside: marked before they leave, in order, again with backoff, never after a claim."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import uuid_utils

from bot.bootstrap import House, house, open_store
from bot.config import PlatformConfig, Team
from bot.errors import GivenUp, RetryLater
from bot.model import Conversation, Effect, Kind, Message, Visit
from bot.outbox import BACKOFF, CARD_TRIES
from tests.talks import CONFIG, Clock


@dataclass(slots=True)
class Pager:
    """A platform outside that does as it is told: each entry of `trouble` meets one send."""

    name: str = "pager"
    trouble: list[Exception] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    hold: asyncio.Event | None = None
    blind: bool = False  # shows nobody what arrived

    async def send(self, effect: Effect) -> str:
        if self.hold is not None:
            await self.hold.wait()
        if self.trouble:
            raise self.trouble.pop(0)
        self.sent.append(effect.say.text if effect.say and effect.kind == "say" else effect.kind)
        return str(len(self.sent))


@asynccontextmanager
async def paged(folder: Path, pager: Pager) -> AsyncIterator[tuple[House, Clock, str]]:
    """A house with a conversation on the pager, whose outbox runs only when the test says so."""
    clock = Clock(datetime(2026, 3, 10, 15, 0, tzinfo=UTC))
    config = replace(
        CONFIG,
        platforms={"pager": PlatformConfig(name="pager", flow="b2b_saas")},
        teams={"inbound": Team(name="inbound", cards=(("pager", "#leads"),), post=("intent", "handoff", "person"))},
    )
    async with house(config, folder, clock=clock, watch=True, platforms={"pager": pager}) as built:
        visit = Visit(locale="en", region="US", timezone="America/New_York")
        conversation = Conversation(
            id=uuid_utils.uuid7().hex, platform="pager", flow="b2b_saas", flow_version=0, contact="p1", visit=visit, created_at=clock()
        )
        await built.store.open(conversation, None, place="chat-1")
        yield built, clock, conversation.id


async def say(built: House, clock: Clock, conversation: str, text: str) -> None:
    event = uuid_utils.uuid7().hex
    message = Message(conversation=conversation, platform="pager", event_id=event, kind=Kind.SAID, at=clock(), text=text)
    accepted = await built.inbox.said(message)
    await built.engine.turn_of(conversation, accepted.seq, 20)


async def settled(built: House, pager: Pager, count: int) -> None:
    """Wait until so many effects were sent."""
    async with asyncio.timeout(20):
        while len(pager.sent) < count:
            await asyncio.sleep(0.01)


async def test_a_sentence_and_its_card_leave_after_the_commit_each_once(tmp_path: Path) -> None:
    pager = Pager()
    async with paged(tmp_path, pager) as (built, clock, conversation):
        await say(built, clock, conversation, "we want to buy a shared inbox")
        await settled(built, pager, 2)
        await built.outbox.perform()
        assert len(pager.sent) == 2
        assert "card" in pager.sent
        assert built.metrics.registry.get_sample_value("handraiser_effects_total") == 2
        assert any("How many people" in text or "how many people" in text for text in pager.sent)


@pytest.mark.parametrize(("blind", "at_once"), [(True, 1), (False, 2)])
async def test_where_nobody_sees_what_arrived_one_at_a_time_is_being_sent(tmp_path: Path, blind: bool, at_once: int) -> None:
    pager = Pager(hold=asyncio.Event(), blind=blind)
    async with paged(tmp_path, pager) as (built, clock, conversation):
        await say(built, clock, conversation, "we want to buy a shared inbox")  # a sentence to the prospect and a card for the team
        async with asyncio.timeout(20):
            while len(built.outbox._leaving) < 2:
                await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)
        assert len(await built.store.unsure()) == at_once  # what a death now would send again
        assert pager.hold is not None
        pager.hold.set()
        await settled(built, pager, 2)


async def test_a_pause_that_the_platform_asks_for_is_kept(tmp_path: Path) -> None:
    pager = Pager(trouble=[RetryLater(30), RetryLater(30)])
    async with paged(tmp_path, pager) as (built, clock, conversation):
        await say(built, clock, conversation, "we want to buy a shared inbox")
        async with asyncio.timeout(20):
            while pager.trouble or await built.store.due(clock(), 10):
                await asyncio.sleep(0.01)
        assert pager.sent == []
        clock.forward("1m")
        built.outbox.wake()
        await settled(built, pager, 2)


async def test_what_will_never_be_taken_is_given_up_and_does_not_hold_the_rest_back(tmp_path: Path) -> None:
    pager = Pager(trouble=[GivenUp("blocked"), GivenUp("blocked")])
    async with paged(tmp_path, pager) as (built, clock, conversation):
        await say(built, clock, conversation, "we want to buy a shared inbox")
        async with asyncio.timeout(20):
            while pager.trouble:
                await asyncio.sleep(0.01)
        await say(built, clock, conversation, "60 people")
        await settled(built, pager, 1)
        assert any("start" in text for text in pager.sent)


async def test_a_failure_without_a_word_is_tried_again_with_growing_pauses_and_then_given_up(tmp_path: Path) -> None:
    """A sentence for a quarter of an hour, as its time passes; a card for a day, as its team finds it where it belongs afterwards."""
    pager = Pager(trouble=[OSError("unreachable") for _ in range((len(BACKOFF) + 1) + (CARD_TRIES + 1))])
    async with paged(tmp_path, pager) as (built, clock, conversation):
        built.ticker.stop()  # a day passes here, and follow-ups would be sent as well
        await say(built, clock, conversation, "we want to buy a shared inbox")
        for _ in range(CARD_TRIES + 20):
            await built.outbox.perform()
            clock.forward("10m")
        assert pager.trouble == []
        assert pager.sent == []
        assert await built.outbox.perform() == 0


async def test_promise_2_a_claim_cancels_what_the_bot_has_not_begun_to_send(tmp_path: Path) -> None:
    pager = Pager(trouble=[RetryLater(60) for _ in range(4)])
    async with paged(tmp_path, pager) as (built, clock, conversation):
        await say(built, clock, conversation, "we want to buy a shared inbox")
        async with asyncio.timeout(20):
            while len(pager.trouble) > 2:
                await asyncio.sleep(0.01)
        claim = Message(conversation=conversation, platform="desk", event_id="k1", kind=Kind.CLAIM, at=clock(), author="dana")
        assert not (await built.inbox.decide(claim)).refused
        pager.trouble.clear()
        clock.forward("5m")
        await built.outbox.perform()
        says = [text for text in pager.sent if text not in ("card", "edit", "note")]
        assert len(says) == 1
        assert "Dana Cole" in says[0]


async def test_the_sentences_of_one_conversation_leave_in_their_order(tmp_path: Path) -> None:
    pager = Pager()
    async with paged(tmp_path, pager) as (built, clock, conversation):
        claim = Message(conversation=conversation, platform="desk", event_id="k1", kind=Kind.CLAIM, at=clock(), author="dana")
        await built.inbox.decide(claim)
        for n in range(8):
            reply = replace(claim, event_id=f"r{n}", kind=Kind.REPLY, text=f"line {n}")
            await built.inbox.decide(reply)
        async with asyncio.timeout(20):
            while sum(text.startswith("line") for text in pager.sent) < 8:
                await built.outbox.perform()
                await asyncio.sleep(0.01)
        assert [text for text in pager.sent if text.startswith("line")] == [f"line {n}" for n in range(8)]


async def test_an_unconfigured_platform_is_given_up_and_said_so(tmp_path: Path) -> None:
    pager = Pager(name="other")
    async with paged(tmp_path, pager) as (built, clock, conversation):
        built.outbox.platforms = {}
        await say(built, clock, conversation, "we want to buy a shared inbox")
        async with asyncio.timeout(20):
            while await built.store.due(clock(), 10):
                await asyncio.sleep(0.01)
        events = (await built.store.sheet(conversation)).events
        assert ("not_reached", "pager") in {(event.kind, event.data.get("platform")) for _, event in events}


async def test_what_is_on_its_way_when_we_end_arrives_and_is_noted(tmp_path: Path) -> None:
    pager = Pager(hold=asyncio.Event())
    async with paged(tmp_path, pager) as (built, clock, conversation):
        await say(built, clock, conversation, "we want to buy a shared inbox")
        async with asyncio.timeout(20):
            while not await built.store.unsure():
                await asyncio.sleep(0.01)
        assert pager.hold is not None
        asyncio.get_running_loop().call_later(0.3, pager.hold.set)
    async with open_store(built.config, tmp_path) as store:
        assert await store.unsure() == []
    assert pager.sent


@pytest.mark.parametrize(
    "defect", [ValueError("a header of two lines"), KeyError("ts"), AttributeError("'NoneType'"), RuntimeError("loop")]
)
async def test_what_no_adapter_expected_is_tried_again_and_holds_nothing_up(tmp_path: Path, defect: Exception) -> None:
    """As the port promises; else it would be being sent for ever, with everything behind it."""
    pager = Pager(trouble=[defect, defect])
    async with paged(tmp_path, pager) as (built, clock, conversation):
        await say(built, clock, conversation, "we want to buy a shared inbox")
        async with asyncio.timeout(20):
            while len(pager.sent) < 2:
                clock.forward("1m")
                await built.outbox.perform()
                await asyncio.sleep(0.01)
        assert "card" in pager.sent


async def test_words_of_a_rep_on_which_a_rule_fails_are_given_up_and_hold_nothing_up(tmp_path: Path) -> None:
    async def fails(effect: Effect) -> None:
        raise KeyError(effect.kind)

    pager = Pager()
    async with paged(tmp_path, pager) as (built, clock, conversation):
        built.outbox.within = {"card": fails}
        await say(built, clock, conversation, "we want to buy a shared inbox")
        await settled(built, pager, 1)
        async with asyncio.timeout(20):
            while await built.store.unsure() or await built.store.due(clock(), 10):
                await asyncio.sleep(0.01)
        assert "card" not in pager.sent


@dataclass(slots=True)
class Forgetful(Pager):
    """A pager that fails when it is asked what arrived."""

    async def arrived(self, effect: Effect) -> str | None:
        raise KeyError("messages")


async def test_what_was_being_sent_is_sent_again_where_asking_for_it_fails(tmp_path: Path) -> None:
    pager = Forgetful(hold=asyncio.Event())
    async with paged(tmp_path, pager) as (built, clock, conversation):
        await say(built, clock, conversation, "we want to buy a shared inbox")
        async with asyncio.timeout(20):
            while not await built.store.unsure():
                await asyncio.sleep(0.01)
        effect = (await built.store.unsure())[0]
        await built.outbox._settle(effect)
        assert effect.id not in {one.id for one in await built.store.unsure()}
