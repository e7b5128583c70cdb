"""Korean titles told beside what they are called, and behind the work that goes with them."""

from __future__ import annotations

import pytest

from tests.hearing import told


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("직함은 매니저인데 실제로는 사장 대신 다 합니다", "매니저"),
        ("직책은 과장이지만 구매도 하고 총무도 해요", "과장"),
        ("명함에는 본부장이라고 돼 있어요", "본부장"),
        ("직급은 대리고 CS 담당해요", "대리"),
        ("제 직위는 차장입니다", "차장"),
        ("타이틀은 매니저예요 하는 일은 상담이고", "매니저"),
        ("부서는 영업지원이고 직급은 주임이에요", "주임"),
        ("포지션은 팀장이에요", "팀장"),
        ("사무국에서 회원 업무 보는 간사예요", "간사"),
        ("접수 쪽 일 보는 실장이에요", "실장"),
        ("병원에서 원무 맡고 있는 과장입니다", "과장"),
        ("매장 관리하는 점장이요", "점장"),
        ("학생 상담이랑 시간표 짜는 교무부장이에요", "교무부장"),
        ("재고도 보고 발주도 넣는 총무예요", "총무"),
        ("주문 받고 배송 챙기는 대리입니다", "대리"),
    ],
)
def test_a_title_is_read_without_what_it_is_called_and_what_its_holder_does(text: str, role: str) -> None:
    assert told(text, "ko", "role", "role") == role


@pytest.mark.parametrize(
    "text",
    [
        "군청에서 관광 업무를 맡고 있습니다. 민원 접수 시스템 안내 부탁드립니다",
        "병원에서 접수 업무를 담당하고 있습니다. 예약 챗봇 도입하려고 합니다",
        "구청에서 민원 일을 맡고 있어요. 접수 시스템 도입하려고요",
    ],
)
def test_work_that_is_told_unasked_is_no_title(text: str) -> None:
    assert told(text, "ko", "role", None) is None


def test_work_answers_where_no_title_is_told_without_the_place_at_which_it_is_done() -> None:
    assert told("군청에서 관광 업무를 맡고 있습니다", "ko", "role", "role") == "관광 업무"
