"""What is said of the asking itself: what is to be left out, and a goodbye."""

import pytest

from bot.hearing.unasked import left_out, takes_leave

LEFT_OUT = [
    ("en", "leave the budget out", ("budget",)),
    ("en", "We need a shared inbox for 40. Please leave our budget out.", ("budget",)),
    ("en", "let's leave budget aside for now", ("budget",)),
    ("en", "can we leave the phone number out?", ("phone",)),
    ("en", "please don't ask for my phone number", ("phone",)),
    ("en", "our agents always leave the phone number out of the ticket", ()),  # the trouble that they have
    ("en", "we have 40 people and a budget", ()),
    ("ko", "예산은 빼 주세요", ("budget",)),
    ("ko", "40명이고요, 예산은 빼고 얘기해요", ("budget",)),
    ("ko", "전화번호는 묻지 말아 주세요", ("phone",)),
    ("ko", "비용을 빼고 나면 남는 게 없어요", ()),  # what they earn
    ("ja", "予算は抜きでお願いします", ("budget",)),
    ("ja", "予算の話はなしで", ("budget",)),
    ("ja", "予算は伏せさせてください", ("budget",)),
    ("ja", "電話なしで対応したいです", ()),  # how they want to work
]

GOODBYES = [
    ("en", "bye"),
    ("en", "ok thanks, bye for now!"),
    ("en", "great, talk soon"),
    ("en", "have a nice day"),
    ("en", "gotta go"),
    ("ko", "안녕히 계세요"),
    ("ko", "네, 감사합니다. 수고하세요~"),
    ("ko", "그럼 이만 가보겠습니다"),
    ("ko", "좋은 하루 보내세요"),
    ("ja", "失礼します"),
    ("ja", "ありがとうございました。それでは失礼いたします。"),
    ("ja", "また改めてご連絡します"),
    ("ja", "お疲れ様でした"),
]

NONE = [
    ("en", "we take care of refunds"),
    ("en", "say bye to zendesk"),
    ("en", "can we talk later?"),
    ("en", "brb"),
    ("en", "bye bye shared inbox, that is what we need"),
    ("ko", "안녕하세요"),
    ("ko", "수고하십니다"),
    ("ko", "또 문의가 와요"),
    ("ko", "안녕히 계세요 라고만 답하는 봇이에요"),
    ("ja", "突然失礼します"),
    ("ja", "失礼しました"),
    ("ja", "また同じ問い合わせが来ます"),
    ("ja", "失礼します。料金を教えてください"),
]


@pytest.mark.parametrize(("language", "text", "fields"), LEFT_OUT)
def test_what_is_to_be_left_out_is_heard_before_it_is_asked(language: str, text: str, fields: tuple[str, ...]) -> None:
    assert left_out(text, language) == fields


@pytest.mark.parametrize(("language", "text"), GOODBYES)
def test_a_goodbye_is_heard(language: str, text: str) -> None:
    assert takes_leave(text, language)


@pytest.mark.parametrize(("language", "text"), NONE)
def test_words_of_leaving_that_take_no_leave_are_none(language: str, text: str) -> None:
    assert not takes_leave(text, language)
