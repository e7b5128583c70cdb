"""The command line leaves in the same way as everybody else: what the rep has goes on, though no house of theirs is open."""

from __future__ import annotations

import asyncio
from dataclasses import replace
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
