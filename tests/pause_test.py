"""Who is called away for a moment, or is back, answers nothing and passes nothing over: three languages, one house."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.bootstrap import house
from bot.model import Pause
from bot.pause import pause
from tests.brain.material import parsed, scene, talk
from tests.leaving_test import PLACES
from tests.talks import CONFIG, Clock, faults_of_manner, opened_talk


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "brb, patient at the desk"),
        ("en", "one sec"),
        ("en", "sorry, hang on a minute, the phone's ringing"),
        ("en", "give me 5 mins"),
        ("en", "oh a customer just walked in"),
        ("en", "gotta take this call"),
        ("en", "just a moment please"),
        ("ko", "잠시만요 손님 오셔서요"),
        ("ko", "앗 회의 들어가야 해서 이따 다시 올게요"),
        ("ko", "잠깐만요"),
        ("ko", "원장님이 부르셔서 금방 올게요"),
        ("ja", "あ、すみません患者さんに呼ばれました。ちょっと離れます"),
        ("ja", "少々お待ちください"),
        ("ja", "お客さんが来たので席を外します"),
        ("ja", "すみません、電話が鳴ってて"),
    ],
)
def test_who_is_called_away_says_so(language: str, text: str) -> None:
    assert pause(text, language) is Pause.AWAY


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "ok I'm back"),
        ("en", "back now, sorry about that"),
        ("en", "sorry, where were we"),
        ("en", "right, go on"),
        ("ko", "다시 왔어요 계속하시죠"),
        ("ko", "저 왔습니다 아까 어디까지 했죠"),
        ("ja", "戻りました！続きお願いします"),
        ("ja", "お待たせしました"),
        ("ja", "すみません、続きをお願いします"),
    ],
)
def test_who_is_back_says_so(language: str, text: str) -> None:
    assert pause(text, language) is Pause.BACK


@pytest.mark.parametrize("asking", ["need", "goal", "company_size", "timeline", "email", "name", "company", "role", "current_solution"])
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "we call people back by hand"),
        ("en", "about 60 of us, one second floor office"),
        ("en", "our inbox, back office mostly"),
        ("en", "we hold on average 40 tickets"),
        ("en", "customers wait a minute too long"),
        ("ko", "전화가 너무 많이 와서 놓쳐요"),
        ("ko", "손님이 몰리면 답을 못 해요"),
        ("ko", "잠시 후에 자동으로 답이 나가면 좋겠어요"),
        ("ja", "電話がひっきりなしに来ます"),
        ("ja", "お客さんをお待たせすることが多いんです"),
        ("ja", "会議の議事録も残したいです"),
        ("ja", "来月戻ってくる社員が3人います"),
    ],
)
def test_what_tells_of_work_is_no_pause(language: str, text: str, asking: str) -> None:
    given = scene(text, memory=talk(language, asking=asking), language=language)
    assert parsed(given).pause is Pause.NONE


@pytest.mark.parametrize(
    ("language", "text", "field"),
    [
        ("en", "sorry, hang on. ok, 60 people", "company_size"),
        ("en", "back now. by the end of June", "timeline"),
        ("ko", "다시 왔어요. 저희 45명이요", "company_size"),
        ("ja", "お待たせしました、30名です", "company_size"),
        ("ja", "戻りました。メールは sato@lantern.example です", "email"),
    ],
)
def test_who_is_back_with_an_answer_has_answered(language: str, text: str, field: str) -> None:
    reading = parsed(scene(text, memory=talk(language, asking=field), language=language))
    assert [one.field for one in reading.answers] == [field]
    assert reading.pause is Pause.NONE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "one sec, stop emailing me for good"),
        ("ko", "잠깐만요 상담원이랑 얘기할래요"),
        ("ja", "ちょっと待って、担当者に代わってください"),
    ],
)
def test_what_they_want_counts_for_more(language: str, text: str) -> None:
    assert parsed(scene(text, memory=talk(language, asking="company_size"), language=language)).pause is Pause.NONE


AWAY = {
    "en": ("we need a shared inbox for our clinic", "one sec, patient at the desk", "ok I'm back", "38"),
    "ko": ("공유 메일함이 필요해요", "잠시만요 손님 오셔서요", "다시 왔어요", "38명이요"),
    "ja": (
        "共有メールボックスを探しています",
        "すみません患者さんに呼ばれました。ちょっと離れます",
        "戻りました！続きお願いします",
        "38名です",
    ),
}


async def test_the_question_waits_for_who_is_called_away(tmp_path: Path) -> None:
    clock = Clock(datetime(2026, 3, 10, 10, tzinfo=UTC))
    async with house(CONFIG, tmp_path, clock=clock, watch=True) as built:
        for language, (region, zone) in PLACES.items():
            opened = await opened_talk(built, clock, {"language": language, "region": region, "timezone": zone})
            need, away, back, size = AWAY[language]
            await opened.say(need)
            (kind,) = await opened.say(away)
            known = await built.store.talk(opened.conversation)
            words = (await built.shelf.live("b2b_saas")).flow.words[language]
            assert any(kind.text.startswith(one) for one in words["take_time"]), kind.text
            assert (known.asking, known.asked["company_size"], known.misses) == ("company_size", 1, {})
            await opened.say(back)
            known = await built.store.talk(opened.conversation)
            assert (known.asking, known.asked["company_size"], known.misses, known.declined) == ("company_size", 1, {}, ())
            await opened.say(size)
            known = await built.store.talk(opened.conversation)
            assert known.answers["company_size"].value == {"min": 38, "max": 38}
            assert known.asking == "timeline"
            assert faults_of_manner(opened.lines, language) == []
