"""The suggested opening over a whole house: there after a claim, put into the field and never sent by itself, gone once the rep wrote."""

from __future__ import annotations

from pathlib import Path

from bot.model import Kind, Who
from tests.desk_pages.housed import SALES, SCRIPT, browser, press
from tests.talks import talking


async def test_after_a_claim_the_owner_alone_is_given_words_and_nothing_is_sent(tmp_path: Path) -> None:
    async with talking(tmp_path, SCRIPT | {"language": "ko"}, SALES) as talk:
        await talk.say("공유 받은편지함이 필요해요. 직원은 60명이고 다음 달부터 쓰고 싶어요. 담당자 연결해 주세요")
        page = await press(talk, "dana", "claim")
        assert "Northdesk 담당자 Dana Cole, 인사드려요." in page
        assert 'id="use-opening"' in page
        path = f"/desk/c/{talk.conversation}"
        async with browser(talk, "mo") as client:
            assert "use-opening" not in (await client.get(path)).text
        async with browser(talk, "dana") as client:  # without a script the link fills the field
            filled = (await client.get(f"{path}?draft=opening")).text
        assert ">안녕하세요. Northdesk 담당자 Dana Cole, 인사드려요." in filled.partition("<textarea")[2].partition("</textarea>")[0]
        assert [line.who for line in await talk.house.store.lines(talk.conversation, 0) if line.who is Who.REP] == []
        page = await press(talk, "dana", "say", kind="reply", text="안녕하세요")
        assert "use-opening" not in page
        await talk.press(Kind.GIVE_BACK, "dana")
