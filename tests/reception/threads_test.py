"""What is written under a card: words that wait, notes, offers, edits; and what becomes of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.model import Kind, Message
from bot.model.arrivals import Attachment
from bot.ports import Row
from tests.adapters.contract.double import Double, Shown
from tests.adapters.contract.house import Stage, config_for, staged
from tests.adapters.contract.plain import PlainDouble

OFFER = Attachment(name="offer.pdf", kind="file", size=1200, ref="f1")


def mark(stage: Stage, ref: str) -> str:
    """Return the mark on a message of the sales side."""
    marks = next((one.marks for one in stage.sales.shown("room") if one.ref == ref), ())
    return marks[0] if marks else ""


def heard(stage: Stage, text: str) -> list[Shown]:
    """Return what the prospect sees that holds a text."""
    return [one for one in stage.replies() if text in one.text]


def five_seconds_later(stage: Stage) -> None:
    stage.clock.forward(5)
    stage.built.outbox.wake()


def plain(double: Double) -> PlainDouble:
    """Return the double as what it is here, which can do more than any platform's."""
    assert isinstance(double, PlainDouble)
    return double


async def writes(
    stage: Stage,
    text: str,
    user: str = "r-dana",
    *,
    mentions: tuple[str, ...] = (),
    files: tuple[Attachment, ...] = (),
    at: datetime | None = None,
) -> str:
    """Have somebody write under the card, now or at a time of the stage's clock."""
    thread, at = stage.cards()[-1].ref, at or datetime.now(UTC)
    return await plain(stage.sales).says(user, "room", text, thread=thread, mentions=mentions, files=files, at=at)


async def test_the_owners_words_wait_five_seconds_then_reach_the_prospect_under_their_name(stage: Stage) -> None:
    await stage.claimed()
    ref = await writes(stage, "Hello, Dana here.")
    await stage.until(lambda: mark(stage, ref) == "waiting", "the mark that it waits")
    assert [one.buttons for one in stage.whispers("r-dana") if one.buttons] == [("Undo",)]
    stage.clock.forward(4)
    stage.built.outbox.wake()
    assert await stage.built.outbox.perform() == 0
    assert not heard(stage, "Dana here")
    five_seconds_later(stage)
    await stage.until(lambda: heard(stage, "Dana Cole: Hello, Dana here."), "the rep's words")
    await stage.until(lambda: mark(stage, ref) == "sent", "the mark that it was sent")
    await stage.until(lambda: not [one for one in stage.whispers("r-dana") if one.buttons], "the button gone")


async def test_words_that_were_undone_are_never_sent_and_stay_as_a_note(stage: Stage) -> None:
    await stage.claimed()
    ref = await writes(stage, "Oh no, not that")
    await stage.until(lambda: [one for one in stage.whispers("r-dana") if one.buttons], "the button")
    undo = next(one for one in stage.whispers("r-dana") if one.buttons)
    await stage.sales.presses("r-dana", undo.ref, "Undo")
    await stage.until(lambda: mark(stage, ref) == "note", "the mark of a note")
    five_seconds_later(stage)
    await writes(stage, "Hello")
    five_seconds_later(stage)
    await stage.until(lambda: heard(stage, "Hello"), "what was not undone")
    assert not heard(stage, "Oh no")
    assert [one.text for one in stage.thread() if "Oh no" in one.text] == ["Oh no, not that"]  # theirs, not told a second time


async def test_words_that_wait_survive_a_restart(tmp_path: Path, double: PlainDouble) -> None:
    async with staged(tmp_path, double) as stage:
        await stage.claimed()
        ref = await writes(stage, "Back in a minute")
        await stage.until(lambda: mark(stage, ref) == "waiting", "the mark that it waits")
    async with staged(tmp_path, double) as stage:
        five_seconds_later(stage)
        await stage.until(lambda: heard(stage, "Back in a minute"), "the rep's words")
        await stage.until(lambda: mark(stage, ref) == "sent", "the mark")
        assert len(heard(stage, "Back in a minute")) == 1


async def test_an_undo_that_comes_too_late_says_so(stage: Stage) -> None:
    await stage.claimed()
    await writes(stage, "Hello")
    await stage.until(lambda: [one for one in stage.whispers("r-dana") if one.buttons], "the button")
    undo = next(one for one in stage.whispers("r-dana") if one.buttons)
    payload = plain(stage.sales).messages[undo.ref].buttons[0].payload
    five_seconds_later(stage)
    await stage.until(lambda: heard(stage, "Hello"), "the words")
    receipt = await plain(stage.sales).press("r-dana", undo.ref, payload)
    assert receipt.whisper == "It was on its way already."


@pytest.mark.parametrize("text", [";; careful", "note: careful", "Note： careful", "메모: careful", "メモ：careful", "；； careful"])
async def test_a_sign_makes_a_note(stage: Stage, text: str) -> None:
    await stage.claimed()
    ref = await writes(stage, text)
    await stage.until(lambda: mark(stage, ref) == "note", "the mark of a note")
    assert not [one for one in stage.whispers("r-dana") if one.buttons]
    sheet = await stage.built.store.sheet(await conversation(stage))
    assert [line.text for line in sheet.lines if line.who == "note"] == ["careful"]


