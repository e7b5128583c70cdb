"""What each country asks of advertising: consent, mark and hours, from the data file."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from bot.flow.advertising import DATA, countries_of, duty, laws, needs_consent, sendable_at, source_of
from bot.model import Visit

NOW = datetime(2026, 3, 10, 3, 0, tzinfo=UTC)

# Where somebody comes from, what they write and their number; whether consent is owed, and the mark.
PEOPLE = [
    ("US", "", "en", "", False, ""),
    ("KR", "", "ko", "", True, "(광고)"),
    ("US", "", "ko", "", True, "(광고)"),  # who writes Korean may be in Korea
    ("US", "Asia/Seoul", "en", "", True, "(광고)"),
    ("US", "", "en", "+821012345678", True, "(광고)"),
    ("JP", "", "ja", "", True, ""),
    ("DE", "", "en", "", True, ""),
    ("GB", "", "en", "", True, ""),
    ("", "", "en", "", True, ""),  # nobody knows
    ("BR", "", "en", "", True, ""),  # not in the file
    ("us", "", "en", "", False, ""),
]


@pytest.mark.parametrize("person", PEOPLE)
def test_the_strictest_of_all_that_may_apply_holds(person: tuple[str, str, str, str, bool, str]) -> None:
    region, zone, language, phone, consent, mark = person
    owed = duty(Visit(region=region, timezone=zone), language, phone)
    assert (owed.consent, owed.mark) == (consent, mark)


def test_every_law_names_its_source_and_no_country_stands_in_two() -> None:
    countries = [country for law in laws() for country in law.countries]
    assert len(countries) == len(set(countries))
    assert all(len(law.source) > 80 for law in laws())
    assert all("https://" in law.source for law in laws())
    assert set(json.loads(DATA.read_text("utf-8"))) == {"about", "read", "laws"}


# A time in Seoul, and when Korean advertising may leave then.
HOURS = [
    ("2026-03-10T20:59", "2026-03-10T20:59"),
    ("2026-03-10T21:00", "2026-03-11T08:00"),
    ("2026-03-10T23:30", "2026-03-11T08:00"),
    ("2026-03-11T00:10", "2026-03-11T08:00"),
    ("2026-03-11T07:59", "2026-03-11T08:00"),
    ("2026-03-11T08:00", "2026-03-11T08:00"),
]


@pytest.mark.parametrize(("at", "leaves"), HOURS)
def test_korean_advertising_never_leaves_between_nine_and_eight_in_seoul(at: str, leaves: str) -> None:
    here, there = (datetime.fromisoformat(f"{text}+09:00") for text in (at, leaves))
    assert sendable_at("KR", here) == there
    assert sendable_at("", here) == here


def test_a_line_of_advertising_says_whose_hours_it_keeps() -> None:
    korean, american = (source_of(duty(Visit(region=region), language)) for region, language in (("KR", "ko"), ("US", "en")))
    assert countries_of(["pricing", korean]) == "KR"
    assert countries_of([american]) == ""
    assert countries_of(["pricing"]) is None


def test_a_korean_consent_lapses_after_two_years_and_an_american_one_does_not() -> None:
    given = NOW - timedelta(days=731)
    assert not duty(Visit(region="KR"), "ko").counts(given, NOW)
    assert duty(Visit(region="KR"), "ko").counts(given + timedelta(days=2), NOW)
    assert duty(Visit(region="US"), "en").counts(given, NOW)


def test_a_language_of_many_countries_says_nothing_of_consent() -> None:
    assert [needs_consent(language) for language in ("en", "ko", "ja", "de", "es")] == [False, True, True, True, False]
