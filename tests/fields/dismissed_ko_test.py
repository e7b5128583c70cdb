"""A Korean figure that turns out to be but a part, or an old one, gives way to the one told behind it, whatever was asked."""

from __future__ import annotations

import pytest

from tests.hearing import heard


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("아 아까 80은 강사만이에요 행정이랑 셔틀 기사님까지 하면 113명입니다", 113),
        ("방금 말한 24명은 본점만이고 2호점까지 41명이에요", 41),
        ("아까 30명은 정규직만 센 거고 파트타임 포함하면 52명이요", 52),
        ("먼저 적은 15명은 매장 직원 기준이고 공장까지 합치면 60명입니다", 60),
        ("아 그 12명은 요리사만요 홀까지 28명이에요", 28),
        ("앞에서 45라고 한 건 상담사만이고 전체는 130명이에요", 130),
        ("아까 말한 30은 서울만이에요. 지방까지 다 하면 210명", 210),
        ("잠깐 아까 20명은 간호사만 센 거라 원장님들까지 26명이에요", 26),
        ("아까 90명은 작년 숫자고 지금은 74명입니다", 74),
        ("위에 적은 33명은 파견 빼고예요, 다 하면 51명", 51),
    ],
)
def test_a_part_gives_way_to_the_whole_while_another_question_is_open(text: str, people: int) -> None:
    value = heard(text, "ko", "email", "company_size", "timeline").found["company_size"].value
    assert isinstance(value, dict)
    assert value["min"] == value["max"] == people
