"""A Korean start with the reason why it is no sooner stays a start; what has to lie before it makes it a deadline."""

from __future__ import annotations

import pytest

from tests.hearing import heard


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("10월 1일부터요 그 전엔 법인 정리가 안 끝나요", "2026-10-01", None),
        ("5월부터요 그 전에는 기존 계약이 남아있어서", "2026-05-01", None),
        ("7월 1일부터요. 그 전에는 감사 기간이라 못 건드려요", "2026-07-01", None),
        ("내년 1월부터 하려고요 그 전엔 예산이 없거든요", "2027-01-01", None),
        ("4월 15일부터요 그 전까진 공사라서요", "2026-04-15", None),
        ("9월부터 성수기라 그 전에 끝내야 해요", None, "2026-08-31"),
        ("6월 1일 오픈이라 그 전에 됐으면 해요", None, "2026-05-31"),
    ],
)
def test_what_stands_before_a_start_is_its_reason_or_its_deadline(text: str, earliest: str | None, latest: str | None) -> None:
    value = heard(text, "ko", "timeline").found["timeline"].value
    assert value == {"earliest": earliest, "latest": latest}
