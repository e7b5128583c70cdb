"""What a house has for platforms outside: the reception that takes what they tell, the dresser of what they show, files and guests."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from starlette.routing import BaseRoute

from adapters.files import Files
from bot.bootstrap.guests import Keeper, build, named
from bot.bootstrap.sales import sales_desk
from bot.config import Config
from bot.errors import StorageUnavailable
from bot.inbox import Intake
from bot.model import Effect
from bot.ports import Carrier, Clock, Guest, Noted, Stepwise
from bot.reception import FrontDesk, Needs
from bot.reception.dressing import Dresser
from bot.reception.home import home_of
from bot.reception.morning import Morning
from bot.reception.retention import Retention
from bot.reception.sales import SalesDesk
from bot.shelf import Shelf
from storage.store import Store
from storage.units.held import STORE_BACKED


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """The way in and out for platforms that are somebody else's house."""

    reception: FrontDesk
    dresser: Dresser
    files: Files
    guests: dict[str, Guest]
    keeper: Keeper
    routes: list[BaseRoute]
    sales: SalesDesk
    morning: Morning
    retention: Retention
    seen: Callable[[str], Awaitable[Mapping[str, str]]]
    stands: Noted

    def lodge(self, config: Config, *, clock: Clock, key: bytes, public_url: str) -> None:
        """Build the adapters of the platforms that config names. Their SDKs are imported now, and no others."""
        for name in named(config):
            guest, routes = build(
                config,
                name,
                self.reception,
                clock=clock,
                key=lambda purpose: purpose_key(key, purpose),
                public_url=public_url,
                seen=self.seen,
                home=partial(home_of, self.dresser),
            )
            self.take_in(name, guest)
            self.routes.extend(routes)

    def take_in(self, name: str, guest: Guest) -> None:
        """Have a guest known by its platform's name, and let it bring files from the others."""
        self.guests[name] = guest
        if isinstance(guest, Carrier):
            guest.bring = self.files.bring
        if isinstance(guest, Stepwise):
            guest.stands = self.stands


def outside(*, config: Config, store: Store, intake: Intake, shelf: Shelf, clock: Clock, key: bytes, public_url: str) -> Outside:
    """Put it together, without any guest yet."""
    guests: dict[str, Guest] = {}
    files = Files(key=purpose_key(key, "files"), clock=clock, public_url=config.public_url, guests=guests)
    sales = sales_desk(config=config, store=store, intake=intake, clock=clock, public_url=public_url)
    needs = Needs(
        intake=intake,
        store=store,
        config=config,
        live=shelf.live,
        clock=clock,
        key=purpose_key(key, "places"),
        file_link=files.link,
        carries=files.carries,
        store_backed=STORE_BACKED,
        sales=sales,
    )
    dresser = Dresser(needs, config.public_url or public_url)
    routes: list[BaseRoute] = [files.route()]
    return Outside(
        reception=FrontDesk(needs),
        dresser=dresser,
        files=files,
        guests=guests,
        keeper=Keeper(guests),
        routes=routes,
        sales=sales,
        morning=Morning(needs=needs, sales=sales),
        retention=Retention(store=store, live=shelf.live, clock=clock),
        seen=store.heard_until,
        stands=partial(_noted, store),
    )


async def _noted(store: Store, effect: Effect, ref: str) -> None:
    """Note what stands; while the database does not answer, the adapter's own memory does."""
    with suppress(StorageUnavailable):
        await store.stands(effect, ref)


def purpose_key(key: bytes, purpose: str) -> bytes:
    """Return a key of its own for each purpose, so that a token of one is worth nothing in another."""
    return sha256(b"handraiser:" + purpose.encode() + key).digest()
