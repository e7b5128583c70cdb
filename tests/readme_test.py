"""The README's conversation and card are what the product says today, not what somebody once hoped."""

from __future__ import annotations

import re
from pathlib import Path

from bot.model import Kind
from tests.talks import HERE, ROOT, script_of, talking

README = (ROOT / "README.md").read_text(encoding="utf-8")
SAID = re.findall(r"^> \*\*(Mia|visitor|notice)\*\* (.+)$", README, re.MULTILINE)


async def test_the_conversation_in_the_readme_is_the_one_that_happens(tmp_path: Path) -> None:
    script = script_of(HERE / "en-hot-buyer.yaml")
    async with talking(tmp_path, script) as talk:
        happened = [("Mia", line.text) for line in talk.lines]
        for step in script["steps"]:
            if "claim" in step:
                happened += [("notice", line.text) for line in await talk.press(Kind.CLAIM, step["claim"])]
                break
            happened.append(("visitor", step["prospect"]))
            happened += [("Mia", line.text) for line in await talk.say(step["prospect"])]
        assert [(who, " ".join(text.split())) for who, text in happened] == SAID
        sheet = await talk.house.store.sheet(talk.conversation)
        assert f"Card: {sheet.card.title} | ready for sales, score {sheet.row.score}" in README
        for fact in sheet.card.facts:
            assert fact.field == "name" or f"“{fact.quote}”" in README
