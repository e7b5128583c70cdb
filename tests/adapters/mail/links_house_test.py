"""The links of a mail in the whole house: the same talk on another device, and the page that ends all messages."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from bot.model import Kind
from tests.adapters.mail.visit import Visit, link, visited


async def test_the_link_opens_the_same_conversation_on_another_device(tmp_path: Path) -> None:
    async with visited(tmp_path) as visit:
        await visit.comes()
        await visit.rep(Kind.CLAIM)
        await visit.rep(Kind.REPLY, "Hello, this is Dana.")
        await visit.passes(minutes=3)
        address, _, token = link(visit.mail, "/talk?").partition("#")
        assert token not in address  # no server and no log sees it
        assert (await visit.client.get(address)).status_code == 200
        body = (await visit.client.post("/talk/open", json={"token": token})).json()
        assert body["conversation"] == visit.conversation
        other = {"Authorization": f"Bearer {body['token']}"}
        said = await visit.client.post("/web/messages?wait=1", json={"id": "phone-1", "text": "writing from my phone"}, headers=other)
        assert said.status_code == 200
        lines = await visit.built.store.lines(visit.conversation, 0)
        assert "writing from my phone" in [line.text for line in lines]


async def test_a_link_ends_after_14_days_and_with_the_address_that_it_was_sent_to(tmp_path: Path) -> None:
    async with visited(tmp_path) as visit:
        await visit.comes()
        await visit.rep(Kind.CLAIM)
        await visit.rep(Kind.REPLY, "Hello, this is Dana.")
        await visit.passes(minutes=3)
        token = link(visit.mail, "/talk?").partition("#")[2]
        visit.clock.ahead += timedelta(days=13, hours=23)
        assert (await visit.client.post("/talk/open", json={"token": token})).status_code == 200
        await visit.says("sorry, my address is tom@lanternfreight.example, not theo@lanternfreight.example")
        assert (await visit.client.post("/talk/open", json={"token": token})).status_code == 401
        visit.clock.ahead += timedelta(hours=2)
        assert (await visit.client.post("/talk/open", json={"token": token})).status_code == 401


@pytest.mark.parametrize("token", ["", "x", "a.b", "\U0001f600", "A" * 401, "bnVsbA.c2ln"])
async def test_a_token_that_is_not_ours_opens_nothing(tmp_path: Path, token: str) -> None:
    async with visited(tmp_path) as visit:
        body = json.dumps({"token": token}).encode()
        assert (await visit.client.post("/talk/open", content=body)).status_code in (400, 401)
        assert (await visit.client.post(f"/talk/stop/{token or 'x'}")).status_code == 404


async def test_a_foreign_page_cannot_open_a_talk(tmp_path: Path) -> None:
    async with visited(tmp_path) as visit:
        answer = await visit.client.post("/talk/open", json={"token": "x"}, headers={"Origin": "https://evil.example"})
        assert answer.status_code == 401


async def stopped(visit: Visit) -> str:
    await visit.comes()
    await visit.rep(Kind.CLAIM)
    await visit.rep(Kind.REPLY, "Hello, this is Dana.")
    await visit.passes(minutes=3)
    assert str(visit.mail["List-Unsubscribe-Post"]) == "List-Unsubscribe=One-Click"
    return str(visit.mail["List-Unsubscribe"]).strip("<>")


async def test_to_look_at_the_stop_page_changes_nothing(tmp_path: Path) -> None:
    async with visited(tmp_path) as visit:
        page = await visit.client.get(await stopped(visit))
        assert page.status_code == 200
        assert "<button" in page.text
        assert not (await visit.built.store.conversation(visit.conversation)).opted_out


async def test_one_click_ends_all_messages_as_the_opt_out_of_the_talk_does(tmp_path: Path) -> None:
    async with visited(tmp_path) as visit:
        at = await stopped(visit)
        await visit.rep(Kind.REPLY, "One thing more.")  # waits for its mail
        for _ in range(2):  # the mail program may post twice
            answer = await visit.client.post(at, data={"List-Unsubscribe": "One-Click"})
            assert answer.status_code == 200
        standing = await visit.built.store.conversation(visit.conversation)
        assert standing.opted_out
        assert standing.owner == "closed"
        for _ in range(10):
            await visit.passes(hours=12)
        assert len(visit.box.taken) == 1
