"""A value counts as right by the rules of its field, and no further."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from bot.model import Value
from bot.simulate.expect import Between, Called, Contains, Exactly, Expected, Money, When, shown, trimmed

NOW = datetime.fromisoformat("2026-03-10T09:30:00-05:00")


def budget(low: float | None, high: float | None, currency: str | None = "USD", period: str | None = "year") -> Value:
    return {"min": low, "max": high, "currency": currency, "period": period}


def dates(earliest: str | None, latest: str | None) -> Value:
    return {"earliest": earliest, "latest": latest}


@pytest.mark.parametrize(
    ("expected", "value", "fits"),
    [
        (Exactly("jo@brightloaf.example"), "Jo@BrightLoaf.example", True),
        (Exactly("jo@brightloaf.example"), "joe@brightloaf.example", False),
        (Exactly("+17205550134"), "+17205550134", True),
        (Exactly("+17205550134"), "720-555-0134", False),
        (Called("Brightloaf"), "BRIGHTLOAF, Inc.", True),
        (Called("Jo"), "Ms. Jo", True),
        (Called("Jo"), "Joanna", False),  # a part of a name is not the name
        (Called("표유나"), "표유나님", True),
        (Called("모락로스터스"), "주식회사 모락로스터스", True),
        (Called("湯けむりの里"), "（株）湯けむりの里", True),
        (Called("水上"), "水上様", True),
        (Called("水上"), "水上洋子", False),
        (Called("guest experience manager"), "Guest  Experience Manager", True),
        (Called("엑셀"), "Excel", True),  # a tool that is known has one name
        (Called("ゼンデスク"), "Zendesk", True),
        (Called("엑셀"), "Notion", False),
        (Contains(("카톡", "엑셀")), "Excel", False),
        (Contains(("엑셀",)), "Excel", True),
        (Contains(("routing", "SLA")), "ticket routing and SLAs", True),
        (Contains(("routing", "SLA")), "ticket routing", False),
        (Contains(("チャット",)), "多言語ﾁｬｯﾄ", True),  # half width is the same word
        (Between(min=60, max=60), {"min": 60, "max": 60}, True),
        (Between(min=50, max=None), {"min": 50, "max": None}, True),
        (Between(min=50, max=None), {"min": 50, "max": 50}, False),
        (Between(min=60, max=60), {"min": 60, "max": 61}, False),
        (Money(min=15000, max=15000, currency="USD", period="year"), budget(15150, 14850), True),  # one percent off
        (Money(min=15000, max=15000, currency="USD", period="year"), budget(15151, 15000), False),
        (Money(min=15000, max=15000, currency="USD", period="year"), budget(15000, 15000, "EUR"), False),
        (Money(min=15000, max=15000, currency="USD", period="year"), budget(15000, 15000, "USD", None), False),
        (Money(min=None, max=500000, currency="KRW", period="month"), budget(None, 500000, "KRW", "month"), True),
        (Money(min=None, max=500000, currency="KRW", period="month"), budget(500000, 500000, "KRW", "month"), False),
        (When(earliest=None, latest=date(2026, 6, 21)), dates("2026-03-10", "2026-06-28"), True),  # a null end is not looked at
        (When(earliest=None, latest=date(2026, 3, 20)), dates(None, "2026-03-28"), False),  # eight days off, ten away
        (When(earliest=None, latest=date(2027, 3, 10)), dates(None, "2027-04-15"), True),  # 36 days off, 365 away
        (When(earliest=None, latest=date(2027, 3, 10)), dates(None, "2027-04-17"), False),
        (When(earliest=date(2026, 5, 1), latest=None), dates(None, "2026-05-31"), False),
        (Exactly("x"), {"min": 1, "max": 1}, False),
        (Between(min=1, max=1), "1", False),
    ],
    ids=str,
)
def test_a_value_fits_by_the_rule_of_its_shape(expected: Expected, value: Value, fits: bool) -> None:
    assert expected.fits(value, NOW) is fits


@pytest.mark.parametrize("text", ["Co", "씨", "さん", "株式会社", "Ltd"])
def test_a_name_that_is_a_form_of_company_keeps_something(text: str) -> None:
    assert trimmed(text)


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        (Between(min=60, max=60), "60"),
        (Between(min=50, max=None), "50 to …"),
        (Money(min=900000, max=900000, currency="KRW", period="month"), "900,000 KRW a month"),
        (Money(min=5000, max=8000, currency="USD", period="once"), "5,000 to 8,000 USD once"),
        (When(earliest=None, latest=date(2026, 6, 21)), "… to 2026-06-21"),
        (Contains(("routing", "SLA")), "routing + SLA"),
    ],
    ids=str,
)
def test_what_should_be_is_told_to_people(expected: Expected, told: str) -> None:
    assert str(expected) == told


def test_a_stored_value_is_told_to_people() -> None:
    assert shown(budget(600, 600, "USD", "month")) == "600, USD, month"
    assert shown(dates(None, "2026-05-31")) == "… to 2026-05-31"
    assert shown("표유나") == "표유나"
