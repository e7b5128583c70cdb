"""Replies to an open question with what is read of them, in three languages: from put-off-*.yaml and no-need-*.yaml beside this file.

A row is [field asked for, reply, what is read of it or null]. What is read need only be contained, "" is anything; of a figure it is
an end. What null says stands at the head of each file.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ruamel.yaml import YAML

from bot.model import Value

_HERE = Path(__file__).parent


class Reply(NamedTuple):
    """One reply to the question for a field, and the line of its file that it stands in."""

    language: str
    asking: str
    text: str
    told: str | None
    line: int


def replies(part: str) -> list[Reply]:
    """The rows of one set: "put-off" or "no-need"."""
    return [
        Reply(language, asking, text, told, line)
        for language in ("en", "ko", "ja")
        for line, (asking, text, told) in enumerate(YAML(typ="safe").load((_HERE / f"{part}-{language}.yaml").read_text("utf-8")), 2)
    ]


def called(reply: Reply) -> str:
    """What pytest calls a row: its first words, or its line where pytest would print them as escapes."""
    return f"{reply.language} {reply.asking} {reply.text[:40] if reply.text.isascii() else f'line {reply.line}'}"


def holds(value: Value, told: str) -> bool:
    """True where a figure begins or ends at what was told, and where anything else has it in it."""
    if isinstance(value, Mapping) and "min" in value:
        return float(told) in (value["min"], value["max"])
    return told.casefold() in str(value).casefold()
