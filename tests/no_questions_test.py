"""Who would be asked nothing more is asked nothing more, and is answered still: whole talks, three languages, one house."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.bootstrap import house
from bot.hearing.unasked import would_be_asked_nothing
from tests.talks import CONFIG, Clock, faults_of_manner, opened_talk

PLACES = {"en": ("US", "America/New_York"), "ko": ("KR", "Asia/Seoul"), "ja": ("JP", "Asia/Tokyo")}
SAID = {
    "en": ("we need a shared inbox", "stop asking so many questions, it's 40 people", "do you do SSO?", "by May, jo@keel.example"),
    "ko": ("공유 메일함이 필요해요", "40명이에요. 질문은 그만해 주세요", "SSO 되나요?", "5월까지요, jo@keel.example"),
    "ja": ("共有メールボックスを探しています", "40名です。もう聞かないでください", "SSOは使えますか？", "5月までです、jo@keel.example"),
}


async def test_after_that_nothing_is_asked_and_what_is_told_counts(tmp_path: Path) -> None:
    clock = Clock(datetime(2026, 3, 10, 10, tzinfo=UTC))
    async with house(CONFIG, tmp_path, clock=clock, watch=True) as built:
        words = (await built.shelf.live("b2b_saas")).flow.words
        for language, (region, zone) in PLACES.items():
            talk = await opened_talk(built, clock, {"language": language, "region": region, "timezone": zone})
            need, enough, question, rest = SAID[language]
            await talk.say(need)
            said = " ".join(one.text for one in await talk.say(enough))
            assert any(phrase in said for phrase in words[language]["no_questions"])
            asked = (await built.store.talk(talk.conversation)).asked
            await talk.say(question)
            answered = await built.store.talk(talk.conversation)
            assert (answered.asking, answered.asked, answered.no_questions) == (None, asked, True)
            await talk.say(rest)
            told = await built.store.talk(talk.conversation)
            assert (told.outcome, told.asking, told.asked) == ("handoff", None, asked)
            assert told.answers["company_size"].value == {"min": 40, "max": 40}
            assert faults_of_manner(talk.lines, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "no more questions please"),
        ("en", "Enough with the questions."),
        ("en", "look, stop asking me things"),
        ("en", "I'm done answering"),
        ("en", "don't ask me anything else. jo@keel.example"),
        ("ko", "그만 물어보세요"),
        ("ko", "질문은 그만해 주세요"),
        ("ko", "더 이상 묻지 마세요"),
        ("ja", "もう聞かないでください"),
        ("ja", "質問はもう結構です"),
        ("ja", "これ以上は質問しないでください"),
    ],
)
def test_it_is_said_in_many_words(language: str, text: str) -> None:
    assert would_be_asked_nothing(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "we want fewer questions from customers"),
        ("en", "no more questions about refunds should reach us"),
        ("en", "stop asking for my phone number"),
        ("en", "our customers ask the same questions"),
        ("en", "I have more questions"),
        ("ko", "같은 질문을 그만 받고 싶어요"),
        ("ko", "전화번호는 묻지 마세요"),
        ("ko", "질문이 너무 많이 들어와요"),
        ("ja", "同じ質問を減らしたいです"),
        ("ja", "電話番号は聞かないでください"),
        ("ja", "質問が多くて困っています"),
    ],
)
def test_what_is_asked_of_them_by_others_or_of_one_field_is_not_that(language: str, text: str) -> None:
    assert not would_be_asked_nothing(text, language)
