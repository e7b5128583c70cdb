"""Who gives a number when asked how to be reached wants to be reached, whatever they say of mail; who wants no calls says so."""

from __future__ import annotations

import pytest

from bot.signals.intent import HOLDS
from tests.hearing import heard

GIVEN = (
    ("ko", "메일은 잘 안 봐요 010-5500-0482로 전화 주세요"),
    ("ko", "메일 말고요. 메일은 안 받아요. 02-3141-5926"),
    ("en", "i don't read email, please no mails. +61 491 570 156"),
    ("en", "no emails please, ring me on +1 202 555 0143"),
    ("ja", "メールは見ないので送らないでください。090-1234-5678にお電話ください"),
    ("ko", "메일로 연락하지 마시고 010-5500-0482로 전화 주세요"),
    ("ja", "メールは不要です、03-1234-5678まで"),
    ("en", "please don't email me, just call +1 202 555 0143"),
    ("en", "no more emails please, ring me on +1 202 555 0143"),
    ("ko", "문자는 하지 마시고 010-5500-0482로 전화 주세요"),
    ("ja", "メールでの連絡は不要です。090-1234-5678にお電話ください"),
)
NOT_THAT_WAY = (
    ("ko", "메일은 잘 안 봐요"),
    ("ko", "이메일 거의 확인 안 해요"),
    ("en", "i rarely check my email tbh"),
    ("en", "I don't read emails, sorry"),
    ("ja", "メールはほとんど見ません"),
    ("ja", "普段メールは使わないです"),
)
KEPT = (
    ("ko", "010-5500-0482로 다시는 전화하지 마세요. 연락 그만하세요"),
    ("en", "stop calling me on +1 202 555 0143, take that number off your list"),
    ("en", "Unsubscribe me, please.\n--\nJane Doe, Harbour Ltd, +1 202 555 0143"),
    ("en", "I never read emails from vendors, unsubscribe me"),
    ("en", "please don't contact me. +1 202 555 0143"),
    ("en", "leave me alone\nSent by Jane Doe, +1 202 555 0143"),
    ("ko", "수신거부합니다. 한빛상사 김지수 02-3141-5926"),
    ("ko", "더 이상 연락 받고 싶지 않습니다. 김지수 드림 02-3141-5926"),
    ("ja", "今後の連絡は一切不要です。株式会社青空 田中 03-1234-5678"),
    ("ja", "配信を解除してください。田中 03-1234-5678"),
    ("ja", "090-1234-5678には二度と電話しないでください。配信も停止してください"),
)


@pytest.mark.parametrize("asking", ["email", "phone"])
@pytest.mark.parametrize(("language", "text"), GIVEN)
def test_a_number_given_for_the_asking_is_no_wish_for_silence(language: str, text: str, asking: str) -> None:
    found = heard(text, language, asking)
    assert "phone" in found.found
    assert found.signals.get("opt_out", 0.0) < HOLDS


@pytest.mark.parametrize("asking", ["email", "phone"])
@pytest.mark.parametrize(("language", "text"), KEPT)
def test_a_number_that_is_not_to_be_called_is_one(language: str, text: str, asking: str) -> None:
    assert heard(text, language, asking).signals["opt_out"] >= HOLDS


@pytest.mark.parametrize(("language", "text"), NOT_THAT_WAY)
def test_who_does_not_read_mail_keeps_the_address_back_and_ends_nothing(language: str, text: str) -> None:
    found = heard(text, language, "email")
    assert found.signals.get("opt_out", 0.0) < HOLDS
    assert found.declined == ("email",)


RATHER_CALLED = (
    ("en", "I don't use it. Ring me."),
    ("en", "can someone just give me a bell instead"),
    ("en", "Phone is better for us, honestly"),
    ("ko", "이메일은 제가 잘 안 봐서요 그냥 전화로 주세요"),
    ("ko", "메일은 안 쓰는데 통화 가능할까요"),
    ("ja", "メールは見落とすことが多いので、お電話をいただけますと幸いです。"),
    ("ja", "すいません、電話でもいいですか"),
)
NO_CALLS = (
    ("en", "no calls please, we're in surgery all day"),
    ("en", "don't be ringing me please, I'm on the floor all day, email is grand"),
    ("en", "no phoning please, mail is fine"),
    ("en", "and before anyone asks, please don't ring me. Email only"),
    ("ko", "아 그리고 전화는 절대 하지 마세요 진료중이라 못받아요 메일로만요"),
    ("ko", "전화는 하지 말아 주세요"),
    ("ja", "先に言っておくと営業電話はやめてください。迷惑なので"),
    ("ja", "電話はご遠慮ください"),
)
MORE_THAN_CALLS = (
    ("en", "no calls, no emails, take me off your list"),
    ("en", "do not call me again"),
    ("ko", "전화도 메일도 하지 마세요"),
    ("ko", "이제 전화하지 마세요"),
    ("ja", "もう電話しないでください"),
    ("ja", "電話もメールもやめてください"),
)


@pytest.mark.parametrize(("language", "text"), RATHER_CALLED)
def test_who_would_be_called_is_asked_for_no_address_again(language: str, text: str) -> None:
    found = heard(text, language, "email")
    assert found.declined == ("email",)
    assert not found.question


