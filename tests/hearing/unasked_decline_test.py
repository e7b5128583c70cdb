"""What is left out before anything was asked is noted, and nothing is said of leaving it out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.talks import talking


@pytest.mark.parametrize(
    ("language", "text", "words"), [("ja", "電話は苦手なので…", "進めますね"), ("en", "I don't like phone calls", "skip")]
)
async def test_a_dislike_told_unasked_is_not_answered_as_a_refusal(language: str, text: str, words: str, tmp_path: Path) -> None:
    async with talking(tmp_path, {"talk": f"unasked-{language}", "language": language, "now": "2026-03-10T10:00:00+00:00"}) as talk:
        said = " ".join(line.text for line in await talk.say(text))
        remembered = await talk.house.store.talk(talk.conversation)
    assert said
    assert words not in said
    assert "phone" in remembered.declined
