"""Who works by themselves is one person; a word of being alone in passing is none."""

from __future__ import annotations

import pytest

from bot.fields.alone import alone
from bot.fields.utterance import utterance


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "it's just me"), ("en", "I'm a sole trader"), ("ko", "혼자입니다"), ("ja", "ワンオペです"), ("ja", "一人でやってます")],
)
def test_one_who_works_alone_is_found(language: str, text: str) -> None:
    assert alone(utterance(text, language), asked=True)


@pytest.mark.parametrize(("language", "text"), [("en", "leave me alone"), ("ko", "12명이에요"), ("ja", "一人あたり2,000円です")])
def test_a_word_in_passing_counts_nobody(language: str, text: str) -> None:
    assert alone(utterance(text, language), asked=False) is None
