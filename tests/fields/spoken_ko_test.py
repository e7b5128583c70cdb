"""Korean as strangers speak it: endings of the chat and the country, what lasts until then, sums that are no budget."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.hearing import heard


def told(text: str, asking: str) -> object:
    found = heard(text, "ko", asking).found.get(asking)
    value = found.value if found else None
    return tuple(value.values()) if isinstance(value, Mapping) else value


@pytest.mark.parametrize(
    ("asking", "text", "value"),
    [
        ("role", "소장임", "소장"),
        ("role", "총무팀 대리임", "총무팀 대리"),
        ("role", "대표임ㅋㅋ", "대표"),
        ("role", "점주임", "점주"),
        ("role", "생산관리 주임임", "생산관리 주임"),
        ("role", "CTO임", "CTO"),
        ("role", "소장임 잘부탁드려요", "소장"),
        ("role", "대표요 결정은 제가 해요", "대표"),
        ("role", "부장 대우 차장임", "부장 대우 차장"),
        ("role", "행정실장이라니까요", "행정실장"),
        ("role", "부원장이구먼", "부원장"),
        ("role", "명함엔 이사인데 실무는 제가 다 해요", "이사"),
        ("company", "이름은 없고 그냥 시장 좌판이에요", None),
        ("role", "안내데스크 실장이라 보시면 돼요", "안내데스크 실장"),
        ("role", "학과 조교예요, 교수님 심부름이지만요", "학과 조교"),
        ("name", "작년까진 팀장, 지금은 부장입니다", None),
        ("role", "책임", "책임"),
        ("role", "주임", "주임"),
        ("role", "총무여라", "총무"),
        ("role", "점장이구만유", "점장"),
        ("role", "과장이지라", "과장"),
        ("role", "대표랑께", "대표"),
        ("role", "이사 아입니꺼", "이사"),
        ("company", "번개물류임", "번개물류"),
        ("company", "남도수산이랑께", "남도수산"),
        ("company", "충청방앗간이래유", "충청방앗간"),
        ("company", "목포건어물이여라", "목포건어물"),
        ("company", "삼천포횟집 아입니꺼", "삼천포횟집"),
        ("name", "노태강임", "노태강"),
        ("name", "김순임", "김순임"),
        ("name", "최봉구랑께요", "최봉구"),
        ("name", "송만호래유", "송만호"),
        ("name", "강순자라 카는데예", "강순자"),
    ],
)
def test_the_ending_of_a_chat_or_of_the_country_is_no_part_of_a_value(asking: str, text: str, value: str | None) -> None:
    assert told(text, asking) == value


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("직원이 28명이 아니라 33명이래요", 33),
        ("인사팀에 물어보니 120명이 아니고 131명이래요", 131),
        ("확인했더니 저희 직원이 47명이래요", 47),
        ("옆 가게는 12명이래요", None),
        ("공식적으론 22인데 한 명 육아휴직이라 21이요", 21),
        ("서류엔 40명인데 셋이 휴직이라 37명이에요", 37),
        ("네", None),
        ("네!", None),
        ("네 명이요", 4),
        ("넷이여라", 4),
    ],
)
def test_a_size_that_is_put_right_is_no_hearsay_and_yes_is_no_four(text: str, people: int | None) -> None:
    assert told(text, "company_size") == (people and (people, people))


@pytest.mark.parametrize(
    ("text", "earliest"),
    [
        ("담당자가 9월 말까지 휴직이라 10월 둘째 주부터요", "10-"),
        ("공사가 10월 말까지라 11월부터요", "11-01"),
        ("기존 계약이 9월까지라 10월부터 쓰려고요", "10-01"),
        ("11월 10일까지 정산 기간이거든요, 그거 마치고요", "11-11"),
        ("이번 주까지 바쁘고 다음 주부터요", "03-16"),
        ("축제가 8월 3일부터 5일까지라서 그 뒤에요", "08-06"),
        ("전시회가 9월 1일부터 4일까지라 끝나고 나서요", "09-05"),
        ("행사가 9월 9일부터 11일까지라서요 그거 끝나고요", "09-12"),
    ],
)
def test_what_lasts_until_a_day_is_what_they_begin_after(text: str, earliest: str) -> None:
    told_of = told(text, "timeline")
    assert isinstance(told_of, tuple)
    assert str(told_of[0])[5:].startswith(earliest)
    assert told_of[1] is None


def test_a_deadline_before_what_comes_then_stays_one() -> None:
    assert told("9월 말까지 도입이고 교육은 10월부터요", "timeline") == (None, "2026-09-30")


@pytest.mark.parametrize(
    "text",
    [
        "입장료가 1만 2천원이라서요 예산은 따로 없어요",
        "객단가가 8천원이라 예산은 아직 없어요",
        "한 그릇에 9천원 받는 집이라 예산 같은 건 없어요",
        "저희 월 매출이 2천만원이라 예산은 많이 못 써요",
    ],
)
def test_a_sum_of_theirs_is_no_budget(text: str) -> None:
    assert told(text, "budget") is None


def test_a_budget_beside_a_price_of_theirs_is_read() -> None:
    assert told("숙박료가 10만원이에요. 예산은 월 5만원이요", "budget") == (50000, 50000, "KRW", "month")


@pytest.mark.parametrize(
    "text",
    [
        "미용실인데 예약이 자꾸 겹쳐서 예약 프로그램 넣고 싶어요",
        "홈페이지를 새로 만들었는데 채팅 상담 기능 넣고 싶어요",
        "펜션 하는데 문의가 많아서 응대 봇 붙이고 싶어요",
        "관광버스 회사인데 배차 문의 받는 프로그램을 사려 하니 통화하게 해 주시오",
    ],
)
def test_a_tool_to_be_put_in_is_a_need(text: str) -> None:
    assert "need" in heard(text, "ko", None).found
