"""A house with a model that the tests hold in their hands."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from adapters.llm.scripted import Entry, Scripted
from bot.bootstrap import house
from bot.config import ModelConfig
from bot.model import Conversation, Thought, Visit
from bot.ports import LanguageModel
from tests.brain.material import NOW, PLACES
from tests.talks import CONFIG, Clock, Talk

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
    config = replace(CONFIG, brain="scripted", settle=settle, model=ModelConfig(**{"id": "claude-sonnet-5-5", **settings}))
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
