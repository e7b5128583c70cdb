"""Promise 2 over the real store: whatever falls between whatever, one owner speaks, and no sentence of the bot leaves after a claim.

Many conversations at once, each a random order of the prospect's words, presses of two reps on two platforms, timers that ring and
the outbox that sends, while decisions take their time: so claims fall between a turn's load and its save, and between a sentence
being queued and being sent. What is checked is what the store wrote, in the order in which it wrote it.
"""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
import uuid_utils

from bot.bootstrap import House, house
from bot.config import PlatformConfig, Rep, Team
from bot.engine import PlayOf
from bot.model import Conversation, Effect, Kind, Line, Message, Owner, Scene, Turn, Visit, Who
from bot.playbook import Playbook
from bot.ports import Decided, Talks
from storage.statement import Transaction
from storage.units import decisions, outbox, talks
from storage.units.decisions import Rule
from storage.units.held import Doors, Held
from tests.talks import CONFIG, ROOT

HOUSES = 50 if os.environ.get("HANDRAISER_LONG") else 1

CONVERSATIONS = 2_000
"""In a house; all of their leads stay open, and each new one is weighed against those, so that 50 houses are faster than one of 100,000."""

AT_ONCE = 250
WORDS = (
    "we want to buy a shared inbox",
    "60 people",
    "next month",
    "can I talk to a person?",
    "jo@example.com",
    "stop writing to me",
    "thanks",
)
SEED = 20261121


@dataclass(slots=True)
class Log:
    """What the store wrote of each conversation, in its order: its owner, that the bot said something, that a sentence began to leave."""

    written: dict[str, list[str]] = field(default_factory=dict)

    def note(self, conversation: str, what: str) -> None:
        self.written.setdefault(conversation, []).append(what)


class Chat:
    """A platform outside that takes whatever it is sent, a moment later."""

    name = "chat"

    async def send(self, effect: Effect) -> str:
        await asyncio.sleep(0)
        return effect.id


def listening(monkeypatch: pytest.MonkeyPatch, log: Log) -> None:
    """Have each decision and each `sending` noted inside its own transaction."""
    decide, begin, write = decisions.decide, outbox.begin, talks._write

    def noted_decide(tx: Transaction, doors: Doors, message: Message, rule: Rule) -> Decided:
        decided = decide(tx, doors, message, rule)
        if not decided.repeated and not decided.post.refused:
            log.note(message.conversation, f"owner {decided.post.owner.value} {decided.post.rep}")
        return decided

    def noted_begin(tx: Transaction, effect: Effect) -> Effect | None:
        begun = begin(tx, effect)
        if begun and effect.say is not None and effect.kind == "say" and effect.say.who is Who.BOT:
            log.note(effect.conversation, "bot sends")
        return begun

    def noted_write(tx: Transaction, doors: Doors, moved: tuple[Held, Held], turn: Turn, taken: tuple[int, ...]) -> tuple[Line, ...]:
        if any(say.who is Who.BOT for say in turn.says):
            log.note(turn.conversation, "bot says")
        log.note(turn.conversation, f"owner {moved[1].owner} {moved[1].rep}")
        return write(tx, doors, moved, turn, taken)

    monkeypatch.setattr(decisions, "decide", noted_decide)
    monkeypatch.setattr(talks, "_write", noted_write)
    monkeypatch.setattr(outbox, "begin", noted_begin)


@asynccontextmanager
async def desk(folder: Path) -> AsyncIterator[House]:
    config = replace(
        CONFIG,
        platforms={"chat": PlatformConfig(name="chat", flow="b2b_saas")},
        teams={"inbound": Team(name="inbound", cards=(("chat", "#leads"),), assign="round_robin")},
        reps={id: Rep(id=id, name=id, teams=("inbound",), capacity=100_000) for id in ("dana", "eli")},
        limits=False,
        flows=str(ROOT / "flows"),
    )
    async with house(config, folder, watch=True, platforms={"chat": Chat()}) as built:
        yield built


def slowly(built: House, dice: random.Random) -> PlayOf:
    """Have decisions take a moment, so that others get in between load and save."""
    play_of = built.engine.play_of

    async def play(flow: str, version: int) -> Playbook:
        for _ in range(dice.randrange(4)):
            await asyncio.sleep(0)
        return await play_of(flow, version)

    return play


async def one(built: House, seed: int) -> str:
    """Play one conversation in an order that the seed gives; return its id."""
    dice, id = random.Random(seed), uuid_utils.uuid7().hex
    visit = Visit(locale="en", region="US", timezone="America/New_York")
    conversation = Conversation(
        id=id, platform="chat", flow="b2b_saas", flow_version=0, contact=uuid_utils.uuid7().hex, visit=visit, created_at=built.clock()
    )
    await built.store.open(conversation, None, place=id)
    steps = [says, says, presses, presses, rings]
    await asyncio.gather(*(dice.choice(steps)(built, dice, id) for _ in range(dice.randrange(4, 9))))
    return id


