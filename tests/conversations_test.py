"""The model talks as an operator can read them: each file in tests/conversations is played through the real house."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.model import Kind, Line, Who
from tests.talks import Talk, faults_of_manner, script_of, scripts, talking


@pytest.mark.parametrize("path", scripts(), ids=lambda path: path.stem)
async def test_a_scripted_talk_goes_as_written(path: Path, tmp_path: Path) -> None:
    script = script_of(path)
    async with talking(tmp_path, script) as talk:
        for number, step in enumerate(script["steps"], 1):
            lines = await _play(talk, step)
            await _check(talk, step, lines, f"step {number} of {path.name}")
        assert faults_of_manner(talk.lines, script["language"]) == []


async def _play(talk: Talk, step: dict[str, Any]) -> list[Line]:
    if "prospect" in step:
        return await talk.say(step["prospect"])
    if "wait" in step:
        return await talk.wait(step["wait"])
    kind = next(k for k in ("claim", "give_back", "reply", "close") if k in step)
    text = step.get("text", "")
    return await talk.press(Kind(kind), step[kind], text)


async def _check(talk: Talk, step: dict[str, Any], lines: list[Line], where: str) -> None:
    said = " ".join(line.text for line in lines)
    for words in step.get("says", []):
        assert words in said, f"{where}: {words!r} is not in {said!r}"
    for words in step.get("never", []):
        assert words not in said, f"{where}: {words!r} is in {said!r}"
    if step.get("silent"):
        assert lines == [], f"{where}: {said!r}"
    if "who" in step:
        assert {line.who for line in lines} == {Who(step["who"])}, where
    await _check_memory(talk, step, said, where)


async def _check_memory(talk: Talk, step: dict[str, Any], said: str, where: str) -> None:
    remembered = await talk.house.store.talk(talk.conversation)
    if "asks" in step:
        assert remembered.asking == step["asks"], f"{where}: asks for {remembered.asking}, said {said!r}"
    for field, value in step.get("knows", {}).items():
        answer = remembered.answers.get(field)
        assert answer is not None, f"{where}: {field} is not known"
        assert answer.value == value if not isinstance(value, dict) else _holds(answer.value, value), f"{where}: {field} is {answer.value}"
    for field in step.get("declined", []):
        assert field in remembered.declined, f"{where}: {field} is not declined but {remembered.answers.get(field)}"
    if "outcome" in step:
        assert remembered.outcome == step["outcome"], f"{where}: outcome is {remembered.outcome}"
    if "owner" in step:
        conversation = await talk.house.store.conversation(talk.conversation)
        assert conversation.owner == step["owner"], f"{where}: owner is {conversation.owner}"
    if "open_questions" in step:
        assert len(remembered.questions) == step["open_questions"], where


def _holds(value: object, wanted: dict[str, Any]) -> bool:
    if "contains" in wanted:
        return all(word in str(value).casefold() for word in wanted["contains"])
    return isinstance(value, dict) and all(value.get(key) == part for key, part in wanted.items())
