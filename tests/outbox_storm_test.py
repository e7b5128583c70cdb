"""A thousand replies under a platform's limits, on a virtual clock: none lost, none early, none out of order, nobody starved."""

from __future__ import annotations

import asyncio
import random
from collections import defaultdict
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from bot.errors import GivenUp, RetryLater
from bot.model import Conversation, Effect, Owner, Say, Visit
from bot.outbox import BATCH, Post
from storage.store import Store
from storage.units.held import Doors
from tests.storage.conftest import KEY
from tests.storage.making import a_card, a_lead, a_message, a_talk, a_turn
from tests.talks import Clock

START = datetime(2026, 3, 10, 15, 0, tzinfo=UTC)


@dataclass(slots=True)
class Limited:
    """A platform that asks for pauses, and fails the test when they are not kept."""

    clock: Clock
    name: str = "telegram"
    pauses: random.Random = field(default_factory=lambda: random.Random(7))
    share: float = 0.3  # of the calls that are answered with 429
    until: dict[str, datetime] = field(default_factory=dict)
    sent: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    times: dict[str, list[datetime]] = field(default_factory=lambda: defaultdict(list))
    kinds: list[str] = field(default_factory=list)
    early: int = 0
    lookups: list[str] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)
    refuses: frozenset[str] = frozenset()

    async def send(self, effect: Effect) -> str:
        now = self.clock()
        if now < self.until.get(effect.place, now):
            self.early += 1
        if effect.kind in self.refuses:
            raise GivenUp("too old")
        if self.pauses.random() < self.share:
            seconds = self.pauses.randint(1, 60)
            self.until[effect.place] = now + timedelta(seconds=seconds)
            raise RetryLater(seconds)
        self.kinds.append(effect.kind)
        self.sent[effect.place].append(effect.say.text if effect.say else effect.kind)
        self.times[effect.place].append(now)
        return f"{effect.place}:{len(self.sent[effect.place])}"

    async def arrived(self, effect: Effect) -> str | None:
        self.lookups.append(effect.id)
        return self.known.get(effect.say.text if effect.say else "")


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    made = await Store.connect(f"sqlite:///{tmp_path}/x.db", master_key=KEY, doors=Doors(cards=lambda team: (("telegram", "-100"),)))
    yield made
    await made.close()


def post(store: Store, *platforms: Limited, batch: int = BATCH) -> Post:
    by_name = {one.name: one for one in platforms}
    return Post(store=store, platforms=by_name, clock=platforms[0].clock, told=lambda _: None, count=lambda _: None, batch=batch)


async def talk_at(
    store: Store, place: str, texts: list[str], platform: str = "telegram", at: datetime = START, **turn: object
) -> Conversation:
    """Open a conversation and have the bot say the texts."""
    conversation = Conversation(
        id=f"{place:0>32}".replace("-", "f"),
        platform=platform,
        flow="b2b_saas",
        flow_version=1,
        contact=place,
        visit=Visit(),
        created_at=at,
    )
    await store.open(conversation, None, place=place)
    await store.accept(a_message(conversation.id, at=at))
    says = tuple(Say(text=text) for text in texts)
    saved = await store.save(a_turn(conversation.id, now=at, upto=1, says=says, talk=a_talk(), **turn))
    assert saved is not None
    return conversation


async def until_empty(outbox: Post, clock: Clock, store: Store, seconds: int) -> None:
    """Let the clock run until nothing waits."""
    for _ in range(seconds):
        await outbox.perform()
        if not await store.due(clock() + timedelta(days=1), 1):
            return
        clock.now = clock() + timedelta(seconds=1)
    raise AssertionError("something still waits")


async def test_a_thousand_replies_under_429_are_none_lost_none_early_and_in_order(store: Store) -> None:
    clock = Clock(START)
    platform = Limited(clock)
    wanted = {f"{n}": [f"{n}/{i}" for i in range(20)] for n in range(50)}
    for place, texts in wanted.items():
        await talk_at(store, place, texts)
    await until_empty(post(store, platform), clock, store, 3_000)
    assert dict(platform.sent) == wanted
    assert platform.early == 0
    for times in platform.times.values():
        assert all(later - earlier >= timedelta(seconds=1) for earlier, later in pairwise(times))


async def test_a_pause_is_kept_over_a_restart(store: Store) -> None:
    clock = Clock(START)
    platform = Limited(clock, share=1.0)
    await talk_at(store, "1", ["one"])
    await post(store, platform).perform()
    platform.share = 0.0
    again = post(store, platform)  # what is kept in memory is gone
    await again.perform()
    assert platform.sent == {}
    clock.now = platform.until["1"]
    await again.perform()
    assert platform.sent == {"1": ["one"]}
    assert platform.early == 0


async def test_a_group_takes_twenty_a_minute(store: Store) -> None:
    clock = Clock(START)
    platform = Limited(clock, share=0.0)
    await talk_at(store, "-5", [f"{n}" for n in range(45)])
    await until_empty(post(store, platform), clock, store, 400)
    times = platform.times["-5"]
    assert all(times[n + 20] - times[n] >= timedelta(seconds=60) for n in range(25))


