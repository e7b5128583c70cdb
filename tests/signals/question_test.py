import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.signals import counter_question

QUESTIONS = [
    # what was written, its language, the part that asks
    ("30ish. what's the nonprofit discount", "en", "what's the nonprofit discount"),
    ("does it talk to shopify?", "en", "does it talk to shopify?"),
    ("we're buying a help center tool for about 90 staff, what would that cost", "en", "what would that cost"),
    ("Is there a contract or can we cancel any month?", "en", "Is there a contract or can we cancel any month?"),
    ("We're 60. Is SSO included? Also, where is the data kept?", "en", "Is SSO included? Also, where is the data kept?"),
    ("tell me about your security", "en", "tell me about your security"),
    ("wondering whether it does voice", "en", "wondering whether it does voice"),
    ("pricing?", "en", "pricing?"),
    ("아 40명 아니고 60명이에요. 근데 슬랙이랑 연동되나요?", "ko", "근데 슬랙이랑 연동되나요?"),
    ("최유나요. 국내에 직접 설치도 되나요?", "ko", "국내에 직접 설치도 되나요?"),  # the name is no question
    ("되나요", "ko", "되나요"),
    ("12명이 연간으로 계약하면 얼마예요?", "ko", "12명이 연간으로 계약하면 얼마예요?"),
    ("해지 기능이 있나요", "ko", "해지 기능이 있나요"),
    ("보안 인증이 있는지 궁금합니다", "ko", "보안 인증이 있는지 궁금합니다"),
    ("마루웍스요 혹시 카페24도 되나요", "ko", "혹시 카페24도 되나요"),
    ("80名ではなく120名でした。ところで、Slackと連携できますか？", "ja", "ところで、Slackと連携できますか？"),
    ("料金の件はどうなりましたか？", "ja", "料金の件はどうなりましたか？"),
    ("セキュリティについて教えてください", "ja", "セキュリティについて教えてください"),
    ("解約はいつでもできますか", "ja", "解約はいつでもできますか"),
    ("ひかり商事です。監査ログは残りますか", "ja", "監査ログは残りますか"),
]

NO_QUESTIONS = [
    # wishes, answers said with doubt, and politeness
    ("could you write to jo@x.io?", "en"),
    ("can you have someone call me at 3?", "en"),
    ("can I talk to sales?", "en"),
    ("could you send me a brochure?", "en"),
    ("like 60 of us?", "en"),
    ("maybe 15k a year?", "en"),
    ("what we need is routing", "en"),
    ("ok?", "en"),
    ("are you a bot?", "en"),
    ("how are you?", "en"),
    ("we have 45 people", "en"),
    ("메일로 보내주실 수 있나요?", "ko"),
    ("상담원 연결해 주실 수 있나요?", "ko"),
    ("소개서 받을 수 있을까요?", "ko"),
    ("60명 정도요?", "ko"),
    ("사람이에요?", "ko"),
    ("안녕하신가요?", "ko"),
    ("직원은 40명이에요", "ko"),
    ("メールで送っていただけますか", "ja"),
    ("担当者につないでもらえますか？", "ja"),
    ("資料をいただけますか？", "ja"),
    ("60名くらいですかね", "ja"),
    ("人間ですか？", "ja"),
    ("お元気ですか", "ja"),
    ("社員は80名です", "ja"),
]


@pytest.mark.parametrize(("text", "language", "expected"), QUESTIONS)
def test_the_part_that_asks_is_returned_as_written(text: str, language: str, expected: str) -> None:
    assert counter_question(text, language) == expected


@pytest.mark.parametrize(("text", "language"), NO_QUESTIONS)
def test_a_wish_or_an_answer_is_no_question(text: str, language: str) -> None:
    assert counter_question(text, language) == ""


@given(st.text(max_size=200), st.sampled_from(["en", "ko", "ja", "xx"]))
def test_every_word_of_a_question_stands_in_the_message(text: str, language: str) -> None:
    assert all(word in text for word in counter_question(text, language).split())
