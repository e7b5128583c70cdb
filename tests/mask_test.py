"""Promise 9: numbers that nobody may store are masked before the first commit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.mask import HIDDEN, mask


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("my card is 4111 1111 1111 1111, charge it", "card"),
        ("5555-5555-5555-4444", "card"),
        ("결제는 378282246310005 이걸로요", "card"),  # 15 digits
        ("카드번호 ４１１１１１１１１１１１１１１１ 입니다", "card"),  # full-width
        ("제 주민번호는 900101-1234567 이에요", "resident_number"),
        ("주민등록번호 9001011234567", "resident_number"),
        ("외국인등록번호 850315-5123456 입니다", "resident_number"),
        ("マイナンバーは123456789018です", "my_number"),
        ("個人番号：1234-5678-9018", "my_number"),
        ("my SSN is 123-45-6789 if you need it", "social_security"),
        ("social security number 123456789", "social_security"),
        ("the password is hunter2!", "password"),
        ("비밀번호: qwer1234!", "password"),
        ("パスワードはSakura2026です", "password"),
    ],
)
def test_a_forbidden_number_is_hidden_and_named(text: str, kind: str) -> None:
    hidden, kinds = mask(text)
    assert kinds == (kind,)
    assert HIDDEN in hidden
    assert len(hidden) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "call me at 415 555 0188 or +1 415-555-0188",
        "010-1234-5678",
        "+82 10 1234 5678",
        "전화는 02-555-1234번이에요",
        "090-1234-5678に電話をください",
        "order 4111111111111112",  # fails Luhn
        "about 1,200,000,000,000 won over ten years",
        "2026-11-21 to 2026-12-31",
        "900231-1234567",  # no such date
        "we need password reset and password policies",
        "is a password required",
        "パスワードの再設定はできますか",
        "123456789018",  # twelve digits without the word
        "ticket 000-12-3456",
        "월 3,000,000원 정도요",
        "予算は300万円です",
        "jo1234567890123456@firm.example",
    ],
)
def test_an_ordinary_number_stays(text: str) -> None:
    assert mask(text) == (text, ())


def test_two_kinds_in_one_message_are_both_hidden() -> None:
    hidden, kinds = mask("card 4111111111111111, password: letmein99")
    assert set(kinds) == {"card", "password"}
    assert "4111" not in hidden
    assert "letmein" not in hidden


@given(st.text())
def test_any_text_keeps_its_length_and_every_character_that_is_not_hidden(text: str) -> None:
    hidden, _ = mask(text)
    assert len(hidden) == len(text)
    assert all(after in (before, HIDDEN) for before, after in zip(text, hidden, strict=True))


def test_no_phone_number_or_price_of_the_samples_is_hidden() -> None:
    rows = [json.loads(line) for line in (Path(__file__).parent / "samples" / "numbers.jsonl").read_text().splitlines()]
    assert len(rows) > 200
    assert [row["text"] for row in rows if mask(row["text"])[1]] == []
