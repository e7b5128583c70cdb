"""A message on which the program itself fails: set aside after three tries, seen, replayable; nobody else waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from uuid import uuid4

import pytest

from bench.house import build
from bot.bootstrap import House, house
from bot.engine import TRIES
from bot.model import Conversation, Kind, Message, Visit
from bot.playbook import Playbook
from bot.results import Result
from bot.settings.config_file import load_config
from tests.faults.served import SCRIPTS

pytestmark = [pytest.mark.faults, pytest.mark.timeout(300)]

POISONED = 9
"""The flow version on which every turn fails."""


class _Defect:
    """Plays a flow's versions, and fails on one of them as a defect of ours would, until it is mended."""

    def __init__(self, built: House) -> None:
        self._shelf = built.shelf
        self.tries = 0
        self.is_mended = False

    async def play(self, flow: str, version: int) -> Playbook:
        if version != POISONED:
            return await self._shelf.version(flow, version)
        self.tries += 1
        if not self.is_mended:
            raise ZeroDivisionError("a defect, on purpose")
        return await self._shelf.version(flow, 1)


@asynccontextmanager
async def _with_defect(folder: Path) -> AsyncIterator[tuple[House, _Defect]]:
    made = await build(folder)
    config = replace(load_config(made.folder / "config.yaml", {}), settle=0)
    async with house(config, made.folder, environ={}) as built:
        defect = _Defect(built)
        built.engine.play_of = defect.play
        yield built, defect


async def test_a_poison_message_is_set_aside_after_three_tries_with_its_error(tmp_path: Path) -> None:
    async with _with_defect(tmp_path) as (built, defect):
        conversation = await _open(built, POISONED)
        result = await _say(built, conversation, "독이 든 메시지")
        asides = await built.store.asides()
    assert defect.tries == TRIES
    assert result == Result(lines=(), asking=None)
    assert [(aside.conversation, aside.text) for aside in asides] == [(conversation, "독이 든 메시지")]
    assert asides[0].error


async def test_no_other_conversation_waits_for_a_poison_message(tmp_path: Path) -> None:
    async with _with_defect(tmp_path) as (built, _):
        sound = await _open(built, 1)
        await _say(built, sound, SCRIPTS["ja"][0])
        poisoned = [await _open(built, POISONED) for _ in range(20)]
        failing = [asyncio.create_task(_say(built, conversation, "毒の入ったメッセージ")) for conversation in poisoned]
        await asyncio.sleep(0)
        began = monotonic()
        result = await _say(built, sound, SCRIPTS["ja"][1])
        waited = monotonic() - began
        await asyncio.gather(*failing)
    assert result.asking == "company_size"
    assert waited < 1.0


async def test_a_message_that_was_set_aside_gets_its_answer_when_it_is_replayed_after_the_cure(tmp_path: Path) -> None:
    async with _with_defect(tmp_path) as (built, defect):
        conversation = await _open(built, POISONED)
        await _say(built, conversation, "a poison message")
        aside = (await built.store.asides())[0]
        defect.is_mended = True
        await built.store.replay(aside.conversation, aside.seq)
        built.queue.put(aside.conversation, settle=0.0)
        while len(built.queue):
            await asyncio.sleep(0.01)
        lines = await built.store.lines(conversation, aside.seq)
        assert await built.store.asides() == []
    assert [line.who for line in lines] == ["bot"]


async def _open(built: House, version: int) -> str:
    id = uuid4().hex
    opened = Conversation(id=id, platform="web", flow="lead", flow_version=version, contact=id, visit=Visit(), created_at=datetime.now(UTC))
    await built.inbox.open(opened, None)
    return id


async def _say(built: House, conversation: str, text: str) -> Result:
    message = Message(conversation=conversation, platform="web", event_id=uuid4().hex, kind=Kind.SAID, at=datetime.now(UTC), text=text)
    accepted = await built.inbox.said(message)
    result = await built.engine.turn_of(conversation, accepted.seq, 60)
    assert result is not None
    return result
