"""A Korean need is the tool, without the reason for it and without what is asked about it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.fields import FIELD_KINDS, Hearing
from tests.hearing import told

NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)


def heard(text: str) -> str | None:
    found = FIELD_KINDS["need"].read(text, Hearing(now=NOW, language="ko"))
    return str(found[-1].value) if found else None


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("문의 메일이 밀려서 헬프데스크 도입하려고요", "헬프데스크"),
        ("상담 전화가 너무 많아서 챗봇을 알아보고 있어요", "챗봇"),
        ("직원이 그만둬서 자동응답 시스템이 필요해요", "자동응답 시스템"),
        ("밤에 전화를 못 받으니까 챗봇 도입하려고요", "챗봇"),
        ("주문이 몰려서요 주문 접수 챗봇 구매하려고 합니다", "주문 접수 챗봇"),
        ("외국인 손님이 많아져서 다국어 상담 챗봇을 구축하고자 합니다", "다국어 상담 챗봇"),
        ("다음 달 오픈이라 예약 시스템이 필요해요", "예약 시스템"),
        ("사람을 못 구해서 콜봇 알아보고 있어요", "콜봇"),
    ],
)
def test_the_reason_before_a_tool_is_left_out(text: str, need: str) -> None:
    assert heard(text) == need


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("손님이 사진을 찍어서 주문하는 프로그램을 찾고 있어요", "손님이 사진을 찍어서 주문하는 프로그램"),
        ("카톡을 통해서 예약받는 시스템이 필요해요", "카톡을 통해서 예약받는 시스템"),
        ("고객 응대를 위해서 챗봇을 도입하려고 합니다", "고객 응대를 위해서 챗봇"),
        ("문의를 한곳에 모아서 관리가 필요해요", "문의를 한곳에 모아서 관리"),
        ("고객 문의가 흩어져 있어서 한곳에 모으는 툴을 찾고 있습니다", "고객 문의가 흩어져 있어서 한곳에 모으는 툴"),
    ],
)
def test_the_manner_in_which_a_tool_works_stays(text: str, need: str) -> None:
    assert heard(text) == need


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("광고대행사구요 저희 인원 28명인데 라이브챗 붙이면 요금이 얼마부터예요?", "라이브챗"),
        ("저희는 치과인데 상담 챗봇 도입하면 비용이 어떻게 되나요", "상담 챗봇"),
        ("헬프데스크 쓰면 가격이 얼마 정도 해요?", "헬프데스크"),
        ("주차장 민원 챗봇 구매 건으로 영업 담당자분과 직접 통화하고 싶습니다.", "주차장 민원 챗봇 구매"),
        ("챗봇은 얼마예요?", "챗봇"),
    ],
)
def test_a_tool_whose_price_is_asked_is_what_they_are_after(text: str, need: str) -> None:
    assert heard(text) == need


@pytest.mark.parametrize(
    "text",
    [
        "티켓 가격이 얼마예요",
        "저희 앱 사용 요금이 너무 비싸다고 고객들이 문의해요",
        "챗봇 이용 요금이 두 번 인출됐는데요",
        "이런 서비스 얼마예요",
    ],
)
def test_what_others_pay_and_what_was_paid_is_no_need(text: str) -> None:
    assert heard(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "VOC가 디코랑 스토어리뷰랑 메일로 흩어져있음",
        "리뷰랑 디엠이 다 따로 놀아요",
        "민원이 부서마다 제각각이에요",
        "댓글이 채널마다 나뉘어 있음",
        "접수가 자꾸 누락됨",
        "클레임이 엉망임",
        "신청서가 여기저기 흩어져 있어요",
    ],
)
def test_work_that_is_scattered_or_lost_is_a_need_that_nobody_asked_for(text: str) -> None:
    assert told(text, "ko", "need", None) == text


@pytest.mark.parametrize(
    "text", ["챗봇 말고 사람이요 도입 건으로 얘기하려고요", "사람이요 견적 때문에요", "상담원 연결해주세요 도입 건으로 얘기하려고요"]
)
def test_a_wish_for_a_person_before_what_it_is_about_is_no_need(text: str) -> None:
    assert told(text, "ko", "need", "email") is None
