"""Times that are another day in another country: holidays of one name, the year of the taxes; and weeks by their number."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.fields import FIELD_KINDS
from bot.fields.kind import Hearing

NOW = datetime(2026, 3, 10, tzinfo=UTC)


def timeline(text: str, region: str, *, asked: bool = True) -> tuple[str | None, str | None] | None:
    found = FIELD_KINDS["timeline"].read(text, Hearing(now=NOW, language="en", region=region, asked=asked))
    values = [one.value for one in found if isinstance(one.value, dict)]
    return (values[-1]["earliest"], values[-1]["latest"]) if values else None  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "region", "wanted"),
    [
        ("Before Jamhuri Day", "KE", (None, "2026-12-11")),
        ("after Independence Day", "IN", ("2026-08-16", None)),
        ("by Independence Day", "PH", (None, "2026-06-12")),
        ("before Independence Day", "NG", (None, "2026-09-30")),
        ("before independence day", "US", (None, "2026-07-03")),
        ("before National Day please", "SG", (None, "2026-08-08")),
        ("we'd start after Eid", "AE", ("2026-03-22", None)),
        ("before Ramadan, no later", "PK", (None, "2027-02-18")),
        ("before Mother's Day", "GB", (None, "2026-03-14")),
        ("before Mother's Day", "US", (None, "2026-05-09")),
        ("by Father's Day", "AU", (None, "2026-09-06")),
        ("after Victoria Day", "CA", ("2026-05-19", None)),
        ("after the King's Birthday", "NZ", ("2026-06-02", None)),
        ("on Good Friday we close, so before Good Friday", "GB", (None, "2026-04-02")),
        ("after presidents day", "US", ("2027-02-16", None)),
        ("before Rosh Hashanah", "US", (None, "2026-09-11")),
        ("before Independence Day", "XX", (None, "2026-07-03")),
    ],
)
def test_a_holiday_is_that_of_the_prospects_country(text: str, region: str, wanted: tuple[str | None, str | None]) -> None:
    assert timeline(text, region) == wanted


@pytest.mark.parametrize(
    ("text", "region", "wanted"),
    [
        ("by end of tax year", "GB", (None, "2026-04-05")),
        ("before the tax year ends", "GB", (None, "2026-04-05")),
        ("next tax year", "GB", ("2026-04-06", "2027-04-05")),
        ("by the end of the financial year", "AU", (None, "2026-06-30")),
        ("by financial year end", "IN", (None, "2026-03-31")),
        ("before our fiscal year closes", "US", (None, "2026-12-31")),
        ("in the new financial year", "GB", ("2026-04-01", "2027-03-31")),
    ],
)
def test_the_year_of_taxes_and_books_is_that_of_the_prospects_country(
    text: str, region: str, wanted: tuple[str | None, str | None]
) -> None:
    assert timeline(text, region) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Start should be in KW 22", ("2026-05-25", "2026-05-31")),
        ("KW22", ("2026-05-25", "2026-05-31")),
        ("from CW 14", ("2026-03-30", None)),
        ("by calendar week 37", (None, "2026-09-13")),
        ("wk 16", ("2026-04-13", "2026-04-19")),
        ("KW 3/2027", ("2027-01-18", "2027-01-24")),
        ("KW 5", ("2027-02-01", "2027-02-07")),  # this year's is over
    ],
)
def test_a_week_has_the_number_that_iso_8601_gives_it(text: str, wanted: tuple[str | None, str | None]) -> None:
    assert timeline(text, "DE") == wanted


@pytest.mark.parametrize(
    "text", ["week 3 of the pilot was chaos", "we get 60 a week, 2 of us answer", "week 99", "each week 2 people quit"]
)
def test_a_number_beside_a_week_is_no_week_where_nobody_asked_when(text: str) -> None:
    assert timeline(text, "US", asked=False) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It must be running before school starts on August 19.", (None, "2026-08-18")),
        ("before the conference begins on 3 June", (None, "2026-06-02")),
        ("starting on August 19", ("2026-08-19", None)),
        ("not before the term starts on May 4", ("2026-05-04", None)),
    ],
)
def test_what_starts_on_a_day_is_not_always_they(text: str, wanted: tuple[str | None, str | None]) -> None:
    assert timeline(text, "US") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("before our financial year ends in June", (None, "2026-05-31")),
        ("by financial year end, 30 June", (None, "2026-06-30")),
        ("first thing in the new financial year (1 July)", ("2026-07-01", "2026-07-01")),
        ("nothing until term starts on May 4", ("2026-05-04", None)),
        ("can't do anything before term starts on May 4", ("2026-05-04", None)),
        ("first week 3 June", ("2026-06-03", "2026-06-03")),
        ("week 1 June", ("2026-06-01", "2026-06-01")),
        ("the week 20 July", ("2026-07-20", "2026-07-20")),
        ("that week 4 May", ("2026-05-04", "2026-05-04")),
    ],
)
def test_a_month_that_is_named_counts_for_more(text: str, wanted: tuple[str | None, str | None]) -> None:
    found = timeline(text, "US")
    assert found is not None
    assert [(one, other) for one, other in zip(found, wanted, strict=True) if other and one != other] == []


@pytest.mark.parametrize(
    "text",
    [
        "week 2 after contract",
        "in week 3 after signing",
        "the week 3 people leave",
        "we get a week 50 tickets",
        "each week 20 tickets, so soon",
    ],
)
def test_a_number_beside_a_week_may_count_something_else(text: str) -> None:
    found = timeline(text, "US")
    assert found is None or "2027" not in str(found)


@pytest.mark.parametrize(("text", "region"), [("before Independence Day", "KE"), ("before Republic Day", "PK")])
def test_a_day_that_their_country_does_not_keep_is_not_another_countrys(text: str, region: str) -> None:
    assert timeline(text, region) is None


def test_the_first_of_a_days_names_counts() -> None:
    assert timeline("before Independence Day", "PL") == (None, "2026-11-10")


@pytest.mark.parametrize("text", ["our boiler is kw 24", "we run a 36 kw 20 unit solar plant"])
def test_kilowatts_are_no_weeks(text: str) -> None:
    assert timeline(text, "DE", asked=False) is None
