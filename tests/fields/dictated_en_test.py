"""English numbers read out in words where a telephone number was asked for, beside other words for numbers."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.fields import FIELD_KINDS, Hearing

NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)


def heard(text: str, region: str, *, asked: bool) -> list[object]:
    return [one.value for one in FIELD_KINDS["phone"].read(text, Hearing(now=NOW, language="en", region=region, asked=asked))]


@pytest.mark.parametrize(
    ("region", "text", "number"),
    [
        ("GB", "oh seven seven double oh, nine hundred, one four two", "+447700900142"),
        ("AU", "zero four nine one, five seven zero, one five six", "+61491570156"),
        ("AU", "oh four nine one, five seventy, one fifty six", "+61491570156"),
        ("AU", "0491 five seven zero, one five six", "+61491570156"),
        ("AU", "zero four nine one dash five seven zero dash one five six", "+61491570156"),
        ("US", "seven two zero, triple five, zero one double four", "+17205550144"),
        ("US", "720 triple five oh one thirty four", "+17205550134"),
        ("US", "it's seven two oh then five five five then oh one three four, thanks", "+17205550134"),
        ("GB", "plus four four seven seven double zero nine double zero one four two", "+447700900142"),
    ],
)
def test_a_number_is_read_out(region: str, text: str, number: str) -> None:
    assert heard(text, region, asked=True) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "two or three people",
        "one two three",
        "nine to five, monday to friday, extension twelve",
        "two thousand twenty six, march twelve",
        "around twelve hundred a month, two hundred fifty for setup",
        "we are seven, two part time, five five five",
        "call at nine thirty or ten fifteen or two forty five",
        "seven two oh, five five five, oh one three",
        "one hundred, two hundred, three hundred",
        "seven hundred twenty employees, five hundred fifty five tickets",
    ],
)
def test_other_numbers_in_words_are_no_telephone(text: str) -> None:
    assert heard(text, "US", asked=True) == []


@pytest.mark.parametrize("text", ["oh four nine one, five seventy, one fifty six", "0491 five seven zero, one five six"])
def test_unasked_only_plain_digits_are_dictated(text: str) -> None:
    assert heard(text, "AU", asked=False) == []
