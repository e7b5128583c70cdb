"""Files that go from a rep to a prospect and back: as files where the platform takes them, else as links, else somebody is told."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import cast

import pytest

from bot.arrivals import Attachment, Reception
from bot.errors import PlatformError
from bot.model import Effect, Say, Who
from bot.ports import Brought, Carrier, Guest, Stepwise
from tests.adapters.contract.double import Double, Shown
from tests.adapters.contract.house import Stage, config_for, staged
from tests.adapters.contract.plain import PlainDouble
from tests.adapters.discord import world as discord
from tests.adapters.discord.double import DiscordDouble
from tests.adapters.slack.double import SlackDouble
from tests.adapters.telegram.cloud import Refusal, bad
from tests.adapters.telegram.double import TelegramDouble

Vendor = SlackDouble | DiscordDouble | TelegramDouble
VENDORS = {"slack": SlackDouble, "discord": DiscordDouble, "telegram": TelegramDouble}

OFFER = Attachment(name="견적서 “최종”.pdf", kind="file", size=16, ref="offer")
PLAN = Attachment(name="plan.png", kind="image", size=12, ref="plan")
KEPT = {"offer": ("application/pdf", b"%PDF-1.7 an offer"), "plan": ("image/png", b"\x89PNG\r\n a plan")}
ADDRESS = "https://chat.northdesk.example/files/"


@pytest.fixture(params=VENDORS)
async def vendor(request: pytest.FixtureRequest) -> AsyncIterator[Vendor]:
    made: Vendor = VENDORS[request.param]()
    yield made
    await made.close()


def between(folder: Path, prospects: object, sales: object, *, public: bool = True) -> AbstractAsyncContextManager[Stage]:
    """Open a house between two platforms."""
    config = config_for(cast("Double", prospects), cast("Double", sales))
    wanted = config if public else replace(config, public_url="")
    return staged(folder, cast("Double", prospects), cast("Double", sales), config=wanted)


async def writes(stage: Stage, text: str, *files: Attachment) -> str:
    """Have the rep write under the card, and let the five seconds pass."""
    plain = cast("PlainDouble", stage.sales)
    ref = await plain.says(plain.rep, plain.cards, text, thread=stage.cards()[-1].ref, files=files)
    stage.clock.forward(5)
    stage.built.outbox.wake()
    return ref


def with_files(shown: list[Shown]) -> list[tuple[str, ...]]:
    """Return the names of the files of each message that has any; Telegram gives a picture none."""
    return [tuple("plan.png" if name == "photo" else name for name in one.files) for one in shown if one.files]


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


def refuses_files(vendor: Vendor) -> None:
    """Have a platform refuse files, and nothing else."""
    if isinstance(vendor, SlackDouble):
        vendor.workspace.scopes -= {"files:write"}
    elif isinstance(vendor, DiscordDouble):
        vendor.world.denied[vendor.dm] = discord.ATTACH
    else:
        vendor.cloud.refusals["senddocument"] += [bad("not enough rights to send documents to the chat")]


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


# --- sent again, and looked for after a crash


def handing(vendor: Vendor, *files: Attachment) -> Effect:
    """Return words with files, on their way to the prospect."""
    say = Say(text="Here it is", who=Who.REP, name="Dana Cole", files=files)
    at = datetime.now(UTC)
    return Effect(
        id="e1", conversation="c1", kind="say", platform=vendor.platform, place=vendor.dm, say=say, card=None, attempts=0, due_at=at
    )


class Nobody:
    """Takes nothing."""

    arrived = opens_form = partial(lambda *_: None)


async def fetched(file: Attachment) -> Brought:
    return Brought(name=file.name, media=KEPT[file.ref][0], content=KEPT[file.ref][1], link="")


async def connected(vendor: Vendor) -> Guest:
    """Return the adapter, with files to bring."""
    guest = await vendor.connect(cast("Reception", Nobody()))
    assert isinstance(guest, Carrier)
    guest.bring = fetched
    return cast("Guest", guest)


async def test_what_arrived_before_a_crash_is_found_with_its_files(vendor: Vendor) -> None:
    guest, effect = await connected(vendor), handing(vendor, OFFER, PLAN)
    ref = await guest.send(effect)
    found = await guest.arrived(effect)
    assert found == (None if vendor.platform == "telegram" else ref)  # it shows a bot nothing of what it sent


async def test_files_that_stand_are_not_sent_again_with_the_next_try(vendor: Vendor) -> None:
    guest, effect = await connected(vendor), handing(vendor, OFFER, PLAN)
    lose_an_answer(vendor)
    with suppress(PlatformError):
        await guest.send(effect)
    await guest.send(replace(effect, attempts=1))
    assert sum(with_files(list(vendor.shown(vendor.dm))), ()) == (OFFER.name, PLAN.name)
    assert len([one for one in vendor.shown(vendor.dm) if "Here it is" in one.text]) == 1


def lose_an_answer(vendor: Vendor) -> None:
    """Have the first try end in the middle: on Slack after the first file was shared, on Telegram before the second was taken."""
    if isinstance(vendor, SlackDouble):
        vendor.wire.loses.append("files.completeUploadExternal")
    elif isinstance(vendor, TelegramDouble):
        vendor.cloud.refusals["sendphoto"].append(Refusal(500, "Internal Server Error"))


async def test_a_picture_that_telegram_cannot_read_goes_as_a_document() -> None:
    double = TelegramDouble()
    guest = await connected(double)
    double.cloud.refusals["sendphoto"].append(bad("IMAGE_PROCESS_FAILED"))
    await guest.send(handing(double, PLAN))
    assert [one.files for one in double.shown(double.dm) if one.files] == [("plan.png",)]
    await double.close()


class Diary:
    """Notes what stands, and dies after so many notes."""

    def __init__(self, lives: int = 99) -> None:
        self.notes, self.lives = list[str](), lives

    async def __call__(self, effect: Effect, ref: str) -> None:
        self.notes.append(ref)
        if len(self.notes) == self.lives:
            raise asyncio.CancelledError


LONG = "A sentence of ours that goes on for a while. " * 200


@pytest.mark.parametrize("vendor", ["discord", "telegram"], indirect=True)  # Slack finds every message by the effect that it bears
@pytest.mark.parametrize("died_after", [1, 2, 3, 4])
async def test_of_several_messages_none_doubles_but_the_one_that_was_on_its_way_at_a_death(vendor: Vendor, died_after: int) -> None:
    guest, effect = await connected(vendor), handing(vendor, OFFER, PLAN)
    assert effect.say is not None
    effect = replace(effect, say=replace(effect.say, text=LONG))
    assert isinstance(guest, Stepwise)
    guest.stands = diary = Diary(died_after)
    with suppress(asyncio.CancelledError):  # killed: what is in memory is gone
        await guest.send(effect)
    await vendor.disconnect()
    after = await connected(vendor)
    assert isinstance(after, Stepwise)
    after.stands = diary
    forget(vendor)
    if (await after.arrived(effect)) is None:
        await after.send(replace(effect, attempts=1, ref=diary.notes[-1]))
    shown = list(vendor.shown(vendor.dm))
    assert sorted(sum(with_files(shown), ())) == sorted((OFFER.name, PLAN.name))
    assert sum(one.text.count("A sentence of ours") for one in shown) == 200


def forget(vendor: Vendor) -> None:
    """Have a platform forget by what key it had a message, as Discord does after some minutes."""
    if isinstance(vendor, DiscordDouble):
        vendor.world.nonces.clear()


@pytest.mark.parametrize("vendor", ["slack", "discord"], indirect=True)  # Telegram shows a bot nothing of what it sent
async def test_a_link_in_a_files_stead_is_found(vendor: Vendor) -> None:
    guest, effect = await connected(vendor), handing(vendor, OFFER)
    assert isinstance(guest, Carrier)
    guest.bring = linked
    refuses_files(vendor)
    ref = await guest.send(effect)
    assert await guest.arrived(effect) == ref
    if isinstance(vendor, SlackDouble):  # Discord's nonces do it, while it knows them
        await guest.send(replace(effect, attempts=1))
    assert len([one for one in vendor.shown(vendor.dm) if ADDRESS in one.text]) == 1


@pytest.mark.parametrize("vendor", ["slack", "discord"], indirect=True)
async def test_words_whose_link_did_not_follow_have_not_arrived(vendor: Vendor) -> None:
    guest, effect, diary = await connected(vendor), handing(vendor, OFFER), Diary()
    assert isinstance(guest, Carrier)
    guest.bring = linked
    refuses_files(vendor)
    await guest.send(effect)
    last_away(vendor)
    if isinstance(guest, Stepwise):
        guest.stands = diary
    assert await guest.arrived(effect) is None
    await guest.send(replace(effect, attempts=1, ref=diary.notes[-1] if diary.notes else ""))
    shown = list(vendor.shown(vendor.dm))
    assert [ADDRESS in one.text for one in shown if "Here it is" in one.text or ADDRESS in one.text] == [False, True]


def last_away(vendor: Vendor) -> None:
    """Have the last message at the prospect's place not have arrived."""
    if isinstance(vendor, SlackDouble):
        vendor.workspace.messages[vendor.dm].pop()
    elif isinstance(vendor, DiscordDouble):
        vendor.world.messages[vendor.dm].pop()
        forget(vendor)


async def linked(file: Attachment) -> Brought:
    return replace(await fetched(file), link=f"{ADDRESS}{file.ref}")


async def test_a_house_that_is_opened_again_goes_on_behind_what_its_platform_has(tmp_path: Path) -> None:
    double, plain = TelegramDouble(), PlainDouble(files=KEPT)
    async with between(tmp_path, double, plain) as stage:
        await stage.claimed()
        double.cloud.refusals["sendphoto"] += [Refusal(500, "Internal Server Error")] * 9
        await writes(stage, "Here is our offer", OFFER, PLAN)
        await stage.until(lambda: with_files(stage.replies()) == [(OFFER.name,)], "the first file")
        await stage.until(lambda: len(double.cloud.refusals["sendphoto"]) < 9, "the try of the second")
    double.cloud.refusals.clear()
    async with between(tmp_path, double, plain) as stage:
        stage.clock.forward(60)
        stage.built.outbox.wake()
        await stage.until(lambda: sum(with_files(stage.replies()), ()) == (OFFER.name, PLAN.name), "both files")
        assert len([one for one in stage.replies() if "Here is our offer" in one.text]) == 1
    await double.close()
