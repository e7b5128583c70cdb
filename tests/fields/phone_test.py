"""Telephone numbers by country, beside dates, prices and order numbers."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.fields import FIELD_KINDS, Hearing

PHONE = FIELD_KINDS["phone"]
NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)


def heard(text: str, language: str, region: str, *, asked: bool) -> list[object]:
    return [one.value for one in PHONE.read(text, Hearing(now=NOW, language=language, region=region, asked=asked))]


@pytest.mark.parametrize(
    ("language", "region", "text", "number"),
    [
        ("en", "US", "lena.strand@copperfinch.example, or call 720-555-0134", "+17205550134"),
        ("en", "US", "call me, 415 555 0188", "+14155550188"),
        ("en", "US", "(415) 666-7777 ext 12", "+14156667777"),
        ("en", "GB", "020 7946 0958", "+442079460958"),
        ("en", "GB", "07700 900123", "+447700900123"),
        ("en", "AU", "0491 570 156", "+61491570156"),
        ("en", "US", "+49 30 901820", "+4930901820"),
        ("ko", "KR", "010-1234-5678 입니다", "+821012345678"),
        ("ko", "", "연락처는 01012345678이에요", "+821012345678"),
        ("ko", "KR", "02-2123-4567로 전화 주세요", "+82221234567"),
        ("ja", "JP", "03-1588-2034です。メールは t@y.example", "+81315882034"),
        ("ja", "JP", "０９０－１２３４－５６７８", "+819012345678"),
        ("ja", "", "090-1234-5678に電話をください", "+819012345678"),
        ("en", "US", "720.555.0134", "+17205550134"),
        ("ja", "JP", "0166-23-4567", "+81166234567"),
        ("ja", "JP", "０８０ー１２３４ー５６７８です", "+818012345678"),
        ("ja", "JP", "〇九〇、一二三四、五六七八です", "+819012345678"),
        ("ja", "JP", "ゼロ三の三二一一の四四五五です", "+81332114455"),
        ("ko", "KR", "공일공 이삼사오 육칠팔구요", "+821023456789"),
        ("ko", "KR", "공일공-3344-5566으로 주세요", "+821033445566"),
        ("en", "GB", "oh two oh seven nine four six oh nine five eight", "+442079460958"),
        ("en", "US", "four one five, five five five, zero one double three", "+14155550133"),
    ],
)
def test_an_asked_number_is_read_for_its_country(language: str, region: str, text: str, number: str) -> None:
    assert heard(text, language, region, asked=True) == [number]


@pytest.mark.parametrize(
    ("language", "region", "text"),
    [
        ("en", "US", "order 4155550188 never came"),
        ("en", "US", "on 2026-03-10 10:30"),
        ("en", "US", "it cost $4,155,550"),
        ("en", "US", "03/27/2011"),
        ("en", "US", "invoice #2155550188"),
        ("en", "US", "about 45 people and 3 warehouses"),
        ("ko", "KR", "주문번호 2024031012345 확인해 주세요"),
        ("ko", "KR", "27,350,000원입니다"),
        ("ko", "KR", "사업자등록번호 220-81-62517"),
        ("ja", "JP", "注文番号 0312345678 の件です"),
        ("ja", "JP", "2026年3月10日"),
        ("ja", "JP", "12,000,000円です"),
        ("en", "US", "one two three testing one two three"),
        ("en", "GB", "12-03-2026 or 13-03-2026"),
        ("ko", "KR", "일이 많아서 이사 오고 삼일 쉬었어요"),
        ("ja", "JP", "2026-03-10"),
        ("ja", "JP", "一二三四五と数えます"),
    ],
)
def test_other_digits_are_no_number(language: str, region: str, text: str) -> None:
    assert heard(text, language, region, asked=False) == []


def test_a_number_beside_other_words_is_read_though_another_field_was_asked_for() -> None:
    assert heard("メールはないので電話ください　0166-23-4567", "ja", "JP", asked=False) == ["+81166234567"]
    assert heard("메일은 없고 공일공-3344-5566 으로 전화주세요", "ko", "KR", asked=False) == ["+821033445566"]


def test_two_numbers_are_told_apart() -> None:
    assert heard("010-1234-5678 / 02-2123-4567", "ko", "KR", asked=True) == ["+821012345678", "+82221234567"]


def test_a_number_is_shown_in_international_form() -> None:
    assert PHONE.show("+17205550134", "en") == "+1 720-555-0134"


def test_what_cannot_be_shown_is_given_back() -> None:
    assert PHONE.show("12", "en") == "12"


def test_a_number_without_its_area_is_none() -> None:
    assert PHONE.read("555 0188", Hearing(now=NOW, language="en", region="US", asked=True)) == []


def test_a_country_behind_two_zeros_is_read_where_nobody_dials_it_so() -> None:
    (found,) = PHONE.read("0044 20 7946 0958", Hearing(now=NOW, language="en", region="US", asked=True))
    assert found.value == "+442079460958"


@pytest.mark.parametrize(
    ("text", "number"),
    [("61 - 9 9285-2776", "+61992852776"), ("(44) - 20 7946 0958", "+442079460958"), ("90-212 000 00 00", "+902120000000")],
)
def test_a_country_that_is_set_apart_needs_no_plus(text: str, number: str) -> None:
    (found,) = PHONE.read(text, Hearing(now=NOW, language="en", region="US", asked=True))
    assert found.value == number


@pytest.mark.parametrize("text", ["12-34-56789", "65-90 calls a day", "61-9", "99-100-200-300"])
def test_figures_with_dashes_are_no_country(text: str) -> None:
    assert not PHONE.read(text, Hearing(now=NOW, language="en", region="US", asked=True))
