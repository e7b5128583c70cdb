"""A number by which a part of a paper is called is neither money nor people, and who names it puts the answer off."""

from __future__ import annotations

import pytest

from tests.reached_test import heard


@pytest.mark.parametrize("field", ["budget", "company_size"])
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "That is set out in the RFP, section 4."),
        ("en", "see clause 12 of the tender"),
        ("en", "it's on page 7 of the document I sent"),
        ("en", "refer to appendix 3"),
        ("en", "3rd page of the brief"),
        ("en", "sections 4 and 5 cover that"),
        ("ko", "RFP 4페이지에 있어요"),
        ("ko", "제안요청서 제3장 참고해주세요"),
        ("ko", "첨부 2번 항목 보시면 됩니다"),
        ("ja", "RFPの4ページに書いてあります"),
        ("ja", "仕様書の第3章をご覧ください"),
        ("ja", "別紙2に記載しております"),
    ],
)
def test_the_number_of_a_page_fills_nothing(language: str, text: str, field: str) -> None:
    assert field not in heard(text, language, field).found


@pytest.mark.parametrize(
    "text", ["That is set out in the RFP, section 4.", "see clause 12 of the tender", "please refer to section 2.1 of our brief"]
)
def test_who_names_the_page_puts_it_off(text: str) -> None:
    assert heard(text, "en", "budget").declined == ("budget",)


@pytest.mark.parametrize(
    ("language", "text", "low"),
    [
        ("en", "item 3 is too dear for us. 4000 a year", 4000),
        ("en", "page says 200 a month, that's our limit, so 200 a month", 200),
        ("ko", "4페이지 보고 생각했는데 월 30만원이요", 300_000),
        ("ja", "第2案で、月5万円です", 50_000),
    ],
)
def test_what_is_paid_stands_beside_it(language: str, text: str, low: int) -> None:
    value = heard(text, language, "budget").found["budget"].value
    assert isinstance(value, dict)
    assert low in (value["min"], value["max"])
