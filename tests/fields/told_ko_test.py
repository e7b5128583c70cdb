"""Korean answers as they are typed: numbers with 에 between their groups, firms that begin as words do, what customers say."""

from __future__ import annotations

import pytest

from bot.model import Value
from bot.signals.intent import HOLDS
from tests.hearing import heard, value


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        ("phone", "010에 7745에 2093", "+821077452093"),
        ("phone", "051국에 746의 3380이요", "+82517463380"),
        ("company", "대로드물류", "대로드물류"),
        ("company", "말씀드린 대로", None),
        ("name", "걍 도윤이라 불러주셈", "도윤"),
        ("name", "이름까지 물어요? 아 됐습니다. 없던 일로 하고 앞으로 연락하지 마세요", None),
        ("timeline", "설 쇠고 나서 시작합시다", {"earliest": "2027-02-10", "latest": None}),
        ("timeline", "독립기념일 세일 전까지는 돌아가야 해요", {"earliest": None, "latest": "2026-07-03"}),
        ("need", "클레임 들어온거 적어두고 누가 처리햇나 보는거요", "클레임 들어온거 적어두고 누가 처리햇나 보는거"),
        ("need", "수신거부 요청 누락 안 되게 처리 관리하는 거요", "수신거부 요청 누락 안 되게"),
    ],
)
def test_an_answer_is_read_as_it_was_meant(field: str, text: str, expected: Value | None) -> None:
    assert value(text, "ko", field, asking=field) == expected


def test_a_number_in_japanese_groups() -> None:
    assert value("03の1234の5678", "ja", "phone", asking="phone") == "+81312345678"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("저희 고객들이 '수신거부 해주세요' 하고 보내는 요청이 많은데 자꾸 누락돼서요. 그거 처리 관리하는 툴을 보고 있습니다", "ko"),
        ("수신거부 요청 누락 안 되게 처리 관리하는 거요", "ko"),
        ("「配信停止して」というメールが来ていて、内容別の振り分けができるツールを探しています", "ja"),
    ],
)
def test_what_their_customers_ask_for_is_not_what_they_ask(text: str, language: str) -> None:
    assert heard(text, language, "need").signals.get("opt_out", 0) < HOLDS


@pytest.mark.parametrize(
    "text", ["수신거부 요청했는데 왜 계속 보내세요", "수신거부 처리해주세요", "'수신거부'라고 메일 보냈는데 왜 또 와요"]
)
def test_their_own_is(text: str) -> None:
    assert heard(text, "ko", None).signals["opt_out"] >= HOLDS


def test_a_need_beside_what_their_customers_say() -> None:
    text = "お客様からの「解約したい」「配信停止して」というメールが一日200通来ていて、内容別の振り分けができるツールを探しています"
    assert value(text, "ja", "need") == "内容別の振り分けができるツール"


def test_who_keeps_track_of_whom_is_no_question_of_privacy() -> None:
    assert heard("클레임 들어온거 적어두고 누가 처리햇나 보는거요", "ko", "need").signals.get("privacy", 0) < HOLDS
    assert heard("제가 남긴 글 누가 보나요?", "ko", "need").signals["privacy"] >= HOLDS


def test_a_price_by_its_english_name_is_asked_for() -> None:
    assert heard("한인마트 운영하는 회사인데요, 프라이싱 좀 알고 싶어요", "ko", None).signals["buy"] >= HOLDS
