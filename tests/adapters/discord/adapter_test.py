"""The adapter as a whole: what it costs to know of it, how it ends, what an operator must mend."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import discord
import pytest

from adapters.discord import guest as make_guest
from adapters.discord import routes
from adapters.discord.adapter import LARGEST, Discord
from adapters.discord.lanes import Lanes
from bot.bootstrap.guests import build
from bot.config import Config, PlatformConfig, Team
from bot.errors import GivenUp, NotFound, Refused, TooMuch
from bot.ports import Guest
from tests.adapters.contract.double import Double
from tests.adapters.discord import world as w
from tests.adapters.discord.double import DiscordDouble
from tests.adapters.discord.fakes import FakeReception

ROOT = Path(__file__).parents[3]


def test_the_vendors_library_is_not_loaded_until_a_guest_is_made() -> None:
    code = "import sys, adapters.discord, bot.cli, bot.bootstrap.front; sys.exit('discord' in sys.modules or 'aiohttp' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, timeout=60).returncode == 0


def test_a_guest_is_made_as_every_platform_is_and_has_no_routes() -> None:
    config = PlatformConfig(name="discord", flow="b2b_saas", settings={"token": "t"})
    made: Guest = make_guest(
        config, FakeReception(), clock=lambda: datetime.now(UTC), key=b"k", public_url="https://chat.example", places=(w.CARDS,)
    )
    assert (made.name, routes(made)) == ("discord", [])


async def test_the_house_tells_it_where_the_last_process_ended() -> None:
    async def heard_until(platform: str) -> dict[str, str]:
        return {"1": f"100 on {platform}"}

    config = Config(
        platforms={"discord": PlatformConfig(name="discord", flow="b2b_saas", settings={"token": "t"})},
        teams={"inbound": Team(name="inbound", cards=(("discord", w.CARDS),))},
    )
    made, _ = build(config, "discord", FakeReception(), clock=lambda: datetime.now(UTC), key=str.encode, public_url="", seen=heard_until)
    assert isinstance(made, Discord)
    assert made.places == (w.CARDS,)
    assert await made.gateway.seen() == {"1": "100 on discord"}


def test_the_double_is_what_the_contract_asks_for() -> None:
    double: Double = DiscordDouble()
    assert double.platform == "discord"


async def test_a_token_that_is_not_valid_ends_the_run_with_a_sentence(double: DiscordDouble, reception: FakeReception) -> None:
    double.rest.token = "another"
    with pytest.raises(GivenUp, match="token is not valid"):
        await double.make(reception).run()


async def test_a_missing_intent_ends_the_run_before_the_gateway_counts_it(double: DiscordDouble, reception: FakeReception) -> None:
    double.world.flags = 0
    with pytest.raises(GivenUp, match="Message Content Intent"):
        await double.make(reception).run()
    assert double.gateway.identified == 0


async def test_a_run_that_failed_can_be_started_again(double: DiscordDouble, reception: FakeReception) -> None:
    guest = double.make(reception)
    double.world.flags = 0
    with pytest.raises(GivenUp):
        await guest.run()
    double.world.flags = 1 << 18
    again = asyncio.create_task(guest.run())
    await double.until(lambda: guest.client().is_ready())
    again.cancel()
    with pytest.raises(asyncio.CancelledError):
        await again
    assert guest.client().is_closed()


@pytest.mark.parametrize("ref", ["", "1/2", "a/b/c", "1/2/../3", f"{w.DM}/5/6"])
async def test_a_file_that_is_not_there_is_not_found(double: DiscordDouble, reception: FakeReception, ref: str) -> None:
    guest = await double.connect(reception)
    with pytest.raises(NotFound):
        await guest.fetch(ref)


async def test_a_file_that_was_taken_away_or_is_too_large(double: DiscordDouble, reception: FakeReception) -> None:
    guest = await double.connect(reception)
    file = {**double.file("film.mp4", "video/mp4", b"x"), "size": LARGEST + 1}
    ref = await double.says(w.PROSPECT, w.DM, "look", attachments=[file])
    with pytest.raises(TooMuch):
        await guest.fetch(f"{ref}/{file['id']}")
    with pytest.raises(NotFound):
        await guest.fetch(f"{ref}/7")


async def test_an_event_that_is_refused_is_passed_over(reception: FakeReception) -> None:
    reception.error = Refused("a message may have 10,000 characters")
    from adapters.discord.receive import gone

    class Thread:
        parent_id, thread_id = 1, 2

    assert await Lanes(reception=reception).commit(gone(cast("discord.RawThreadDeleteEvent", Thread()), at=datetime.now(UTC))) is None
    assert reception.tries == 1
