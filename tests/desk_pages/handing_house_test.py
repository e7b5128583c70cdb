"""Handing over on the desk's own pages, over a whole house: what the rules, the store and the pages say together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
from starlette.applications import Starlette

from adapters.desk import Desk, routes
from bot.bootstrap import House
from bot.model import Kind
from bot.ports import User
from tests.desk_pages.conftest import hidden
from tests.talks import CONFIG, REPS, Clock, Talk, talking

NOW = "2026-08-18T10:20:00-04:00"
SCRIPT: dict[str, Any] = {"talk": "handing over", "language": "en", "now": NOW, "region": "US", "timezone": "America/New_York"}
TEAM = replace(CONFIG.teams["inbound"], assign="least_loaded")
SALES = replace(
    CONFIG,
    teams={**CONFIG.teams, "inbound": TEAM},
    reps={**REPS, "mo": replace(REPS["dana"], id="mo", name="Mo Ito", manager=True)},
)


def _desk(built: House, clock: Clock, rep: str) -> Desk:
    async def sign_in() -> User:
        return User(name=rep, rep=rep, shown=SALES.rep_name(rep), password="-")

    async def replay(conversation: str, seq: int) -> None:
        raise AssertionError("nothing was set aside")

    return Desk(
        pages=built.store,
        people=built.store,
        library=built.store,
        hub=built.hub,
        press=built.inbox.decide,
        replay=replay,
        typing=lambda conversation, rep: None,
        clock=clock,
        reps=SALES.reps,
        teams=SALES.teams,
        secure_cookies=False,
        sign_in=sign_in,
    )


@asynccontextmanager
async def _browser(talk: Talk, rep: str) -> AsyncIterator[httpx.AsyncClient]:
    await talk.house.store.put_user(User(name=rep, rep=rep, shown=SALES.rep_name(rep), password="-"))
    transport = httpx.ASGITransport(app=Starlette(routes=routes(_desk(talk.house, talk.clock, rep))))
    async with httpx.AsyncClient(transport=transport, base_url="http://desk.example") as browser:
        yield browser


async def _press(talk: Talk, rep: str, act: str, **fields: str) -> str:
    """Press on the conversation's page as a rep; return the page that comes back."""
    async with _browser(talk, rep) as browser:
        page = await browser.get(f"/desk/c/{talk.conversation}")
        talk.count += 1
        form = {"csrf": hidden(page.text, "csrf"), "once": f"a-form-of-ours-{talk.count}", **fields}
        answer = await browser.post(f"/desk/c/{talk.conversation}/{act}", data=form, headers={"hx-request": "true"})
        return answer.text


async def test_a_conversation_goes_from_hand_to_hand_and_back(tmp_path: Path) -> None:
    async with talking(tmp_path, SCRIPT, SALES) as talk:
        await talk.say("we need a shared inbox for 60 people, can I talk to someone in sales?")
        async with _browser(talk, "dana") as browser:
            page = (await browser.get(f"/desk/c/{talk.conversation}")).text
        assert "Offered to Dana Cole; the bot still answers." in page
        assert "Dana Cole has the least to do: 0 open leads of 20." in page
        await talk.press(Kind.CLAIM, "dana")

        page = await _press(talk, "dana", "ask_in", to="serin")
        assert "Also writing to the prospect: 오세린" in page
        assert "오세린" in [line.text for line in await talk.news()][-1]
        page = await _press(talk, "dana", "send_away", to="serin")
        assert "Also writing" not in page
        assert await talk.news() == []

        page = await _press(talk, "dana", "hand_over", to="mo", note="asked about Zendesk")
        assert "Dana Cole handed it to Mo Ito" in page
        assert "Take back: The prospect sees that Dana Cole has joined." in page
        assert "Mo Ito" in (await talk.news())[-1].text

        talk.clock.forward("3m")
        assert "Two minutes have passed" in await _press(talk, "dana", "take_back")
        assert "Taken back: it is as it was before." in await _press(talk, "mo", "take_back")  # a manager
        assert "Dana Cole" in (await talk.news())[-1].text
        assert (await talk.house.store.conversation(talk.conversation)).rep == "dana"
        assert "nothing left to take back" in await _press(talk, "mo", "take_back")


async def test_a_team_is_offered_it_and_the_prospect_is_told_that_somebody_is_called(tmp_path: Path) -> None:
    async with talking(tmp_path, SCRIPT, SALES) as talk:
        await talk.say("we need a shared inbox for 60 people, can I talk to someone in sales?")
        await talk.press(Kind.CLAIM, "dana")
        page = await _press(talk, "dana", "hand_over", to="team:tokyo")
        assert "Dana Cole handed it to tokyo" in page
        assert "our sales team" in (await talk.news())[-1].text
        assert "There is no such team." not in page
        assert "Claim it first" in await _press(talk, "dana", "hand_over", to="team:nowhere")
