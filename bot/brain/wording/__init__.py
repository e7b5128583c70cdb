"""What the words of a draft tell, by language: what it promises, dates, claims, gives away; how it asks and how polite it is."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bot.flow.tokens import tokens

TABLES = ("promise", "date", "claim", "commitment", "leak", "human", "others", "request", "sensitive", "impolite")
FALLBACK = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One language's tables, compiled. `bot/brain/wording/<language>.json` holds them."""

    longest: int  # characters of a draft without its links
    tables: Mapping[str, re.Pattern[str]]
    question: re.Pattern[str]  # a sentence that asks
    polite: re.Pattern[str] | None  # how each sentence ends, where the language shows it there
    plain: frozenset[str]  # tokens that acknowledge and claim nothing
    fields: Mapping[str, re.Pattern[str]]  # how a question for a field is known

    def found(self, table: str, text: str) -> list[str]:
        """Return what a table finds in a text."""
        return [hit[0] for hit in self.tables[table].finditer(text)]


@cache
def wording(language: str) -> Wording:
    """Return a language's tables; those of English for one that has none."""
    file = Path(__file__).with_name(f"{language}.json")
    if not file.is_file():
        return wording(FALLBACK)
    given: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return Wording(
        longest=given["longest"],
        tables={name: _any(given[name]) for name in TABLES},
        question=re.compile(given["question"]),
        polite=re.compile(given["polite"]) if given["polite"] else None,
        plain=frozenset(tokens(given["plain"])),
        fields={name: re.compile(pattern, re.IGNORECASE) for name, pattern in given["fields"].items()},
    )


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE | re.MULTILINE)
