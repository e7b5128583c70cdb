"""What must happen on one message, at once, in three languages: tests/one_breath/talks.yaml."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot.model import Line
from tests.talks import Talk, faults_of_manner, talking

HERE = Path(__file__).parent / "one_breath" / "talks.yaml"
ROWS: dict[str, list[dict[str, Any]]] = YAML(typ="safe").load(HERE.read_text(encoding="utf-8"))
PLACES = {"en": ("US", "America/New_York"), "ko": ("KR", "Asia/Seoul"), "ja": ("JP", "Asia/Tokyo")}
CASES = [pytest.param(language, row, id=f"{language}-{row['prospect'][:24]}") for language, rows in ROWS.items() for row in rows]


@pytest.mark.parametrize(("language", "row"), CASES)
async def test_one_message_gets_what_it_needs(language: str, row: dict[str, Any], tmp_path: Path) -> None:
    region, zone = PLACES[language]
    script = {"talk": row["prospect"], "language": language, "now": "2026-03-10T10:00:00+00:00", "region": region, "timezone": zone}
    async with talking(tmp_path, script) as talk:
        lines = await talk.say(row["prospect"])
        assert len(lines) == 1
        _check_words(row, lines)
        await _check_state(row, talk)
        assert faults_of_manner(talk.lines, language) == []
        if "silent_second" in row:
            assert await talk.say(row["silent_second"]) == []


def _check_words(row: dict[str, Any], lines: list[Line]) -> None:
    said = " ".join(line.text for line in lines)
    for words in row.get("says", []):
        assert re.search(words, said), said
    for words in row.get("never", []):
        assert words not in said.lower(), said


async def _check_state(row: dict[str, Any], talk: Talk) -> None:
    remembered = await talk.house.store.talk(talk.conversation)
    conversation = await talk.house.store.conversation(talk.conversation)
    if "asks" in row:
        assert remembered.asking == row["asks"], talk.lines[-1].text
    if "outcome" in row:
        assert remembered.outcome == row["outcome"], dict(remembered.signals)
    if "owner" in row:
        assert conversation.owner == row["owner"]
    if row.get("masked"):
        sheet = await talk.house.store.sheet(talk.conversation)
        assert any("•" in line.text for line in sheet.lines)
        assert any(mark.startswith("masked:") for mark in remembered.used)
