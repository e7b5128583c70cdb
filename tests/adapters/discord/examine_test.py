"""The doctor's look at Discord: what is wrong, and the switch that mends it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import discord
import pytest

from adapters.discord.examine import LISTENS, PERMISSIONS, invite
from tests.adapters.discord import world as w
from tests.adapters.discord.double import DiscordDouble
from tests.adapters.discord.fakes import FakeReception

DOCS = Path(__file__).parents[3] / "docs/connect/discord.md"


async def test_a_bot_that_stands_where_it_should_is_well(double: DiscordDouble, reception: FakeReception) -> None:
    lodging = await double.make(reception).examine()
    assert (lodging.ok, lodging.what, lodging.cure) == (True, "", "")
    assert lodging.checked["message content intent"] == "on"
    assert lodging.checked[f"channel {w.CARDS}"] == lodging.checked[f"channel {w.ASK}"] == "good"


async def test_it_can_be_asked_while_connected_and_writes_nothing(double: DiscordDouble, reception: FakeReception) -> None:
    guest = await double.connect(reception)
    async with asyncio.timeout(5):
        while not any(call[0] == "PUT" and call[1].endswith("/commands") for call in double.rest.calls):  # what connecting itself writes
            await asyncio.sleep(0.01)
    before = len(double.rest.calls)
    assert (await guest.examine()).ok
    assert [call for call in double.rest.calls[before:] if call[0] != "GET"] == []


async def test_a_token_that_is_not_valid(double: DiscordDouble, reception: FakeReception) -> None:
    double.rest.token = "another"
    lodging = await double.make(reception).examine()
    assert not lodging.ok
    assert "Reset Token" in lodging.cure
    assert lodging.checked == {"token": "refused"}


async def test_the_intent_that_is_off(double: DiscordDouble, reception: FakeReception) -> None:
    double.world.flags = 0
    lodging = await double.make(reception).examine()
    assert (lodging.ok, lodging.what) == (False, "the Message Content Intent is off")
    assert "Privileged Gateway Intents" in lodging.cure
    assert "Message Content Intent" in lodging.cure


@pytest.mark.parametrize(
    ("lacks", "says"),
    [
        (w.VIEW, "may not see channel"),
        (w.SEND, "lacks Send Messages"),
        (w.EMBED, "lacks Embed Links"),
        (w.THREADS, "lacks Create Public Threads"),
        (w.IN_THREADS, "lacks Send Messages In Threads"),
        (w.HISTORY, "lacks Read Message History"),
        (w.REACT, "lacks Add Reactions"),
    ],
)
async def test_a_permission_that_is_missing_where_cards_stand(
    double: DiscordDouble, reception: FakeReception, lacks: int, says: str
) -> None:
    double.world.denied[w.CARDS] = lacks
    lodging = await double.make(reception).examine()
    assert not lodging.ok
    assert says in lodging.what


async def test_where_it_only_listens_it_needs_less(double: DiscordDouble, reception: FakeReception) -> None:
    double.world.denied[w.ASK] = w.EMBED | w.REACT | w.SEND
    assert (await double.make(reception).examine()).ok
    double.world.denied[w.ASK] = w.THREADS
    assert "Create Public Threads" in (await double.make(reception).examine()).what


async def test_a_channel_that_is_not_there_and_every_other_fault_at_once(double: DiscordDouble, reception: FakeReception) -> None:
    double.world.deleted.add(w.CARDS)
    double.world.flags = 0
    lodging = await double.make(reception).examine()
    assert lodging.what == f"the Message Content Intent is off; there is no channel {w.CARDS}"


async def test_a_bot_that_anybody_may_invite_is_told_of(double: DiscordDouble, reception: FakeReception) -> None:
    double.world.public = True
    lodging = await double.make(reception).examine()
    assert lodging.ok
    assert "Public Bot" in lodging.checked["servers"]


async def test_a_server_that_does_not_answer_is_no_traceback(reception: FakeReception) -> None:
    double = DiscordDouble()
    await double.open()
    guest = double.make(reception)
    try:
        discord.http.Route.BASE = "http://127.0.0.1:9/api/v10"  # nobody listens there; the double puts it back
        lodging = await guest.examine()
    finally:
        await double.close()
    assert not lodging.ok
    assert lodging.checked == {"token": "could not be tried"}


def test_the_link_that_invites_it_has_exactly_the_permissions_that_it_uses() -> None:
    asked = parse_qs(urlsplit(invite(42)).query)
    documented = w.VIEW | w.SEND | w.EMBED | w.ATTACH | w.HISTORY | w.REACT | w.THREADS | w.IN_THREADS
    assert all(getattr(discord.Permissions(documented), name) for name in PERMISSIONS)
    assert len(PERMISSIONS) == documented.bit_count()
    assert int(asked["permissions"][0]) == documented
    assert (asked["client_id"], asked["scope"]) == (["42"], ["bot"])
    assert set(LISTENS) < set(PERMISSIONS)


@pytest.mark.parametrize("permission", PERMISSIONS)
def test_every_permission_and_its_reason_is_in_the_docs(permission: str) -> None:
    assert f"| {permission.replace('_', ' ').title()} | {PERMISSIONS[permission]} |" in DOCS.read_text("utf-8")
