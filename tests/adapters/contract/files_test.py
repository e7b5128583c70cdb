"""Files that go from a rep to a prospect and back: as files where the platform takes them, else as links, else somebody is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

from tests.adapters.contract.filed import (
    ADDRESS,
    KEPT,
    OFFER,
    PLAN,
    Vendor,
    between,
    refuses_files,
    with_files,
    writes,
)
from tests.adapters.contract.house import Stage
from tests.adapters.contract.plain import PlainDouble


async def test_a_reps_files_reach_the_prospect_as_files_behind_the_words(tmp_path: Path, vendor: Vendor) -> None:
    async with between(tmp_path, vendor, PlainDouble(files=KEPT)) as stage:
        await stage.claimed()
        ref = await writes(stage, "Here is our offer", OFFER, PLAN)
        await stage.until(lambda: sum(with_files(stage.replies()), ()) == (OFFER.name, PLAN.name), "both files")
        assert [one.text for one in stage.replies() if "Here is our offer" in one.text]
        assert not [one for one in stage.replies() if ADDRESS in one.text]
        await stage.until(lambda: "sent" in marked(stage, ref), "the mark")


async def test_a_file_without_words_is_named_and_sent(tmp_path: Path, vendor: Vendor) -> None:
    async with between(tmp_path, vendor, PlainDouble(files=KEPT)) as stage:
        await stage.claimed()
        await writes(stage, "", OFFER)
        await stage.until(lambda: with_files(stage.replies()) == [(OFFER.name,)], "the file")
        assert [one for one in stage.replies() if f"📎 {OFFER.name}" in one.text]


async def test_a_prospects_file_stands_in_the_cards_thread(tmp_path: Path, vendor: Vendor) -> None:
    plain = PlainDouble(files=KEPT)
    async with between(tmp_path, plain, vendor) as stage:
        card = await stage.asked()
        await plain.says(plain.prospect, plain.dm, "our plan", files=(PLAN,))
        await stage.until(lambda: with_files(stage.thread()) == [(PLAN.name,)], "the file")
        assert {one.thread for one in stage.thread() if one.files} <= {card.ref}


async def test_a_file_that_is_not_there_any_more_does_not_keep_the_words_from_the_team(tmp_path: Path, vendor: Vendor) -> None:
    plain = PlainDouble()
    async with between(tmp_path, plain, vendor) as stage:
        await stage.asked()
        await plain.says(plain.prospect, plain.dm, "our plan", files=(PLAN,))
        await stage.until(lambda: [one for one in stage.thread() if "our plan" in one.text], "the words")
        assert not with_files(stage.thread())


async def test_where_a_platform_refuses_the_file_a_link_goes(tmp_path: Path, vendor: Vendor) -> None:
    async with between(tmp_path, vendor, PlainDouble(files=KEPT)) as stage:
        await stage.claimed()
        refuses_files(vendor)
        ref = await writes(stage, "Here is our offer", OFFER)
        await stage.until(lambda: [one for one in stage.replies() if OFFER.name in one.text and ADDRESS in one.text], "the link")
        await stage.until(lambda: "sent" in marked(stage, ref), "the mark")


async def test_where_there_is_no_link_either_the_rep_is_told_that_it_did_not_go(tmp_path: Path, vendor: Vendor) -> None:
    async with between(tmp_path, vendor, PlainDouble(files=KEPT), public=False) as stage:
        await stage.claimed()
        refuses_files(vendor)
        ref = await writes(stage, "Here is our offer", OFFER)
        await stage.until(lambda: "failed" in marked(stage, ref), "the mark")
        await stage.until(lambda: [one for one in stage.whispers("r-dana") if "did not reach" in one.text], "the whisper")


async def test_what_is_too_large_for_discord_goes_as_a_link_and_to_the_others_as_a_file(tmp_path: Path, vendor: Vendor) -> None:
    large = replace(OFFER, size=11_000_000)
    async with between(tmp_path, vendor, PlainDouble(files={"offer": ("application/pdf", b"%PDF" + bytes(11_000_000))})) as stage:
        await stage.claimed()
        await writes(stage, "Here is our offer", large)
        if vendor.platform == "discord":
            await stage.until(lambda: [one for one in stage.replies() if ADDRESS in one.text], "the link")
        else:
            await stage.until(lambda: with_files(stage.replies()) == [(OFFER.name,)], "the file")


async def test_of_a_file_that_nobody_can_fetch_the_rep_is_told_at_once(tmp_path: Path, vendor: Vendor) -> None:
    async with between(tmp_path, vendor, PlainDouble(files=KEPT)) as stage:
        await stage.claimed()
        plain = cast("PlainDouble", stage.sales)
        film = replace(OFFER, name="film.mp4", size=20_000_001)
        await plain.says(plain.rep, plain.cards, "", thread=stage.cards()[-1].ref, files=(film,))
        told = "«film.mp4» did not reach the prospect: files may have 20 MB."
        await stage.until(lambda: [one for one in stage.whispers("r-dana") if told in one.text], "the whisper")


async def test_words_that_are_edited_while_they_wait_keep_their_file(tmp_path: Path, vendor: Vendor) -> None:
    async with between(tmp_path, vendor, PlainDouble(files=KEPT)) as stage:
        await stage.claimed()
        plain = cast("PlainDouble", stage.sales)
        ref = await plain.says(plain.rep, plain.cards, "Here is our ofer", thread=stage.cards()[-1].ref, files=(OFFER,))
        await stage.until(lambda: "waiting" in marked(stage, ref), "the mark that it waits")
        await plain.edits(plain.rep, ref, "Here is our offer")
        stage.clock.forward(5)
        stage.built.outbox.wake()
        await stage.until(lambda: with_files(stage.replies()) == [(OFFER.name,)], "the file")
        assert [one for one in stage.replies() if "our offer" in one.text]
        assert not [one for one in stage.replies() if "ofer" in one.text]


async def test_what_a_rep_takes_back_goes_with_its_files(tmp_path: Path, vendor: Vendor) -> None:
    plain = PlainDouble(files=KEPT)
    async with between(tmp_path, vendor, plain) as stage:
        await stage.claimed()
        ref = await writes(stage, "Here is our offer", OFFER)
        await stage.until(lambda: with_files(stage.replies()), "the file")
        await stage.until(lambda: "sent" in marked(stage, ref), "the mark")
        await plain.edits(plain.rep, ref, None)
        await stage.until(lambda: not with_files(stage.replies()), "the file gone")
        await stage.until(lambda: not [one for one in stage.replies() if "our offer" in one.text], "the words gone")


def marked(stage: Stage, ref: str) -> tuple[str, ...]:
    """Return the marks on a message of the rep's."""
    return next((one.marks for one in stage.sales.shown(stage.sales.cards) if one.ref == ref), ())
