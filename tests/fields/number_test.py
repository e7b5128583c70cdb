"""A plain number is read when it was asked for, and then only."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.fields import FIELD_KINDS, Hearing

NUMBER = FIELD_KINDS["number"]
NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("en", "about 300 tickets a month", 300, 300),
        ("en", "two hundred and fifty", 250, 250),
        ("en", "1.5k", 1500, 1500),
        ("en", "10 or 11", 10, 11),
        ("en", "more than 40", 40, None),
        ("en", "a dozen", 12, 12),
        ("en", "three", 3, 3),
        ("en", "12.5", 12.5, 12.5),
        ("ko", "하루 50건 정도요", 50, 50),
        ("ko", "서른다섯", 35, 35),
        ("ko", "10에서 20 사이요", 10, 20),
        ("ja", "月に300件くらいです", 300, 300),
        ("ja", "二十三", 23, 23),
        ("ja", "2万5千件", 25_000, 25_000),
    ],
)
def test_an_asked_number_is_read(language: str, text: str, low: float, high: float | None) -> None:
    found = NUMBER.read(text, Hearing(now=NOW, language=language, asked=True))
    assert [one.value for one in found] == [{"min": low, "max": high}]


@pytest.mark.parametrize("text", ["about 300 tickets a month", "직원 30명이에요", "80名です"])
def test_no_number_is_read_unasked(text: str) -> None:
    assert not NUMBER.read(text, Hearing(now=NOW))


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "no idea"), ("en", "on 2026-03-10"), ("en", "18%"), ("en", "at 10:30"), ("ko", "글쎄요"), ("ja", "未定です")],
)
def test_what_counts_nothing_is_no_number(language: str, text: str) -> None:
    assert not NUMBER.read(text, Hearing(now=NOW, language=language, asked=True))


def test_a_denied_number_is_passed_over() -> None:
    found = NUMBER.read("not 45, 54", Hearing(now=NOW, asked=True))
    assert [(one.value, one.replaces) for one in found] == [({"min": 54, "max": 54}, True)]


def test_a_number_is_shown_with_separators() -> None:
    assert NUMBER.show({"min": 1200, "max": 1500.5}, "en") == "1,200 to 1,500.5"
