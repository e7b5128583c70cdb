"""Korean telephone numbers read out in words, alone and among digits."""

from __future__ import annotations

import pytest

from tests.hearing import told


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("공일공 육이삼칠 사사공팔이요", "+821062374408"),
        ("공일공육이삼칠사사공팔이요", "+821062374408"),
        ("공이에 삼일사일 오구이육", "+82231415926"),
        ("공이에 삼일사일 오구육이요", "+82231415962"),
        ("010 삼삼칠사 구일이공", "+821033749120"),
        ("010에 3374에 구일이공이요", "+821033749120"),
        ("010-삼삼칠사-9120", "+821033749120"),
        ("공일공이고요 육이삼칠 사사공팔", "+821062374408"),
        ("공일공 다시 이이일일 삼삼사사", "+821022113344"),
        ("공일공, 육이삼칠, 사사공팔 이 번호로 주세요", "+821062374408"),
        ("공일공 육이삼칠 사사공팔 오전에 주세요", "+821062374408"),
        ("공 일 공 삼 삼 칠 사 구 일 이 공", "+821033749120"),
        ("공삼일 오팔이 사구칠육이에요", "+82315824976"),
        ("공칠공 사이삼오 육칠팔구예요", "+827042356789"),
        ("공일공 육이삼칠 사사공팔 아니고 공일공 육이삼칠 사사공구요", "+821062374409"),
    ],
)
def test_a_number_read_out_is_one(text: str, number: str) -> None:
    assert told(text, "ko", "phone", "phone") == number


@pytest.mark.parametrize(
    "text",
    [
        "이육이 맞나요",
        "이삼사 오육칠 이요",
        "오이 삼일 구육",
        "육십이 명이요",
        "공이 많이 들어요",
        "일이 이렇게 많은데 전화는 사양할게요",
        "이사 이사 오구이 팔육이요",
        "공일공은 안 알려드려요",
        "010 빼고 이이일일이요",
        "사오일 이상 걸려요",
    ],
)
def test_other_words_of_digits_are_no_number(text: str) -> None:
    assert told(text, "ko", "phone", "phone") is None
