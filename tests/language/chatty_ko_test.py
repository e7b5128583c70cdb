"""Korean as it is typed in chats is read like Korean as it is printed, and keeps its length."""

from __future__ import annotations

import pytest

from bot.language.chatty_ko import plainly


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("저희는 한빛물류구요 본사는", "저희는 한빛물류고요 본사는"),
        ("30명이구요", "30명이고요"),
        ("김민지예여~", "김민지예요~"),
        ("있나여?", "있나요?"),
        ("했는데용", "했는데요"),
        ("김복동이여", "김복동이요"),
        ("부탁드립니당", "부탁드립니다"),
        ("안 되요", "안 돼요"),
        ("안됬어요", "안됐어요"),
        ("이예요", "이에요"),
        ("드릴께요", "드릴게요"),
        ("열 명인디유", "열 명인데요"),
        ("너울국밥입니더", "너울국밥입니다"),
        ("해오름수산이라예", "해오름수산이에요"),
        ("한 달에 20만원이라예", "한 달에 20만원이에요"),
        ("달구벌섬유라예 반갑심더", "달구벌섬유예요 반갑어요"),
        ("손태웅임더", "손태웅예요"),
        ("본사거든예. 좋아예", "본사거든요. 좋아요"),
        ("안 오는 기 아이고예", "안 오는 기 아이고요"),
        ("곽덕수라 캅니더", "곽덕수라고합니다"),
        ("살라 카는데예", "살라 하는데요"),
        ("카톡 단톡방여", "카톡 단톡방요"),
        ("문의 보내기여~", "문의 보내기요~"),
    ],
)
def test_endings_of_chats_are_those_of_books(typed: str, plain: str) -> None:
    assert plainly(typed) == plain
    assert len(plainly(typed)) == len(typed)


@pytest.mark.parametrize(
    "text",
    [
        "친구요",
        "연구요",
        "육칠팔구요",
        "여용 님",
        "이여사님",
        "김다예요",
        "당장요",
        "예약되나",
        "함께요",
        "김지예",
        "최라예입니다",
        "예",
        "네 예",
        "아예 안 나와요",
        "서예 학원",
        "도예 공방",
        "인디 게임사",
        "더 주세요",
        "이십여 명",
        "문의가 쌓여 있어요",
        "행사 참여",
        "부여 지점",
        "도서대여",
        "스카카는 앱",
        "9월까지라 10월부터",
        "휴지라 부피가",
        "책임",
        "김순임",
        "동호회모임",
        "그래유",
        "시간여유",
    ],
)
def test_what_only_looks_like_one_stays(text: str) -> None:
    assert plainly(text) == text
