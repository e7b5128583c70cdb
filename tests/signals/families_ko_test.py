"""Families of Korean expressions: each is heard in other words than the examples', and its false friends are not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bench.signals import seen

FAMILIES: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("families_ko.yaml").read_text(encoding="utf-8"))
OWN_ANSWERS = ("최유나여", "김유나요")


def _rows(part: str) -> Iterator[tuple[str, str]]:
    for family in FAMILIES.values():
        for text in family[part]:
            yield family["shows"], text


@pytest.mark.parametrize(("signal", "text"), list(_rows("heard")))
def test_a_family_is_heard_in_other_words(signal: str, text: str) -> None:
    assert signal in seen(text, "ko")


@pytest.mark.parametrize(("signal", "text"), list(_rows("friends")))
def test_what_only_looks_like_the_family_is_not_heard(signal: str, text: str) -> None:
    assert signal not in seen(text, "ko")


@pytest.mark.parametrize("name", OWN_ANSWERS)
def test_a_name_that_ends_like_a_question_asks_nothing(name: str) -> None:
    assert "question" not in seen(name, "ko")


def test_a_way_to_pay_that_is_not_wanted_is_no_refusal_to_buy() -> None:
    assert "not_buying" not in seen("월 이십만 원 정도요 연 결제는 아니고요", "ko")


def test_a_letter_that_asks_for_an_answer_at_its_end_wants_no_person() -> None:
    assert "human" not in seen("지점별 담당을 나눌 수 있는지 궁금합니다. 회신 부탁드립니다.", "ko")
