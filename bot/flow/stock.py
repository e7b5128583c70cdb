"""What a version published by an earlier Handraiser lacks: phrases that came later are taken from the words that come with this one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from bot.flow.phrases import OPTIONAL, PHRASES
from bot.flow.shape import Words
from bot.flow.words import read_words

SHIPPED = Path(__file__).resolve().parents[2] / "flows" / "words"
"""In the checkout and in the wheel alike."""

OTHERWISE = "en"
"""Whose phrases are taken for a language that does not come with Handraiser."""


def completed(words: Words, language: str) -> Words:
    """Return the words with every phrase that somebody may ask for. The operator's own stand as they are.

    `check` lets nobody publish without one of them, but a version may be older than the phrase, and conversations finish on theirs.
    """
    missing = PHRASES.keys() - OPTIONAL - words.keys()
    if not missing:
        return words
    stock = _stock(language) or _stock(OTHERWISE)
    return {**words, **{key: stock[key] for key in sorted(missing) if key in stock}}


@cache
def _stock(language: str) -> Mapping[str, tuple[str, ...]]:
    file = SHIPPED / f"{language}.yaml"
    if language not in {path.stem for path in SHIPPED.glob("*.yaml")}:
        return {}
    return read_words(file.read_text(encoding="utf-8"), file.name)[0]
