"""What Korean prospects were misread by: names like numbers, forms, what lasts until then, adverts refused beside a wish."""

from __future__ import annotations

import pytest

from bot.signals.intent import HOLDS
from tests.hearing import heard


@pytest.mark.parametrize(
    ("text", "name"),
    [("저는 오명석이라고 합니다", "오명석"), ("이명수입니다", "이명수"), ("천명관이요", "천명관"), ("육명희예요", "육명희")],
)
def test_a_name_that_begins_as_a_number_counts_nobody(text: str, name: str) -> None:
    found = heard(text, "ko", "name").found
    assert found["name"].value == name
    assert "company_size" not in found


@pytest.mark.parametrize(
    ("text", "people"), [("오명이요", 5), ("육명 정도요", 6), ("십오명입니다", 15), ("백명", 100), ("이백명 정도", 200)]
)
def test_a_number_of_people_still_does(text: str, people: int) -> None:
    assert heard(text, "ko", "company_size").found["company_size"].value == {"min": people, "max": people}


def test_who_is_left_out_of_a_count_makes_the_rest_the_count() -> None:
    text = "아까 인원 45명이라고 했는데 퇴사자 빼니까 41명이네요 죄송해요"
    assert heard(text, "ko", "timeline").found["company_size"].value == {"min": 41, "max": 41}


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("지금 쓰는 게 8월 말까지 묶여 있어서 9월에 바꿀 예정입니다.", "2026-09-01", "2026-09-30"),
        ("8월 말까지 교육이 있어서 9월 초에 시작하고 싶어요", "2026-09-01", "2026-09-10"),
        ("6월까지 도입해야 해서 5월에 준비해요", None, "2026-06-30"),
    ],
)
def test_what_lasts_until_then_is_not_when_they_begin(text: str, first: str | None, last: str) -> None:
    assert heard(text, "ko", "timeline").found["timeline"].value == {"earliest": first, "latest": last}


def test_where_it_will_be_published_is_no_sum() -> None:
    assert heard("금액은 나중에 공고문에 나갑니다. 그거 보시면 됩니다.", "ko", "budget").declined == ("budget",)


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("ko", "[도입 문의] 1. 회사명: 누리물산 2. 용도: 사내 IT 헬프데스크 (고장 접수)", "사내 IT 헬프데스크 (고장 접수)"),
        ("ko", "문의 내용: 예약 문의를 한곳에서 보고 싶습니다", "예약 문의를 한곳에서 보고 싶습니다"),
        ("ja", "用途：社内ITヘルプデスク（故障受付）", "社内ITヘルプデスク（故障受付）"),
        ("ja", "お問い合わせ内容：予約の一元管理", "予約の一元管理"),
        ("en", "Use case: internal IT help desk (device faults)", "internal IT help desk (device faults)"),
    ],
)
def test_a_need_stands_behind_its_label(language: str, text: str, words: str) -> None:
    assert heard(text, language, None).found["need"].value == words


@pytest.mark.parametrize(
    ("language", "text"), [("ko", "문의 내용: 요금"), ("ja", "お問い合わせ内容：料金について"), ("en", "Enquiry: pricing")]
)
def test_a_price_behind_a_label_is_no_need(language: str, text: str) -> None:
    assert "need" not in heard(text, language, None).found


@pytest.mark.parametrize(
    ("language", "text", "name", "role"),
    [
        ("ko", "담당자: 이하늘 대리", "이하늘", "대리"),
        ("ja", "ご担当者：佐藤 課長", "佐藤", "課長"),
        ("ja", "担当：中村部長", "中村", "部長"),
    ],
)
def test_a_title_behind_a_labelled_name_is_the_role(language: str, text: str, name: str, role: str) -> None:
    found = heard(text, language, None).found
    assert (found["name"].value, found["role"].value) == (name, role)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "고객 문의가 폭주중이에요;; 문의 자동 응답 도입하려고요. 광고 문자는 사양이고 요금 안내만 부탁드려요"),
        ("en", "We need a shared inbox for 20 people. No marketing emails please, just send me the price list"),
        ("ja", "問い合わせ管理のツールを探しています。営業メールは不要ですので、料金表だけ送ってください"),
    ],
)
def test_adverts_refused_by_who_wants_to_buy_end_nothing(language: str, text: str) -> None:
    signals = heard(text, language, None).signals
    assert signals.get("opt_out", 0) < HOLDS <= signals["buy"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "광고 문자 보내지 마세요"),
        ("ko", "광고 문자 사양합니다. 다시는 연락하지 마세요. 요금 안내도 필요 없어요"),
        ("en", "don't send me any more marketing"),
        ("en", "no more promo emails, take me off your list, I only wanted a price once"),
        ("ja", "営業メールは不要です"),
        ("ja", "広告はもう送らないでください。今後一切ご連絡は不要です"),
    ],
)
def test_adverts_refused_and_nothing_wanted_are_an_opt_out(language: str, text: str) -> None:
    assert heard(text, language, None).signals["opt_out"] >= HOLDS


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("오명이네요", 5),
        ("오명이랑 알바요", 5),
        ("삼명있어요", 3),
        ("육명근무해요", 6),
        ("오명됩니다", 5),
        ("백명좀 넘어요", 100),
        ("백명대예요", 100),
        ("오명뿐이에요", 5),
        ("십명내로", 10),
    ],
)
def test_a_count_without_a_blank_is_one(text: str, people: int) -> None:
    value = heard(text, "ko", "company_size").found["company_size"].value
    assert isinstance(value, dict)
    assert people in (value["min"], value["max"])


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Name: Dana Lee, Use case: help desk, Size: 45, Email: dana@kiln.example", "help desk"),
        ("ko", "용도: 고객상담 인원: 45명 예산: 월 30만원", "고객상담"),
        ("ja", "用途：社内ヘルプデスク、人数：45名", "社内ヘルプデスク"),
        ("en", "Challenge: we lose mail, e.g. orders get lost", "we lose mail, e.g. orders get lost"),
    ],
)
def test_a_labelled_need_ends_where_the_next_label_begins(language: str, text: str, words: str) -> None:
    assert heard(text, language, None).found["need"].value == words


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Purpose: none"),
        ("en", "Looking for: N/A"),
        ("en", "Inquiry: call me"),
        ("en", "Enquiry: delete my data"),
        ("en", "Looking for: 20 seats"),
        ("en", "Looking for: a job"),
        ("ko", "목적: 없음"),
        ("ko", "용건: 전화 주세요"),
        ("ko", "문의 내용: 로그인이 안 돼요"),
        ("ja", "用途：未定"),
        ("ja", "ご要望：特になし"),
        ("ja", "ご用件：お電話ください"),
    ],
)
def test_a_label_with_no_work_behind_it_gives_no_need(language: str, text: str) -> None:
    assert "need" not in heard(text, language, None).found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "we need a help desk. never send me marketing again"),
        ("en", "we need a help desk. please no marketing at all from you again"),
        ("en", "no more spam. we wanted to buy a help desk but not from spammers, only stop"),
        ("ko", "광고 문자 보내지 마세요. 도입 검토 끝났어요"),
    ],
)
def test_adverts_refused_for_good_stay_an_opt_out(language: str, text: str) -> None:
    assert heard(text, language, None).signals["opt_out"] >= HOLDS
