"""Holidays by name, the next one that is not over."""

from __future__ import annotations

from datetime import date

import pytest

from bot.fields.when.feast import feast

NOW = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("christmas", date(2026, 12, 25)),
        ("easter", date(2026, 4, 5)),
        ("thanksgiving", date(2026, 11, 26)),
        ("black friday", date(2026, 11, 27)),
        ("labor day", date(2026, 9, 7)),
        ("memorial day", date(2026, 5, 25)),
        ("추석", date(2026, 9, 24)),
        ("お盆", date(2026, 8, 13)),
        ("ゴールデンウィーク", date(2026, 4, 29)),
        ("new year", date(2027, 1, 1)),
    ],
)
def test_the_next_holiday_is_found(name: str, first: date) -> None:
    span = feast(name, NOW, "US")
    assert span is not None
    assert span.first == first


def test_thanksgiving_is_in_october_in_canada() -> None:
    span = feast("thanksgiving", NOW, "CA")
    assert span is not None
    assert span.first == date(2026, 10, 12)


@pytest.mark.parametrize(
    ("name", "region", "first"),
    [
        ("october bank holiday", "IE", date(2026, 10, 26)),
        ("august bank holiday", "IE", date(2026, 8, 3)),
        ("august bank holiday", "GB", date(2026, 8, 31)),
        ("may bank holiday", "GB", date(2026, 5, 4)),
        ("late may bank holiday", "GB", date(2026, 5, 25)),
        ("june bank holiday", "IE", date(2026, 6, 1)),
        ("easter monday", "GB", date(2026, 4, 6)),
        ("labour day", "CA", date(2026, 9, 7)),
        ("labour day", "NZ", date(2026, 10, 26)),
        ("labour day", "SG", date(2026, 5, 1)),
        ("cny", "SG", date(2027, 2, 6)),
        ("deepavali", "SG", date(2026, 11, 8)),
    ],
)
def test_a_holiday_is_where_the_country_has_it(name: str, region: str, first: date) -> None:
    span = feast(name, NOW, region)
    assert span is not None
    assert span.first == first


def test_a_named_year_is_taken_as_it_is() -> None:
    span = feast("easter", NOW, "US", 2025)
    assert span is not None
    assert span.first == date(2025, 4, 20)


def test_an_unknown_name_is_none() -> None:
    assert feast("festivus", NOW, "US") is None


def test_a_feast_of_a_year_without_a_calendar_warns_of_nothing() -> None:
    assert feast("diwali", date(2036, 3, 10), "IN") is None
