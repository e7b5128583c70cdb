"""A house behind somebody else's platform, to be killed: `python -m tests.faults.lodging FOLDER PLATFORM ADDRESS`.

It prints a line when the platform's adapter runs, and runs until it is killed.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import cast

from bot.arrivals import Reception
from bot.bootstrap import house, utc_now
from bot.config import Config, PlatformConfig
from bot.ports import Guest
from tests.adapters.contract.double import Double
from tests.adapters.contract.house import config_for


def slack(reception: Reception, address: str, cards: str) -> Guest:
    """Return Slack's adapter, connected to a workspace of ours."""
    from adapters.slack import guest
    from tests.adapters.slack.workspace import APP_TOKEN, SECRET, TOKEN

    settings = {"mode": "socket", "bot_token": TOKEN, "app_token": APP_TOKEN, "signing_secret": SECRET, "listen": "dm"}
    config = PlatformConfig(name="slack", flow="b2b_saas", settings=settings)
    return guest(config, reception, clock=utc_now, key=b"k" * 32, public_url="", places=(cards,), base_url=f"{address}/api/")


def telegram(reception: Reception, address: str, cards: str) -> Guest:
    """Return Telegram's adapter, polling a cloud of ours."""
    from adapters.telegram import guest
    from tests.adapters.telegram.cloud import TOKEN

    config = PlatformConfig(name="telegram", flow="b2b_saas", settings={"token": TOKEN, "mode": "polling", "api": address})
    return guest(config, reception, clock=utc_now, key=b"k" * 32, public_url="", places=(cards,))


MADE: Mapping[str, Callable[[Reception, str, str], Guest]] = {"slack": slack, "telegram": telegram}


def config_of(platform: str) -> Config:
    """Return the config of a house whose prospects and cards are on the platform."""
    from tests.adapters.slack.double import SlackDouble
    from tests.adapters.telegram.double import TelegramDouble

    double = cast(Double, {"slack": SlackDouble, "telegram": TelegramDouble}[platform])  # its names and places; nothing is opened
    return config_for(double, double)


async def main(folder: Path, platform: str, address: str) -> None:
    """Run until killed."""
    config = config_of(platform)
    cards = config.team("inbound").cards[0][1]
    platforms: dict[str, Guest] = {}
    async with house(config, folder, watch=True, platforms=platforms, environ={}) as built:
        platforms[platform] = MADE[platform](built.outside.reception, address, cards)
        running = asyncio.create_task(platforms[platform].run())
        print("up", flush=True)
        await running


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3]))
