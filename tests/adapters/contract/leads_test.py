"""`/leads` as each platform has it: answered to who asked alone, with what they may see; nobody else is answered, nothing is stored."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from bot.config import Config, Rep, Team
from bot.model.arrivals import Arrival, Commanded, Receipt, Reception
from tests.adapters.contract.double import Double, Shown
from tests.adapters.contract.house import Stage, config_for, staged
from tests.adapters.discord.double import DiscordDouble
from tests.adapters.discord.world import LOBBY
from tests.adapters.slack.double import SlackDouble
from tests.adapters.telegram.double import COLLEAGUE, GROUP, TelegramDouble

Commanding = SlackDouble | DiscordDouble
MAKERS: Mapping[str, Callable[[], Commanding]] = {
    "slack socket": SlackDouble,
    "slack http": lambda: SlackDouble(mode="http"),
    "discord": DiscordDouble,
}


def config(double: Double) -> Config:
    """Return two teams: Dana sells in one, Jun in the other."""
    made = config_for(double, double)
    jun = Rep(id="jun", name="Jun Sato", teams=("emea",), identities={double.platform: double.colleague})
    return replace(made, teams={**made.teams, "emea": Team(name="emea")}, reps={**made.reps, "jun": jun})


@pytest.fixture(params=MAKERS)
async def double(request: pytest.FixtureRequest) -> AsyncIterator[Commanding]:
    made = MAKERS[request.param]()
    yield made
    await made.close()


@pytest.fixture
async def stage(tmp_path: Path, double: Commanding) -> AsyncIterator[Stage]:
    platform = cast("Double", double)
    async with staged(tmp_path, platform, config=config(platform)) as made:
        if isinstance(double, DiscordDouble):
            await double.until(lambda: bool(double.world.commands))
        yield made


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("", "1 New today"),
        ("waiting", "Waiting: 1"),
        ("reps", "With reps: 0"),
        ("大和商事", "Leads of 大和商事: 0"),
        ("Northwind' OR 1=1 --", "Leads of Northwind' OR 1=1 --: 0"),
    ],
)
async def test_a_rep_is_answered_alone(stage: Stage, double: Commanding, text: str, answer: str) -> None:
    await stage.asked()
    assert answer in (told := await double.commands(double.rep, double.cards, text)), told
    assert not [one for one in double.shown(double.cards) if answer in one.text and not one.only_for]


async def test_a_rep_sees_no_other_teams_leads(stage: Stage, double: Commanding) -> None:
    await stage.asked()
    assert "Waiting: 1" in await double.commands(double.rep, double.cards, "waiting")
    assert "Waiting: 0" in await double.commands(double.colleague, double.cards, "waiting")


async def test_who_is_no_rep_is_told_so_and_is_no_prospect(stage: Stage, double: Commanding) -> None:
    place = "#ask-sales" if double.platform == "slack" else LOBBY
    told = await double.commands(double.prospect, place, "waiting")
    assert "This is for the reps" in told or "담당자만 쓸 수 있어요" in told  # in the language that the platform tells of them
    assert await stage.built.store.rows("all", "", 10) == []
    assert await stage.built.store.find(double.platform, LOBBY) is None


class Slow:
    """A reception that takes longer than a platform waits."""

    def __init__(self, reception: Reception) -> None:
        self.arrived, self.opens_form = self._arrived, reception.opens_form
        self._reception = reception

    async def _arrived(self, arrival: Arrival) -> Receipt:
        if isinstance(arrival, Commanded):
            await asyncio.sleep(3.3)
        return await self._reception.arrived(arrival)


async def test_a_command_is_acknowledged_in_time_however_long_its_answer_takes(tmp_path: Path, double: Commanding) -> None:
    platform = cast("Double", double)
    async with staged(tmp_path, platform, through=lambda reception: cast("Reception", Slow(reception))) as stage:
        if isinstance(double, DiscordDouble):
            await double.until(lambda: bool(double.world.commands))
        await double.commands(double.rep, double.cards, "waiting")
        await stage.until(lambda: [one for one in double.shown(double.cards) if "Waiting: 0" in one.text and one.only_for], "the answer")


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramDouble]:
    made = TelegramDouble()
    yield made
    await made.close()


def read_by(double: TelegramDouble, text: str) -> list[Shown]:
    return [one for one in double.shown(double.cards) if text in one.text]


async def test_in_a_sales_group_on_telegram_the_command_alone_is_enough_and_shows_that_teams_leads(
    tmp_path: Path, telegram: TelegramDouble
) -> None:
    platform = cast("Double", telegram)
    async with staged(tmp_path, platform, config=config(platform)) as stage:
        await stage.asked()
        await telegram.says(telegram.rep, str(GROUP), "/leads waiting")
        await stage.until(lambda: read_by(telegram, "Waiting: 1"), "the answer")
        await telegram.says(str(COLLEAGUE), str(GROUP), "/leads waiting")
        await stage.until(lambda: read_by(telegram, "Waiting: 0"), "the answer to who sells in another team")
        await telegram.says(telegram.prospect, str(GROUP), "/leads waiting")
        await telegram.says(telegram.rep, str(GROUP), "leads are fun")
        assert len(read_by(telegram, "Waiting: ")) == 2