async def says(built: House, dice: random.Random, id: str) -> None:
    await asyncio.sleep(dice.random() / 50)
    message = Message(
        conversation=id, platform="chat", event_id=uuid_utils.uuid7().hex, kind=Kind.SAID, at=built.clock(), text=dice.choice(WORDS)
    )
    for _ in range(dice.choice((1, 1, 2))):  # some are delivered twice
        await built.inbox.said(message)


PRESSES = (Kind.CLAIM, Kind.CLAIM, Kind.CLAIM, Kind.GIVE_BACK, Kind.CLOSE, Kind.REPLY, Kind.HAND_OVER, Kind.TAKE_BACK)


async def presses(built: House, dice: random.Random, id: str) -> None:
    await asyncio.sleep(dice.random() / 50)
    author = dice.choice(("dana", "eli"))
    message = Message(
        conversation=id,
        platform=dice.choice(("desk", "chat")),
        event_id=uuid_utils.uuid7().hex,
        kind=dice.choice(PRESSES),
        at=built.clock(),
        author=author,
        text=dice.choice(("won", "lost", "Hello from a person")),
        choice=dice.choice(("dana", "eli", "team:inbound")),
    )
    for _ in range(dice.choice((1, 1, 2))):
        await built.inbox.decide(message)


async def rings(built: House, dice: random.Random, id: str) -> None:
    """Let a deadline ring now, whatever it waits for."""
    await asyncio.sleep(dice.random() / 50)
    kind = dice.choice((Kind.CLAIM_DEADLINE, Kind.REPLY_DEADLINE))
    event = f"test:{uuid_utils.uuid7().hex}"
    message = Message(conversation=id, platform="chat", event_id=event, kind=kind, at=datetime.now(UTC), about=dice.randrange(3))
    await built.inbox.decide(message)


async def played(built: House, count: int, seed: int) -> list[str]:
    """Play so many conversations of the seeds from `seed` on, some hundred at a time, while the outbox sends."""
    ids: list[str] = []
    for first in range(0, count, AT_ONCE):
        ids += await asyncio.gather(*(one(built, seed + number) for number in range(first, min(first + AT_ONCE, count))))
        await built.queue.idle()
        await built.outbox.perform()
    return ids


def spoke_in_a_reps_place(written: list[str]) -> bool:
    """Tell whether the bot said something, or a sentence of it began to leave, while a rep owned the conversation."""
    owner = ""
    for what in written:
        if what.startswith("owner"):
            owner = what.split()[1]
        elif owner == Owner.REP:
            return True
    return False


async def broken(built: House, log: Log, count: int, seed: int = SEED) -> list[str]:
    """Play, and return the conversations in which the bot spoke in a rep's place."""
    ids = await played(built, count, seed)
    return [id for id in ids if spoke_in_a_reps_place(log.written.get(id, []))]


@pytest.mark.faults
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("house_number", range(HOUSES))
async def test_promise_2_one_owner_speaks_in_any_order_of_events(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, house_number: int
) -> None:
    log, seed = Log(), SEED + house_number * CONVERSATIONS
    listening(monkeypatch, log)
    async with desk(tmp_path) as built:
        built.engine.play_of = slowly(built, random.Random(seed))
        assert await broken(built, log, CONVERSATIONS, seed) == []
        owners = {what.split()[1] for written in log.written.values() for what in written if what.startswith("owner")}
        assert owners == {"bot", "offered", "rep", "closed"}
        assert sum(written.count("bot sends") for written in log.written.values()) > CONVERSATIONS / 10


async def test_without_the_owner_check_at_sending_the_same_orders_break_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = Log()
    listening(monkeypatch, log)
    monkeypatch.setattr(outbox, "_bot_may_say", lambda held, seq: True)
    monkeypatch.setattr(decisions, "hush", lambda tx, conversation, upto: None)
    async with desk(tmp_path) as built:
        built.engine.play_of = slowly(built, random.Random(SEED))
        assert await broken(built, log, 500)


async def test_without_the_version_check_at_save_the_same_orders_break_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = Log()
    listening(monkeypatch, log)
    async with desk(tmp_path) as built:
        built.engine.play_of = slowly(built, random.Random(SEED))
        built.engine.store = cast("Talks", Careless(built))
        assert await broken(built, log, 500)


class Careless:
    """The store without its look at the version: a turn is saved as if nothing had happened since its load."""

    def __init__(self, built: House) -> None:
        self._store = built.store

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    async def ahead(self, message: Message) -> Scene | None:
        return None

    async def save(self, turn: Turn) -> object:
        stands = await self._store.conversation(turn.conversation)
        return await self._store.save(replace(turn, on_version=stands.version))
