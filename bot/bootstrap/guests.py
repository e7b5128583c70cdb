"""The platforms that are somebody else's house: built from config, run until we stop, missed when they fall silent.

What each drawer `adapters/<platform>/__init__.py` gives us, by name, imported only when config names the platform:

    def guest(settings: PlatformConfig, reception: Reception, *, clock: Clock, key: bytes, public_url: str,
              places: tuple[str, ...]) -> Guest
        Build the adapter; no network and no task yet. `settings.settings` holds the platform's keys of config.yaml as texts (secrets
        resolved, lists joined by commas), `key` is a key of this platform's own (sign with it what must come back to us),
        `public_url` is where we are reached from outside, `places` are the card places on this platform as config names them
        (`#leads`, `-100123…`), for `examine` to try and for the adapter to resolve.

    def routes(guest: Guest) -> list[BaseRoute]
        The HTTP routes that the platform calls (Slack in HTTP mode, the Telegram webhook); an empty list where there are none.
        They are added to the one server, so their paths begin with `/<platform>`.

`Guest.run` is one task: when it raises, it is started again after a pause that grows from 1 s to 60 s, and `/health/ready` names it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol, cast, runtime_checkable

import structlog
from starlette.routing import BaseRoute

from bot.config import Config, PlatformConfig
from bot.errors import HandraiserError
from bot.model.arrivals import Arrival, Form, Home, Lodging, Pressed, Receipt, Reception
from bot.ports import Clock, Guest

Seen = Callable[[], Awaitable[Mapping[str, str]]]
"""Returns place → the newest event id that was taken from there; "" for what was taken from no place of a prospect."""


@runtime_checkable
class Resuming(Protocol):
    """A guest that reads on where the last process ended: its platform keeps what nobody fetched, and sends it no second time."""

    seen: Seen | None


HomeOf = Callable[[str], Awaitable[Home | None]]
"""Returns the home of the rep whom a platform knows by this id; None for who is no rep."""


@runtime_checkable
class Homely(Protocol):
    """A guest that shows each rep a page of their own."""

    leads_of: HomeOf


HOUSES = ("slack", "discord", "telegram")
"""Platforms that are somebody else's."""

PAUSES = (1.0, 2.0, 5.0, 15.0, 60.0)
"""Seconds before a guest that ended is started again, longer each time; a minute of life forgives all."""

FORGIVEN = 60.0

SLOWEST = 20.0
"""Seconds that a platform may take to be examined."""

log = structlog.get_logger()


class Drawer(Protocol):
    """The module of a platform."""

    def guest(
        self, settings: PlatformConfig, reception: Reception, *, clock: Clock, key: bytes, public_url: str, places: tuple[str, ...]
    ) -> Guest:
        """Build the adapter."""
        ...

    def routes(self, guest: Guest) -> list[BaseRoute]:
        """Return what the platform calls."""
        ...


def named(config: Config) -> list[str]:
    """Return the platforms of config that are somebody else's house and that this version has."""
    return [name for name in HOUSES if name in config.platforms and find_spec(f"adapters.{name}") is not None]


async def _nobodys_home(platform: str, user: str) -> Home | None:
    return None


def build(
    config: Config,
    name: str,
    reception: Reception,
    *,
    clock: Clock,
    key: Callable[[str], bytes],
    public_url: str,
    seen: Callable[[str], Awaitable[Mapping[str, str]]],
    home: Callable[[str, str], Awaitable[Home | None]] = _nobodys_home,
) -> tuple[Guest, list[BaseRoute]]:
    """Build one platform's adapter, importing its SDK now, and return it with its routes."""
    drawer = cast(Drawer, import_module(f"adapters.{name}"))
    guest = drawer.guest(
        config.platforms[name], reception, clock=clock, key=key(name), public_url=public_url, places=tuple(places_of(config, name))
    )
    if isinstance(guest, Resuming):
        guest.seen = partial(seen, name)
    if isinstance(guest, Homely):
        guest.leads_of = partial(home, name)
    return guest, drawer.routes(guest)


class _Nobody:
    """A reception for platforms that are only examined: nothing is taken."""

    async def arrived(self, arrival: Arrival) -> Receipt:
        return Receipt(taken=False)

    async def opens_form(self, pressed: Pressed) -> Form | None:
        return None


async def _nothing_seen(platform: str) -> Mapping[str, str]:
    return {}


async def examine(config: Config, name: str, *, clock: Clock, public_url: str) -> Lodging:
    """Try a platform's credentials and places, without listening. Never raises."""
    try:
        guest, _ = build(config, name, _Nobody(), clock=clock, key=lambda purpose: bytes(32), public_url=public_url, seen=_nothing_seen)
        async with asyncio.timeout(SLOWEST):
            return await guest.examine()
    except TimeoutError:
        return Lodging(ok=False, what=f"{name} does not answer", cure="Check that this machine reaches it.")
    except Exception as error:  # a vendor's SDK refuses settings in its own ways
        return Lodging(ok=False, what=f"{name} cannot be tried: {type(error).__name__}", cure=f"Check `platforms.{name}` in config.yaml.")


def places_of(config: Config, name: str) -> Iterator[str]:
    """Yield the places of a platform where cards are posted, each once."""
    yield from dict.fromkeys(place for team in config.teams.values() for platform, place in team.cards if platform == name)


@dataclass(slots=True)
class Keeper:
    """Runs guests, starts each again that ends, and knows which are down."""

    guests: Mapping[str, Guest]
    pauses: tuple[float, ...] = PAUSES
    down: dict[str, str] = field(default_factory=dict)  # platform → why
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)

    def start(self) -> None:
        """Run them from now on."""
        self._tasks = [asyncio.create_task(self._keep(name, guest)) for name, guest in self.guests.items()]

    async def stop(self) -> None:
        """End them."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _keep(self, name: str, guest: Guest) -> None:
        failures, loop = 0, asyncio.get_running_loop()
        while True:
            began = loop.time()
            why = await self._once(name, guest)
            failures = 0 if loop.time() - began > FORGIVEN else failures
            pause = self.pauses[min(failures, len(self.pauses) - 1)]
            failures += 1
            self.down[name] = why
            log.warning("a platform is down and will be tried again", platform=name, why=why, seconds=pause)
            await asyncio.sleep(pause)

    async def _once(self, name: str, guest: Guest) -> str:
        """Run it to its end and return why it ended. It counts as up again once it has run for a second."""
        forgive = asyncio.get_running_loop().call_later(1.0, self.down.pop, name, None)
        try:
            await guest.run()
        except HandraiserError as error:  # ours says what is wrong and what cures it
            return str(error) or type(error).__name__
        except Exception as error:  # vendors raise what they like, and one platform must not take the others down
            return type(error).__name__
        finally:
            forgive.cancel()
        return "it ended"
