"""Patterns and model are two witnesses: what both say stands, what one half hears the other may raise or doubt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from bench.signals_source import batches, labelled
from bot.language import LANGUAGES
from bot.signals import classify
from bot.signals.head import NO_HEAD, evidence, probability
from bot.signals.intent import HOLDS


@dataclass(frozen=True)
class _Thinks:
    """A model with its mind made up."""

    chances: Mapping[str, float]

    def strengths(self, text: str, language: str, *, awaited: bool = False) -> Mapping[str, float]:
        del text, language, awaited
        return self.chances


def _buy(text: str, chance: float, *, asking: str | None = None, **others: float) -> float:
    return classify(text, "en", asking=asking, encoder=_Thinks({"buy": chance, **others})).get("buy", 0.0)


def test_a_model_raises_what_no_pattern_hears_only_when_it_is_sure() -> None:
    assert _buy("the monks pick up whoever walks past", 0.9) >= HOLDS
    assert 0.0 < _buy("the monks pick up whoever walks past", 0.45) < HOLDS


def test_where_an_answer_is_awaited_hints_count_for_nothing() -> None:
    assert _buy("the monks pick up whoever walks past", 0.55, asking="need") == 0.0


def test_a_wish_for_a_person_is_no_aim_beside_buying() -> None:
    assert _buy("can I just talk to a human please", 0.7, human=0.9) >= HOLDS
    assert _buy("I can't log in any more", 0.7, support=0.9) < HOLDS


def test_who_rather_has_another_aim_gives_no_hint_of_buying() -> None:
    assert _buy("the monks pick up whoever walks past", 0.55, vendor_pitch=0.58) == 0.0


def test_a_model_doubts_a_weaker_pattern_and_leaves_a_trace() -> None:
    text = "do you support Slack? is there an API?"
    assert classify(text, "en", encoder=NO_HEAD)["buy"] >= HOLDS
    assert 0.0 < _buy(text, 0.01) < HOLDS


@pytest.mark.parametrize(
    ("language", "text", "signal"),
    [
        ("en", "stop contacting me", "opt_out"),
        ("ko", "앞으로 연락하지 말아 주세요", "opt_out"),
        ("ja", "今後は連絡しないでください", "opt_out"),
        ("en", "can I just talk to a human please", "human"),
        ("ko", "상담원 연결해 주세요", "human"),
        ("ja", "オペレーターにつないでください", "human"),
    ],
)
def test_a_plain_opt_out_or_wish_for_a_person_is_never_doubted(language: str, text: str, signal: str) -> None:
    assert classify(text, language, encoder=_Thinks({signal: 0.0}))[signal] >= 0.9


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "stop, I meant 14 not 40"),
        ("en", "please don't store this"),
        ("en", "what if someone replies stop to us"),
        ("ko", "옛날 번호로 하지 마시고 이 번호로 주세요"),
        ("ko", "이 링크 말고 번호 남기니까 연락 부탁드려요"),
        ("ja", "変な質問だったら止めてください"),
        ("ja", "番号を残すので、ご連絡ください"),
    ],
)
def test_what_is_known_only_to_sound_like_an_opt_out_ends_nothing_however_sure_a_model_is(language: str, text: str) -> None:
    """No opt-out pattern has to match for that: to a vector, too, these words are near to one."""
    assert classify(text, language, encoder=_Thinks({"opt_out": 0.99})).get("opt_out", 0.0) < HOLDS
    assert classify("무무 무무무 무무", language, encoder=_Thinks({"opt_out": 0.99}))["opt_out"] >= HOLDS


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I'd rather keep names out of it"),
        ("en", "I did not hear from you since Monday"),
        ("en", "we get unsolicited emails all day and want them filtered"),
        ("en", "can it pull data from the CRM"),
        ("en", "we lose our contacts every time it crashes"),
        ("en", "we want to stop spam in our inbox"),
        ("en", "need help desk so students stop DMing instructors"),
        ("en", "no more lost warranty calls"),
        ("en", "if a lead says don't contact me, what does your bot do"),
        ("ko", "연락하지 말라는 고객한테는 봇이 어떻게 해요?"),
        ("ko", "해지해 달라고 했는데 또 결제됐어요"),
        ("ko", "이번 주는 회의가 많아 전화는 걸지 말아 주세요"),
        ("ja", "送らないでと言った方にもメールが行ってしまいます"),
        ("ja", "通知メールが二重に届きます、止めてください"),
        ("ja", "アカウントを削除したのにまだ表示されます"),
    ],
)
def test_words_of_others_of_a_time_of_day_or_of_the_product_are_no_opt_out(language: str, text: str) -> None:
    assert classify(text, language).get("opt_out", 0.0) < HOLDS


@pytest.mark.parametrize(
    ("language", "text"), [("ko", "가격표만 주시면 돼요 연락은 필요 없고요"), ("ja", "料金表だけいただければ、連絡は不要です")]
)
def test_who_wants_the_prices_and_no_call_ends_nothing(language: str, text: str) -> None:
    assert classify(text, language).get("opt_out", 0.0) < HOLDS


def test_a_refusal_of_what_was_asked_is_not_doubted() -> None:
    assert classify("I'd rather not say", "en", asking="budget", encoder=_Thinks({"decline": 0.0}))["decline"] >= 0.8


def test_a_greeting_or_a_name_is_too_little_for_a_model() -> None:
    for language, text in [("en", "hey"), ("en", "Kiln Sisters"), ("ko", "네"), ("ja", "は")]:
        assert not {name for name, value in classify(text, language).items() if value >= HOLDS} & {"abuse", "opt_out", "support", "buy"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "고객 문의 메일이 너무 많아서 한곳에서 보고 싶어요"),
        ("en", "we get far too many customer emails and want them in one place"),
        ("ja", "お客様のメールが多すぎるので、まとめて見たいです"),
    ],
)
def test_too_many_mails_from_customers_are_a_reason_to_buy(language: str, text: str) -> None:
    found = classify(text, language)
    assert found.get("opt_out", 0.0) < HOLDS
    assert found["buy"] >= HOLDS


@pytest.mark.parametrize(
    ("language", "text"), [("en", "why do you need my budget"), ("ko", "그건 왜 물어보세요"), ("ja", "なぜ予算が必要ですか")]
)
def test_asking_why_is_no_refusal(language: str, text: str) -> None:
    assert classify(text, language, asking="budget").get("decline", 0.0) < HOLDS


def test_odds_multiply() -> None:
    assert probability(evidence(0.5)) == 0.5
    assert probability(evidence(0.8) + evidence(0.2)) == pytest.approx(0.5)
    assert evidence(0.0) == evidence(0.01)  # the last percents are not counted


@pytest.mark.parametrize("language", LANGUAGES)
def test_batches_are_told_apart_and_each_is_learned(language: str) -> None:
    cut = batches(language)
    assert {"plain", "hard", "prospects", "openings"} <= cut.keys()
    assert sum(map(len, cut.values())) == len(labelled(language)) > 3000
    assert any(row.perhaps for row in labelled(language))


def test_a_buyer_whose_words_sound_like_a_pitch_is_no_vendor() -> None:
    text = "見本をお送りしてからのクレームを管理できるものはありますでしょうか"
    assert classify(text, "ja", encoder=NO_HEAD)["vendor_pitch"] >= HOLDS
    found = classify(text, "ja", encoder=_Thinks({"buy": 0.93, "vendor_pitch": 0.1}))
    assert found["buy"] >= HOLDS > found["vendor_pitch"]


@pytest.mark.parametrize("number", [5, 11, 23, 29])
def test_a_numbered_thanks_ends_nothing(number: int) -> None:
    assert classify(f"thanks (no. {number})", "en").get("opt_out", 0.0) < HOLDS


def test_who_rather_buys_has_no_other_aim_by_the_model_alone() -> None:
    text = "the monks pick up whoever walks past"
    alone = classify(text, "en", encoder=_Thinks({"vendor_pitch": 0.3}))
    beside = classify(text, "en", encoder=_Thinks({"vendor_pitch": 0.3, "buy": 0.4}))
    assert alone["vendor_pitch"] >= HOLDS
    assert "vendor_pitch" not in beside


def test_what_is_known_for_a_false_friend_vetoes_the_model_for_each_signal() -> None:
    judge = _Thinks({"human": 0.45})
    assert classify("the monks pick up whoever walks past", "en", encoder=judge)["human"] >= HOLDS
    assert classify("could you email me at sam@fern.example", "en", encoder=judge).get("human", 0.0) < HOLDS
