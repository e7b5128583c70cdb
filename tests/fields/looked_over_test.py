"""What somebody found who looked the kinds over for mistakes: one input of each, and near ones that were right."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.fields import FIELD_KINDS, Hearing
from bot.model import Value

NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
REGIONS = {"en": "US", "ko": "KR", "ja": "JP"}


def heard(kind: str, text: str, language: str = "en", *, asked: bool = True) -> Value | None:
    found = FIELD_KINDS[kind].read(text, Hearing(now=NOW, language=language, region=REGIONS[language], asked=asked))
    return found[0].value if found else None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("fifty k", 50_000, 50_000),
        ("under five k", None, 5_000),
        ("30 to forty k", 30_000, 40_000),
        ("2 and a half k", 2_500, 2_500),
        ("two and a half k", 2_500, 2_500),
        ("2½ million", 2_500_000, 2_500_000),
        ("£500 + VAT", 500, 500),
        ("£500 + 20% VAT", 500, 500),
        ("£500+", 500, None),
        ("99c a seat", 0.99, 0.99),
        ("80p a seat", 0.8, 0.8),
        ("our budget was 20k, now it is 30k", 30_000, 30_000),
        ("it was 45k, now 54k", 54_000, 54_000),
        ("$20k last year; $30k now", 30_000, 30_000),
        ("in 2027, 30k", 30_000, 30_000),
        ("30k for 2027", 30_000, 30_000),
        ("2000", 2_000, 2_000),
    ],
)
def test_a_sum_in_words_coins_and_years(text: str, low: float | None, high: float | None) -> None:
    value = heard("money", text)
    assert isinstance(value, dict)
    assert (value["min"], value["max"]) == (low, high)


@pytest.mark.parametrize(
    ("language", "text", "size"),
    [("en", "we were 45, now 54", 54), ("en", "we are 45 now, 60 by summer", 45), ("ko", "45명이었는데 지금은 54명", 54)],
)
def test_how_many_they_are_now(language: str, text: str, size: int) -> None:
    assert heard("headcount", text, language) == {"min": size, "max": size}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("a week on Monday", "2026-03-23"),
        ("two weeks on Monday", "2026-03-30"),
        ("a fortnight on Tuesday", "2026-03-31"),
        ("30 April", "2026-04-30"),
        ("31st of July", "2026-07-31"),
    ],
)
def test_a_day_is_that_day(text: str, day: str) -> None:
    assert heard("timeline", text) == {"earliest": day, "latest": day}


@pytest.mark.parametrize("text", ["31 June", "30 Feb", "31st of September", "30th February"])
def test_a_day_that_there_is_not_is_none(text: str) -> None:
    assert heard("timeline", text) is None


@pytest.mark.parametrize("asked", [True, False])
@pytest.mark.parametrize(
    ("language", "text"),
    [("ja", "うちは1,000年続く旅館です"), ("ko", "1,000년 역사의 사찰입니다"), ("en", "open for 1,000 years"), ("en", "within 1,000 days")],
)
def test_thousands_are_not_cut_at_their_comma(language: str, text: str, *, asked: bool) -> None:
    assert heard("timeline", text, language, asked=asked) is None


@pytest.mark.parametrize(("language", "text"), [("ja", "2,3か月後"), ("ko", "2,3개월 후")])
def test_two_numbers_of_months_may_have_a_comma_between_them(language: str, text: str) -> None:
    assert heard("timeline", text, language) == {"earliest": "2026-05-10", "latest": "2026-06-10"}


@pytest.mark.parametrize("text", ["Mary Ann van der Berg", "Maria de la Cruz Lopez", "Juan Carlos de la Cruz"])
def test_small_words_within_a_name_are_not_counted(text: str) -> None:
    assert heard("name", text) == text


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("ko", "저희 회계연도는 4월부터 시작합니다. 이번 회계연도의 2분기에 도입하고 싶습니다.", "2026-07-01", "2026-09-30"),
        ("ko", "사업연도가 7월 시작이라 1분기요", "2026-07-01", "2026-09-30"),
        ("ko", "2분기요", "2026-04-01", "2026-06-30"),
        ("en", "our fiscal year starts in April, we want Q2 of this one", "2026-07-01", "2026-09-30"),
        ("en", "Our fiscal year begins July 1, so Q1", "2026-07-01", "2026-09-30"),
        ("en", "only in the second semester of 2027", "2027-07-01", "2027-12-31"),
    ],
)
def test_a_quarter_is_one_of_the_year_that_begins_as_they_say(language: str, text: str, first: str, last: str) -> None:
    assert heard("timeline", text, language) == {"earliest": first, "latest": last}


@pytest.mark.parametrize(
    ("text", "size"), [("1.200 employees, worldwide", 1200), ("about 1.200", 1200), ("1.000 people", 1000), ("1,200 people", 1200)]
)
def test_people_are_no_fractions(text: str, size: int) -> None:
    assert heard("headcount", text) == {"min": size, "max": size}


def test_a_quote_has_no_blanks_around_it() -> None:
    (found,) = FIELD_KINDS["timeline"].read("음… 4월부터요 ", Hearing(now=NOW, language="ko", region="KR", asked=True))
    assert found.quote == found.quote.strip()


@pytest.mark.parametrize(("text", "tool"), [("카카오톡으로 해요", "카카오톡"), ("전화로 받아요", "전화")])
def test_a_tool_is_named_without_what_they_do_with_it(text: str, tool: str) -> None:
    assert heard("solution", text, "ko") == tool


@pytest.mark.parametrize("text", ["\u2028\u2028", "\x0c", "\u3000\x1d", "\u2029. \x0b"])
@pytest.mark.parametrize("kind", sorted(FIELD_KINDS))
def test_blanks_of_any_sort_are_no_answer(kind: str, text: str) -> None:
    assert heard(kind, text) is None
