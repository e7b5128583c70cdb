"""A rep's hand on the card over a whole house: rules, store, the bot's next words and the pages together."""

from __future__ import annotations

from pathlib import Path

from bot.model import Event, Kind, Owner
from storage.statements_desk import HASHES
from tests.desk_pages.housed import SALES, SCRIPT, browser, press
from tests.talks import Talk, talking

OPENS = "we need a shared inbox with SLAs for our warehouses, 4 people, starting next month"


async def mended(talk: Talk) -> list[Event]:
    sheet = await talk.house.store.sheet(talk.conversation)
    return [event for _, event in sheet.events if event.kind == "mended"]


async def test_a_rep_corrects_rejects_and_restores_and_the_bot_asks_for_none_of_it_again(tmp_path: Path) -> None:
    async with talking(tmp_path, SCRIPT, SALES) as talk:
        await talk.say(OPENS)
        await talk.press(Kind.CLAIM, "dana")
        page = await press(talk, "dana", "correct", field="company_size", text="54")
        assert "Saved. The score is counted anew." in page
        assert "entered by Dana Cole" in page
        page = await press(talk, "dana", "reject", field="timeline")
        assert "not right, says Dana Cole" in page
        page = await press(talk, "dana", "correct", field="email", text="theo@lantern.example")
        store = talk.house.store
        known = await store.talk(talk.conversation)
        assert known.answers["company_size"].source == "rep:dana"
        assert "timeline" not in known.answers
        assert known.outcome != "handoff"  # after a claim the outcome is the rep's
        assert [event.data["to"] for event in await mended(talk)] == ["entered", "rejected", "entered"]

        await talk.press(Kind.GIVE_BACK, "dana")
        asked = []
        for text in ("ok", "go on please", "sure", "our company is Lantern Freight"):
            await talk.say(text)
            asked.append((await store.talk(talk.conversation)).asking)
        assert {"company_size", "timeline", "email"}.isdisjoint(asked)

        await talk.press(Kind.CLAIM, "dana")
        page = await press(talk, "dana", "restore", field="timeline")
        assert "What the prospect said counts again." in page
        assert "timeline" in (await store.talk(talk.conversation)).answers


async def test_what_cannot_be_read_comes_back_in_its_field_with_a_sentence(tmp_path: Path) -> None:
    async with talking(tmp_path, SCRIPT, SALES) as talk:
        await talk.say(OPENS)
        await talk.press(Kind.CLAIM, "dana")
        page = await press(talk, "dana", "correct", field="company_size", text="a <b>few</b>")
        assert "That names no number of people. Write it like 54, 50-100 or 250+." in page
        assert 'value="a &lt;b&gt;few&lt;/b&gt;"' in page
        assert 'id="mend-company_size" open' in page
        assert (await talk.house.store.talk(talk.conversation)).answers["company_size"].source == "parser"


async def test_colleagues_see_what_was_entered_and_only_the_owner_and_a_manager_may_change_it(tmp_path: Path) -> None:
    async with talking(tmp_path, SCRIPT, SALES) as talk:
        await talk.say(OPENS)
        await talk.press(Kind.CLAIM, "dana")
        async with browser(talk, "serin") as client:
            assert 'class="mend"' not in (await client.get(f"/desk/c/{talk.conversation}")).text
        assert "Dana Cole already has this one." in await press(talk, "serin", "correct", field="company_size", text="54")
        assert "entered by Mo Ito" in await press(talk, "mo", "correct", field="company_size", text="54")


async def test_a_manager_s_entry_makes_a_lead_ready_that_nobody_claimed(tmp_path: Path) -> None:
    async with talking(tmp_path, SCRIPT, SALES) as talk:
        await talk.say(OPENS)
        await talk.say("theo@lantern.example")
        store = talk.house.store
        assert (await store.conversation(talk.conversation)).owner is Owner.BOT
        page = await press(talk, "mo", "correct", field="company_size", text="54")
        assert "Ready for sales" in page
        assert "Offered to Dana Cole" in page
        after = await store.conversation(talk.conversation)
        assert (after.owner, after.team) == (Owner.OFFERED, "inbound")
        assert [row.conversation for row in await store.rows("waiting", "", 5)] == [talk.conversation]


async def test_an_address_that_a_rep_entered_finds_the_person_again_and_a_rejected_one_does_not(tmp_path: Path) -> None:
    """The account owner is looked up by the contact's keyed hashes, so they have to follow."""
    async with talking(tmp_path, SCRIPT, SALES) as talk:
        await talk.say(OPENS)
        await talk.press(Kind.CLAIM, "dana")
        await press(talk, "dana", "correct", field="email", text="theo@lantern.example")
        contact = (await talk.house.store.conversation(talk.conversation)).contact

        async def hashes() -> tuple[bool, ...]:
            found = await talk.house.store._database.read(lambda tx: tx.one(HASHES, p_id=contact))
            return tuple(one is not None for one in found or ())

        assert await hashes() == (True, False)
        await press(talk, "dana", "reject", field="email")
        assert await hashes() == (False, False)