@pytest.mark.parametrize("asking", ["need", "company_size", "email", "phone"])
@pytest.mark.parametrize(("language", "text"), NO_CALLS)
def test_calls_refused_by_who_answers_end_nothing(language: str, text: str, asking: str) -> None:
    found = heard(text, language, asking)
    assert found.declined == ("phone",)
    assert not found.signals.keys() & {"opt_out", "human"}


def test_calls_refused_for_mails_end_nothing_unasked_either() -> None:
    for language, text in (
        ("en", "don't call me, e-mail me"),
        ("ko", "전화는 하지 마시고 메일로 주세요"),
        ("ko", "업무 특성상 전화 연락은 삼가 주시고 hjlim@gnsolhyang.example 로 회신 부탁드립니다."),
        ("ja", "電話はご遠慮ください。メールでお願いします"),
    ):
        assert "opt_out" not in heard(text, language, None).signals, text


@pytest.mark.parametrize("asking", ["company_size", None])
@pytest.mark.parametrize(("language", "text"), [*MORE_THAN_CALLS, ("en", "please don't call me. Lose my details.")])
def test_more_than_calls_refused_is_an_opt_out(language: str, text: str, asking: str | None) -> None:
    assert heard(text, language, asking).signals["opt_out"] >= HOLDS


@pytest.mark.parametrize(
    ("language", "text"), [("en", "please don't call me"), ("ko", "전화는 하지 말아 주세요"), ("ja", "電話はご遠慮ください")]
)
def test_calls_refused_by_who_was_asked_nothing_are_an_opt_out(language: str, text: str) -> None:
    assert heard(text, language, None).signals["opt_out"] >= HOLDS


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "so customers don't call us twice"),
        ("ko", "손님이 전화하지 않아도 되게"),
        ("ja", "電話をしないで済むように"),
    ],
)
def test_calls_that_are_theirs_are_a_need(language: str, text: str) -> None:
    found = heard(text, language, "need")
    assert "need" in found.found
    assert "phone" not in found.declined


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "jo@brightloaf.example, but please don't put me on your newsletter"),
        ("en", "ops@brightloaf.example. No marketing though, just the quote"),
        ("ko", "jo@bit.example 인데요 광고 메일은 보내지 마세요 견적만요"),
        ("ko", "jo@bit.example 뉴스레터는 빼주세요"),
        ("ja", "shibata@gas.example。メルマガには登録しないでくださいね、見積だけ送ってください"),
        ("ja", "jo@gas.example です。営業メールはご遠慮ください"),
    ],
)
def test_who_gives_an_address_and_wants_no_advertising_ends_nothing(language: str, text: str) -> None:
    found = heard(text, language, "email")
    assert "email" in found.found
    assert "opt_out" not in found.signals


def test_who_gives_an_address_to_be_taken_off_ends_it() -> None:
    for language, text in (
        ("en", "unsubscribe jo@brightloaf.example, no more newsletters"),
        ("ko", "jo@bit.example 수신거부해 주세요"),
        ("ja", "jo@gas.example の配信を停止してください"),
    ):
        assert heard(text, language, "email").signals["opt_out"] >= HOLDS, text


@pytest.mark.parametrize(
    ("language", "asking", "text"),
    [("en", "email", "Phone is better for us"), ("ko", "phone", "전화번호는 좀 그래요"), ("ja", "email", "お電話をいただけますと幸いです")],
)
def test_a_way_that_is_preferred_or_refused_asks_for_nobody(language: str, asking: str, text: str) -> None:
    found = heard(text, language, asking)
    assert found.declined == (asking,)
    assert "human" not in found.signals


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I'd rather talk to someone by phone"),
        ("ko", "메일 말고 상담원이랑 통화하고 싶어요"),
        ("ja", "担当の方とお電話で話したいです"),
    ],
)
def test_who_wants_a_person_on_the_phone_gets_one(language: str, text: str) -> None:
    assert heard(text, language, "email").signals["human"] >= HOLDS


@pytest.mark.parametrize(
    ("language", "asking", "text"),
    [
        ("en", "email", "No, I'll contact you if you make the list"),
        ("ko", "phone", "번호도 마찬가지로 사양할게요"),
        ("ja", "phone", "電話番号も遠慮しておきます"),
    ],
)
def test_an_address_kept_back_politely_ends_nothing(language: str, asking: str, text: str) -> None:
    found = heard(text, language, asking)
    assert found.declined == (asking,)
    assert "opt_out" not in found.signals


@pytest.mark.parametrize("asking", ["email", "phone"])
def test_who_wants_no_contact_at_all_says_so_to_that_question_too(asking: str) -> None:
    text = "My director has just told me to stop looking. Please don't get in touch with me about this again."
    assert heard(text, "en", asking).signals["opt_out"] >= HOLDS


@pytest.mark.parametrize("asking", ["need", "company_size", None])
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "we need one inbox please don't call me and one calendar for bookings, email me"),
        ("ko", "공용 메일함 전화는 하지 마시고 메일로 주세요 예약 달력도 필요해요"),
        ("ja", "共有の受信箱と電話はご遠慮くださいメールで、予約の台帳が欲しいです"),
    ],
)
def test_no_quote_goes_across_the_words_that_refuse_calls(language: str, asking: str | None, text: str) -> None:
    assert all(hit.quote in text for hit in heard(text, language, asking).found.values())
