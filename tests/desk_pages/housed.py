"""The desk's pages over a whole house, as a rep sees and presses them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from typing import Any

import httpx
from starlette.applications import Starlette

from adapters.desk import Desk, routes
from bot.bootstrap import House
from bot.desk.opening import opening
from bot.ports import Sheet, User
from tests.desk_pages.conftest import hidden
from tests.talks import CONFIG, REPS, Clock, Talk

NOW = "2026-08-18T10:20:00-04:00"
SCRIPT: dict[str, Any] = {"talk": "handing over", "language": "en", "now": NOW, "region": "US", "timezone": "America/New_York"}
TEAM = replace(CONFIG.teams["inbound"], assign="least_loaded")
SALES = replace(
    CONFIG,
    teams={**CONFIG.teams, "inbound": TEAM},
    reps={**REPS, "mo": replace(REPS["dana"], id="mo", name="Mo Ito", manager=True)},
)


def desk_of(built: House, clock: Clock, rep: str) -> Desk:
    """Return the desk over a house, with a rep signed in."""

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
        opening=partial(_opening, built),
        settled=built.store.settled,
        alike=built.store.alike,
    )


async def _opening(built: House, sheet: Sheet) -> str:
    flow = await built.shelf.flow(sheet.conversation.flow, sheet.conversation.flow_version)
    return opening(sheet, flow, SALES, built.clock())


@asynccontextmanager
async def browser(talk: Talk, rep: str) -> AsyncIterator[httpx.AsyncClient]:
    """Open the desk as a rep."""
    await talk.house.store.put_user(User(name=rep, rep=rep, shown=SALES.rep_name(rep), password="-"))
    transport = httpx.ASGITransport(app=Starlette(routes=routes(desk_of(talk.house, talk.clock, rep))))
    async with httpx.AsyncClient(transport=transport, base_url="http://desk.example") as client:
        yield client


async def press(talk: Talk, rep: str, act: str, **fields: str) -> str:
    """Press on the conversation's page as a rep; return the page that comes back."""
    async with browser(talk, rep) as page_of:
        page = await page_of.get(f"/desk/c/{talk.conversation}")
        talk.count += 1
        form = {"csrf": hidden(page.text, "csrf"), "once": f"a-form-of-ours-{talk.count}", **fields}
        answer = await page_of.post(f"/desk/c/{talk.conversation}/{act}", data=form, headers={"hx-request": "true"})
        return answer.text
