"""Redelivery: platforms send an event up to four times, at once or later, also after our restart. One turn, one reply."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from bench.house import build
from bench.wire import Wire
from bot.bootstrap import House, house
from bot.inbox import Intake
from bot.model import Conversation, Kind, Message, Visit
from bot.ports import Accepted
from bot.settings.config_file import load_config
from storage.store import Store
from tests.faults.books import Books
from tests.faults.served import SCRIPTS, Visitor, served

pytestmark = [pytest.mark.faults, pytest.mark.timeout(600)]

DELIVERIES = 4
"""Slack delivers an event at most four times (once, and three retries)."""


@pytest.mark.parametrize("language", sorted(SCRIPTS))
async def test_an_event_delivered_four_times_at_once_and_again_after_a_restart_is_one_turn(language: str, tmp_path: Path) -> None:
    async with served(tmp_path) as one:
        await one.start()
        visitor = Visitor(one, language)
        await visitor.open()
        events = [uuid4().hex for _ in SCRIPTS[language]]
        first = [await _deliver(visitor, text, event) for text, event in zip(SCRIPTS[language], events, strict=True)]
        await visitor.close()
        one.kill()
        await one.start()
        again = [await _deliver(visitor, text, event) for text, event in zip(SCRIPTS[language], events, strict=True)]
        one.stop()
        with Books(tmp_path) as books:
            assert [entry.event for entry in books.entries(visitor.conversation)] == events
            assert len(books.turns(visitor.conversation)) == len(events)
            assert len(books.spoken(visitor.conversation)) == len(events)
            assert books.leads()[visitor.conversation] == 1
    assert [answers for answers in first if len(set(answers)) > 1] == []  # each delivery gets the answer of the first
    assert [_messages(answers) for answers in again] == [_messages(answers) for answers in first]


async def _deliver(visitor: Visitor, text: str, event: str) -> list[bytes]:
    wires = [Wire(visitor.served.port) for _ in range(DELIVERIES)]
    answers = await asyncio.gather(*(wire.ask(visitor.saying(text, event)) for wire in wires))
    for wire in wires:
        await wire.close()
    assert [answer.status for answer in answers] == [200] * DELIVERIES
    return [answer.body for answer in answers]


def _messages(answers: list[bytes]) -> list[object]:
    """Return what was said; which field is asked for is that of now, not of then."""
    return [json.loads(answer)["messages"] for answer in answers]


async def test_another_text_under_a_known_id_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    async with served(tmp_path) as one:
        await one.start()
        visitor = Visitor(one, "ja")
        await visitor.open()
        await visitor.say("導入したいです", event="same")
        other = await visitor.ask(visitor.saying("やめます", "same"))
        await visitor.close()
        assert other.status == 409
        with Books(tmp_path) as books:
            assert [entry.text for entry in books.entries(visitor.conversation)] == ["導入したいです"]


class _Forgetful(Store):
    """A store that knows no event again: the control, which must show what the real one prevents."""

    async def accept(self, message: Message) -> Accepted:
        return await super().accept(replace(message, event_id=f"{message.event_id}:{uuid4().hex}"))


@pytest.mark.parametrize(("store", "turns"), [(Store, 1), (_Forgetful, DELIVERIES)], ids=["as it is", "control without dedup"])
async def test_without_the_unique_event_each_delivery_would_be_a_turn(store: type[Store], turns: int, tmp_path: Path) -> None:
    made = await build(tmp_path)
    config = replace(load_config(made.folder / "config.yaml", {}), settle=0)
    async with house(config, made.folder, environ={}) as built:
        conversation = await _opened(built)
        inbox = _inbox(built, store)
        for _ in range(DELIVERIES):
            accepted = await inbox.said(_said(conversation, "I would like a demo"))
            await built.engine.turn_of(conversation, accepted.seq, 30)
        with Books(made.folder) as books:
            assert len(books.turns(conversation)) == turns


async def _opened(built: House) -> str:
    play = await built.shelf.live("lead")
    id = uuid4().hex
    await built.inbox.open(
        Conversation(
            id=id, platform="web", flow="lead", flow_version=play.flow.version, contact=id, visit=Visit(), created_at=datetime.now(UTC)
        ),
        None,
    )
    return id


def _inbox(built: House, store: type[Store]) -> Intake:
    """Return the house's inbox, over the same database behind a store of that class."""
    same = store(built.store._database, built.store._doors)
    return replace(built.inbox, store=same)


def _said(conversation: str, text: str) -> Message:
    return Message(conversation=conversation, platform="web", event_id="once", kind=Kind.SAID, at=datetime.now(UTC), text=text)
