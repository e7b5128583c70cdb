"""Perhaps the same: found by keyed hashes, joined and taken apart by a rep, used for the account owner, and nothing merged."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from bot.desk.likeness import Alike
from bot.model import Kind
from storage.statements_kin import JOINED
from tests.desk_pages.housed import SALES, SCRIPT, browser, press
from tests.talks import Talk, opened_talk, talking

FIRST = "we need a shared inbox for 60 people, our company is Lantern Freight, can I talk to someone in sales? theo@lantern.example"


@asynccontextmanager
async def two(tmp_path: Path, second: str) -> AsyncIterator[tuple[Talk, Talk]]:
    """Play two conversations in one house; the first one was Dana's, and is closed."""
    async with talking(tmp_path, SCRIPT, SALES) as one:
        await one.say(FIRST)
        await one.press(Kind.CLAIM, "dana")
        await one.press(Kind.CLOSE, "dana", "lost/timing")
        other = await opened_talk(one.house, one.clock, SCRIPT)
        await other.say(second)
        yield one, other


async def found(talk: Talk) -> list[Alike]:
    return list(await talk.house.store.alike(talk.conversation))


async def test_the_same_address_is_shown_and_joined_by_a_click_and_taken_apart(tmp_path: Path) -> None:
    async with two(tmp_path, "hi, it's me again. can I talk to a person? theo@lantern.example") as (one, other):
        (alike,) = await found(other)
        assert (alike.conversation, alike.by, alike.joined) == (one.conversation, ("email", "domain"), False)
        await other.press(Kind.CLAIM, "dana")
        before = [await talk.house.store.sheet(talk.conversation) for talk in (one, other)]
        page = await press(other, "dana", "join", to=one.conversation)
        assert "Joined. Each conversation keeps its lines." in page
        assert "The same person" in page
        after = [await talk.house.store.sheet(talk.conversation) for talk in (one, other)]
        assert [sheet.lines for sheet in before] == [sheet.lines for sheet in after]
        assert [sheet.conversation.contact for sheet in before] == [sheet.conversation.contact for sheet in after]
        assert [sheet.events[-1][1].kind for sheet in after] == ["joined", "joined"]  # a trace in both
        assert [(a.joined, a.direct) for a in await found(one)] == [(True, True)]
        page = await press(other, "dana", "part", to=one.conversation)
        assert "Taken apart." in page
        assert [(a.joined, a.by) for a in await found(other)] == [(False, ("email", "domain"))]
        contact = after[0].conversation.contact
        assert await one.house.store._database.read(lambda tx: tx.all(JOINED, p_contact=contact)) == []
        assert "These two are not joined." in await press(other, "dana", "part", to=one.conversation)


async def test_only_what_is_alike_is_joined_and_only_by_its_owner_or_a_manager(tmp_path: Path) -> None:
    async with two(tmp_path, "can I talk to a person? we need chat for 20 people at Northwind") as (one, other):
        assert await found(other) == []
        await other.press(Kind.CLAIM, "dana")
        assert "Nothing is alike in these two any more." in await press(other, "mo", "join", to=one.conversation)
        await press(other, "dana", "correct", field="company", text="Lantern-Freight Inc.")
        assert [a.by for a in await found(other)] == [("company",)]
        assert "Dana Cole already has this one." in await press(other, "serin", "join", to=one.conversation)
        assert "The same person" in await press(other, "mo", "join", to=one.conversation)
        async with browser(other, "serin") as client:
            assert "Take apart" not in (await client.get(f"/desk/c/{other.conversation}")).text
        await press(other, "dana", "reject", field="company")
        assert [(a.by, a.joined) for a in await found(other)] == [((), True)]  # joined stays joined, whatever becomes of the answer


async def test_the_account_owner_is_found_across_joined_conversations(tmp_path: Path) -> None:
    """The third conversation shares a firm with the second alone, which a rep joined with the first, Dana's own."""
    team = replace(SALES.teams["inbound"], assign="round_robin")
    sales = replace(SALES, teams={**SALES.teams, "inbound": team})
    async with talking(tmp_path, SCRIPT, sales) as one:
        await one.say(FIRST)
        await one.press(Kind.CLAIM, "serin")
        await one.press(Kind.CLOSE, "serin", "lost/timing")
        other = await opened_talk(one.house, one.clock, SCRIPT)
        await other.say("our company is Lantern Freight LLC, we need chat for 20 people starting next month")
        store = one.house.store
        await press(other, "mo", "join", to=one.conversation)
        await other.say("can I talk to a person?")
        offered = (await store.assignments(other.conversation))[-1]
        assert (offered["rep"], '"owner"' in str(offered["reasons"])) == ("serin", True)
