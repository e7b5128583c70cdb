"""What happens at a prospect's place: talks begin, go on, end and begin again."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.errors import Refused
from bot.model import Owner, Who
from bot.model.arrivals import Attachment, Author, Heard, Left
from tests.adapters.contract.double import Shown
from tests.adapters.contract.house import Stage
from tests.adapters.contract.plain import PlainDouble

PICTURE = Attachment(name="plan.png", kind="image", size=9, ref="f1")
VOICE = Attachment(name="voice.ogg", kind="voice", size=9, ref="f2")


async def says(stage: Stage, text: str, user: str = "p-1", place: str = "dm-1", **more: object) -> None:
    """Have somebody write to the bot."""
    await stage.prospects.says(user, place, text, **more)  # type: ignore[arg-type]  # what a platform adds


def seen(stage: Stage, text: str) -> list[Shown]:
    """Return what stands at the prospect's place and holds a text."""
    return [one for one in stage.replies() if text in one.text]


async def talk(stage: Stage, place: str = "dm-1") -> str:
    """Return the conversation at a place."""
    found = await stage.built.store.find("plain", place)
    assert found is not None
    return found


async def test_words_that_nobody_addressed_to_us_are_nobodys_business(stage: Stage) -> None:
    await says(stage, "we want to buy", addressed=False)
    assert await stage.built.store.find("plain", "dm-1") is None


async def test_two_messages_at_once_open_one_conversation(stage: Stage) -> None:
    await asyncio.gather(*(says(stage, f"hello {n}") for n in range(20)))
    assert (await stage.built.store.sheet(await talk(stage))).lines[0].who is Who.PROSPECT
    rows = [line for line in (await stage.built.store.sheet(await talk(stage))).lines if line.who is Who.PROSPECT]
    assert len(rows) == 20


async def test_a_start_greets_and_a_second_delivery_does_not(stage: Stage) -> None:
    await says(stage, "/start", opens=True, times=4)
    await stage.until(lambda: seen(stage, "AI assistant"), "the greeting")
    await stage.built.outbox.perform()
    assert len(seen(stage, "AI assistant")) == 1
    await says(stage, "we want to buy a shared inbox")
    await stage.until(lambda: len(stage.replies()) == 4, "an answer")
    assert len(seen(stage, "AI assistant")) == 1  # the greeting has said so


async def test_a_start_later_greets_again_and_keeps_what_is_known(stage: Stage) -> None:
    await says(stage, "we want to buy a shared inbox for 60 people")
    await stage.until(lambda: len(stage.replies()) > 1, "an answer")
    before = (await stage.built.store.talk(await talk(stage))).answers
    await says(stage, "/start", opens=True)
    await stage.until(lambda: len(seen(stage, "AI assistant")) == 2, "the greeting")
    assert (await stage.built.store.talk(await talk(stage))).answers == before != {}


async def test_a_stop_ends_contact_and_a_start_after_it_says_how_to_begin_again(stage: Stage) -> None:
    await says(stage, "we want to buy a shared inbox")
    await stage.until(lambda: len(stage.replies()) > 1, "an answer")
    await says(stage, "", stops=True)
    await stage.until(lambda: seen(stage, "contact you again") or seen(stage, "no more messages"), "the confirmation")
    conversation = await stage.built.store.conversation(await talk(stage))
    assert (conversation.opted_out, conversation.owner) == (True, Owner.CLOSED)
    await says(stage, "/start", opens=True)
    await stage.until(lambda: len(stage.replies()) == 6, "how to start again")
    assert (await stage.built.store.conversation(await talk(stage))).opted_out


@pytest.mark.parametrize(("file", "word"), [(PICTURE, "file"), (VOICE, "written words")])
async def test_a_message_that_is_only_a_file_gets_a_kind_answer(stage: Stage, file: Attachment, word: str) -> None:
    await says(stage, "", files=(file,), times=3)
    await stage.until(lambda: len(stage.replies()) == 2, "an answer")
    assert "AI assistant" in stage.replies()[1].text
    lines = (await stage.built.store.sheet(await talk(stage))).lines
    assert [line.files for line in lines if line.who is Who.PROSPECT] == [(replace(file, platform="plain"),)]


async def test_files_stand_on_the_card_with_a_link_that_opens_them(stage: Stage) -> None:
    await stage.asked()
    await says(stage, "", files=(PICTURE,))
    await stage.until(lambda: "plan.png https://chat.northdesk.example/files/" in stage.cards()[-1].text, "the file on the card")
    await stage.until(lambda: [one for one in stage.thread() if "plan.png" in one.text], "the file under the card")


