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
    ],
)
def test_endings_of_chats_are_those_of_books(typed: str, plain: str) -> None:
    assert plainly(typed) == plain
    assert len(plainly(typed)) == len(typed)


@pytest.mark.parametrize("text", ["친구요", "연구요", "육칠팔구요", "여용 님", "이여사님", "김다예요", "당장요", "예약되나", "함께요"])
def test_what_only_looks_like_one_stays(text: str) -> None:
    assert plainly(text) == text
