"""A whole house on Slack: what only Slack has, and what happens to a whole channel."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from bot.bootstrap import utc_now
from bot.bootstrap.guests import Homely
from bot.model import Owner
from bot.reception.home import home_of
from tests.adapters.contract.house import Stage, config_for, staged
from tests.adapters.slack.conftest import soon
from tests.adapters.slack.double import SlackDouble


@pytest.fixture
async def double() -> AsyncIterator[SlackDouble]:
    made = SlackDouble()
    yield made
    await made.close()


async def opened(stage: Stage, double: SlackDouble, user: str) -> str:
    """Open a person's home and return all that stands in it."""
    double.workspace.homes.clear()
    await double.event({"type": "app_home_opened", "user": user, "channel": "D1", "tab": "home"})
    await soon(lambda: user in double.workspace.homes)
    return str(double.workspace.homes[user])


@pytest.mark.parametrize(
    ("language", "title", "words"),
    [
        ("en", "Your open leads", ("You have no open lead", "Claim")),
        ("ko", "내가 맡은 리드", ("맡고 있는 리드가 없어요", "담당하기")),
        ("ja", "担当中のリード", ("担当中のリードはありません", "担当する")),
    ],
)
async def test_a_reps_home_shows_what_they_have_now_in_their_teams_language(
    tmp_path: Path, double: SlackDouble, language: str, title: str, words: tuple[str, str]
) -> None:
    empty, claim = words
    async with staged(tmp_path, double, config=config_for(double, double, language)) as stage:
        guest = stage.guests["slack"]
        assert isinstance(guest, Homely)
        guest.leads_of = partial(home_of, stage.built.outside.dresser, "slack")
        before = await opened(stage, double, double.rep)
        assert title in before
        assert empty in before
        card = await stage.asked()
        await double.presses(double.rep, card.ref, claim)
        await stage.until(lambda: any("Dana Cole" in one.text for one in stage.replies()), "the notice")
        mine = await opened(stage, double, double.rep)
        assert "Robin Berg" in mine
        assert empty not in mine
        assert empty in await opened(stage, double, double.colleague)


async def test_the_house_gives_slack_its_homes_and_strangers_none(tmp_path: Path, double: SlackDouble) -> None:
    async with staged(tmp_path, double) as stage:
        whole = config_for(double, double)
        settings = {"mode": "socket", "bot_token": "xoxb-1", "app_token": "xapp-1"}
        config = replace(whole, platforms={"slack": replace(whole.platforms["slack"], settings=settings)})
        stage.built.outside.lodge(config, clock=utc_now, key=b"k", public_url="")
        guest = stage.built.outside.guests["slack"]
        assert isinstance(guest, Homely)
        home = await guest.leads_of(double.rep)
        assert home is not None
        assert home.title == "Your open leads"
        assert await guest.leads_of(double.prospect) is None


async def test_a_channel_that_is_archived_closes_every_talk_in_it_and_no_other(tmp_path: Path, double: SlackDouble) -> None:
    async with staged(tmp_path, double) as stage:
        places = [await double.says(double.prospect, double.public, f"we want a shared inbox, no. {n}") for n in range(3)]
        await double.says(double.prospect, double.dm, "we want a shared inbox")
        talks = {place: await stage.built.store.find("slack", place) for place in (*places, double.dm)}
        for _ in range(2):
            await double.event({"type": "channel_archive", "channel": double.public, "user": "U0OTHER"})
        owners = {place: (await stage.built.store.conversation(str(id))).owner for place, id in talks.items()}
        assert owners == dict.fromkeys(places, Owner.CLOSED) | {double.dm: Owner.BOT}
