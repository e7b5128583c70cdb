"""Korean copulas and endings around a value: typed like a word of their own, as in a chat, as in the country."""

from __future__ import annotations

import pytest

from tests.hearing import heard


def told(text: str, asking: str) -> object:
    found = heard(text, "ko", asking).found.get(asking)
    return found.value if found else None


@pytest.mark.parametrize(
    ("asking", "text", "value"),
    [
        ("role", "상담 실장 이에요", "상담 실장"),
        ("role", "매니저 에요", "매니저"),
        ("role", "공방지기 이에요", "공방지기"),
        ("role", "실장 이라고 해요", "실장"),
        ("role", "사장 이라고 보시면 돼요", "사장"),
        ("company", "비엣브릿지 에요", "비엣브릿지"),
        ("company", "나루 이라고 해요", "나루"),
        ("name", "제임스 예요", "제임스"),
        ("name", "최유진 이라고 합니다", "최유진"),
        ("name", "박말순 이라예", "박말순"),
        ("current_solution", "수기 장부 이에요", "수기 장부"),
        ("email", "linh@vietbridge.example 이에요", "linh@vietbridge.example"),
        ("need", "예약 문의 자동 답장 이에요", "예약 문의 자동 답장"),
        ("need", "이거 얼마 예요?", None),
        ("name", "이에요", None),
        ("name", "입니다", None),
        ("name", "예 맞아요", None),
        ("role", "이에요", None),
        ("role", "입니다", None),
        ("company", "에요", None),
        ("company", "이에요.", None),
        ("current_solution", "이에요", None),
        ("name", "서울 강남 이에요", None),
        ("name", "그냥 손님 이에요", None),
        ("name", "카페 사장 이에요", None),
    ],
)
def test_a_copula_by_itself_is_no_word_of_a_value(asking: str, text: str, value: str | None) -> None:
    assert told(text, asking) == value


@pytest.mark.parametrize(
    ("asking", "text", "value"),
    [
        ("name", "걍 민재라고 불러주세여", "민재"),
        ("name", "기냥 수진이라고 불러줘요", "수진"),
        ("name", "김갑수라 캅니다", "김갑수"),
        ("name", "정태호라캅니더", "정태호"),
        ("name", "민재욤", "민재"),
        ("name", "지우에욤", "지우"),
        ("name", "고은실이우다", "고은실"),
        ("role", "사장마씸", "사장"),
        ("role", "사장이외다", "사장"),
        ("role", "대표쥬", "대표"),
        ("role", "팀장입니닷", "팀장"),
        ("role", "걍 사장이요", "사장"),
        ("role", "총무이드래요", "총무"),
        ("role", "대표죠 뭐", "대표"),
        ("role", "그냥 사장이지 뭐", "사장"),
        ("company", "바당스테이마씸", "바당스테이"),
        ("company", "바당스테이우다", "바당스테이"),
        ("company", "바당스테이요", "바당스테이"),
        ("company", "바당스테이라니까요", "바당스테이"),
        ("company", "솜솜양말 이욤", "솜솜양말"),
        ("company", "솜솜양말이라구 해요", "솜솜양말"),
        ("company", "걍 솜솜양말이라고 써주세여", "솜솜양말"),
        ("company", "금성철물이잉교", "금성철물"),
        ("company", "한라농원이주게", "한라농원"),
        ("company", "대경중기예", "대경중기"),
        ("name", "탁혜지여", "탁혜지"),
        ("current_solution", "종이장부지 뭐", "종이장부"),
        ("current_solution", "화이트보드에 써놔", "화이트보드"),
        ("company", "솜솜양말이애요", "솜솜양말"),
        ("company", "솜솜양말이에효", "솜솜양말"),
        ("company", "하늘농장이라 함", "하늘농장"),
        ("name", "고은실이라마씸", "고은실"),
        ("name", "박철수라고 함다", "박철수"),
        ("role", "실장 임니다", "실장"),
        ("role", "제가 사장임돠", "사장"),
        ("role", "과장이거든여", "과장"),
        ("role", "원장이구요", "원장"),
        ("current_solution", "장부마씸", "장부"),
        ("current_solution", "걍 단톡방이욤", "단톡방"),
        ("current_solution", "뭐 그냥 수기 장부죠 뭐", "수기 장부"),
    ],
)
def test_an_ending_of_a_chat_or_of_the_country_is_taken_off(asking: str, text: str, value: str) -> None:
    assert told(text, asking) == value


@pytest.mark.parametrize(
    ("asking", "text", "value"),
    [
        ("company", "별빛카페이에요", "별빛카페"),
        ("role", "바리스타이에요", "바리스타"),
        ("role", "대표이우다", "대표"),
        ("company", "구냥이네", "구냥이네"),
        ("company", "성냥공방", "성냥공방"),
        ("need", "아마씨 주문 정리요", "아마씨 주문 정리"),
        ("need", "마음씨 좋은 상담 답장이요", "마음씨 좋은 상담 답장"),
        ("role", "비용 담당이요", "비용 담당"),
        ("name", "김보욤", "김보"),
        ("company", "오렌지쥬스", "오렌지쥬스"),
        ("company", "해운대도자기공예", "해운대도자기공예"),
        ("name", "김지예", "김지예"),
        ("name", "김철수지요", "김철수"),
        ("company", "이주게임즈", "이주게임즈"),
        ("company", "오임니다식당", "오임니다식당"),
        ("company", "스토리오", "스토리오"),
        ("name", "김태오", "김태오"),
        ("company", "라구파스타", "라구파스타"),
    ],
)
def test_what_only_looks_like_such_an_ending_stays(asking: str, text: str, value: str) -> None:
    assert told(text, asking) == value


@pytest.mark.parametrize("text", ["블랙프라이데이 전에요", "블랙프라이데이 전까지마씸"])
def test_a_feast_that_ends_like_the_country_speaks_is_one(text: str) -> None:
    assert heard(text, "ko", "timeline").found["timeline"].value == {"earliest": None, "latest": "2026-11-26"}
