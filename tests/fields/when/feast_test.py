"""Holidays by name, the next one that is not over."""

from __future__ import annotations

from datetime import date

import pytest

from bot.fields.when.feast import NAMES, feast
from tests.hearing import heard

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


def tongue(name: str) -> str:
    return "en" if name.isascii() and name != "gw" else "ko" if "가" <= name[0] <= "힣" else "ja"


_UNTIL = {"en": "by {}", "ko": "{} 전까지요", "ja": "{}までに"}


_ELSEWHERE = ("heroes day", "heroes' day", "national heroes day", "national day", "republic day", "king's birthday", "queen's birthday")
"""No day of the United States."""


@pytest.mark.parametrize("name", [name for name in NAMES if name not in _ELSEWHERE])
def test_every_holiday_that_is_known_is_heard(name: str) -> None:
    language = tongue(name)
    told = heard(_UNTIL[language].format(name), language, "timeline").found.get("timeline")
    assert told is not None
    assert isinstance(told.value, dict)
    assert told.value["latest"]


@pytest.mark.parametrize(
    ("text", "language", "latest"),
    [
        ("어버이 날 전까지요", "ko", "2026-05-07"),
        ("정월대보름 전까지요", "ko", "2027-02-20"),
        ("구정 전까지", "ko", "2027-02-05"),
        ("母の日の前にはぜったい!🌹", "ja", "2026-05-09"),
        ("七五三までに", "ja", "2026-11-15"),
        ("before mardi gras", "en", "2027-02-08"),
        ("before election day", "en", "2026-11-02"),
    ],
)
def test_before_a_holiday_is_its_eve(text: str, language: str, latest: str) -> None:
    told = heard(text, language, "timeline").found["timeline"]
    assert isinstance(told.value, dict)
    assert told.value["latest"] == latest
