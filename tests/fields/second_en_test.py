"""English as it is written by those who speak another language first: how often a sum is paid, and who is a part of whom."""

from __future__ import annotations

import pytest

from tests.hearing import told, value


@pytest.mark.parametrize(
    ("text", "least", "period"),
    [
        ("9 000 $ by year", 9000, "year"),
        ("9000 $ by month", 9000, "month"),
        ("800 $ by mth", 800, "month"),
        ("9000 $/an", 9000, "year"),
        ("700 eur par mois", 700, "month"),
        ("6000 € pro Jahr", 6000, "year"),
        ("8000 € al año", 8000, "year"),
        ("9k yr", 9000, "year"),
        ("5000 for year", 5000, "year"),
        ("300 dollars in month", 300, "month"),
        ("3600 dollar the year", 3600, "year"),
        ("12000 per annum", 12000, "year"),
        ("9000 $ by year end", 9000, None),
        ("15k by month end", 15000, None),
        ("9000 by year two", 9000, None),
        ("9000 in year one", 9000, None),
        ("we can spend 9000 by the end of the year", 9000, None),
        ("3000 for an upgrade", 3000, None),
        ("2000/analyst", 2000, None),
        ("im an owner, so 3000", 3000, None),
        ("500 a month, 6000 by year", 500, "month"),
    ],
)
def test_the_period_is_told_with_another_preposition(text: str, least: int, period: str | None) -> None:
    budget = value(text, "en", "budget", asking="budget")
    assert isinstance(budget, dict)
    assert (budget["min"], budget["period"]) == (least, period)


@pytest.mark.parametrize(
    ("text", "most"),
    [("Maximum 9 000 $ by year, taxes not included", 9000), ("9000 by year maximum", 9000)],
)
def test_a_most_stands_before_or_behind_such_a_period(text: str, most: int) -> None:
    assert value(text, "en", "budget", asking="budget") == {"min": None, "max": most, "currency": "USD", "period": "year"}


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("N2.5m for the year, we can go up small if it works", "2500000"),
        ("N3.2 million per year", "3200000"),
        ("R2k monthly", "2000"),
        ("R15k a month", "15000"),
        ("N95 masks cost us 400 a month, budget is 600", "600"),
        ("we are on R2 in building N3", None),
        ("the N95k7 model", None),
        ("see clause R2.5", None),
    ],
)
def test_a_letter_of_money_stands_before_thousands_and_millions(text: str, least: str | None) -> None:
    assert told(text, "en", "budget", "budget") == least


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("We are 70 coworkers, from that 9 in the service", 70),
        ("We are 70 coworkers and from them 9 work in service", 70),
        ("45 employees, from those about six in support", 45),
        ("30 colleagues, thereof 9 in the office", 30),
        ("70 people, 9 of them in support", 70),
        ("120, of which 14 answer mail", 120),
        ("85 drivers and staff, amongst them 7 in the office", 85),
        ("9 of our 70 employees", 70),
        ("10 in support out of 60", 60),
        ("nine out of ten of us work from home, 80 in all", 80),
        ("6 out of 7 days, 14 people", 14),
        ("6 here and 4 in the warehouse", 10),
        ("20 on site and 6 remote", 26),
        ("20 in Montreal and 12 in Leeds", 32),
        ("We are 32, 20 in Montréal and 12 in Laval", 32),
        ("30 drivers from that depot and 9 in the office", 39),
        ("12 drivers from this site and 20 in the office", 32),
        ("18 dentists and 6 in the office", 24),
        ("60 drivers, plus 8 in the office", 68),
        ("31 mechanics, 4 apprentices and 5 in the office", 40),
    ],
)
def test_a_part_of_the_whole_is_not_added_to_it(text: str, people: int) -> None:
    assert told(text, "en", "company_size", "company_size") == str(people)
