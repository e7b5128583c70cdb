"""A whole house behind a platform's double: prospects write there, cards stand there."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.bootstrap import House, house
from bot.config import Config, PlatformConfig, Rep, Team
from bot.flow.load import load_files
from bot.flow.shape import Flow
from bot.model.arrivals import Reception
from bot.ports import Guest, Platform
from tests.adapters.contract.double import Double, Shown
from tests.talks import ROOT

PATIENCE = 15.0
"""Seconds that something may take to be seen."""


@dataclass(slots=True)
class Ahead:
    """The time now, moved on where a test does not want to wait."""

    ahead: timedelta = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def forward(self, seconds: float) -> None:
        self.ahead += timedelta(seconds=seconds)


def config_for(prospects: Double, sales: Double, language: str = "en") -> Config:
    """Return a config whose prospects and cards are on the doubles' platforms."""
    team = Team(
        name="inbound",
        language=language,
        zone="Europe/Berlin",
        cards=((sales.platform, sales.cards),),
        post=("intent", "handoff", "person", "question"),
    )
    reps = {
        "dana": Rep(id="dana", name="Dana Cole", teams=("inbound",), identities={sales.platform: sales.rep}),
        "jun": Rep(id="jun", name="Jun Sato", teams=("inbound",), identities={sales.platform: sales.colleague}),
    }
    names = {"web", prospects.platform, sales.platform}
    return Config(
        settle=0,
        limits=False,
        flows=str(ROOT / "flows"),
        public_url="https://chat.northdesk.example",
        platforms={name: PlatformConfig(name=name, flow="b2b_saas") for name in names},
        teams={"inbound": team},
        reps=reps,
    )


@dataclass(slots=True)
class Stage:
    """A running house and its counterparts."""

    built: House
    prospects: Double
    sales: Double
    clock: Ahead
    folder: Path
    guests: dict[str, Platform] = field(default_factory=dict)

    async def until(self, holds: Callable[[], object], what: str = "") -> None:
        """Wait until something is seen."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not holds():
                    await asyncio.sleep(0.01)
                    self._hasten()
        except TimeoutError:
            at = [f"{shown}" for shown in (*self.prospects.shown(self.prospects.dm), "---", *self.sales.shown(self.sales.cards))]
            raise AssertionError(f"never seen: {what}\n" + "\n".join(at)) from None

    async def calm(self) -> None:
        """Wait until nothing is on its way and nothing waits to leave but what has a time of its own: whatever was to be seen is seen."""
        quiet = 0
        async with asyncio.timeout(PATIENCE):
            while quiet < 5:
                await asyncio.sleep(0.02)
                self._hasten()
                waits = await self.built.store.due(self.clock(), 1) or await self.built.store.unsure()
                quiet = 0 if waits or self.built.outbox.pace.next_free(self.clock()) else quiet + 1

    def _hasten(self) -> None:
        """Move the clock on to the next moment that is booked at a place's pace: waiting for it would show nothing more."""
        if coming := self.built.outbox.pace.next_free(self.clock()):
            self.clock.forward(coming)
            self.built.outbox.wake()

    def replies(self) -> list[Shown]:
        """Return what stands at the prospect's place."""
        return list(self.prospects.shown(self.prospects.dm))

    def cards(self) -> list[Shown]:
        """Return the cards: what stands in the channel itself and has buttons or a score."""
        return [one for one in self.sales.shown(self.sales.cards) if not one.thread and not one.only_for and "100" in one.text]

    def thread(self) -> list[Shown]:
        """Return what stands under cards."""
        return [one for one in self.sales.shown(self.sales.cards) if one.thread and not one.only_for]

    def whispers(self, user: str) -> list[Shown]:
        """Return what one person alone has seen."""
        return [one for one in self.sales.shown(self.sales.cards) if one.only_for == user]

    async def asked(self, text: str = "We need a shared inbox for 60 people, can I talk to someone in sales?") -> Shown:
        """Have the prospect ask for sales, and return the card."""
        await self.prospects.says(self.prospects.prospect, self.prospects.dm, text)
        await self.until(self.cards, "a card")
        async with asyncio.timeout(PATIENCE):  # shown, it may not be noted yet: nobody reads and writes that fast
            while await self.built.store.unsure():
                await asyncio.sleep(0.01)
        return self.cards()[-1]

    async def claimed(self) -> Shown:
        """Have it claimed by the rep, and return the card."""
        card = await self.asked()
        await self.sales.presses(self.sales.rep, card.ref, "Claim")
        await self.until(lambda: any("Dana Cole" in one.text for one in self.replies()), "the notice that a person has joined")
        await self.until(lambda: "Dana Cole" in self.cards()[-1].text, "the card with its owner")
        return self.cards()[-1]


_LOADED: dict[tuple[object, ...], Flow] = {}


def loaded(files: Mapping[str, str], name: str) -> Flow:
    """Return the flow of files as they are, read once for all tests: reading all of them takes a quarter of a second."""
    known = (name, *sorted(files.items()))
    if known not in _LOADED:
        _LOADED[known] = load_files(files, name)
    return _LOADED[known]


@asynccontextmanager
async def staged(
    folder: Path,
    prospects: Double,
    sales: Double | None = None,
    *,
    config: Config | None = None,
    environ: Mapping[str, str] | None = None,
    through: Callable[[Reception], Reception] = lambda reception: reception,
) -> AsyncIterator[Stage]:
    """Open a house at a folder, connected to the doubles. A second one at the same folder is the process after a crash.

    `through` puts something between the platforms and the reception.
    """
    sales = sales or prospects
    clock = Ahead()
    platforms: dict[str, Platform] = {}
    wanted = config or config_for(prospects, sales)
    async with house(wanted, folder, clock=clock, watch=True, platforms=platforms, environ=environ or {}) as built:
        built.shelf.load = loaded
        for double in {id(one): one for one in (prospects, sales)}.values():
            guest: Guest = await double.connect(through(built.outside.reception))
            platforms[double.platform] = guest
            built.outside.take_in(double.platform, guest)
        try:
            yield Stage(built, prospects, sales, clock, folder, platforms)
        finally:
            for double in {id(one): one for one in (prospects, sales)}.values():
                await double.disconnect()
