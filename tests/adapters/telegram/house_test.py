"""A whole house on Telegram: a group with topics, the webhook, and what only Telegram has."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.adapters.contract.double import Shown
from tests.adapters.contract.house import Stage, staged
from tests.adapters.telegram.double import PROSPECT, TelegramDouble
from tests.adapters.telegram.platform_test import BLOCKED


@pytest.fixture(params=[("polling", True), ("webhook", False)], ids=["topics", "webhook"])
async def double(request: pytest.FixtureRequest) -> AsyncIterator[TelegramDouble]:
    """Return a double with topics, and one by webhook."""
    mode, forum = request.param
    made = TelegramDouble(mode, forum=forum)
    yield made
    await made.close()


@pytest.fixture
async def stage(tmp_path: Path, double: TelegramDouble) -> AsyncIterator[Stage]:
    """Return a running house."""
    async with staged(tmp_path, double) as made:
        yield made


def room(card: Shown) -> str:
    """Return the place in which the card's thread is written: its topic, or the group."""
    return card.ref.partition("/")[0]


async def test_a_rep_claims_and_talks_in_the_cards_thread(stage: Stage) -> None:
    card = await stage.claimed()
    await stage.sales.says(stage.sales.rep, room(card), "Hello, Dana here.", thread=card.ref)
    stage.clock.forward(5)
    stage.built.outbox.wake()
    await stage.until(lambda: any("Hello, Dana here." in one.text for one in stage.replies()), "the rep's words")
    await stage.prospects.says(stage.prospects.prospect, stage.prospects.dm, "nice to meet you")
    await stage.until(lambda: any("nice to meet you" in one.text for one in stage.thread()), "the prospect's words")


async def test_in_a_topic_no_reply_is_needed(tmp_path: Path) -> None:
    double = TelegramDouble(forum=True)
    async with staged(tmp_path, double) as stage:
        card = await stage.claimed()
        await double.says(double.rep, room(card), "Hello, just typed here.")
        stage.clock.forward(5)
        stage.built.outbox.wake()
        await stage.until(lambda: any("just typed here" in one.text for one in stage.replies()), "the rep's words")
    await double.close()


async def test_words_that_wait_can_be_undone_by_the_button_of_a_whisper(stage: Stage) -> None:
    card = await stage.claimed()
    await stage.sales.says(stage.sales.rep, room(card), "oops, wrong window", thread=card.ref)
    await stage.until(lambda: [one for one in stage.whispers(stage.sales.rep) if "Undo" in one.buttons], "the whisper")
    whisper = next(one for one in stage.whispers(stage.sales.rep) if "Undo" in one.buttons)
    await stage.sales.presses(stage.sales.rep, whisper.ref, "Undo")
    stage.clock.forward(10)
    await stage.sales.says(stage.sales.rep, room(card), "This one is right.", thread=card.ref)
    stage.clock.forward(10)
    stage.built.outbox.wake()
    await stage.until(lambda: any("This one is right." in one.text for one in stage.replies()), "the words that were not undone")
    assert not any("wrong window" in one.text for one in stage.replies())


async def test_a_card_is_closed_by_its_form(stage: Stage) -> None:
    card = await stage.asked()
    label = next(label for label in card.buttons if label in ("Close", "Not a fit"))
    await stage.sales.presses(stage.sales.rep, card.ref, label, form={"reason": "junk/test", "words": "a test of ours"})
    await stage.until(lambda: "losed" in stage.cards()[-1].text, "the closed card")


async def test_a_deep_link_greets_and_its_campaign_stands_on_the_card(stage: Stage) -> None:
    await stage.prospects.says(stage.prospects.prospect, stage.prospects.dm, "/start autumn_26")
    await stage.until(lambda: any("AI" in one.text for one in stage.replies()), "the greeting")
    card = await stage.asked()
    assert "autumn_26" in card.text


async def test_who_wants_a_person_is_offered_to_share_their_number(stage: Stage) -> None:
    await stage.asked("We need a shared inbox for 60 people, can I talk to someone in sales?")
    await stage.until(lambda: any(one.buttons == ("📱 Share my phone number",) for one in stage.replies()), "the button")


async def test_a_contact_that_telegram_vouches_for_is_the_phone_on_the_card(stage: Stage, double: TelegramDouble) -> None:
    await stage.asked()
    contact = {"phone_number": "821012345678", "first_name": "Jiwon", "user_id": PROSPECT}
    await double.tell("message", double.written(double.prospect, double.dm, "", contact=contact))
    await stage.until(lambda: "+82" in stage.cards()[-1].text, "the phone")


async def test_a_prospect_who_stops_is_contacted_no_more(stage: Stage) -> None:
    await stage.prospects.says(stage.prospects.prospect, stage.prospects.dm, "we want to buy a shared inbox")
    await stage.until(lambda: len(stage.replies()) >= 2, "the answer")
    await stage.prospects.says(stage.prospects.prospect, stage.prospects.dm, "/stop")
    await stage.until(lambda: len(stage.replies()) >= 4, "the confirmation")
    found = await stage.built.store.find("telegram", stage.prospects.dm)
    assert found is not None
    assert (await stage.built.store.conversation(found)).opted_out


async def test_a_prospect_who_blocks_the_bot_has_left_and_the_team_is_told(stage: Stage, double: TelegramDouble) -> None:
    await stage.claimed()
    before = len(stage.thread())
    await double.tell("my_chat_member", BLOCKED)
    await stage.until(lambda: len(stage.thread()) > before, "a line under the card")
