"""The straight line of a turn: what happens when the world moves, fails or comes back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot import engine
from bot.errors import StorageUnavailable
from bot.model import Answer, Kind, Line, Message, Owner, Reading, Scene, Turn, Who
from bot.model import Talk as Memory
from bot.ruling import rule
from tests.talks import Talk, talking

EN: dict[str, Any] = {"talk": "engine", "language": "en", "now": "2026-03-10T10:00:00-05:00", "region": "US", "timezone": "EST5EDT"}


class Store:
    """The real store with something in its way."""

    def __init__(self, talk: Talk) -> None:
        self.real = talk.house.store
        self.down = 0
        self.before_save: list[Message] = []
        self.talk_of = talk

    async def load(self, conversation: str) -> Scene | None:
        if self.down:
            self.down -= 1
            raise StorageUnavailable("the disk is full")
        return await self.real.load(conversation)

    async def save(self, turn: Turn) -> tuple[Line, ...] | None:
        while self.before_save:
            await self.talk_of.house.inbox.decide(self.before_save.pop())
        return await self.real.save(turn)

    async def ahead(self, message: Message) -> Scene | None:
        if self.down:
            return None  # accepted all the same: this store fails turns, not messages
        return await self.real.ahead(message)

    async def answer(self, message: Message, turn: Turn) -> tuple[Line, ...] | None:
        while self.before_save:
            await self.talk_of.house.inbox.decide(self.before_save.pop())
        return await self.real.answer(message, turn)

    async def set_aside(self, conversation: str, seq: int, error: str) -> None:
        await self.real.set_aside(conversation, seq, error)

    async def set_aside_all(self, conversation: str, error: str) -> Any:  # noqa: ANN401 - as the store has it
        return await self.real.set_aside_all(conversation, error)

    async def replay(self, conversation: str, seq: int) -> None:
        await self.real.replay(conversation, seq)

    async def talk(self, conversation: str) -> Any:  # noqa: ANN401 - as the store has it
        return await self.real.talk(conversation)

    async def waiting(self) -> Any:  # noqa: ANN401 - as the store has it
        return await self.real.waiting()


async def test_promise_2_a_claim_that_lands_while_the_bot_decides_keeps_the_bot_silent(tmp_path: Path) -> None:
    async with talking(tmp_path, EN) as talk:
        store = Store(talk)
        talk.house.engine.store = store
        now = datetime.now(UTC)
        store.before_save = [Message(conversation=talk.conversation, platform="desk", event_id="k", kind=Kind.CLAIM, at=now, author="dana")]
        lines = await talk.say("we want to buy a shared inbox for 60 people")
        assert [line.who for line in lines] == [Who.NOTICE]
        remembered = await talk.house.store.talk(talk.conversation)
        assert {"need", "company_size"} <= set(remembered.answers)
        assert (await talk.house.store.conversation(talk.conversation)).owner is Owner.REP


async def test_a_short_outage_of_the_database_delays_an_answer_and_loses_nothing(tmp_path: Path) -> None:
    async with talking(tmp_path, EN) as talk:
        store = Store(talk)
        store.down = 2
        talk.house.engine.store = store
        assert len(await talk.say("we want to buy a shared inbox")) == 1


async def test_a_long_outage_puts_the_turn_off_and_takes_it_when_the_database_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "PATIENCE", (0.0, 0.0))
    async with talking(tmp_path, EN) as talk:
        store = Store(talk)
        store.down = 3
        put_off: list[str] = []
        talk.house.engine.store = store
        talk.house.engine.later = put_off.append
        message = Message(
            conversation=talk.conversation, platform="web", event_id="m", kind=Kind.SAID, at=talk.clock(), text="we want a shared inbox"
        )
        await talk.house.inbox.said(message)
        await talk.house.queue.idle()
        assert put_off == [talk.conversation]
        assert await talk.news() == []
        talk.house.queue.put(talk.conversation, settle=0.0)
        await talk.house.queue.idle()
        assert len(await talk.news()) == 1


async def test_a_follow_up_of_a_talk_that_moved_on_says_nothing(tmp_path: Path) -> None:
    async with talking(tmp_path, EN) as talk:
        await talk.say("we want to buy a shared inbox")
        await talk.press(Kind.CLAIM, "dana")
        assert await talk.wait("20m") == []
        told = [*await talk.wait("5h"), *await talk.wait("4d")]  # the owner is silent: the prospect hears of that, and that the bot is back
        assert {line.who for line in told} == {Who.NOTICE}
        assert len(told) == 2


async def test_a_value_that_no_condition_can_read_is_counted_and_stops_nothing(tmp_path: Path) -> None:
    async with talking(tmp_path, EN) as talk:
        play = await talk.house.shelf.live("b2b_saas")
        answer = Answer(field="company_size", value="sixty", quote="sixty", message=1, source="parser", at=talk.clock())
        conversation = await talk.house.store.conversation(talk.conversation)
        rule(conversation, Memory(answers={"company_size": answer}), Reading(language="en"), play, talk.clock())
        assert talk.house.metrics.registry.get_sample_value("handraiser_condition_defects_total") == 1
