"""The pages' own words in the reader's language, and the choice of that language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from starlette.requests import Request

LANGUAGES = ("en", "ko", "ja")
"""The first is the fallback. A file `words/<language>.json` each."""

NAMES = {"en": "English", "ko": "한국어", "ja": "日本語"}


@dataclass(frozen=True, slots=True)
class Words:
    """Labels of one language by dotted key."""

    language: str
    texts: Mapping[str, str]

    def __call__(self, key: str, **slots: object) -> str:
        """Return the text with its {slots} filled. A key that nobody wrote comes back as its last part, readable."""
        text = self.texts.get(key)
        if text is None:
            return key.rpartition(".")[2].replace("_", " ")
        for name, value in slots.items():
            text = text.replace("{" + name + "}", str(value))
        return text


def words(language: str, replaced: Mapping[str, Mapping[str, str]]) -> Words:
    """Return the language's labels, English where one is missing, the operator's own above both."""
    return Words(language, {**built_in(LANGUAGES[0]), **built_in(language), **replaced.get(language, {})})


@cache
def built_in(language: str) -> Mapping[str, str]:
    """Return the labels that come with the program, keys dotted."""
    path = Path(__file__).parent / "words" / f"{language}.json"
    return dict(_flat(json.loads(path.read_text("utf-8")), ""))


def pick_language(request: Request) -> str:
    """Return the language by `?lang`, else the cookie, else Accept-Language in its order of preference, else English."""
    asked = [request.query_params.get("lang", ""), request.cookies.get("lang", "")]
    return next((tag for tag in [*asked, *_accepted(request)] if tag in LANGUAGES), LANGUAGES[0])


def _accepted(request: Request) -> list[str]:
    parts = [part.strip() for part in request.headers.get("accept-language", "")[:200].split(",")]
    ranked = sorted(parts, key=_weight, reverse=True)  # stable: equal weights keep their order
    return [part.partition(";")[0].partition("-")[0].lower() for part in ranked]


def _weight(part: str) -> float:
    try:
        return float(part.partition("q=")[2] or 1)
    except ValueError:
        return 0.0


def _flat(tree: Mapping[str, object], prefix: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in tree.items():
        if isinstance(value, dict):
            found += _flat(value, f"{prefix}{key}.")
        else:
            found.append((prefix + key, str(value)))
    return found
