"""Numbers in words and digits, and the gate that skips texts without any."""

from __future__ import annotations

import pytest

from bot.fields.numeral import may_count, numerals
from bot.fields.utterance import utterance


def _values(text: str, language: str) -> list[float]:
    said = utterance(text, language)
    return [one.value for one in numerals(said.folded, said.tongue, said.words)]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "a dozen and a half", 18),
        ("en", "seventy-five thousands", 75_000),
        ("en", "1,50,000", 150_000),
        ("en", "one and a half thousand", 1500),  # read up to its half
        ("ko", "문의가 천이백 건이에요", 1200),  # 건 counts tickets
        ("ko", "1억 2천", 120_000_000),  # what follows 억 counts 만
        ("ko", "3억 500만원", 305_000_000),
        ("ja", "1億2千", 120_000_000),
        ("ko", "월 오십 정도", 50),
        ("ko", "열다섯 남짓", 15),
    ],
)
def test_a_number_is_read(language: str, text: str, value: float) -> None:
    assert value in _values(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "we are forty"),
        ("en", "a dozen"),
        ("en", "45"),
        ("en", "a dollar"),
        ("en", "a couple of hundred"),
        ("ko", "서른 명"),
        ("ko", "스물다섯이요"),
        ("ko", "열 다섯 명"),
        ("ko", "백삼십 명"),
        ("ko", "이십"),
        ("ko", "월50만원"),
        ("ko", "둘이요"),
        ("ko", "직원은 두세 명"),
        ("ko", "마흔둘입니다"),
        ("ko", "삼천만원"),
        ("ko", "직원이 여든다섯이요"),
        ("ko", "예순, 예순다섯"),
        ("ko", "열댓 명"),
        ("ja", "三十名"),
        ("ja", "ひとりです"),
        ("ja", "ふたりで"),
        ("ja", "二、三十人"),
        ("ja", "十"),
        ("ja", "社員は百二十人"),
    ],
)
def test_no_number_is_hidden_by_the_gate(language: str, text: str) -> None:
    said = utterance(text, language)
    assert may_count(said.folded, said.tongue, said.words)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "hey, do you guys do ticket routing for shared inboxes?"),
        ("ko", "최유나요. 데이터는 국내 서버에 저장되나요?"),
        ("ko", "채널톡 쓰고 있는데 메일이랑 같이 관리가 안 돼서 불편해요"),
        ("ja", "あおぞら物流の田中です。よろしくお願いいたします。"),
    ],
)
def test_a_text_without_a_number_is_not_searched(language: str, text: str) -> None:
    said = utterance(text, language)
    assert not may_count(said.folded, said.tongue, said.words)