async def test_naming_a_colleague_makes_a_note(stage: Stage) -> None:
    await stage.claimed()
    ref = await writes(stage, "@Jun can you look?", mentions=("r-jun",))
    await stage.until(lambda: mark(stage, ref) == "note", "the mark of a note")


async def test_a_colleagues_words_are_a_note_that_the_owner_may_send(stage: Stage) -> None:
    await stage.claimed()
    ref = await writes(stage, "We can do 20 a seat", user="r-jun")
    await stage.until(lambda: mark(stage, ref) == "note", "the mark of a note")
    await stage.until(lambda: [one for one in stage.whispers("r-dana") if one.buttons], "the offer")
    offer = next(one for one in stage.whispers("r-dana") if one.buttons)
    assert (offer.buttons, "Jun Sato" in offer.text, "20 a seat" in offer.text) == (("Send to prospect",), True, True)
    assert not heard(stage, "20 a seat")
    payload = plain(stage.sales).messages[offer.ref].buttons[0].payload
    assert not (await plain(stage.sales).press("r-jun", offer.ref, payload)).taken
    await stage.sales.presses("r-dana", offer.ref, "Send to prospect")
    await stage.until(lambda: heard(stage, "Dana Cole: We can do 20 a seat"), "the words under the owner's name")
    await plain(stage.sales).press("r-dana", offer.ref, payload)
    await stage.until(lambda: not [one for one in stage.whispers("r-dana") if one.buttons], "the offer gone")
    assert len(heard(stage, "20 a seat")) == 1


@pytest.mark.parametrize(
    ("public", "file", "lost"),
    [(True, OFFER, ""), (False, OFFER, "there is no public address"), (True, replace(OFFER, size=20_000_001), "files may have 20 MB")],
)
async def test_the_owner_hears_at_once_which_of_a_colleagues_files_no_prospect_can_open(
    tmp_path: Path, double: PlainDouble, public: bool, file: Attachment, lost: str
) -> None:
    config = config_for(double, double)
    async with staged(tmp_path, double, config=config if public else replace(config, public_url="")) as stage:
        await stage.claimed()
        await double.says("r-jun", "room", "Here is our offer", thread=stage.cards()[-1].ref, files=(file,))
        await stage.until(lambda: [one for one in stage.whispers("r-dana") if one.buttons], "the offer")
        (offer,) = [one for one in stage.whispers("r-dana") if one.buttons]
        assert lost in offer.text
        assert ("did not reach the prospect" in offer.text) == bool(lost)


async def test_before_a_claim_words_are_a_note_and_their_author_is_told(stage: Stage) -> None:
    await stage.asked()
    ref = await writes(stage, "Hello there")
    await stage.until(lambda: mark(stage, ref) == "note", "the mark of a note")
    await stage.until(lambda: [one for one in stage.whispers("r-dana") if "Claim the card" in one.text], "the whisper")
    five_seconds_later(stage)
    assert not heard(stage, "Hello there")


async def test_somebody_who_is_no_rep_writes_notes_under_their_own_name(stage: Stage) -> None:
    await stage.claimed()
    await writes(stage, "I know them from school", user="stranger")
    sheet = await stage.built.store.sheet(await conversation(stage))
    assert [(line.name, line.text) for line in sheet.lines if line.who == "note"] == [("@Stranger", "I know them from school")]


async def test_words_deleted_before_they_leave_are_not_sent(stage: Stage) -> None:
    await stage.claimed()
    ref = await writes(stage, "Oops")
    await stage.sales.edits("r-dana", ref, None)
    await writes(stage, "Hello")
    five_seconds_later(stage)
    await stage.until(lambda: heard(stage, "Hello"), "what was not deleted")
    assert not heard(stage, "Oops")


async def test_words_edited_before_they_leave_are_sent_as_they_were_edited_once(stage: Stage) -> None:
    await stage.claimed()
    ref = await writes(stage, "20 a seat")
    await stage.sales.edits("r-dana", ref, "25 a seat")
    five_seconds_later(stage)
    await stage.until(lambda: heard(stage, "25 a seat"), "the words as they were edited")
    await stage.built.outbox.perform()
    assert not heard(stage, "20 a seat")
    assert len(heard(stage, "25 a seat")) == 1


async def test_words_edited_or_deleted_later_are_so_before_the_prospect_too(stage: Stage) -> None:
    await stage.claimed()
    ref = await writes(stage, "20 a seat")
    five_seconds_later(stage)
    await stage.until(lambda: heard(stage, "20 a seat"), "the words")
    await stage.sales.edits("r-dana", ref, "25 a seat")
    await stage.until(lambda: heard(stage, "25 a seat") and not heard(stage, "20 a seat"), "the edit")
    await stage.sales.edits("r-dana", ref, None)
    await stage.until(lambda: not heard(stage, "25 a seat"), "the deletion")


