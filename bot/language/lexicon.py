"""Loads the word lists of a language, one JSON file a language, once.

JSON because the standard library reads all three files in a millisecond; the same lists as YAML take a pure Python
loader a hundred times as long, at every start of the program.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bot.lean import later

LANGUAGES = ("en", "ko", "ja")
_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of one language. Keys are folded as `bot.language.fold.fold` folds a text; a list is empty where the language has none."""

    code: str
    numerals: Mapping[str, float]  # one word, one number; in Chinese writing the digits alone
    native: Mapping[str, float] = field(default_factory=dict)  # the Korean series that counts people
    scales: Mapping[str, float]  # what multiplies the number before it
    months: Mapping[str, int] = field(default_factory=dict)  # 1 to 12
    weekdays: Mapping[str, int]  # 0 is Monday
    ordinals: Mapping[str, int] = field(default_factory=dict)
    readings: Mapping[str, str] = field(default_factory=dict)  # months written by their sound
    currencies: Mapping[str, str]  # word → ISO 4217, or "$" where the region decides which dollar
    honorifics: tuple[str, ...]
    titles: tuple[str, ...] = ()  # said behind a name, or as the answer to "what do you do there"
    departments: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()  # nouns that make a phrase a role
    suffixes: tuple[str, ...]  # company forms, before or behind the name
    surnames: str = ""
    yes: tuple[str, ...]
    no: tuple[str, ...]
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)  # single words that a rule looks up
    cues: Mapping[str, Sequence[str]]  # what shows how something is meant: cue → alternatives, each a pattern


def _frozen(value: Any) -> Any:  # noqa: ANN401 - whatever the file holds
    """A value of the file as one that nobody can change."""
    if isinstance(value, dict):
        return MappingProxyType(value)
    return tuple(value) if isinstance(value, list) else value


@cache
def lexicon(code: str) -> Lexicon:
    """Return the words of `code`; raises KeyError when there is no such language, TypeError when its file lacks a list."""
    if code not in LANGUAGES:
        raise KeyError(code)
    entries = json.loads((_FOLDER / f"{code}.json").read_text(encoding="utf-8"))
    known = {one.name for one in fields(Lexicon)}
    unknown = entries.keys() - known
    if unknown:
        raise TypeError(f"{code}.json has lists that nothing reads: {', '.join(sorted(unknown))}")
    return Lexicon(code=code, **{name: _frozen(value) for name, value in entries.items()})


def cue(name: str) -> Mapping[str, re.Pattern[str]]:
    """Return one pattern a language for the cue `name`; English alternatives are whole words. Raises KeyError where a language lacks it."""
    joined = {code: "|".join(lexicon(code).cues[name]) for code in LANGUAGES}
    return {code: later(rf"\b(?:{words})\b" if code == "en" else words) for code, words in joined.items()}


def listed(name: str, code: str) -> frozenset[str]:
    """Return the words of a list of one language. Raises KeyError when it has none of that name."""
    return frozenset(lexicon(code).lists[name])
