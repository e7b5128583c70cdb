"""Japanese as it is typed in chats is read like Japanese as it is printed, and keeps its length."""

from __future__ import annotations

import pytest

from bot.language.chatty_ja import plainly


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("店長っす", "店長です"),
        ("10万くらいっすかね", "10万くらいですかね"),
        ("工場長だよ", "工場長です"),
        ("花月堂やで", "花月堂です"),
        ("欲しいっす!", "欲しいです!"),
        ("ec運営してます 社員は9人", "ec運営してます.社員は9人"),
        ("通販です 20人です", "通販です;20人です"),
        ("塾やってます~ 生徒は90人", "塾やってます~.生徒は90人"),
        ("予約の電話が多いので ネットで受けたい", "予約の電話が多いので,ネットで受けたい"),
    ],
)
def test_endings_and_spaces_of_chats_are_those_of_books(typed: str, plain: str) -> None:
    assert plainly(typed) == plain
    assert len(plainly(typed)) == len(typed)


@pytest.mark.parametrize(
    "text", ["ありがとうございまっす", "山田 太郎", "おやつ 30個", "はっすい加工", "みなとやで買った", "google workspace です"]
)
def test_what_only_looks_like_one_stays(text: str) -> None:
    assert plainly(text) == text
