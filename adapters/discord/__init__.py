"""Discord: prospects write in direct messages and in threads, reps in the threads of their cards.

The vendor's library costs 31 MB, so it is imported when a guest is made, never when this drawer is looked into. Inside the drawer
`import discord` is the vendor's library: imports are absolute, and nothing puts `adapters/` itself on the path.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from bot.config import PlatformConfig
from bot.model.arrivals import Reception
from bot.ports import Clock, Guest

if TYPE_CHECKING:
    from starlette.routing import BaseRoute

Seen = Callable[[], Awaitable[Mapping[str, str]]]
"""Returns place → the newest event id that was taken from there, a few hundred of those used last; "" for what stands under cards."""


def guest(
    settings: PlatformConfig,
    reception: Reception,
    *,
    clock: Clock,
    key: bytes = b"",
    public_url: str = "",
    places: Sequence[str] = (),
    seen: Seen | None = None,
) -> Guest:
    """Return the adapter, not connected yet.

    `places` are those of the teams' cards, which `examine` looks at. `seen` tells where to read on after a restart; without it
    only the gaps of this process are made good. `key` and `public_url` are taken like everywhere and not needed here: Discord is a
    socket that we open, nothing calls us.
    """
    from adapters.discord.adapter import Discord

    return Discord(settings=settings, reception=reception, clock=clock, places=tuple(places), seen=seen)


def routes(guest: Guest) -> list[BaseRoute]:
    """Return no route: events come over the gateway."""
    return []
