"""The most usual answer to a budget or a date is that it is not decided; nobody who says so has a problem with the product."""

from __future__ import annotations

import pytest

from bot.fields.decline import declined
from bot.signals import classify


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("아직 확정되지 않았습니다", "ko"),
        ("예산은 아직 확정된 게 없어요", "ko"),
        ("아직 정해지지 않았어요", "ko"),
        ("결재가 아직이에요", "ko"),
        ("not decided yet", "en"),
        ("we haven't decided", "en"),
        ("未定です", "ja"),
        ("まだ決まっておりません", "ja"),
    ],
)
def test_not_decided_is_a_decline_and_no_complaint(text: str, language: str) -> None:
    assert classify(text, language, asking="budget").get("support", 0) < 0.5
    assert declined(text, language, "budget") == ("budget",)


@pytest.mark.parametrize("text", ["아직도 답변이 안 왔어요", "결제했는데 아직 처리가 안 됐어요"])
def test_a_complaint_that_something_has_not_come_is_still_one(text: str) -> None:
    assert classify(text, "ko").get("support", 0) >= 0.5
