"""Foreign names of several words, in Hangul, as an answer to the question for the name."""

from __future__ import annotations

import pytest

from tests.hearing import told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("제 이름은 응우옌 티 린 이에요", "응우옌 티 린"),
        ("응우옌 티 린", "응우옌 티 린"),
        ("네, 응우옌 반 하이입니다", "응우옌 반 하이"),
        ("쩐 반 득이라고 합니다", "쩐 반 득"),
        ("팜 티 흐엉", "팜 티 흐엉"),
        ("마이클 박", "마이클 박"),
        ("마이클 박이에요", "마이클 박"),
        ("저는 마이클 김이라고 해요", "마이클 김"),
        ("왕 샤오밍입니다", "왕 샤오밍"),
        ("전 왕 웨이라고 합니다", "왕 웨이"),
        ("리 웨이요", "리 웨이"),
        ("다나카 유키예요", "다나카 유키"),
        ("마리아 산토스 이에요", "마리아 산토스"),
        ("강 마리아 입니다", "강 마리아"),
        ("존 스미스요", "존 스미스"),
        ("제 이름은 잠발 도르지예요", "잠발 도르지"),
        ("사라 코너", "사라 코너"),
        ("응우옌 티 린 (Nguyen Thi Linh)", "응우옌 티 린"),
        ("응우옌 티 린이고 실장이에요", "응우옌 티 린"),
        ("제임스 박, 마케팅 담당이에요", "제임스 박"),
    ],
)
def test_all_words_of_a_foreign_name_are_read(text: str, name: str) -> None:
    assert told(text, "ko", "name", "name") == name


@pytest.mark.parametrize(
    "text",
    [
        "서울 강남이에요",
        "동네 주민이에요",
        "홍보팀 직원이에요",
        "카페 사장이요",
        "그냥 손님이요",
        "제 이름은 아직 비밀이에요",
        "이름은 나중에 알려드릴게요",
        "이 번호로 주세요",
        "리사 카페 운영해요",
        "테일러 샵이에요",
        "내일 다시 이야기 해요",
        "테스트 계정이에요",
        "왜 물어보세요",
        "혹시 누구신가요",
        "안나 씨가 담당이에요, 저는 몰라요",
        "왕 웨이 부장이 담당이고 저는 몰라요",
        "마이클 조던 신발이에요, 이름은 비밀",
    ],
)
def test_what_is_no_name_stays_none(text: str) -> None:
    assert told(text, "ko", "name", "name") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [("글라스피치 이도윤이에요", "이도윤"), ("크리스 사장이에요", "크리스"), ("안나예요", "안나"), ("김민수 입니다", "김민수")],
)
def test_one_word_of_several_may_be_the_name(text: str, name: str) -> None:
    assert told(text, "ko", "name", "name") == name


@pytest.mark.parametrize(
    "text",
    [
        "마이클 조던 신발 팔아요",
        "제임스 카페예요",
        "왕 새우 주문 문의가 밀려요",
        "안나 수이 화장품 유통해요",
        "이름은 같은데 회사가 달라요",
    ],
)
def test_unasked_a_foreign_name_is_no_writers(text: str) -> None:
    assert told(text, "ko", "name", None) is None
