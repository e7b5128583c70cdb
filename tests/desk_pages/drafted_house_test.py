"""An open question is answered on the desk, and one press makes it a draft that the bot never says."""

from __future__ import annotations

from pathlib import Path

from bot.flow.page import read_page
from tests.desk_pages.housed import SALES, SCRIPT, browser, press
from tests.talks import talking


async def test_the_answer_goes_to_the_prospect_and_the_page_to_its_owner(tmp_path: Path) -> None:
    async with talking(tmp_path, SCRIPT, SALES) as talk:
        await talk.say("we need a shared inbox for 60 people, do you give zebras a discount?")
        store = talk.house.store
        (question,) = (await store.talk(talk.conversation)).questions
        assert await store.settled(talk.conversation) == []
        await talk.news()
        path = f"/desk/c/{talk.conversation}/draft/{question.number}"
        async with browser(talk, "dana") as client:
            assert (await client.get(path)).status_code == 404  # not answered yet
        page = await press(talk, "dana", "settle", number=str(question.number), text="Zebras pay <b>7 %</b> less.")
        assert [line.text for line in await talk.news()] == ["Zebras pay <b>7 %</b> less."]
        assert "Answered by Dana Cole" in page
        assert f'href="{path}"' in page
        refused = await press(talk, "dana", "settle", number=str(question.number), text="No, wait.")
        assert "This question was answered already." in refused
        async with browser(talk, "dana") as client:
            shown, file = await client.get(path), await client.get(f"{path}?file")
        assert "&lt;b&gt;7 %&lt;/b&gt;" in shown.text
        assert file.headers["content-disposition"].startswith('attachment; filename="')
        made, _, faults = read_page(file.text, "en/x.md")
        assert faults == ()
        assert made is not None
        assert (made.draft, made.owner, made.sections[0].answer) == (True, "dana", "Zebras pay <b>7 %</b> less.")
