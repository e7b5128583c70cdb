"""A required question whose replies spoke of something else is put behind the others: a whole talk."""

from pathlib import Path
from typing import Any

from bot.model import Talk as Known
from tests.talks import talking

SCRIPT: dict[str, Any] = {
    "talk": "asks back",
    "now": "2026-03-10T09:30:00-04:00",
    "language": "en",
    "region": "US",
    "timezone": "America/New_York",
}


async def test_who_only_asks_back_is_asked_for_the_rest_first_and_once_more_in_the_end(tmp_path: Path) -> None:
    known: list[Known] = []
    async with talking(tmp_path, SCRIPT) as talk:
        for words in (
            "we need a shared inbox for our support mail",
            "do you integrate with salesforce?",
            "and with shopify?",
            "next month",
            "jo@brightloaf.example",
            "60 people",
        ):
            await talk.say(words)
            known.append(await talk.house.store.talk(talk.conversation))
    assert [one.asking for one in known[:5]] == ["company_size", "company_size", "timeline", "email", "company_size"]
    assert known[-1].outcome == "handoff"
