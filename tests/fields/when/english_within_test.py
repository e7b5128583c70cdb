"""English days and weeks told within a month or a week, beside something else, and in what is left of a year."""

from __future__ import annotations

import pytest

from tests.hearing import value


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("from 4 to 23 of next month", "2026-04-04", "2026-04-23"),
        ("between the 4th and the 22nd of this month", "2026-03-04", "2026-03-22"),
        ("some time between the 3rd and 12th of September", "2026-09-03", "2026-09-12"),
        ("between 3rd and 12th September 2027", "2027-09-03", "2027-09-12"),
        ("3rd or 4th of May", "2026-05-03", "2026-05-04"),
        ("November, between the 19th and the 25th", "2026-11-19", "2026-11-25"),
        ("the first Monday of next month", "2026-04-06", "2026-04-06"),
        ("last Friday of the month", "2026-03-27", "2026-03-27"),
        ("by the last day of the quarter", None, "2026-03-31"),
        ("second weekend of next month", "2026-04-11", "2026-04-12"),
        ("later this year", "2026-03-10", "2026-12-31"),
        ("the rest of the month", "2026-03-10", "2026-03-31"),
        ("next week on Friday", "2026-03-20", "2026-03-20"),
        ("by next week Thursday", None, "2026-03-19"),
        ("the weekend after next", "2026-03-28", "2026-03-29"),
        ("over the weekend", "2026-03-14", "2026-03-15"),
        ("the month after the next", "2026-05-01", "2026-05-31"),
        ("w/c 4 May", "2026-05-04", "2026-05-10"),
        ("week commencing Monday 4th May", "2026-05-04", "2026-05-10"),
        ("the week starting on May 4", "2026-05-04", "2026-05-10"),
        ("week ending 10 May", "2026-05-04", "2026-05-10"),
        ("between now and June 15th", None, "2026-06-15"),
        ("anywhere from now until the end of May", None, "2026-05-31"),
        ("by close of play Friday", None, "2026-03-13"),
        ("within 48 hours", None, "2026-03-12"),
        ("36 hours from now", "2026-03-12", "2026-03-12"),
        ("in a year and 3 months", "2027-06-10", "2027-06-10"),
        ("within 1 year 6 months", None, "2027-09-10"),
        ("a week after tomorrow", "2026-03-18", "2026-03-18"),
        ("more than two weeks from now", "2026-03-24", None),
        ("from 1 May until Wed 22 May", "2026-05-01", "2026-05-22"),
        ("this afternoon", "2026-03-10", "2026-03-10"),
        ("this time next year", "2027-03-10", "2027-03-10"),
        ("in 6w", "2026-04-21", "2026-04-21"),
        ("three weeks from tomorrow", "2026-04-01", "2026-04-01"),
        ("a year and a half", "2027-09-10", "2027-09-10"),
        ("two and a half months", "2026-05-25", "2026-05-25"),
    ],
)
def test_days_and_weeks_are_told_within_something(text: str, earliest: str | None, latest: str) -> None:
    assert value(text, "en", "timeline", asking="timeline") == {"earliest": earliest, "latest": latest}


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("the tuesday after easter", "2026-04-07", "2026-04-07"),
        ("the friday before christmas", "2026-12-18", "2026-12-18"),
        ("by the friday before christmas", None, "2026-12-18"),
        ("the day after labor day", "2026-09-08", "2026-09-08"),
        ("the day before 4 may", "2026-05-03", "2026-05-03"),
        ("the week after Easter", "2026-04-06", "2026-04-12"),
        ("not until the week after Easter", "2026-04-06", None),
        ("the week before Christmas", "2026-12-18", "2026-12-24"),
        ("the weekend before easter", "2026-03-28", "2026-03-29"),
        ("the weekend after easter", "2026-04-11", "2026-04-12"),
        ("the month after labor day", "2026-09-08", "2026-10-07"),
        ("the month before christmas", "2026-11-25", "2026-12-24"),
        ("before Christmas", None, "2026-12-24"),
    ],
)
def test_days_and_weeks_are_told_beside_something(text: str, earliest: str | None, latest: str | None) -> None:
    assert value(text, "en", "timeline", asking="timeline") == {"earliest": earliest, "latest": latest}


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("Q2/Q3", "2026-04-01", "2026-09-30"),
        ("April/May", "2026-04-01", "2026-05-31"),
        ("late April/early May", "2026-04-21", "2026-05-10"),
        ("Q2-Q3 2027", "2027-04-01", "2027-09-30"),
        ("from April to June 2027", "2027-04-01", "2027-06-30"),
        ("November to February 2027", "2026-11-01", "2027-02-28"),
        ("November 2026 to June 2027", "2026-11-01", "2027-06-30"),
        ("2H 2026", "2026-07-01", "2026-12-31"),
        ("1H27", "2027-01-01", "2027-06-30"),
        ("2027H1", "2027-01-01", "2027-06-30"),
        ("11 / 2026", "2026-11-01", "2026-11-30"),
        ("11-2026", "2026-11-01", "2026-11-30"),
        ("01.06.2026", "2026-06-01", "2026-06-01"),
        ("Jun-1", "2026-06-01", "2026-06-01"),
        ("easter sunday 2027", "2027-03-28", "2027-03-28"),
        ("easter of next year", "2027-03-28", "2027-03-28"),
    ],
)
def test_short_forms_and_years_behind_ranges(text: str, earliest: str | None, latest: str) -> None:
    assert value(text, "en", "timeline", asking="timeline") == {"earliest": earliest, "latest": latest}


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("september two thousand twenty seven", "2027-09-01", "2027-09-30"),
        ("march twenty twenty seven", "2027-03-01", "2027-03-31"),
        ("june twenty two", "2026-06-22", "2026-06-22"),
        ("june twenty second", "2026-06-22", "2026-06-22"),
        ("the twenty second", "2026-03-22", "2026-03-22"),
        ("on the fifteenth", "2026-03-15", "2026-03-15"),
    ],
)
def test_figures_are_told_to_a_machine(text: str, earliest: str, latest: str) -> None:
    assert value(text, "en", "timeline", asking="timeline") == {"earliest": earliest, "latest": latest}


@pytest.mark.parametrize(
    "text",
    [
        "we promise a reply within 48 hours",
        "the team works at the weekend too",
        "our inbox is fullest this morning",
        "in june twenty people join us",
        "we have 6 w roles",
    ],
)
def test_what_nobody_asked_for_is_no_plan(text: str) -> None:
    assert value(text, "en", "timeline") is None
