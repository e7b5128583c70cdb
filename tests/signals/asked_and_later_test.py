"""Questions that only look like requests, a step put off until later, and a dislike of the telephone, a row a message."""

from __future__ import annotations

import pytest

from bot.signals import classify, counter_question
from bot.signals.intent import HOLDS


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "ok so what happens now?"),
        ("en", "so what's next?"),
        ("en", "can I speak to existing customers?"),
        ("en", "could we talk to one of your customers?"),
        ("ko", "무료 체험 있나요?"),
        ("ko", "온보딩도 도와주시나요?"),
        ("ja", "無料トライアルはありますか？"),
        ("ja", "トライアルは何日ですか？"),
    ],
)
def test_what_asks_about_the_product_or_the_way_on_is_a_question(language: str, text: str) -> None:
    assert counter_question(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "so what?"),
        ("en", "can I speak to a person?"),
        ("ko", "자료 받을 수 있나요?"),
        ("ko", "담당자 연결해 주실 수 있나요?"),
        ("ja", "資料を送っていただけますか？"),
    ],
)
def test_a_wish_in_the_form_of_a_question_is_none(language: str, text: str) -> None:
    assert not counter_question(text, language)


@pytest.mark.parametrize(
    ("language", "asking", "text"),
    [
        ("en", "timeline", "as soon as we find the right one"),
        ("en", "timeline", "once we find the right tool"),
        ("en", "budget", "let me think about it"),
        ("en", "budget", "that's a bit pricey, we'll think about it"),
        ("ko", "budget", "그냥 좀 더 생각해볼게요"),
        ("ko", "company_size", "고민해볼게요"),
        ("ja", "budget", "ちょっと高いですね。検討します"),
        ("ja", "budget", "少し考えます"),
    ],
)
def test_what_is_put_off_is_declined_for_now(language: str, asking: str, text: str) -> None:
    assert classify(text, language, asking=asking).get("decline", 0.0) >= HOLDS


@pytest.mark.parametrize(
    ("language", "asking", "text"),
    [
        ("en", "budget", "we think about 20k"),
        ("en", "timeline", "as soon as possible"),
        ("ko", "need", "챗봇 도입을 검토해 보고 있어요"),
        ("ja", "budget", "月5万円で検討しています"),
    ],
)
def test_what_is_being_weighed_is_not_put_off(language: str, asking: str, text: str) -> None:
    assert classify(text, language, asking=asking).get("decline", 0.0) < HOLDS


@pytest.mark.parametrize(("text", "ends"), [("I don't like phone calls", False), ("I don't want any more calls", True)])
def test_who_dislikes_the_telephone_may_still_be_written_to(text: str, ends: bool) -> None:
    assert (classify(text, "en").get("opt_out", 0.0) >= HOLDS) is ends
