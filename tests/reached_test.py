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
