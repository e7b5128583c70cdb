"""Words that a rep changes on their own platform change on a web page that is open."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from adapters.web import stream as streaming
from bot.bootstrap.front import _web
from bot.model import Conversation, Kind, Message, Visit
from tests.adapters.contract.house import Stage, staged
from tests.adapters.contract.plain import PlainDouble

VISITOR = "feedfeedfeedfeedfeedfeedfeedfeed"


async def edits(stage: Stage, after: int) -> AsyncGenerator[dict[str, Any], None]:
    """Yield what an open page is told of changed lines."""
    async for chunk in streaming._events(_web(stage.built), VISITOR, after):
        fields = dict(line.split(": ", 1) for line in chunk.decode().splitlines() if line and not line.startswith(":"))
        if fields.get("event") == "edit":
            yield json.loads(fields["data"])


async def answered(stage: Stage, double: PlainDouble) -> str:
    """Have a visitor ask for sales and a rep answer under the card; return the ref of the rep's words."""
    now = datetime.now(UTC)
    visitor = Conversation(
        id=VISITOR, platform="web", flow="b2b_saas", flow_version=0, contact="v", visit=Visit(locale="en"), created_at=now
    )
    await stage.built.inbox.open(visitor, None)
    asked = Message(conversation=VISITOR, platform="web", event_id="w1", kind=Kind.SAID, at=now, text="can I talk to someone in sales?")
    await stage.built.inbox.said(asked)
    await stage.until(stage.cards, "a card")
    card = stage.cards()[-1]
    await double.presses(double.rep, card.ref, "Claim")
    await stage.until(lambda: "Dana Cole" in stage.cards()[-1].text, "the card with its owner")
    ref = await double.says(double.rep, double.cards, "It costs 20 a seat", thread=card.ref)
    stage.clock.forward(5)
    stage.built.outbox.wake()
    async with asyncio.timeout(10):
        while (await stage.built.store.lines(VISITOR, 0))[-1].text != "It costs 20 a seat":
            await asyncio.sleep(0.02)
    return ref


@pytest.mark.parametrize(
    ("text", "who", "reads"), [("It costs 25 a seat", "rep", "It costs 25 a seat"), (None, "", "")], ids=["edited", "withdrawn"]
)
async def test_an_open_page_is_told_of_words_that_were_changed(tmp_path: Path, text: str | None, who: str, reads: str) -> None:
    double = PlainDouble()
    async with staged(tmp_path, double) as stage:
        ref = await answered(stage, double)
        line = (await stage.built.store.lines(VISITOR, 0))[-1]
        told = edits(stage, line.seq)
        first = asyncio.ensure_future(anext(told))
        await asyncio.sleep(0.2)
        await double.edits(double.rep, ref, text)
        data = await asyncio.wait_for(first, 10)
        await told.aclose()
        assert (data["id"], data["who"], data["text"]) == (str(line.seq), who, reads)
