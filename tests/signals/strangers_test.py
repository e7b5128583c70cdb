"""Strangers who sell, customers with a problem and wishes for a call, each by another wording than the one that was misheard."""

import pytest

from bot.signals import classify, counter_question

HEARD = [
    ("en", "vendor_pitch", "On behalf of our federation we would be delighted to offer Northdesk a place at the autumn fair"),
    ("en", "vendor_pitch", "To whom in your communications team may I send our media kit?"),
    ("en", "vendor_pitch", "300 clinics, every one a potential client for you"),
    ("en", "support", "Our contract 4410: the widget no longer loads since Tuesday"),
    ("ko", "support", "저희 노스데스크 쓰는 세탁소인데요 그저께부터 예약알림이 통 안되요"),
    ("ja", "support", "ノースデスクを使っている美容室ですが、今朝から予約がひとつも割り振られません"),
    ("en", "human", "May we finish this over the phone please"),
    ("en", "human", "It depends what your colleague says on the phone"),
    ("ko", "human", "통화가 편해요"),
    ("ja", "human", "続きは電話でお願いできますか"),
]


@pytest.mark.parametrize(("language", "signal", "text"), HEARD)
def test_what_a_stranger_wants_is_heard(language: str, signal: str, text: str) -> None:
    assert classify(text, language).get(signal, 0.0) >= 0.5


MISHEARD = [
    ("ja", "abuse", "カイクラやな"),
    ("ja", "question", "人手が足りないくらい忙しいです"),
    ("ko", "small_talk", "바다국밥입니더"),
    ("ko", "question", "낡은 전화기 교체 건으로 문의드립니다"),
    ("ko", "opt_out", "알림이 더 이상 오지 않는 이유를 알려 주세요"),
    ("en", "support", "our coffee machine has been down all day"),
    ("en", "human", "did one of your colleagues call us yesterday?"),
]


@pytest.mark.parametrize(("language", "signal", "text"), MISHEARD)
def test_what_only_sounds_like_it_is_not(language: str, signal: str, text: str) -> None:
    assert classify(text, language).get(signal, 0.0) < 0.5


def test_how_many_are_needed_still_asks() -> None:
    assert counter_question("元手はいくらいるんですか", "ja")


def test_who_says_that_they_rang_before_declines_nothing() -> None:
    assert "decline" not in classify("아까 연락드렸던 사람인데 황보준입니다", "ko", asking="name")
