"""The arithmetic of days, which every grammar of time stands on."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.fields.when import dates
from bot.fields.when.dates import PARTS, Span

NOW = date(2026, 3, 10)
_DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("count", "unit", "expected"),
    [
        (1, "month", date(2026, 4, 10)),
        (0.5, "month", date(2026, 3, 25)),
        (2, "fortnight", date(2026, 4, 7)),
        (1, "quarter", date(2026, 6, 10)),
        (1, "year", date(2027, 3, 10)),
    ],
)
def test_a_day_is_shifted_by_any_unit(count: float, unit: str, expected: date) -> None:
    assert dates.shifted(NOW, count, unit) == expected


def test_the_last_of_january_plus_a_month_is_the_last_of_february() -> None:
    assert dates.shifted(date(2027, 1, 31), 1, "month") == date(2027, 2, 28)


def test_a_month_that_is_over_means_next_year() -> None:
    assert dates.coming_month(NOW, 2) == Span(date(2027, 2, 1), date(2027, 2, 28))
    assert dates.coming_month(NOW, 3) == Span(date(2026, 3, 1), date(2026, 3, 31))


def test_a_day_that_does_not_exist_is_none() -> None:
    assert dates.exact(2026, 2, 30) is None


@pytest.mark.parametrize(
    ("region", "name", "first"),
    [("US", "summer", date(2026, 6, 21)), ("AU", "winter", date(2026, 6, 21)), ("US", "winter", date(2025, 12, 21))],
)
def test_seasons_follow_the_hemisphere_and_the_one_that_is_on_counts(region: str, name: str, first: date) -> None:
    assert dates.season(NOW, name, region).first == first


@pytest.mark.parametrize(
    ("binds", "expected"),
    [
        ("by", Span(None, date(2026, 5, 31))),
        ("before", Span(None, date(2026, 4, 30))),
        ("until", Span(None, date(2026, 5, 1))),
        ("from", Span(date(2026, 5, 1), None)),
        ("after", Span(date(2026, 6, 1), None)),
        ("", Span(date(2026, 5, 1), date(2026, 5, 31))),
    ],
)
def test_a_preposition_opens_one_end(binds: str, expected: Span) -> None:
    assert dates.bound(dates.month(2026, 5), binds, NOW) == expected


def test_before_a_month_that_is_on_means_the_next_one() -> None:
    assert dates.bound(dates.month(2026, 3), "before", NOW) == Span(None, date(2027, 2, 28))


def test_the_japanese_fiscal_year_begins_in_april() -> None:
    assert dates.fiscal_year(NOW, "JP") == Span(date(2025, 4, 1), date(2026, 3, 31))
    assert dates.fiscal_year(NOW, "JP", 1) == Span(date(2026, 4, 1), date(2027, 3, 31))
    assert dates.fiscal_year(NOW, "US") == Span(date(2026, 1, 1), date(2026, 12, 31))


@given(of=_DAYS, part=st.sampled_from(sorted(PARTS)), unit=st.sampled_from(("week", "month", "quarter", "half", "year")))
def test_a_part_lies_near_its_whole_and_is_in_order(of: date, part: str, unit: str) -> None:
    whole = dates.relative(of, unit, 0)
    first, last = PARTS[part](whole)
    assert first is not None
    assert last is not None
    assert whole.first is not None
    assert whole.last is not None
    assert first <= last
    if "week" not in part:
        assert whole.first <= first
        assert last <= whole.last


@given(of=_DAYS, number=st.integers(0, 6))
def test_the_next_weekday_is_within_a_week(of: date, number: int) -> None:
    found = dates.weekday(of, number)
    assert found.weekday() == number
    assert 1 <= (found - of).days <= 7
