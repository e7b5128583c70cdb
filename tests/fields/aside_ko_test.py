"""What a Korean reply says of the talk itself is no answer; what it tells of their work stays one."""

from __future__ import annotations

import time

import pytest

from bot.fields.aside_ko import behind_asides


@pytest.mark.parametrize(
    "text",
    [
        "저 지금 회의 들어가야 해서 일단 나갈게요",
        "아 저 이제 수업 들어가야 돼서요",
        "죄송한데 손님 오셔서 나가봐야 할 것 같아요",
        "배터리가 없어서 끊길 수도 있어요",
        "지금 진료 시작이라 이만 나가볼게요",
        "짧게 부탁드려요 제가 운전 중이라",
        "제가 지금 배달 중이라서요",
        "방금 연락 왔는데 저희 다른 데로 정했대요",
        "아 방금 대표님이 다른 업체랑 계약하셨다네요.",
        "조달청 나라장터에 등록된 제품인지 먼저 여쭙겠습니다.",
        "그 전에 보안 인증 받은 제품인지부터 확인하고 싶습니다",
        "해외 결제도 되는지 우선 여쭤볼게요",
    ],
)
def test_going_being_brief_being_off_and_asking_first_tell_nothing(text: str) -> None:
    assert behind_asides(text) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "현장에 나가야 해서 전화를 못 받아요",
        "회의 중이라 문의를 자꾸 놓쳐요",
        "문의가 처리됐는지 확인하고 싶어요",
        "운전 중에 온 예약을 받아 주는 거요",
        "다른 업체 견적도 같이 관리하는 거요",
        "배송이 어디쯤인지 알려주는 챗봇이요",
        "간단하게 쓸 수 있는 예약 관리요",
        "당일에 취소하는 손님이 너무 많아서요",
        "한국어가 제대로 돼야 해요",
    ],
)
def test_what_is_told_of_work_stays(text: str) -> None:
    assert behind_asides(text) == 0


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("저 5분 뒤에 나가야 해서 짧게 말씀드리면 재고 문의 자동 답변이에요", "재고 문의 자동 답변이에요"),
        ("짧게 할게요 예약 알림 문자 보내는 거요", "예약 알림 문자 보내는 거요"),
        ("운전 중이라 간단히 말씀드릴게요, 배차 챗봇이요", "배차 챗봇이요"),
    ],
)
def test_the_answer_begins_behind_the_words_that_it_will_be_brief(text: str, rest: str) -> None:
    assert text[behind_asides(text) :] == rest


@pytest.mark.parametrize("text", ["저 지금 " * 800 + "나갈게요", "인지 " * 1500 + "여쭙", "운전 중 " * 12 + "이라" * 9])
def test_hostile_text_takes_no_time(text: str) -> None:
    begun = time.process_time()
    behind_asides(text)
    assert time.process_time() - begun < 2.0
