"""Folding moves no letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.fold import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("９５名", "95名"),
        ("（株）", "(株)"),
        ("ＡＢＣ", "abc"),
        ("１０〜２０", "10~20"),
        ("It’s", "it's"),
        ("３％", "3%"),
        ("完了。", "完了."),
        ("ーテスト", "ーテスト"),
        ("離れてた💦 38人", "離れてた! 38人"),
        ("네🙏🏻🙏🏻", "네!!!!"),
        ("🍣屋", "🍣屋"),
    ],
)
def test_wide_signs_become_narrow(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_the_length_stays(text: str) -> None:
    assert len(fold(text)) == len(text)
