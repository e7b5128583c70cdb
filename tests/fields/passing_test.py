"""What says nothing but when, how many or that somebody is back is no need; a pain that is told unasked is one."""

from __future__ import annotations

import pytest

from tests.hearing import value


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "thursday afternoon works best for me"),
        ("en", "I'm free on friday"),
        ("en", "we'd want to start in march"),
        ("en", "ok back. where were we?"),
        ("en", "I'm back"),
        ("en", "we'd want to switch in January"),
        ("en", "you can reach me at sam@brightfin.example"),
        ("ko", "연락은 sam@brightfin.example 로 주세요"),
        ("ja", "連絡はsam@brightfin.exampleまでお願いします"),
        ("ko", "다음 달에 시작하고 싶어요"),
        ("ko", "다음 주 목요일 오후가 좋아요"),
        ("ko", "저 포함 스무명 조금 넘어요"),
        ("ko", "다시 왔어요. 어디까지 했죠?"),
        ("ja", "来期から使えればと思っています。4月"),
        ("ja", "木曜の午後がいいです"),
        ("ja", "戻りました。どこまで話しましたっけ？"),
    ],
)
def test_what_is_told_in_passing_is_no_need(language: str, text: str) -> None:
    assert value(text, language, "need", asking="need") is None


@pytest.mark.parametrize(
    ("language", "text", "need"),
    [
        ("en", "friday works, we need fewer duplicate replies", "fewer duplicate replies"),
        ("en", "answering people on friday afternoons", "answering people on friday afternoons"),
        ("en", "customers can't reach us by phone", "customers can't reach us by phone"),
        ("en", "getting back to people faster", "getting back to people faster"),
        ("ko", "다음 달부터 문의를 한곳에서 관리하고 싶어요", "문의를 한곳에서 관리"),
        ("ja", "4月から問い合わせを一元管理したいです", "問い合わせを一元管理"),
    ],
)
def test_work_that_is_told_with_a_time_is_a_need(language: str, text: str, need: str) -> None:
    assert need in str(value(text, language, "need", asking="need"))


@pytest.mark.parametrize(
    ("language", "text", "need"),
    [
        ("en", "We're drowning in email tickets. can you set up a demo?", "drowning in email tickets"),
        ("en", "our support mailbox is a mess, 3 people answering the same mail", "our support mailbox is a mess"),
        ("en", "we can't keep up with the tickets", "keep up with the tickets"),
        ("en", "hi, customer emails keep getting lost", "customer emails keep getting lost"),
        ("ko", "안녕하세요 문의가 카톡이랑 메일로 나눠져서 너무 힘들어요 한군데서 보고싶어요", "나눠져서 너무 힘들"),
        ("ko", "문의가 너무 많아서 감당이 안 돼요", "감당이 안 돼"),
        ("ko", "한군데서 보고싶어요", "한군데서 보"),
        ("ja", "こんにちは。問い合わせ対応が限界なので、ツールを探しています", "問い合わせ対応が限界"),
        ("ja", "電話対応に追われていて、何か良い仕組みを探しています", "電話対応に追われ"),
    ],
)
def test_a_pain_that_is_told_unasked_is_a_need(language: str, text: str, need: str) -> None:
    assert need in str(value(text, language, "need"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "your website is a mess"),
        ("en", "the weather is a mess"),
        ("en", "we're drowning in your emails"),
        ("en", "the tickets keep getting lost since yesterday, please fix"),
        ("ko", "요즘 너무 힘들어요"),
        ("ko", "메일이 너무 많이 오는데 그만 보내세요"),
        ("ja", "メールが届かなくて大変困っています"),
        ("ja", "対応が大変良かったです"),
    ],
)
def test_a_pain_that_is_not_their_work_is_none(language: str, text: str) -> None:
    assert value(text, language, "need") is None
