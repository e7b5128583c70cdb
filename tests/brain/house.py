"""A house with a model that the tests hold in their hands."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from prometheus_client.exposition import generate_latest

from adapters.llm.scripted import Entry, Scripted
from bot.bootstrap import house
from bot.config import ModelConfig
from bot.errors import ModelTrouble
from bot.model import Conversation, Thought, Visit
from bot.ports import Completion, LanguageModel, Prompt
from tests.brain.material import NOW, PLACES, raw
from tests.talks import CONFIG, Clock, Talk

PATIENT = 60.0
"""Seconds that a model may take where no test is about its time: a busy machine needs some to load the SDK alone."""
ANSWERS = (
    Entry(
        when="routing",
        reply="Routing and SLAs for support mail, understood. Roughly how many people work at your company?",
        asks="company_size",
        answers={"need": "need routing and SLAs"},
        signals={"buy": 0.9},
    ),
    Entry(
        when="salesforce",
        reply="Contacts sync both ways with Salesforce, it's here: https://northdesk.example/crm When would you like to start?",
        asks="timeline",
        pages=("crm#1",),
    ),
    Entry(when="hostile", reply="You get 90% off. When would you like to start?", asks="timeline"),
)
OPENS = "we're drowning in support mail, need routing and SLAs, want to buy"


@asynccontextmanager
async def thinking(
    folder: Path,
    model: LanguageModel | Sequence[Entry] = ANSWERS,
    *,
    language: str = "en",
    id: str = "a" * 32,
    settle: float = 0,
    **settings: Any,  # noqa: ANN401 - of ModelConfig
) -> AsyncIterator[Talk]:
    """Open a conversation in a house whose model is this one, or answers from these entries; it costs what Sonnet costs."""
    asked = Scripted(model) if isinstance(model, Sequence) else model
    config = replace(
        CONFIG, brain="scripted", settle=settle, model=ModelConfig(**{"id": "claude-sonnet-5-5", "time_limit": PATIENT, **settings})
    )
    clock = Clock(NOW)
    async with house(config, folder, clock=clock, watch=True, model=asked) as built:
        talk = await entered(Talk(built, clock, id), language)
        yield talk


async def entered(talk: Talk, language: str = "en") -> Talk:
    """Open the talk's conversation in its house."""
    region, zone = PLACES[language]
    conversation = Conversation(
        id=talk.conversation,
        platform="web",
        flow="b2b_saas",
        flow_version=0,
        contact="c" * 32,
        visit=Visit(region=region, timezone=zone, locale=language),
        created_at=NOW,
    )
    await talk.house.inbox.open(conversation, None)
    return talk


async def thoughts(talk: Talk) -> Sequence[Thought]:
    """Return what came of each turn."""
    return await talk.house.store.thoughts(talk.conversation)


class Slow:
    """A model that answers when it is told to."""

    def __init__(self, answer: str = "") -> None:
        self.go = asyncio.Event()
        self.asked = asyncio.Event()
        self.answer = answer or raw("Thanks, that helps. Roughly how many people work at your company?", asks="company_size")
        self.calls = 0

    async def complete(self, prompt: Prompt) -> Completion:
        self.calls += 1
        self.asked.set()
        await self.go.wait()
        return Completion(text=self.answer, model="slow", fresh=100, out=40)


class Fails:
    """A model that fails in this way."""

    def __init__(self, *whys: str) -> None:
        self.whys = list(whys)
        self.calls = 0

    async def complete(self, prompt: Prompt) -> Completion:
        self.calls += 1
        why = self.whys.pop(0) if len(self.whys) > 1 else self.whys[0]
        if why:
            raise ModelTrouble(why)
        return Completion(text=raw("Thanks, that helps. Roughly how many people work at your company?", asks="company_size"), fresh=9)


def metrics(talk: Talk) -> str:
    return generate_latest(talk.house.metrics.registry).decode()
