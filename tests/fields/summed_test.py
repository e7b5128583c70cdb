"""Sizes that are told in several numbers."""

from __future__ import annotations

import pytest

from bot.fields.amount import amounts
from bot.fields.summed import summed
from bot.fields.utterance import utterance


def people(text: str, language: str) -> float | None:
    said = utterance(text, language)
    made = summed(said, amounts(said))
    return made[2] if made else None


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # groups, each with its number
        ("en", "9 partners and 31 associates", 40),
        ("en", "190 drivers + 20 office", 210),
        ("ko", "정규직 40에 계약직 12", 52),
        ("ja", "医師3名、看護師7名、受付4名です", 14),
        # the last is the sum
        ("ko", "강사 10명 행정 3명 합이 13명", 13),
        # so many in each
        ("en", "we're three sites with ten people each", 30),
        ("ko", "매장 4곳에 각 6명씩", 24),
        ("ja", "店舗が5つで1店舗あたり6名です", 30),
        # the larger counts in what the smaller left out
        ("en", "40, 42 with the taproom", 42),
        ("ja", "40、タップルーム入れて42", 42),
        # the writer too
        ("en", "16 plus me", 17),
        # what they settle on
        ("en", "12 permanent, up to 30 at harvest, call it 12", 12),
        ("ko", "철에는 14명, 아닐 땐 6명인데 14명으로 해주세요", 14),
    ],
)
def test_parts_make_a_whole(language: str, text: str, expected: float) -> None:
    assert people(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "410 staff, 3,100 pupils"),  # nobody works there as a pupil
        ("en", "35 agents, of whom 12 work nights"),
        ("en", "we were 30 last year, 44 now"),
        ("ko", "교직원 410명, 학생은 3,100명"),
        ("ko", "상담팀은 8명인데 회사는 90명이에요"),
        ("ja", "会社は90名で、うちサポートが8名"),
        ("ja", "六十三名で、うち四十名ほどは非常勤"),
    ],
)
def test_numbers_that_are_no_parts_are_not_added_up(language: str, text: str) -> None:
    assert people(text, language) is None
