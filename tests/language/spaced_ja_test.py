"""Japanese with blanks between its words is read as without them, and quoted as it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.spaced_ja import joined
from bot.model import Value
from tests.hearing import heard


@pytest.mark.parametrize(
    ("field", "text", "expected", "quote"),
    [
        (
            "budget",
            "1年で 100万円 まで です",
            {"min": None, "max": 1_000_000, "currency": "JPY", "period": "year"},
            "100万円 まで",
        ),
        ("company_size", "ぜんぶで 64 人 です", {"min": 64, "max": 64}, "64 人"),
        ("timeline", "らいねんの 1月 までに", {"earliest": None, "latest": "2027-01-31"}, "1月 までに"),
        ("current_solution", "いま WhatsApp です", "WhatsApp", "WhatsApp"),
        ("company", "ハマワークス です", "ハマワークス", "ハマワークス"),
    ],
)
def test_a_learner_is_understood(field: str, text: str, expected: Value, quote: str) -> None:
    found = heard(text, "ja", field).found[field]
    assert (found.value, found.quote) == (expected, quote)
    assert text[found.start : found.end] == quote


def test_words_of_their_own_stay_apart() -> None:
    assert joined("あ 大河内と申します") is None
    assert joined("はい、4月 からです") is not None


@given(st.text(alphabet="あの 人64です 、", max_size=30))
def test_every_letter_keeps_its_place(text: str) -> None:
    together = joined(text)
    if together is not None:
        assert all(text[place] == letter for letter, place in zip(together.text, together.places, strict=False))
        assert together.text.replace(" ", "") == text.replace(" ", "")
