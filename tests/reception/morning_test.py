"""The morning's digest stands at the team's card places once, over restarts and with two processes, in the team's language."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.bootstrap import house
from bot.config import Config
from bot.desk.digest import next_digest
from tests.adapters.contract.house import Stage, config_for, staged
from tests.adapters.contract.plain import PlainDouble
from tests.quiet import quiet


def config(double: PlainDouble, language: str = "en") -> Config:
    made = config_for(double, double, language)
    return replace(made, teams={name: replace(team, zone="Asia/Seoul") for name, team in made.teams.items()})


def digests(stage: Stage, head: str = "Good morning, inbound") -> list[str]:
    """Return what stands in the cards' room under that head."""
    return [one.text for one in stage.sales.shown(stage.sales.cards) if one.text.startswith(head)]


def to_nine(stage: Stage) -> None:
    """Move the clock to the next morning's nine."""
    due = next_digest(stage.built.config.teams["inbound"], stage.clock())
    stage.clock.forward((due - stage.clock()).total_seconds() + 1)


async def arrives(stage: Stage, count: int, head: str = "Good morning, inbound") -> None:
    """Wait until so many stand there."""
    await stage.until(lambda: len(digests(stage, head)) == count, f"{count} under {head!r}")


async def ring(stage: Stage, times: int = 1) -> None:
    for _ in range(times):
        await stage.built.outside.morning.ring()
    stage.built.outbox.wake()


@asynccontextmanager
async def opened(folder: Path, double: PlainDouble, language: str = "en") -> AsyncIterator[Stage]:
    async with staged(folder, double, config=config(double, language)) as stage:
        yield stage


async def test_it_is_posted_at_nine_and_not_before_and_not_twice(tmp_path: Path, double: PlainDouble) -> None:
    async with opened(tmp_path, double) as stage:
        await stage.asked()
        await ring(stage)
        assert not digests(stage)
        to_nine(stage)
        await ring(stage, times=3)
        await stage.until(lambda: digests(stage), "the digest")
        await ring(stage)
        await quiet(stage.built)
        [told] = digests(stage)
        assert "Waiting now: 1" in told
        assert told.endswith("/desk/leads")


async def test_it_survives_a_restart_and_comes_on_its_day_alone(tmp_path: Path, double: PlainDouble) -> None:
    async with opened(tmp_path, double) as stage:
        planned = (await stage.built.store.planned_digests())["inbound"]
    for later, count in ((timedelta(hours=3), 1), (timedelta(days=3), 1)):
        async with staged(tmp_path, double, config=config(double)) as stage:
            stage.clock.forward((planned + later - stage.clock()).total_seconds())
            await ring(stage)
            await arrives(stage, count)
            await quiet(stage.built)
            assert len(digests(stage)) == count
            assert (await stage.built.store.planned_digests())["inbound"] > planned + later


async def test_two_processes_post_one(tmp_path: Path, double: PlainDouble) -> None:
    async with opened(tmp_path, double) as stage:
        to_nine(stage)
        async with house(config(double), tmp_path, clock=stage.clock, watch=True, environ={}) as other:
            await asyncio.gather(*(one.outside.morning.ring() for one in (stage.built, other) * 4))
            stage.built.outbox.wake()
            await stage.until(lambda: digests(stage), "the digest")  # either may have taken it up, and has to be there to send it
            await quiet(stage.built)
        assert len(digests(stage)) == 1


async def test_it_speaks_the_teams_language(tmp_path: Path, double: PlainDouble) -> None:
    for language, head in (("ko", "inbound 아침 요약"), ("ja", "inbound 朝のまとめ")):
        async with opened(tmp_path / language, double, language) as stage:
            to_nine(stage)
            await ring(stage)
            await arrives(stage, 1, head)


async def test_a_team_that_is_gone_from_the_config_gets_none(tmp_path: Path, double: PlainDouble) -> None:
    async with opened(tmp_path, double) as stage:
        assert set(await stage.built.store.planned_digests()) == {"inbound"}
    async with staged(tmp_path, double, config=replace(config(double), teams={}, reps={})) as stage:
        assert await stage.built.store.planned_digests() == {}


async def test_the_ticker_looks_by_itself(tmp_path: Path, double: PlainDouble) -> None:
    async with opened(tmp_path, double) as stage:
        to_nine(stage)
        assert datetime.now(UTC) < stage.clock()
        await stage.built.ticker.look_beside()
        stage.built.outbox.wake()
        await stage.until(lambda: digests(stage), "the digest")
