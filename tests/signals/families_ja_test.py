"""Families of expression in Japanese are heard in other trades and words than the examples', and what only sounds like them is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.signals import classify
from bot.signals.intent import HOLDS

_FAMILIES: dict[str, dict[str, dict[str, list[str]]]] = yaml.safe_load(
    (Path(__file__).parent / "families_ja.yaml").read_text(encoding="utf-8")
)


def _each() -> list[Any]:
    return [
        pytest.param(signal, said, id=f"{signal}: {family}") for signal, families in _FAMILIES.items() for family, said in families.items()
    ]


def _holds(signal: str, text: str) -> bool:
    return classify(text, "ja").get(signal, 0.0) >= HOLDS


@pytest.mark.parametrize(("signal", "said"), _each())
def test_a_family_is_heard_in_other_words(signal: str, said: dict[str, list[str]]) -> None:
    assert [text for text in said["hear"] if not _holds(signal, text)] == []


@pytest.mark.parametrize(("signal", "said"), _each())
def test_what_only_sounds_like_a_family_is_not_heard(signal: str, said: dict[str, list[str]]) -> None:
    assert [text for text in said["friends"] if _holds(signal, text)] == []