async def test_a_storm_in_one_conversation_delays_no_other_at_the_same_place(store: Store) -> None:
    """Two conversations whose cards stand in one group: the second's card comes with the first's second note, not after its hundredth."""
    clock = Clock(START)
    platform = Limited(clock, share=0.0)
    lead = a_lead("inbound")
    stormy = await talk_at(store, "1", ["hello"], owner=Owner.OFFERED, team="inbound", lead=lead)
    for n in range(100):
        await store.accept(a_message(stormy.id, f"storm {n}", at=START))
    await talk_at(store, "2", ["hello"], owner=Owner.OFFERED, team="inbound", lead=lead)
    outbox = post(store, platform)
    for _ in range(12):
        await outbox.perform()
        clock.now = clock() + timedelta(seconds=1)
    assert platform.kinds.count("card") == 2


@dataclass(slots=True)
class Shut(Limited):
    """A platform that answers nothing for a while, and shows nobody what arrived."""

    blind: bool = True
    open: asyncio.Event = field(default_factory=asyncio.Event)

    async def send(self, effect: Effect) -> str:
        await self.open.wait()
        return await Limited.send(self, effect)


@pytest.mark.parametrize("blind", [True, False])
async def test_a_storm_that_fills_all_places_of_one_platform_delays_no_other(store: Store, blind: bool) -> None:
    clock = Clock(START)
    telegram, slack = Shut(clock, share=0.0, blind=blind), Limited(clock, name="slack", share=0.0)
    for number in range(9):  # more than may be on their way, and more than are read at a time
        await talk_at(store, f"{number}", ["hello"])
    clock.now = clock() + timedelta(seconds=1)
    await talk_at(store, "D0", ["hello"], platform="slack", at=clock())
    outbox = post(store, telegram, slack, batch=4)
    running = asyncio.create_task(outbox.run())
    async with asyncio.timeout(5):
        while not slack.sent:
            await asyncio.sleep(0.01)
        assert telegram.sent == {}
        telegram.open.set()
        while len(telegram.sent) < 9:
            await asyncio.sleep(0.01)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert set(slack.sent) == {"D0"}


async def test_edits_that_wait_are_one_and_a_card_changes_once_a_second_at_most(store: Store) -> None:
    clock = Clock(START)
    platform = Limited(clock, share=0.0)
    conversation = await talk_at(store, "1", ["hello"], owner=Owner.OFFERED, team="inbound", lead=a_lead("inbound"))
    outbox = post(store, platform)
    await until_empty(outbox, clock, store, 100)
    for n in range(30):
        await store.accept(a_message(conversation.id, f"{n}", at=clock()))
        version = (await store.conversation(conversation.id)).version
        lead = a_lead("inbound", score=n)
        assert (
            await store.save(
                a_turn(conversation.id, now=clock(), on_version=version, upto=99, says=(), owner=Owner.OFFERED, team="inbound", lead=lead)
            )
            is not None
        )
    before = platform.kinds.count("edit")
    await until_empty(outbox, clock, store, 300)
    assert platform.kinds.count("edit") - before == 1


async def test_what_was_being_sent_is_looked_up_before_it_is_sent_again(store: Store) -> None:
    clock = Clock(START)
    platform = Limited(clock, share=0.0, known={"arrived": "m7"})
    await talk_at(store, "1", ["arrived"])
    await talk_at(store, "2", ["did not"])
    for effect in await store.due(clock(), 10):
        assert await store.begin(effect, clock())
    outbox = post(store, platform)
    await outbox._take_up()
    await asyncio.gather(*outbox._asking)
    await until_empty(outbox, clock, store, 10)
    assert len(platform.lookups) == 2
    assert platform.sent == {"2": ["did not"]}


async def test_it_is_looked_up_as_it_was_shown(store: Store) -> None:
    """A card's face and a note's names are only known as they leave: a platform that finds them by what they show needs both."""

    async def dress(effect: Effect) -> Effect | None:
        return replace(effect, say=Say(text=f"shown: {effect.say.text}")) if effect.say else None

    clock = Clock(START)
    platform = Limited(clock, share=0.0, known={"shown: arrived": "m7"})
    await talk_at(store, "1", ["arrived"])
    for effect in await store.due(clock(), 10):
        assert await store.begin(effect, clock())
    outbox = replace(post(store, platform), dress=dress)
    await outbox._take_up()
    await asyncio.gather(*outbox._asking)
    await until_empty(outbox, clock, store, 10)
    assert platform.sent == {}


async def test_a_card_that_is_not_delivered_is_seen(store: Store) -> None:
    clock = Clock(START)
    platform = Limited(clock, share=0.0, refuses=frozenset({"card"}))
    conversation = await talk_at(store, "1", [], owner=Owner.OFFERED, team="inbound", lead=a_lead("inbound", title=a_card().title))
    await until_empty(post(store, platform), clock, store, 100)
    events = (await store.sheet(conversation.id)).events
    assert ("not_reached", "card") in {(event.kind, event.data.get("effect")) for _, event in events}
