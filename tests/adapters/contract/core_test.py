"""The core on both sides of a conversation, over a platform of no vendor."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.adapters.contract.house import Stage, staged
from tests.adapters.contract.plain import PlainDouble


@pytest.fixture
async def double() -> AsyncIterator[PlainDouble]:
    made = PlainDouble()
    yield made
    await made.close()


@pytest.fixture
async def stage(tmp_path: Path, double: PlainDouble) -> AsyncIterator[Stage]:
    async with staged(tmp_path, double) as made:
        yield made


async def test_a_prospect_is_answered_where_they_wrote(stage: Stage) -> None:
    await stage.prospects.says("p-1", "dm-1", "hello, what does it cost?")
    await stage.until(lambda: len(stage.replies()) > 1, "an answer")
    assert "AI assistant" in stage.replies()[1].text


async def test_a_card_is_posted_with_its_face_and_claimed_by_a_press(stage: Stage) -> None:
    card = await stage.claimed()
    assert "60" in card.text
    assert card.buttons == ("Give back to the bot", "Snooze", "Close")


async def test_the_owners_words_reach_the_prospect_after_the_time_to_undo_and_are_marked(stage: Stage) -> None:
    card = await stage.claimed()
    ref = await stage.sales.says("r-dana", "room", "Hello, Dana here.", thread=card.ref)
    await stage.until(lambda: mark(stage, ref) == "waiting", "the mark that it waits")
    assert [one.buttons for one in stage.whispers("r-dana") if one.buttons] == [("Undo",)]
    assert not [one for one in stage.replies() if "Dana here" in one.text]
    stage.clock.forward(5)
    stage.built.outbox.wake()
    await stage.until(lambda: [one for one in stage.replies() if one.text == "Dana Cole: Hello, Dana here."], "the rep's words")
    await stage.until(lambda: mark(stage, ref) == "sent", "the mark that it was sent")
    await stage.until(lambda: not [one for one in stage.whispers("r-dana") if one.buttons], "the button gone")


def mark(stage: Stage, ref: str) -> str:
    marks = next((one.marks for one in stage.sales.shown("room") if one.ref == ref), ())
    return marks[0] if marks else ""
