"""Runs the targets in turn, round by round, so that a noisy machine is as noisy for each; then what only concerns ourselves."""

from __future__ import annotations

import statistics
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.house import House, Stored, build
from bench.load import Load, Round
from bench.peers.environment import Missing, botbuilder_python
from bench.process import Process, free_port
from bench.script import TURNS
from bench.seed import seed
from bench.targets import Target, botbuilder, floor, handraiser

AT_ONCE = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How much is measured."""

    rounds: int = 15
    seconds: float = 1.5  # a round of one target: short, so that what disturbs one disturbs the next as well
    warm: float = 2.0
    starts: int = 5
    seeded: int = 200_000
    grown: int = 5_000  # conversations over which memory is watched


SHORT = Sizes(rounds=2, seconds=0.5, warm=0.2, starts=1, seeded=2_000, grown=300)
"""To see that everything runs; its figures are worth nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One target's figures: how it starts, and its rounds."""

    cold: float  # seconds from the start of the process to the first right reply
    at_start: float  # MB after that reply
    rounds: Sequence[Round]

    def median(self, figure: str) -> float:
        """Return the median of a figure over the rounds."""
        return float(statistics.median(getattr(one, figure) for one in self.rounds))

    def total(self, figure: str) -> int:
        """Return the sum of a figure over the rounds."""
        return sum(getattr(one, figure) for one in self.rounds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What stands in our database after the load, beside what was acknowledged."""

    acknowledged: int
    messages: int
    turns: int
    leads: int
    talks: int  # conversations that were held to their end


@dataclass(frozen=True, slots=True, kw_only=True)
class Full:
    """The rate with a full database, in turn with an empty one."""

    conversations: int
    megabytes: float
    seeding: float  # seconds
    shares: Sequence[float]  # of the empty rate, round by round


@dataclass(frozen=True, slots=True, kw_only=True)
class Grown:
    """Memory over many conversations."""

    before: float  # MB
    after: float  # MB
    conversations: int

    @property
    def each(self) -> float:
        """KB (10^3 bytes) that a conversation left behind."""
        return (self.after - self.before) * 1000 / self.conversations


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Everything that one run found."""

    standings: Mapping[str, Standing]
    kept: Kept
    full: Full
    grown: Grown
    missing: Sequence[str] = field(default_factory=tuple)  # peers that could not be measured, with the reason


async def measure(sizes: Sizes) -> Measured:
    """Measure all. Raise RuntimeError when a server does not come up."""
    with TemporaryDirectory(prefix="handraiser-bench-") as name:
        folder = Path(name)
        peers, missing = _peers(folder)
        house = await build(_made(folder / "handraiser"))
        targets = [handraiser(house), *peers]
        cold = {target.name: await cold_start(target, sizes.starts) for target in targets}
        before = house.stored()
        standings, load = await in_turn(targets, sizes, cold)
        kept = _kept(before, house.stored(), load)
        grown = await grow(await build(_made(folder / "grown")), sizes)
        full = await fill(await build(_made(folder / "empty")), await build(_made(folder / "full")), sizes)
    return Measured(standings=standings, kept=kept, full=full, grown=grown, missing=missing)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _peers(folder: Path) -> tuple[list[Target], tuple[str, ...]]:
    below = floor(_made(folder / "floor"))
    try:
        return [below, botbuilder(_made(folder / "botbuilder"), botbuilder_python())], ()
    except Missing as error:
        return [below], (str(error),)


async def in_turn(targets: Sequence[Target], sizes: Sizes, cold: Mapping[str, float]) -> tuple[dict[str, Standing], Load]:
    """Start all, then give each its round in turn. Return the figures by name, and the first target's load."""
    with ExitStack() as stack:
        loads, rounds, at_start = [], {target.name: list[Round]() for target in targets}, {}
        for target in targets:
            load = await _started(target, stack)
            at_start[target.name] = load.process.memory()
            loads.append(load)
        for load in loads:
            await load.round(sizes.warm, AT_ONCE)
        for _ in range(sizes.rounds):
            for load in loads:
                rounds[load.target.name].append(await load.round(sizes.seconds, AT_ONCE))
    names = (target.name for target in targets)
    return {name: Standing(cold=cold[name], at_start=at_start[name], rounds=rounds[name]) for name in names}, loads[0]


async def cold_start(target: Target, times: int) -> float:
    """Return the median of so many starts, in seconds to the first right reply; nothing is warm but the disk's cache."""
    found = []
    for _ in range(times):
        with _running(target) as (load, began):
            found.append(await load.cold_start(began))
            load.process.kill()
    return statistics.median(found)


async def _started(target: Target, stack: ExitStack) -> Load:
    load, began = stack.enter_context(_running(target))
    await load.cold_start(began)
    return load


@contextmanager
def _running(target: Target) -> Iterator[tuple[Load, float]]:
    port = free_port()
    began = perf_counter()
    with Process(target.start(port)) as process:
        yield Load(target, port, process), began
        process.stop()


@asynccontextmanager
async def serving(house: House) -> AsyncIterator[Load]:
    """Run our server on a folder."""
    with _running(handraiser(house)) as (load, began):
        await load.cold_start(began)
        yield load


def _kept(before: Stored, after: Stored, load: Load) -> Kept:
    """Compare what the load added to the database with what it was told: each message once, a turn for each, a lead for each whole talk."""
    return Kept(
        acknowledged=load.answered,
        messages=after.messages - before.messages,
        turns=after.turns - before.turns,
        leads=after.leads - before.leads,
        talks=load.answered // TURNS,  # the one turn of the start is no whole talk
    )


async def grow(house: House, sizes: Sizes) -> Grown:
    """Return how much memory conversations leave behind, after a first tenth that fills what is filled once."""
    async with serving(house) as load:
        await load.conversations(sizes.grown // 10, AT_ONCE)
        before = load.process.memory()
        await load.conversations(sizes.grown, AT_ONCE)
        return Grown(before=before, after=load.process.memory(), conversations=sizes.grown)


async def fill(empty: House, full: House, sizes: Sizes) -> Full:
    """Return the rate on a database with many conversations as shares of the rate on an empty one, measured in turn."""
    began = perf_counter()
    await seed(full, sizes.seeded)
    seeding = perf_counter() - began
    shares = []
    async with serving(empty) as one, serving(full) as other:
        for load in (one, other):
            await load.round(sizes.warm, AT_ONCE)
        for _ in range(sizes.rounds):
            rates = [(await load.round(sizes.seconds, AT_ONCE)).rate for load in (one, other)]
            shares.append(rates[1] / rates[0])
    return Full(conversations=sizes.seeded, megabytes=full.database.stat().st_size / 1e6, seeding=seeding, shares=shares)
