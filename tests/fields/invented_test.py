"""Everyday words that once were read as values: nothing may be found in them."""

from __future__ import annotations

from datetime import datetime
from time import process_time
from zoneinfo import ZoneInfo

import pytest

from bot.fields import FIELD_KINDS
from bot.fields.kind import Hearing

NOW = datetime(2026, 5, 19, 14, 0, tzinfo=ZoneInfo("Asia/Seoul"))


@pytest.mark.parametrize(
    ("kind", "text", "language"),
    [
        ("timeline", "도입 비용이 궁금해요", "ko"),  # 금해 in 궁금해요 is no "this year"
        ("timeline", "궁금한 게 있어요", "ko"),
        ("timeline", "전화 상담 주세요", "ko"),  # 담 주 in 상담 주세요 is no "next week"
        ("timeline", "상담 달라고 했어요", "ko"),
        ("headcount", "数十名の会社です", "ja"),  # dozens, not ten
        ("headcount", "数百名規模です", "ja"),
        ("headcount", "何十人もいます", "ja"),
    ],
)
@pytest.mark.parametrize("asked", [False, True])
def test_nothing_is_read_from_a_word_that_only_looks_like_a_value(kind: str, text: str, language: str, asked: bool) -> None:
    assert list(FIELD_KINDS[kind].read(text, Hearing(now=NOW, language=language, region=language.upper(), asked=asked))) == []


@pytest.mark.parametrize(
    ("text", "latest"),
    [("담달이요", "2026-06-30"), ("이번 달 안에요", "2026-05-31"), ("다음 주에요", "2026-05-31"), ("금년이요", "2026-12-31")],
)
def test_the_short_words_for_time_are_still_read_where_they_stand_alone(text: str, latest: str) -> None:
    (found,) = FIELD_KINDS["timeline"].read(text, Hearing(now=NOW, language="ko", region="KR", asked=True))
    assert isinstance(found.value, dict)
    assert found.value["latest"] == latest


@pytest.mark.parametrize(
    "text",
    [
        "일이삼사" * 100,
        "9" * 500 + "만",
        "一二三四" * 200 + "円",
        "９" * 400,
        "9" * 400 + " people",
        "hundred " * 200,
        "dozen million " * 90,
    ],
)
@pytest.mark.parametrize("kind", sorted(FIELD_KINDS))
def test_a_number_without_end_breaks_no_kind(kind: str, text: str) -> None:
    for language in ("en", "ko", "ja"):
        FIELD_KINDS[kind].read(text, Hearing(now=NOW, language=language, asked=True))


@pytest.mark.parametrize("blank", ["\u00a0", "\u2028", "\x0b", " ", "\t", "\u3000"])
@pytest.mark.parametrize("kind", sorted(FIELD_KINDS))
def test_blanks_without_end_cost_no_time(kind: str, blank: str) -> None:
    """1,000 of them once took 1.7 s of the whole server's time, 2,000 took 13; the bound is a hundred times what is needed."""
    began = process_time()
    FIELD_KINDS[kind].read(blank * 2000, Hearing(now=NOW, language="en", asked=True))
    FIELD_KINDS[kind].read("a" + blank * 1900 + "b", Hearing(now=NOW, language="en", asked=True))
    assert process_time() - began < 5.0
