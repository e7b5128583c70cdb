"""A value that the same message takes back gives way to the next one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.fields import FIELD_KINDS, Hearing

NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)


def _least(kind: str, text: str, language: str) -> object:
    found = FIELD_KINDS[kind].read(text, Hearing(now=NOW, language=language, region={"en": "US"}.get(language, ""), asked=True))
    assert found
    assert isinstance(found[0].value, dict)
    return found[0].value["min"] if kind != "timeline" else found[0].value["latest"]


@pytest.mark.parametrize(
    ("kind", "language", "text", "value"),
    [
        ("headcount", "en", "60, no wait, 65", 65),
        ("headcount", "en", "about 45, oh wait, with the new office it's 52 people", 52),
        ("headcount", "en", "85 on paper, really more like 78", 78),
        ("headcount", "ko", "50명… 아니 80명이네요", 80),
        ("headcount", "ko", "쉰 명이요 아 아니다 쉰두 명", 52),
        ("headcount", "ja", "五十名くらい、正確には五十三名です", 53),
        ("headcount", "ja", "90、いや95名ですね", 95),
        ("money", "en", "$15k, actually make it 18k, per year", 18_000),
        ("number", "ko", "300건, 아니 400건", 400),
        ("timeline", "en", "May. or no, make that June", "2026-06-30"),
        ("timeline", "ko", "5월 말, 아니 6월 말까지요", "2026-06-30"),
        ("timeline", "ja", "5月、いや6月までに", "2026-06-30"),
    ],
)
def test_the_later_of_two_counts_where_the_first_is_taken_back(kind: str, language: str, text: str, value: object) -> None:
    assert _least(kind, text, language) == value


@pytest.mark.parametrize(
    ("kind", "language", "text", "value"),
    [
        ("headcount", "en", "54 people, not 45", 54),
        ("headcount", "en", "40 people, actually 12 of them in support", 40),  # a part, no correction
        ("headcount", "en", "between 30 and 40", 30),
        ("headcount", "ko", "40명 아니고 60명이에요", 60),
        ("headcount", "ko", "직원 40명, 아니면 50명", 40),  # or
        ("headcount", "ja", "社員は40名です", 40),
    ],
)
def test_a_second_number_that_corrects_nothing_changes_nothing(kind: str, language: str, text: str, value: object) -> None:
    assert _least(kind, text, language) == value