async def test_a_rep_is_told_where_an_edit_cannot_be_carried_over(stage: Stage, double: PlainDouble) -> None:
    await stage.claimed()
    ref = await writes(stage, "20 a seat")
    five_seconds_later(stage)
    await stage.until(lambda: heard(stage, "20 a seat"), "the words")
    double.refuses = {"amend"}
    await stage.sales.edits("r-dana", ref, "25 a seat")
    await stage.until(lambda: [one for one in stage.whispers("r-dana") if "still sees" in one.text], "the whisper")


async def test_words_that_do_not_arrive_are_marked_and_their_author_told(stage: Stage, double: PlainDouble) -> None:
    await stage.claimed()
    double.refuses = {"say"}
    ref = await writes(stage, "Hello")
    five_seconds_later(stage)
    await stage.until(lambda: mark(stage, ref) == "failed", "the mark")
    await stage.until(lambda: [one for one in stage.whispers("r-dana") if "did not reach" in one.text], "the whisper")
    events = (await stage.built.store.sheet(await conversation(stage))).events
    assert ("not_reached", "say") in {(event.kind, event.data.get("effect")) for _, event in events}


async def test_words_that_waited_while_somebody_else_took_over_are_not_sent(stage: Stage) -> None:
    await stage.claimed()
    ref = await writes(stage, "Hello")
    talk = await conversation(stage)
    for event, kind, author in (("g", Kind.GIVE_BACK, "dana"), ("c", Kind.CLAIM, "jun")):
        message = Message(conversation=talk, platform="desk", event_id=event, kind=kind, at=stage.clock(), author=author)
        assert not (await stage.built.inbox.decide(message)).refused
    five_seconds_later(stage)
    await stage.until(lambda: mark(stage, ref) == "failed", "the mark")
    assert not heard(stage, "Hello")


async def test_a_reps_file_reaches_the_prospect_as_a_link(stage: Stage) -> None:
    await stage.claimed()
    await writes(stage, "Here is our offer", files=(OFFER,))
    five_seconds_later(stage)
    await stage.until(lambda: heard(stage, "offer.pdf: https://chat.northdesk.example/files/"), "the link")


async def test_without_a_public_address_the_rep_is_told_at_once_that_a_file_did_not_go(tmp_path: Path, double: PlainDouble) -> None:
    config = replace(config_for(double, double), public_url="")
    async with staged(tmp_path, double, config=config) as stage:
        await stage.claimed()
        await writes(stage, "", files=(OFFER,))
        await stage.until(lambda: [one for one in stage.whispers("r-dana") if "public_url" in one.text], "the whisper")


async def test_the_owner_is_mentioned_by_the_first_words_after_a_claim_and_after_ten_minutes_of_their_silence(stage: Stage) -> None:
    await stage.claimed()

    async def says(text: str) -> str:
        await plain(stage.prospects).says("p-1", "dm-1", text, at=stage.clock())
        await stage.until(lambda: [one for one in stage.thread() if text in one.text], text)
        return next(one.text for one in stage.thread() if text in one.text)

    assert (await says("first thing")).startswith("@r-dana ")
    assert not (await says("second thing")).startswith("@r-dana ")
    stage.clock.forward(601)
    assert (await says("third thing")).startswith("@r-dana ")
    stage.clock.forward(300)
    await writes(stage, "I am here", at=stage.clock())
    five_seconds_later(stage)
    await stage.until(lambda: heard(stage, "I am here"), "the rep's words")
    stage.clock.forward(400)
    assert not (await says("fourth thing")).startswith("@r-dana ")


async def test_a_reply_from_the_desk_stands_under_the_card_and_a_claim_on_the_platform_on_the_desk(stage: Stage) -> None:
    await stage.claimed()
    talk = await conversation(stage)
    rows: list[Row] = list(await stage.built.store.rows("mine", "dana", 10))
    assert [row.conversation for row in rows] == [talk]
    reply = Message(
        conversation=talk, platform="desk", event_id="d1", kind=Kind.REPLY, at=stage.clock(), author="dana", text="From the desk"
    )
    await stage.built.inbox.decide(reply)
    await stage.until(lambda: [one for one in stage.thread() if "Dana Cole: From the desk" in one.text], "the reply under the card")
    assert len(heard(stage, "From the desk")) == 1


async def test_the_talk_so_far_stands_under_a_new_card(stage: Stage) -> None:
    await stage.prospects.says("p-1", "dm-1", "hello there")
    await stage.until(lambda: len(stage.replies()) > 1, "an answer")
    await stage.asked()
    await stage.until(lambda: [one for one in stage.thread() if "The talk so far" in one.text and "hello there" in one.text], "the talk")


async def conversation(stage: Stage) -> str:
    """Return the id of the prospect's conversation."""
    found = await stage.built.store.find("plain", "dm-1")
    assert found is not None
    return found
