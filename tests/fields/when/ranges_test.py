"""Ranges whose end says less than their beginning, working days, and days of a week of a month, in three languages."""

from __future__ import annotations

from datetime import date

import pytest

from bot.fields.when import dates
from tests.hearing import value


@pytest.mark.parametrize(
    ("text", "language", "earliest", "latest"),
    [
        ("다음 달 4일부터 22일까지", "ko", "2026-04-04", "2026-04-22"),
        ("4일부터 22일까지요", "ko", "2026-04-04", "2026-04-22"),
        ("다음 주 월요일부터 금요일까지", "ko", "2026-03-16", "2026-03-20"),
        ("5월 둘째 주 화요일", "ko", "2026-05-12", "2026-05-12"),
        ("9월 16일이 있는 주", "ko", "2026-09-14", "2026-09-20"),
        ("27년 1분기", "ko", "2027-01-01", "2027-03-31"),
        ("익월 말까지", "ko", None, "2026-04-30"),
        ("익년 1월", "ko", "2027-01-01", "2027-01-31"),
        ("명일", "ko", "2026-03-11", "2026-03-11"),
        ("2주 후 월요일", "ko", "2026-03-23", "2026-03-23"),
        ("4영업일 이내", "ko", None, "2026-03-16"),
        ("来週の月曜から金曜まで", "ja", "2026-03-16", "2026-03-20"),
        ("来月4日から22日まで", "ja", "2026-04-04", "2026-04-22"),
        ("next Monday to Friday", "en", "2026-03-16", "2026-03-20"),
        ("from May until July", "en", "2026-05-01", "2026-07-31"),
        ("in 10 working days", "en", "2026-03-24", "2026-03-24"),
        ("in the new year", "en", "2027-01-01", "2027-01-31"),
        ("before new year", "en", None, "2026-12-31"),
    ],
)
def test_a_range_ends_behind_its_beginning(text: str, language: str, earliest: str | None, latest: str) -> None:
    assert value(text, language, "timeline", asking="timeline") == {"earliest": earliest, "latest": latest}


@pytest.mark.parametrize(
    ("of", "count", "expected"),
    [
        (date(2026, 3, 10), 1, date(2026, 3, 11)),
        (date(2026, 3, 13), 1, date(2026, 3, 16)),
        (date(2026, 3, 14), 1, date(2026, 3, 16)),
        (date(2026, 3, 15), 5, date(2026, 3, 20)),
        (date(2026, 3, 10), 10, date(2026, 3, 24)),
    ],
)
def test_weekends_are_no_working_days(of: date, count: int, expected: date) -> None:
    assert dates.working_days(of, count) == expected


@pytest.mark.parametrize("text", ["9월 16일 주문이요", "9월 16일 주말"])
def test_what_only_begins_like_a_week_is_none(text: str) -> None:
    assert value(text, "ko", "timeline", asking="timeline") == {"earliest": "2026-09-16", "latest": "2026-09-16"}
