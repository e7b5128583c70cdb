"""What nobody should be able to do: take over a prospect's place, speak as somebody else, or stop the house with a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.model import Who
from bot.model.arrivals import Attachment, Author, Changed
from bot.reception.needs import tidy
from tests.adapters.contract.house import Stage, config_for, staged
from tests.adapters.contract.plain import PlainDouble


async def conversation(stage: Stage, place: str = "dm-1") -> str:
    """Return the conversation at a place."""
    found = await stage.built.store.find("plain", place)
    assert found is not None
    return found


async def test_a_try_in_a_prospects_place_does_not_take_the_place_over(stage: Stage) -> None:
    await stage.prospects.says("p-1", "dm-1", "we want to buy a shared inbox")
    theirs = await conversation(stage)
    await stage.prospects.says("r-dana", "dm-1", "/try")
    await stage.prospects.says("p-1", "dm-1", "for 60 people")
    assert await conversation(stage) == theirs
    lines = (await stage.built.store.sheet(theirs)).lines
    assert [line.text for line in lines if line.who is Who.PROSPECT] == ["we want to buy a shared inbox", "for 60 people"]


async def test_a_try_where_the_rep_talked_before_they_were_a_rep_still_opens_a_test(tmp_path: Path, double: PlainDouble) -> None:
    config = config_for(double, double)
    async with staged(tmp_path, double, config=replace(config, reps={"jun": config.reps["jun"]})) as stage:
        await stage.prospects.says("r-dana", "dm-d", "hello there")
    async with staged(tmp_path, double) as stage:
        await stage.prospects.says("r-dana", "dm-d", "/try")
        assert (await stage.built.store.conversation(await conversation(stage, "dm-d"))).test


async def test_a_rep_who_presses_a_prospects_choice_answers_nothing(stage: Stage) -> None:
    await stage.prospects.says("p-1", "dm-1", "we want to buy a shared inbox")
    await stage.until(lambda: [one for one in stage.replies() if one.buttons], "a choice")
    shown = next(one for one in stage.replies() if one.buttons)
    assert isinstance(stage.prospects, PlainDouble)
    payload = stage.prospects.messages[shown.ref].buttons[0].payload
    before = (await stage.built.store.sheet(await conversation(stage))).lines
    receipt = await stage.prospects.press("r-dana", shown.ref, payload)
    assert receipt.whisper
    assert (await stage.built.store.sheet(await conversation(stage))).lines == before


async def test_who_is_no_rep_any_more_cannot_change_what_the_prospect_was_told(tmp_path: Path, double: PlainDouble) -> None:
    config = config_for(double, double)
    async with staged(tmp_path, double, config=config) as stage:
        await stage.claimed()
        ref = await double.says("r-dana", "room", "It is 20 a seat", thread=stage.cards()[-1].ref)
        stage.clock.forward(6)
        stage.built.outbox.wake()
        await stage.until(lambda: any("20 a seat" in one.text for one in stage.replies()), "the words")
    async with staged(tmp_path, double, config=replace(config, reps={"jun": config.reps["jun"]})) as stage:
        await double.edits("r-dana", ref, "It is free, and my new firm is better")
        await stage.built.outbox.perform()
        lines = (await stage.built.store.sheet(await conversation(stage))).lines
        assert any("20 a seat" in line.text for line in lines)
        assert not any("free" in line.text for line in lines)


async def test_words_that_were_deleted_by_nobody_known_while_they_waited_are_not_sent(stage: Stage, double: PlainDouble) -> None:
    """Discord does not say who deleted a message."""
    await stage.claimed()
    ref = await double.says("r-dana", "room", "Oh no, not that", thread=stage.cards()[-1].ref)
    thread = double.messages.pop(ref).thread
    gone = Changed(
        platform="plain", event_id="x1", place="room", ref=ref, author=Author(id=""), text=None, at=datetime.now(UTC), thread=thread
    )
    assert double.reception is not None
    await double.reception.arrived(gone)
    stage.clock.forward(6)
    stage.built.outbox.wake()
    await double.says("r-dana", "room", "Hello", thread=thread)
    stage.clock.forward(6)
    stage.built.outbox.wake()
    await stage.until(lambda: any("Hello" in one.text for one in stage.replies()), "what was not deleted")
    assert not any("Oh no" in one.text for one in stage.replies())


async def test_a_file_with_half_a_sign_in_its_name_is_taken_and_shown(stage: Stage, double: PlainDouble) -> None:
    odd = Attachment(name="plan\ud83d\0\r\n" + "x" * 5_000 + ".png", kind="image", size=9, ref="f1")
    await stage.asked()
    await double.says("p-1", "dm-1", "see this", files=(odd,))
    sheet = await stage.built.store.sheet(await conversation(stage))
    kept = [file for line in sheet.lines for file in line.files]
    assert [(file.ref, len(file.name) <= 200, "\0" in file.name) for file in kept] == [("f1", True, False)]
    await stage.claimed()
    assert "plan" in stage.cards()[-1].text


@pytest.mark.parametrize("sign", ["\u202e", "\u2067", "\u200f", "\u061c", "\n", "\x85"])
def test_a_files_name_is_read_as_it_is(sign: str) -> None:
    """With U+202E "plan\u202egnp.exe" looks like planexe.png."""
    assert tidy(Attachment(name=f"plan{sign}gnp.exe", kind="file", size=9, ref="f1"), "plain").name == "plan gnp.exe"


async def test_a_name_with_half_a_sign_under_a_card_is_taken(stage: Stage, double: PlainDouble) -> None:
    await stage.claimed()
    odd = Attachment(name="offer\ud83d.pdf", kind="file", size=9, ref="f1")
    await double.says("r-dana", "room", "our offer", thread=stage.cards()[-1].ref, files=(odd,))
    stage.clock.forward(6)
    stage.built.outbox.wake()
    await stage.until(lambda: any("our offer" in one.text for one in stage.replies()), "the words")
