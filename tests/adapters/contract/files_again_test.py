"""Files sent again: none doubles that stands, and what did not arrive before a crash follows."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import PlatformError
from bot.model import Effect
from bot.ports import Carrier, Stepwise
from tests.adapters.contract.filed import (
    ADDRESS,
    KEPT,
    OFFER,
    PLAN,
    Vendor,
    between,
    connected,
    handing,
    linked,
    refuses_files,
    with_files,
    writes,
)
from tests.adapters.contract.plain import PlainDouble
from tests.adapters.discord.double import DiscordDouble
from tests.adapters.slack.double import SlackDouble
from tests.adapters.telegram.cloud import Refusal, bad
from tests.adapters.telegram.double import TelegramDouble


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


async def test_a_file_that_slack_shows_late_stands_once() -> None:
    """Slack answers before the file's message stands; a death in that moment finds nothing in the history."""
    double, diary = SlackDouble(), Diary()
    guest, effect = await connected(double), handing(double, OFFER)
    assert isinstance(guest, Stepwise)
    guest.stands, double.wire.dawdles = diary, True
    await guest.send(effect)  # and the process dies before it notes that
    await double.disconnect()
    double.wire.dawdles = False
    after = await connected(double)
    assert await after.arrived(effect) is None
    ref = await after.send(replace(effect, attempts=1, ref=diary.notes[-1]))
    double.wire.catches_up()
    assert with_files(list(double.shown(double.dm))) == [(OFFER.name,)]
    assert await after.arrived(effect) == ref
    await double.close()
