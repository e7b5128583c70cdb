"""A house behind somebody else's platform, to be killed: `python -m tests.faults.lodging FOLDER PLATFORM ADDRESS`.

It prints a line when the platform's adapter runs, and runs until it is killed.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import cast

from bot.bootstrap import house, utc_now
from bot.bootstrap.guests import Resuming
from bot.config import Config, PlatformConfig
from bot.model.arrivals import Arrival, Form, Pressed, Receipt, Reception
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


def discord(reception: Reception, address: str, cards: str) -> Guest:
    """Return Discord's adapter, connected to a server of ours."""
    import yarl
    from discord.gateway import DiscordWebSocket
    from discord.http import Route

    from adapters.discord.adapter import Discord
    from tests.adapters.discord.rest import TOKEN

    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = f"{address}/api/v10", yarl.URL(f"{address.replace('http', 'ws')}/gw/")
    config = PlatformConfig(name="discord", flow="b2b_saas", settings={"token": TOKEN, "listen": "dm"})
    return Discord(settings=config, reception=reception, clock=utc_now, places=(cards,), ready_timeout=0.1)


MADE: Mapping[str, Callable[[Reception, str, str], Guest]] = {"slack": slack, "discord": discord, "telegram": telegram}


@dataclass(slots=True)
class Later:
    """A reception that is there before the house is: the outbox asks its platforms from its first moment on."""

    inner: Reception | None = None

    async def arrived(self, arrival: Arrival) -> Receipt:
        """Hand it on."""
        assert self.inner is not None
        return await self.inner.arrived(arrival)

    async def opens_form(self, pressed: Pressed) -> Form | None:
        """Hand it on."""
        assert self.inner is not None
        return await self.inner.opens_form(pressed)


def config_of(platform: str) -> Config:
    """Return the config of a house whose prospects and cards are on the platform."""
    from tests.adapters.discord.double import DiscordDouble
    from tests.adapters.slack.double import SlackDouble
    from tests.adapters.telegram.double import TelegramDouble

    doubles = {"slack": SlackDouble, "telegram": TelegramDouble, "discord": DiscordDouble()}
    double = cast(Double, doubles[platform])  # its names and places; nothing is opened
    return config_for(double, double)


async def main(folder: Path, platform: str, address: str) -> None:
    """Run until killed."""
    config, reception = config_of(platform), Later()
    guest = MADE[platform](reception, address, config.team("inbound").cards[0][1])
    async with house(config, folder, watch=True, platforms={platform: guest}, environ={}) as built:
        reception.inner = built.outside.reception
        if isinstance(guest, Resuming):
            guest.seen = partial(built.store.heard_until, platform)
        running = asyncio.create_task(guest.run())
        print("up", flush=True)
        await running


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3]))
