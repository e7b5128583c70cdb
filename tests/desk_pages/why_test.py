"""The page that says why the bot said what it said."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from adapters.desk.words import LANGUAGES, built_in
from adapters.server import app
from bot.bootstrap import make_server
from bot.brain.story import ROWS
from tests.brain.house import OPENS, thinking


async def test_each_turn_stands_there_with_what_the_model_proposed_and_what_it_cost(tmp_path: Path) -> None:
    async with thinking(tmp_path) as talk:
        for text in (
            OPENS,
            "60 people, and does it work with salesforce? <script>alert(1)</script>",
            "a hostile one: our people sit in shops",
        ):
            await talk.say(text)
        served = app(await make_server(talk.house, demo=True))
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app=served), base_url="http://127.0.0.1", follow_redirects=True
        ) as client:
            card = (await client.get(f"/desk/c/{talk.conversation}")).text
            page = await client.get(f"/desk/c/{talk.conversation}/why")
            missing = await client.get("/desk/c/nobody/why")
    assert f'href="/desk/c/{talk.conversation}/why"' in card
    assert page.status_code == 200
    for piece in ("Turn 1", "Turn 3", "crm#1", "promise", "The model was asked 3 times, $0.0"):
        assert piece in page.text, piece
    assert "<script>alert" not in page.text
    assert missing.status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("row", ROWS)
def test_every_row_has_its_label_in_each_language(row: str, language: str) -> None:
    assert f"why.row.{row}" in built_in(language)
