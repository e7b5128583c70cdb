"""What a later word may and may not take back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.talks import talking

EN: dict[str, Any] = {
    "talk": "ruling",
    "language": "en",
    "now": "2026-03-10T10:00:00-05:00",
    "region": "US",
    "timezone": "America/New_York",
}
BUYER = ["we want to buy a shared inbox for 60 people by the end of june", "jo@brightloaf.example"]


@pytest.mark.parametrize(
    "later", ["this damn thing is a piece of shit, forget it", "my login is broken, it throws an error", "we also sell seo"]
)
async def test_a_handoff_is_not_taken_back_by_a_rude_word_or_a_complaint(later: str, tmp_path: Path) -> None:
    async with talking(tmp_path, EN) as talk:
        for text in [*BUYER, later, later]:
            await talk.say(text)
        assert (await talk.house.store.talk(talk.conversation)).outcome == "handoff"


async def test_an_opt_out_takes_everything_back(tmp_path: Path) -> None:
    async with talking(tmp_path, EN) as talk:
        for text in [*BUYER, "please stop messaging me"]:
            await talk.say(text)
        assert (await talk.house.store.talk(talk.conversation)).outcome == "opted_out"


async def test_a_correction_may_turn_a_handoff_into_nurture_until_a_rep_claims(tmp_path: Path) -> None:
    async with talking(tmp_path, EN) as talk:
        for text in [*BUYER, "sorry, 6 people not 60"]:
            await talk.say(text)
        assert (await talk.house.store.talk(talk.conversation)).outcome == "nurture"
