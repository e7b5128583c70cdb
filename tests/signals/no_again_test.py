"""A refusal of a question that is repeated, and an address kept from a bot, end nothing: neither is a wish for no more messages."""

from __future__ import annotations

import pytest

from bot.signals import classify, counter_question
from bot.signals.intent import HOLDS


def _holds(signal: str, text: str, language: str, asking: str | None) -> bool:
    return classify(text, language, asking=asking).get(signal, 0.0) >= HOLDS


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I said no"),
        ("en", "no means no"),
        ("en", "I told you, no"),
        ("en", "no. I said no."),
        ("en", "the answer is still no"),
        ("en", "how many times do I have to say no?"),
        ("en", "what part of no don't you understand"),
        ("en", "stop asking me that"),
        ("en", "don't ask me again"),
        ("ko", "싫다니까요"),
        ("ko", "싫다고요"),
        ("ko", "싫다고 했잖아요"),
        ("ko", "안 한다고 했잖아요"),
        ("ko", "싫다는데 왜 자꾸 물어요"),
        ("ko", "안 알려준다니까요"),
        ("ko", "자꾸 묻지 마세요"),
        ("ja", "だから嫌ですって"),
        ("ja", "嫌です"),
        ("ja", "嫌だと言いました"),
        ("ja", "いやだって言ってるじゃないですか"),
        ("ja", "断ったはずです"),
        ("ja", "NOです"),
        ("ja", "何度も言わせないでください"),
    ],
)
@pytest.mark.parametrize("asking", ["budget", "company", "phone"])
def test_a_no_said_again_declines_what_was_asked_and_ends_nothing(language: str, text: str, asking: str) -> None:
    assert _holds("decline", text, language, asking)
    assert not _holds("opt_out", text, language, asking)
    assert not counter_question(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "no means no. stop emailing me"),
        ("en", "I said no, leave me alone"),
        ("en", "I said no more emails"),
        ("ko", "싫다고요 연락하지 마세요"),
        ("ja", "嫌です。もう連絡しないでください"),
    ],
)
def test_a_no_with_a_wish_for_silence_ends_it_whatever_was_asked(language: str, text: str) -> None:
    assert _holds("opt_out", text, language, "budget")


@pytest.mark.parametrize(("language", "text"), [("en", "no means no"), ("ko", "싫다고요"), ("ja", "嫌だと言いました")])
def test_where_nothing_was_asked_it_is_us_whom_they_refuse(language: str, text: str) -> None:
    assert _holds("opt_out", text, language, None)


@pytest.mark.parametrize(
    ("language", "text", "asking"),
    [
        ("en", "we said no to Zendesk last year", "current_solution"),
        ("en", "I said 40, no, 50", "company_size"),
        ("en", "no one has asked us that before", "budget"),
        ("ko", "예산은 아직 없고요", "need"),
        ("ja", "無理のない範囲で月3万円です", "budget"),
    ],
)
def test_other_words_with_a_no_in_them_are_no_such_refusal(language: str, text: str, asking: str) -> None:
    assert classify(text, language, asking=asking).get("decline", 0.0) < 0.9


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "no, I don't want to type my email to a robot"),
        ("en", "I don't want to give you my email"),
        ("en", "not giving my email to a machine"),
        ("ko", "로봇한테 메일 주소 적기 싫어요"),
        ("ja", "ロボットにメールアドレスを入力したくないです"),
    ],
)
@pytest.mark.parametrize("asking", ["email", None])
def test_an_address_kept_from_us_ends_nothing(language: str, text: str, asking: str | None) -> None:
    assert not _holds("opt_out", text, language, asking)


@pytest.mark.parametrize("text", ["I don't want your emails", "I don't want to get emails from you", "I don't want any more emails"])
def test_mail_that_is_not_wanted_ends_it(text: str) -> None:
    assert _holds("opt_out", text, "en", None)


@pytest.mark.parametrize("text", ["no, I don't want to type my email to a robot", "I don't want to type this to a bot"])
def test_who_types_nothing_to_a_robot_wants_a_person(text: str) -> None:
    assert _holds("human", text, "en", "email")


@pytest.mark.parametrize(("text", "asks"), [("바쁘니까요", False), ("그러니까요", False), ("얼마나 됩니까요", True), ("도입할까요", True)])
def test_a_reason_in_korean_is_no_question(text: str, asks: bool) -> None:
    assert bool(counter_question(text, "ko")) is asks
