"""Who says where they work looks for no job, and what only ends like a question asks nothing."""

import pytest

from bot.signals import classify
from bot.signals.intent import HOLDS
from bot.signals.question import counter_question
from tests.hearing import heard


@pytest.mark.parametrize("asking", [None, "company", "role"])
@pytest.mark.parametrize(
    "text",
    [
        "I work for Lantern Freight",
        "I work for the council and I'm looking for a shared inbox",
        "I work for myself",
        "We work in logistics",
    ],
)
def test_who_works_for_somebody_looks_for_no_job(text: str, asking: str | None) -> None:
    assert classify(text, "en", asking=asking).get("job_seeker", 0) < 0.5


@pytest.mark.parametrize("text", ["any openings for devs?", "are there jobs in Berlin going?", "any vacancies for summer?"])
def test_who_looks_for_a_job_is_heard(text: str) -> None:
    assert classify(text, "en").get("job_seeker", 0) >= 0.5


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", 'we get heaps of "unsubscribe me" and "stop emailing me" messages from customers. Could your thing pick those out?'),
        ("ko", "'수신거부' '문자 그만 보내세요' 이런 답장이 손님한테 엄청 오는데 그것만 골라 줄 수 있나요?"),
        ("ja", "お客様から「配信停止」「もう連絡しないで」という返信がたくさん来て埋もれます。それだけ拾えますか？"),
    ],
)
def test_what_customers_are_quoted_with_ends_nothing(language: str, text: str) -> None:
    assert classify(text, language).get("opt_out", 0) < 0.5


@pytest.mark.parametrize(("language", "text"), [("en", 'my answer is "unsubscribe me"'), ("ko", "그냥 '수신거부' 할게요")])
def test_what_they_say_of_themselves_between_quotes_does(language: str, text: str) -> None:
    assert classify(text, language).get("opt_out", 0) >= 0.5


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("기존 계약이 8월말에 끝나요", "ko"),
        ("직원들이 자꾸 그만둬서 업무가 늘어나요", "ko"),
        ("신학기 전에는 돼 있어야죠", "ko"),
        ("一番は履歴が残らないことですかね", "ja"),
    ],
)
def test_what_ends_like_a_question_asks_nothing(text: str, language: str) -> None:
    assert not counter_question(text, language)


@pytest.mark.parametrize(("text", "language"), [("계약은 언제 끝나요", "ko"), ("これって無料ですかね", "ja")])
def test_a_question_stays_one(text: str, language: str) -> None:
    assert counter_question(text, language)


def test_how_somebody_is_called_asks_for_no_call() -> None:
    assert heard("everyone calls me Jo", "en", "name").signals.get("human", 0) < HOLDS
    assert heard("call me back please", "en", "name").signals.get("human", 0) >= HOLDS


def test_who_wants_a_price_and_no_demo_takes_no_leave() -> None:
    heard_signals = classify("Not interested in a demo, just want the price list emailed to me: grace@lumen.example", "en")
    assert heard_signals.get("opt_out", 0) < HOLDS
    assert heard_signals.get("not_buying", 0) < HOLDS
    assert classify("Not interested in a demo, stop emailing me", "en").get("opt_out", 0) >= HOLDS


def test_an_order_that_never_came_is_a_matter_for_support() -> None:
    assert classify("my order hasn't arrived and nobody picks up the phone", "en").get("support", 0) >= HOLDS


def test_who_asks_to_be_told_the_price_first_asks_and_means_to_buy() -> None:
    assert counter_question("가격부터 알려주세요", "ko")
    assert classify("가격부터 알려주세요", "ko").get("buy", 0) >= HOLDS


def test_a_teacher_who_is_asked_for_a_post_is_no_student() -> None:
    assert heard("教員ですがITも見てます", "ja", "role").signals.get("student", 0) < HOLDS
