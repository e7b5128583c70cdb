"""A rep's file from each platform to a prospect on each: a file, the same to the byte, or a link that opens it, or a word at once."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import cast

import httpx
import pytest

from adapters.server import app
from bot.bootstrap import make_server
from bot.model import Who
from tests.adapters.contract.double import Double
from tests.adapters.contract.filed import VENDORS, Vendor
from tests.adapters.contract.house import Stage, config_for, staged
from tests.adapters.contract.plain import PlainDouble
from tests.adapters.discord.double import DiscordDouble
from tests.adapters.slack.double import SlackDouble
from tests.adapters.telegram.double import TelegramDouble

NAME, OFFER = "offer.pdf", b"%PDF-1.7 our offer"
HOST = "https://chat.northdesk.example"
WANTED = "We need a shared inbox for 60 people, can I talk to someone in sales?"


async def hands_in(double: Vendor, thread: str) -> None:
    """Have the rep write under a card with a file, as the platform tells of it."""
    words = "Here is our offer."
    if isinstance(double, SlackDouble):
        double.wire.files[NAME] = OFFER
        known = {"id": "F1", "name": NAME, "mimetype": "application/pdf", "size": len(OFFER)}
        double.workspace.files["F1"] = known | {"url_private_download": f"{double.wire.base}/files/{NAME}"}
        await double.says(double.rep, double.cards, words, thread=thread, files=[double.workspace.files["F1"]], subtype="file_share")
    elif isinstance(double, DiscordDouble):
        file = double.file(NAME, "application/pdf", OFFER)
        await double.says(double.rep, double.cards, words, thread=thread, attachments=[file])
    else:
        double.cloud.files["theirs"] = OFFER
        document = {"file_id": "theirs", "file_unique_id": "u", "file_name": NAME, "file_size": len(OFFER)}
        await double.tell("message", double.written(double.rep, double.cards, "", thread=thread, caption=words, document=document))


def sent_to(double: Vendor) -> list[tuple[str, bytes]]:
    """Return (name, content) of the files that we sent; Discord's counterpart keeps sizes alone."""
    if isinstance(double, SlackDouble):
        return [(slot["name"], slot["content"]) for slot in double.workspace.slots.values() if slot["content"]]
    if isinstance(double, TelegramDouble):
        names = [name for one in double.shown(double.dm) for name in one.files]
        return list(zip(names, [body for id, body in double.cloud.files.items() if id.startswith("sent-")], strict=False))
    there = [file for message in double.world.messages.get(double.dm, ()) for file in message["attachments"]]
    return [(file["filename"], OFFER[: file["size"]]) for file in there]


@asynccontextmanager
async def claimed(folder: Path, prospects: Double, sales: Vendor, *, public: bool = True) -> AsyncIterator[tuple[Stage, httpx.AsyncClient]]:
    """Open a house in which Dana has just written under the card of a prospect, with a file."""
    config = config_for(prospects, cast("Double", sales))
    wanted = config if public else replace(config, public_url="")
    async with staged(folder, prospects, cast("Double", sales), config=wanted) as stage:
        transport = httpx.ASGITransport(app(await make_server(stage.built)))
        async with httpx.AsyncClient(transport=transport, base_url=HOST) as browser:
            if prospects.platform == "plain":
                await on_the_web(browser)
            else:
                await prospects.says(prospects.prospect, prospects.dm, WANTED)
            await stage.until(stage.cards, "the card")
            await sales.presses(sales.rep, stage.cards()[-1].ref, "Claim")
            await stage.until(lambda: "With Dana Cole" in stage.cards()[-1].text, "the claim")
            await hands_in(sales, stage.cards()[-1].ref)
            yield stage, browser


async def on_the_web(browser: httpx.AsyncClient) -> None:
    """Have a visitor of the shop's page ask for sales."""
    answer = await browser.post("/web/conversations", json={"locale": "en-US"})
    mine = {"Authorization": f"Bearer {answer.json()['token']}"}
    await browser.post("/web/messages", json={"id": "1", "text": WANTED}, headers=mine)


async def said_on_the_web(stage: Stage) -> str:
    """Return the rep's words as the page shows them."""
    (row,) = await stage.built.store.rows("all", "", 10)
    return "\n".join(line.text for line in (await stage.built.store.sheet(row.conversation)).lines if line.who is Who.REP)


@pytest.fixture(params=VENDORS)
async def sales(request: pytest.FixtureRequest) -> AsyncIterator[Vendor]:
    made: Vendor = VENDORS[request.param]()
    yield made
    await made.close()


@pytest.mark.parametrize("platform", VENDORS)
async def test_a_file_reaches_a_prospect_on_a_platform_as_the_file_that_it_is(tmp_path: Path, sales: Vendor, platform: str) -> None:
    prospects = sales if sales.platform == platform else VENDORS[platform]()
    async with claimed(tmp_path, cast("Double", prospects), sales) as (stage, _):
        stage.clock.forward(5)
        stage.built.outbox.wake()
        await stage.until(lambda: sent_to(prospects) == [(NAME, OFFER)], "the file")
        assert [one for one in stage.replies() if "Here is our offer." in one.text]
    if prospects is not sales:
        await prospects.close()


async def test_a_file_reaches_a_visitor_of_a_page_as_a_link_that_opens_it(tmp_path: Path, sales: Vendor) -> None:
    async with claimed(tmp_path, cast("Double", PlainDouble()), sales) as (stage, browser):
        stage.clock.forward(5)
        stage.built.outbox.wake()
        async with asyncio.timeout(15):
            while "Here is our offer." not in (said := await said_on_the_web(stage)):
                await asyncio.sleep(0.02)
        (link,) = re.findall(rf"offer\.pdf: ({HOST}/files/\S+)", said)
        opened = await browser.get(link)
        assert (opened.status_code, opened.content) == (200, OFFER)
        stage.clock.forward(8 * 86_400)
        assert (await browser.get(link)).status_code == 404


async def test_where_a_page_has_no_address_to_link_to_the_rep_is_told_at_once(tmp_path: Path, sales: Vendor) -> None:
    async with claimed(tmp_path, cast("Double", PlainDouble()), sales, public=False) as (stage, _):
        await stage.until(lambda: [one for one in sales.shown(sales.cards) if "did not reach" in one.text], "the word")
        stage.clock.forward(5)
        stage.built.outbox.wake()
        async with asyncio.timeout(15):
            while "Here is our offer." not in (said := await said_on_the_web(stage)):
                await asyncio.sleep(0.02)
        assert NAME not in said
