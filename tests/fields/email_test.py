"""Addresses in a sentence, spelt out, and what only has an at sign."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.fields import FIELD_KINDS, Hearing

EMAIL = FIELD_KINDS["email"]
NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)


def heard(text: str, language: str, *, asked: bool = True) -> list[object]:
    return [one.value for one in EMAIL.read(text, Hearing(now=NOW, language=language, asked=asked))]


@pytest.mark.parametrize(
    ("language", "text", "address"),
    [
        ("en", "lena.strand@copperfinch.example, or call 720-555-0134", "lena.strand@copperfinch.example"),
        ("en", "It's Jo@BrightLoaf.example.", "jo@brightloaf.example"),
        ("en", "jo at firm dot io", "jo@firm.io"),
        ("en", "jo.b+sales at firm dot co dot uk", "jo.b+sales@firm.co.uk"),
        ("en", "jo (at) firm (dot) com", "jo@firm.com"),
        ("en", "<jo@firm.io>", "jo@firm.io"),
        ("en", "mailto:jo@firm.io", "jo@firm.io"),
        ("ko", "yuna.pyo@morakroasters.example 입니다", "yuna.pyo@morakroasters.example"),
        ("ko", "메일은doyun@ondam.example이에요", "doyun@ondam.example"),
        ("ko", "haeun@neuru.example 로 주세요", "haeun@neuru.example"),
        ("ko", "haeun 골뱅이 neuru.com 이요", "haeun@neuru.com"),
        ("ja", "t.minakami@yukemuri.example です。電話は03-1588-2034", "t.minakami@yukemuri.example"),
        ("ja", "メールはsuzuki@midori.exampleへ", "suzuki@midori.example"),
        ("ja", "tanaka＠aozora.example です", "tanaka@aozora.example"),
        ("ja", "suzuki アットマーク midori.co.jp", "suzuki@midori.co.jp"),
        ("en", "伊昭傑@郵件.商務", "伊昭傑@郵件.商務"),
    ],
)
def test_an_address_is_read_in_lower_case(language: str, text: str, address: str) -> None:
    assert heard(text, language) == [address]


def test_an_address_is_read_unasked() -> None:
    assert heard("I'm on owen.price@tarnfell.example", "en", asked=False) == ["owen.price@tarnfell.example"]


def test_two_addresses_come_in_their_order() -> None:
    assert heard("a@firm.io or b@firm.io", "en") == ["a@firm.io", "b@firm.io"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "meet me at brightloaf"),
        ("en", "I look at it. Dot com boom."),
        ("en", "me@localhost"),
        ("en", "a@@b.io"),
        ("en", "@theo on twitter"),
        ("en", "price @ 20.50"),
        ("en", "I wrote to support@northdesk.example and nobody answered"),
        ("ko", "메일로 주세요"),
        ("ja", "メールでお願いします"),
    ],
)
def test_what_is_no_address_of_theirs_is_none(language: str, text: str) -> None:
    assert heard(text, language, asked=False) == []


def test_a_correction_names_the_right_one() -> None:
    found = EMAIL.read("sorry, jo@firm.io not joe@firm.io", Hearing(now=NOW, asked=True))
    assert [(one.value, one.replaces) for one in found] == [("jo@firm.io", True)]
