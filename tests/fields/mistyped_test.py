"""An address that was mistyped and said again, and what stands within an address."""

from __future__ import annotations

import pytest

from tests.hearing import heard, value


@pytest.mark.parametrize(
    ("text", "language", "address"),
    [
        ("info@coteaunrod.example あ、打ち間違えました。info@coteaunord.example が正しいです", "ja", "info@coteaunord.example"),
        ("jo@frm.example oops, jo@firm.example", "en", "jo@firm.example"),
        ("a@birdnset.example 아 오타요 a@birdnest.example", "ko", "a@birdnest.example"),
        ("はい。info@yamada.exampleです", "ja", "info@yamada.example"),
    ],
)
def test_the_address_that_is_right_counts(text: str, language: str, address: str) -> None:
    assert value(text, language, "email", asking="email") == address


@pytest.mark.parametrize(
    ("text", "language"),
    [("info@yamada.co.jpです", "ja"), ("はい。info@yamada.co.jpです。", "ja"), ("네. info@haneul.co.kr입니다", "ko")],
)
@pytest.mark.parametrize("asking", ["company", "name", "role", "current_solution"])
def test_the_end_of_an_address_is_no_firm(text: str, language: str, asking: str) -> None:
    found = heard(text, language, asking).found
    assert set(found) == {"email"}


def test_a_firm_beside_its_address_is_one() -> None:
    assert value("株式会社ヤマダ info@yamada.co.jpです", "ja", "company", asking="company") == "ヤマダ"
