"""Guests are built from config alone, imported when they are named, and started again when they end."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from dataclasses import dataclass, field
from typing import cast

from bot.bootstrap import utc_now
from bot.bootstrap.guests import Keeper, examine, named, places_of
from bot.config import Config, PlatformConfig, Team
from bot.errors import GivenUp
from bot.ports import Guest


@dataclass(slots=True)
class Restless:
    """A guest that ends as it is told, then stays."""

    ends: list[BaseException | None] = field(default_factory=list)
    runs: int = 0

    async def run(self) -> None:
        self.runs += 1
        if self.ends:
            end = self.ends.pop(0)
            if end is not None:
                raise end
            return
        await asyncio.Event().wait()


async def test_a_guest_that_ends_or_raises_is_started_again_and_meanwhile_known_to_be_down() -> None:
    guest = Restless([OSError("no network"), None, KeyError("vendor")])
    calm = Restless()
    keeper = Keeper({"slack": cast(Guest, guest), "telegram": cast(Guest, calm)}, pauses=(0.3,))
    keeper.start()
    async with asyncio.timeout(5):
        while not keeper.down:
            await asyncio.sleep(0.005)
        assert keeper.down == {"slack": "OSError"}
        while guest.runs < 4:
            await asyncio.sleep(0.005)
        while keeper.down:
            await asyncio.sleep(0.05)
    assert calm.runs == 1
    await keeper.stop()
    assert guest.runs == 4


def test_a_platform_is_named_once_with_the_places_of_its_cards() -> None:
    teams = {
        "one": Team(name="one", cards=(("desk", ""), ("slack", "#leads"))),
        "two": Team(name="two", cards=(("slack", "#leads"), ("telegram", "-100"))),
    }
    platforms = {name: PlatformConfig(name=name, flow="b2b_saas") for name in ("web", "slack", "telegram")}
    config = Config(platforms=platforms, teams=teams)
    assert named(config) == ["slack", "telegram"]
    assert list(places_of(config, "slack")) == ["#leads"]


def test_nobody_who_did_not_name_a_platform_pays_for_its_sdk() -> None:
    code = "import sys, bot.bootstrap; print([name for name in ('slack_sdk', 'slack_bolt', 'discord', 'telegram') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"


async def test_a_platform_that_cannot_be_tried_is_said_with_its_cure_and_never_raises() -> None:
    platforms = {"telegram": PlatformConfig(name="telegram", flow="f", settings={"token": "1:no-token", "api": "http://127.0.0.1:9"})}
    found = await examine(Config(platforms=platforms), "telegram", clock=utc_now, public_url="")
    assert not found.ok
    assert found.what
    assert found.cure
    nowhere = await examine(Config(platforms={}), "telegram", clock=utc_now, public_url="")
    assert (nowhere.ok, nowhere.cure) == (False, "Check `platforms.telegram` in config.yaml.")


async def test_who_asks_why_a_platform_is_down_reads_our_own_sentence() -> None:
    guest = Restless([GivenUp("The bot token was revoked: install the app again")])
    keeper = Keeper({"slack": cast(Guest, guest)}, pauses=(0.3,))
    keeper.start()
    async with asyncio.timeout(5):
        while not keeper.down:
            await asyncio.sleep(0.005)
    assert keeper.down == {"slack": "The bot token was revoked: install the app again"}
    await keeper.stop()
