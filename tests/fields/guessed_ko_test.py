"""Two Korean figures with a question mark, a slash or 아니면 between them: a range, if the second is as much of a guess as the first."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.hearing import heard


def ends(text: str, asking: str) -> tuple[object, object] | None:
    found = heard(text, "ko", asking).found.get(asking)
    value = found.value if found else None
    return (value.get("min"), value.get("max")) if isinstance(value, Mapping) else None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("월 2만원? 3만원?", 20_000, 30_000),
        ("월 2만원/3만원", 20_000, 30_000),
        ("한 달에 5만원? 7만원? 정도", 50_000, 70_000),
        ("20만? 30만?", 200_000, 300_000),
        ("한 30? 40만원", 300_000, 400_000),
        ("한 20만원쯤? 30만원?", 200_000, 300_000),
        ("월 3만 원? 4만 원? 글쎄요", 30_000, 40_000),
        ("백만원? 이백만원?", 1_000_000, 2_000_000),
        ("월 5만원 / 10만원 사이", 50_000, 100_000),
        ("10만원 아니면 20만원", 100_000, 200_000),
    ],
)
def test_two_guesses_are_a_range(text: str, low: int, high: int) -> None:
    assert ends(text, "budget") == (low, high)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("월 2만원?", 20_000, 20_000),
        ("2만원? 아니 3만원", 30_000, 30_000),
        ("3만원/월", 30_000, 30_000),
        ("5만원/인", 50_000, 50_000),
        ("3만원/30명", 30_000, 30_000),
        ("월 10만원? 왜요?", 100_000, 100_000),
        ("월 20만원이면 되나요? 30만원은요?", 200_000, 200_000),
        ("직원 3명? 4명? 예산은 월 10만원", 100_000, 100_000),
        ("20만원? 30만원도 되나요?", 200_000, 200_000),
    ],
)
def test_one_guess_is_none(text: str, low: int, high: int) -> None:
    assert ends(text, "budget") == (low, high)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("3명? 4명?", 3, 4), ("열 명? 열한 명?", 10, 11), ("20명 아니면 30명", 20, 30), ("정규직 5명/알바 10명", 15, 15), ("10명/월", 10, 10)],
)
def test_a_size_is_guessed_alike(text: str, low: int, high: int) -> None:
    assert ends(text, "company_size") == (low, high)
