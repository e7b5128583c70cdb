"""Messages about buying that were kept from the patterns, and the rules by which the evidence in one message adds up."""

from pathlib import Path

import pytest

from bench.signals import measure, seen
from bench.signals_source import examples
from bot.signals import classify
from bot.signals.intent import HOLDS, accumulate

HERE = Path(__file__).parent
SETS = [
    # the least precision and recall of buying: what is reached today, less two messages
    ("en", 0.85, 0.67),
    ("ko", 0.86, 0.54),
    ("ja", 0.83, 0.57),
]


@pytest.mark.parametrize(("language", "precision", "recall"), SETS)
def test_buyers_are_told_from_others_in_messages_kept_aside(language: str, precision: float, recall: float) -> None:
    rows = examples(HERE / "kept" / f"{language}.yaml")
    buy = measure(rows, lambda text: seen(text, language))[0]["buy"]
    assert buy.precision >= precision
    assert buy.recall >= recall


TOGETHER = [
    # each part alone says little, all of them a buyer
    ("en", ["does it sort parcels?", "we have three shops"]),
    ("en", ["we have 40 staff", "customers call and nobody answers"]),
    ("ko", ["직원 40명이에요", "문의를 자꾸 놓쳐요"]),
    ("ja", ["社員は40名です", "予約は全部紙で管理しています"]),
]


@pytest.mark.parametrize(("language", "parts"), TOGETHER)
def test_weak_evidence_of_one_message_adds_up(language: str, parts: list[str]) -> None:
    assert all(classify(part, language).get("buy", 0.0) < HOLDS for part in parts)
    assert classify(". ".join(parts), language)["buy"] >= HOLDS


ANOTHER_AIM = [
    ("en", "we run three shops and our widget stopped loading this morning"),
    ("en", "I run a blog and I'm a student writing my thesis on help desks"),
    ("ko", "직원 40명 쓰는 고객인데 로그인이 안 돼요"),
    ("ja", "社員40名で使っていますがログインできません"),
]


@pytest.mark.parametrize(("language", "text"), ANOTHER_AIM)
def test_who_somebody_is_tells_nothing_beside_another_aim(language: str, text: str) -> None:
    assert classify(text, language).get("buy", 0.0) < HOLDS


def test_a_wish_for_sales_is_a_wish_to_buy_and_for_a_person() -> None:
    for language, text in [
        ("en", "kindly arrange a callback from your sales team"),
        ("ko", "영업팀에서 전화 한 통 주실 수 있나요"),
        ("ja", "購入の相談で営業さんからお電話いただけませんか"),
    ]:
        found = classify(text, language)
        assert found["buy"] >= HOLDS
        assert found["human"] >= HOLDS


@pytest.mark.parametrize(("language", "text"), [("en", "hello, is anybody there?"), ("ko", "누구 없어요?"), ("ja", "誰かいませんか")])
def test_a_hail_is_no_wish_for_a_person(language: str, text: str) -> None:
    assert classify(text, language).get("human", 0.0) < HOLDS


def test_asked_for_an_address_a_grumble_about_calls_is_no_opt_out() -> None:
    assert classify("mail only please, too many spam calls", "en", asking="phone").get("opt_out", 0.0) < HOLDS
    assert classify("stop calling me", "en", asking="phone")["opt_out"] >= HOLDS


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "이 번호로 연락 주세요"),
        ("ko", "한남동에서 식당을 해요"),
        ("ko", "주문서를 다시 발송해 주세요"),
        ("ja", "ブラウザで動きますか"),
        ("ja", "サブスクで契約したいです"),
        ("ja", "Zendesk tasksから移りたい"),
        ("en", "we answer in a WhatsApp group"),
    ],
)
def test_a_word_that_holds_a_rude_one_is_not_rude(language: str, text: str) -> None:
    assert "abuse" not in classify(text, language)


def test_a_problem_and_a_purchase_in_one_message_are_both_heard() -> None:
    found = classify("we want to add ten seats, and the export shows an error", "en")
    assert found["buy"] >= HOLDS
    assert found["support"] >= HOLDS


HALVES = [
    # what opens a talk and is no plain wish: with the need that is told next it is an intent, for an idle reader it is none
    ("en", "can it read WhatsApp?"),
    ("en", "our warranty claims are in a spreadsheet nobody updates"),
    ("ko", "카카오톡도 되나요?"),
    ("ja", "多言語に対応していますか"),
]


@pytest.mark.parametrize(("language", "text"), HALVES)
def test_an_opening_half_is_an_intent_with_the_need_that_is_told_next(language: str, text: str) -> None:
    opening = accumulate(0.0, classify(text, language))
    assert 0.0 < opening < HOLDS
    assert accumulate(opening, {}, ("need",)) >= HOLDS


@pytest.mark.parametrize(
    ("language", "text"), [("en", "are you a bot?"), ("en", "how's the weather over there?"), ("en", "do you know a joke?")]
)
def test_a_question_about_something_else_is_no_half(language: str, text: str) -> None:
    assert accumulate(accumulate(0.0, classify(text, language)), {}, ("need",)) < HOLDS


def test_the_answer_to_a_question_keeps_no_half() -> None:
    assert classify("we run three shops", "en", asking="need").get("buy", 0.0) < classify("we run three shops", "en")["buy"]
