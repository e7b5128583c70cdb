"""Sizes as they are told in Australia, the Philippines and at firms with members: "45 all up", "320 na kami", "the staff are 48"."""

from __future__ import annotations

import pytest

from tests.hearing import heard


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("bout 45 all up, 6 of us on the phones", 45),
        ("30 all up, 4 in the office", 30),
        ("around 320 na kami all in all", 320),
        ("120 lang kami", 120),
        ("Members are 14,000 but the staff are 48", 48),
        ("students are about 900, employees number 75", 75),
        ("our workforce is around 90, clients come to 3,000", 90),
        ("payroll stands at 61", 61),
    ],
)
def test_the_staff_is_told_from_the_rest(text: str, people: int) -> None:
    assert heard(text, "en", "company_size").found["company_size"].value == {"min": people, "max": people}


@pytest.mark.parametrize("text", ["that MD sir will only decide", "Boss sir will decide only", "I would sooner explain on the telephone"])
def test_who_decides_is_no_time(text: str) -> None:
    assert heard(text, "en", "timeline").declined == ("timeline",)


@pytest.mark.parametrize("text", ["excuse my English I am Afrikaans", "I am Flemish, sorry for my English", "sorry, I am Tagalog"])
def test_what_somebody_speaks_is_not_their_name(text: str) -> None:
    assert "name" not in heard(text, "en", None).found


@pytest.mark.parametrize(("text", "tool"), [("OTRS, a version from 2015", "OTRS"), ("we're on Spiceworks, sadly", "Spiceworks")])
def test_a_tool_has_its_name_and_no_age(text: str, tool: str) -> None:
    assert heard(text, "en", "current_solution").found["current_solution"].value == tool