async def test_a_phone_that_the_platform_vouches_for_is_an_answer_with_its_number_as_the_quote(stage: Stage) -> None:
    await says(stage, "", phone="+821012345678")
    await stage.until(lambda: len(stage.replies()) > 1, "an answer")
    answer = (await stage.built.store.talk(await talk(stage))).answers["phone"]
    assert (answer.value, answer.quote) == ("+821012345678", "+821012345678")


async def test_a_rep_is_no_prospect(stage: Stage) -> None:
    await says(stage, "we want to buy", user="r-dana", place="dm-dana")
    assert await stage.built.store.find("plain", "dm-dana") is None
    [told] = [one.text for one in stage.prospects.shown("dm-dana") if one.only_for == "r-dana"]
    assert told.endswith("You are a rep here, so the bot does not take you for a prospect. Write /try to test it.")


async def test_a_rep_may_try_the_bot_and_the_test_is_marked_and_posts_no_card(stage: Stage, double: PlainDouble) -> None:
    await says(stage, "/try", user="r-dana", place="dm-dana", times=3)
    await stage.until(lambda: [one for one in double.shown("dm-dana") if "AI assistant" in one.text], "the greeting")
    await says(stage, "can I talk to someone in sales?", user="r-dana", place="dm-dana")
    await stage.until(lambda: len(double.shown("dm-dana")) >= 4, "an answer")
    conversation = await stage.built.store.conversation(await talk(stage, "dm-dana"))
    assert (conversation.test, conversation.owner) == (True, Owner.OFFERED)
    assert not stage.cards()


async def test_who_left_is_closed_and_the_team_told_and_a_message_later_opens_it_again(stage: Stage) -> None:
    await stage.claimed()
    gone = Left(platform="plain", event_id="l1", place="dm-1", why="blocked", at=datetime.now(UTC))
    for _ in range(3):
        await stage.built.outside.reception.arrived(gone)
    await stage.until(lambda: "Closed: left or blocked us" in stage.cards()[-1].text, "the card")
    await stage.until(lambda: [one for one in stage.thread() if "cannot be reached" in one.text], "the note")
    await says(stage, "I am back")
    await stage.until(
        lambda: "Waiting to be claimed" in stage.cards()[-1].text or "Waiting, claim by" in stage.cards()[-1].text, "it is open again"
    )


async def test_who_leaves_a_place_that_we_do_not_know_is_nobodys_business(stage: Stage) -> None:
    gone = Left(platform="plain", event_id="l1", place="nowhere", why="kicked", at=datetime.now(UTC))
    assert not (await stage.built.outside.reception.arrived(gone)).taken


async def test_an_edited_message_corrects_what_was_said(stage: Stage) -> None:
    ref = await stage.prospects.says("p-1", "dm-1", "we want to buy a shared inbox for 6 people")
    await stage.until(lambda: len(stage.replies()) > 1, "an answer")
    await stage.prospects.edits("p-1", ref, "we want to buy a shared inbox for 60 people")
    async with asyncio.timeout(10):
        while (await stage.built.store.talk(await talk(stage))).answers["company_size"].value != {"min": 60, "max": 60}:
            await asyncio.sleep(0.02)


async def test_a_deleted_message_is_told_to_the_team(stage: Stage) -> None:
    await stage.claimed()
    ref = await stage.prospects.says("p-1", "dm-1", "forget this")
    await stage.prospects.edits("p-1", ref, None)
    await stage.until(lambda: [one for one in stage.thread() if "deleted a message" in one.text], "the note")


@pytest.mark.parametrize(
    "text", ["\ud800 hello", "hello\0there", "x" * 50_000, "\u202e hello", "<script>alert(1)</script>", "*bold* _it_ [x](y)"]
)
async def test_hostile_text_is_taken_as_words(stage: Stage, text: str) -> None:
    await says(stage, text)
    await stage.until(lambda: len(stage.replies()) > 1, "an answer")


@pytest.mark.parametrize("place", ["", "x" * 5000, "\ud800", "a\0b"])
async def test_a_hostile_address_opens_a_talk_or_is_refused(stage: Stage, place: str) -> None:
    heard = Heard(
        platform="plain",
        event_id="h1",
        place=place,
        ref="r",
        author=Author(id="p", name="\ud800" * 9, locale="../../etc"),
        text="hello",
        at=datetime.now(UTC),
    )
    with suppress(Refused):
        await stage.built.outside.reception.arrived(heard)
