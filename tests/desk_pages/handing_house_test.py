"""Handing over on the desk's own pages, over a whole house: what the rules, the store and the pages say together."""

from __future__ import annotations

from pathlib import Path

from bot.model import Kind
from tests.desk_pages.housed import SALES, SCRIPT, browser, press
from tests.talks import talking


async def test_a_conversation_goes_from_hand_to_hand_and_back(tmp_path: Path) -> None:
    async with talking(tmp_path, SCRIPT, SALES) as talk:
        await talk.say("we need a shared inbox for 60 people, can I talk to someone in sales?")
        async with browser(talk, "dana") as client:
            page = (await client.get(f"/desk/c/{talk.conversation}")).text
        assert "Offered to Dana Cole; the bot still answers." in page
        assert "Dana Cole has the least to do: 0 open leads of 20." in page
        await talk.press(Kind.CLAIM, "dana")

        page = await press(talk, "dana", "ask_in", to="serin")
        assert "Also writing to the prospect: 오세린" in page
        assert "오세린" in [line.text for line in await talk.news()][-1]
        page = await press(talk, "dana", "send_away", to="serin")
        assert "Also writing" not in page
        assert await talk.news() == []

        page = await press(talk, "dana", "hand_over", to="mo", note="asked about Zendesk")
        assert "Dana Cole handed it to Mo Ito" in page
        assert "Take back: The prospect sees that Dana Cole has joined." in page
        assert "Mo Ito" in (await talk.news())[-1].text

        talk.clock.forward("3m")
        assert "Two minutes have passed" in await press(talk, "dana", "take_back")
        assert "Taken back: it is as it was before." in await press(talk, "mo", "take_back")  # a manager
        assert "Dana Cole" in (await talk.news())[-1].text
        assert (await talk.house.store.conversation(talk.conversation)).rep == "dana"
        assert "nothing left to take back" in await press(talk, "mo", "take_back")


async def test_a_team_is_offered_it_and_the_prospect_is_told_that_somebody_is_called(tmp_path: Path) -> None:
    async with talking(tmp_path, SCRIPT, SALES) as talk:
        await talk.say("we need a shared inbox for 60 people, can I talk to someone in sales?")
        await talk.press(Kind.CLAIM, "dana")
        page = await press(talk, "dana", "hand_over", to="team:tokyo")
        assert "Dana Cole handed it to tokyo" in page
        assert "our sales team" in (await talk.news())[-1].text
        assert "There is no such team." not in page
        assert "Claim it first" in await press(talk, "dana", "hand_over", to="team:nowhere")
