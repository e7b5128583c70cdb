"""A number by which a part of a paper is called is neither money nor people, and who names it puts the answer off."""

from __future__ import annotations

import pytest

from tests.hearing import heard


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


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        ("en", "in that case 45", 45),
        ("en", "best case 60", 60),
        ("en", "quite a lot 400", 400),
        ("en", "good question 45", 45),
        ("en", "as on the form 45", 45),
        ("en", "our users number 45", 45),
        ("ko", "이제 45", 45),
        ("ko", "실제 30 정도", 30),
        ("ko", "저희쪽 45 정도예요", 45),
        ("ja", "資料の45", 45),
    ],
)
def test_what_only_looks_like_a_page_is_a_size(language: str, text: str, people: int) -> None:
    assert heard(text, language, "company_size").found["company_size"].value == {"min": people, "max": people}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "in that case 5000"),
        ("en", "worst case 10000"),
        ("en", "that's a lot 300 max"),
        ("en", "tender 40000"),
        ("en", "good question 500 a month tops"),
        ("ko", "이제 300"),
        ("ko", "저희쪽 300"),
    ],
)
def test_what_only_looks_like_a_page_is_a_sum(language: str, text: str) -> None:
    assert "budget" in heard(text, language, "budget").found
