"""What a reply only seems to say, where it is known what was asked."""

from __future__ import annotations

import pytest

from bot.hearing.reply import asked_back, behind_what_was_told, beside_the_answer
from tests.hearing import heard


@pytest.mark.parametrize(
    ("kind", "language", "text", "signal"),
    [
        ("need", "en", "nobody knows, and customers don't know who answered their mail", "decline"),
        ("need", "ko", "건너뛰기 요청 안 놓치는 거요", "decline"),
        ("need", "ja", "誰が何を返したかわからないのが困っています", "decline"),
        ("role", "en", "sales", "human"),
        ("role", "ko", "영업이요", "human"),
        ("role", "ja", "営業です", "human"),
        ("headcount", "en", "410 staff, 3,100 pupils", "student"),
        ("solution", "en", "A phone line and a spreadsheet", "human"),
        ("timeline", "ja", "今年度内に始められれば十分です", "not_buying"),
        ("money", "ja", "月3万円で十分です", "not_buying"),
        ("headcount", "ja", "10人で十分です", "not_buying"),
    ],
)
def test_the_words_of_an_answer_give_no_signal(kind: str, language: str, text: str, signal: str) -> None:
    assert signal in beside_the_answer(text, kind, language)


@pytest.mark.parametrize(
    ("kind", "language", "text", "signal"),
    [
        ("need", "en", "I'd rather not say", "decline"),
        ("need", "ko", "그건 잘 모르겠어요", "decline"),
        ("need", "ja", "まだわかりません", "decline"),
        ("role", "en", "can I talk to sales", "human"),
        ("headcount", "en", "just me, I'm a student", "student"),
        ("solution", "en", "can I talk to somebody", "human"),
        ("timeline", "ja", "今のままで十分です", "not_buying"),
        ("", "en", "sales", "human"),
    ],
)
def test_what_is_meant_so_stays(kind: str, language: str, text: str, signal: str) -> None:
    assert signal not in beside_the_answer(text, kind, language)


def test_a_who_in_what_is_told_asks_nothing() -> None:
    assert asked_back("누가 처리하는지 언제 끝났는지 불만 건 추적이요", "need", "ko") == ""


@pytest.mark.parametrize(("language", "text"), [("en", "what does it cost?"), ("ko", "가격이 얼마인가요"), ("ja", "料金はいくらですか")])
def test_a_question_stays_one(language: str, text: str) -> None:
    assert asked_back(text, "need", language) == text


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("like I said, 34", "34"),
        ("Already told you, Priya", "Priya"),
        ("as above, Harriet Oyelaran", "Harriet Oyelaran"),
        ("see above", ""),
        ("I told you already", ""),
        ("same as above", ""),
        ("above all fewer mails", None),
        ("I said goodbye to Zendesk", None),
        ("same as the other branches", None),
        ("we already mentioned prices to customers", None),
    ],
)
def test_words_that_point_back_are_told_from_an_answer(text: str, behind: str | None) -> None:
    assert behind_what_was_told(text) == behind


@pytest.mark.parametrize(
    ("language", "text", "is_asked_for"),
    [
        ("ko", "방 개수 말고 사람이요?", False),
        ("ko", "사람하고 통화할 수 있어요?", True),
        ("ko", "상담은 사람이 해요? 사람 연결해 주세요", True),
        ("ja", "人ですか？店の数じゃなくて", False),
    ],
)
def test_who_asks_whom_to_count_asks_for_nobody(language: str, text: str, *, is_asked_for: bool) -> None:
    signals = heard(text, language, "company_size").signals
    assert (signals.get("human", 0) >= 0.5) is is_asked_for
    assert signals.get("are_you_ai", 0) < 0.5


@pytest.mark.parametrize(
    ("kind", "language", "text"),
    [("headcount", "ko", "아 인원이요? 본사 직원 34명이요"), ("role", "ko", "직책이요? 팀장이요"), ("role", "ja", "役職ですか？店長です")],
)
def test_a_question_that_is_only_said_again_asks_nothing(kind: str, language: str, text: str) -> None:
    assert asked_back(text, kind, language) == ""


def test_what_stands_behind_a_question_said_again_may_ask() -> None:
    assert asked_back("시기요? 언제까지 가능한데요?", "timeline", "ko") == "언제까지 가능한데요?"
