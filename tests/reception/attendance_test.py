"""The command line leaves in the same way as everybody else: what the rep has goes on, though no house of theirs is open."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.bootstrap import open_attendance
from bot.model import Owner
from bot.reception.attendance import CannotLeave
from tests.adapters.contract.house import config_for, staged
from tests.adapters.contract.plain import PlainDouble


async def test_from_another_process_leads_go_on_and_the_running_house_tells_the_prospect(tmp_path: Path, double: PlainDouble) -> None:
    config = config_for(double, double)
    async with staged(tmp_path, double, config=config) as stage:
        await stage.claimed()
        async with open_attendance(config, tmp_path, {}) as attendance:
            assert await attendance.leave("dana", None, "jun") == 1
            assert await attendance.leave("dana", None, "jun") == 0
        [row] = await stage.built.store.rows("all", "", 10)
        assert (row.owner, row.rep) == (Owner.REP, "jun")
        await stage.until(lambda: [one for one in stage.replies() if "Jun Sato" in one.text], "who speaks now")


async def test_two_who_pass_on_at_once_move_a_lead_once(tmp_path: Path, double: PlainDouble) -> None:
    config = config_for(double, double)
    async with staged(tmp_path, double, config=config) as stage:
        await stage.claimed()
    without = replace(config, reps={"jun": config.reps["jun"]})
    async with open_attendance(without, tmp_path, {}) as one, open_attendance(without, tmp_path, {}) as other:
        assert sum(await asyncio.gather(*(each.pass_on_what_is_nobodys() for each in (one, other) * 3))) == 1


async def test_an_unknown_rep_is_nobody_to_come_back(tmp_path: Path, double: PlainDouble) -> None:
    async with open_attendance(config_for(double, double), tmp_path, {}) as attendance:
        with pytest.raises(CannotLeave, match="no such rep"):
            await attendance.back("ghost")


async def test_a_planned_absence_moves_nothing_before_it_begins_and_then_once(tmp_path: Path, double: PlainDouble) -> None:
    config = config_for(double, double)
    async with staged(tmp_path, double, config=config) as stage:
        stage.built.ticker.stop()
        await stage.claimed()
        attendance = stage.built.outside.sales.attendance
        now = stage.clock()
        assert await attendance.leave("dana", now + timedelta(days=7), "jun", now + timedelta(days=2)) == 0
        assert await attendance.away() == {}
        assert await attendance.begin() == 0
        [row] = await stage.built.store.rows("all", "", 10)
        assert row.rep == "dana"
        stage.clock.forward(2 * 86_400 + 1)
        assert set(await attendance.away()) == {"dana"}
        assert await attendance.begin() == 1
        assert await attendance.begin() == 0
        [row] = await stage.built.store.rows("all", "", 10)
        assert (row.owner, row.rep) == (Owner.REP, "jun")


async def test_a_planned_absence_can_be_taken_back_and_is_refused_where_it_cannot_be(tmp_path: Path, double: PlainDouble) -> None:
    async with staged(tmp_path, double, config=config_for(double, double)) as stage:
        attendance = stage.built.outside.sales.attendance
        now = stage.clock()
        await attendance.leave("dana", None, "jun", now + timedelta(days=2))
        await attendance.back("dana")
        stage.clock.forward(3 * 86_400)
        assert await attendance.away() == {}
        later = stage.clock() + timedelta(days=2)
        for until, since, deputy, why in (
            (later, later + timedelta(days=1), "", "past"),  # ends before it begins
            (None, stage.clock() - timedelta(days=3), "", "past"),
            (None, later, "dana", "own_deputy"),
            (None, later, "ghost", "no_rep"),
        ):
            with pytest.raises(CannotLeave) as refused:
                await attendance.leave("dana", until, deputy, since)
            assert refused.value.why == why


async def test_a_deputy_who_is_away_when_it_begins_gets_nothing(tmp_path: Path, double: PlainDouble) -> None:
    async with staged(tmp_path, double, config=config_for(double, double)) as stage:
        stage.built.ticker.stop()
        await stage.claimed()
        attendance = stage.built.outside.sales.attendance
        await attendance.leave("dana", None, "jun", stage.clock() + timedelta(days=2))
        await attendance.leave("jun", None, "")
        stage.clock.forward(3 * 86_400)
        await attendance.begin()
        [row] = await stage.built.store.rows("all", "", 10)
        assert row.rep == "dana"  # without a deputy it stays theirs
