"""Who is called away for a moment, or is back, answers nothing and passes nothing over: three languages, one house."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.bootstrap import house
from bot.hearing.pause import pause
from bot.model import Pause
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
        ("en", "back in 5"),
        ("en", "give me 20 minutes"),
        ("en", "wait please"),
        ("en", "sec"),
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
        ("en", "sorry, where were we?"),
        ("en", "I'm back \U0001f642"),
        ("en", "ok back :)"),
        ("en", "I'm back - sorry"),
        ("en", "back from the call, sorry"),
        ("ko", "앗 잠시만요 택배가 와서.. 네 왔습니다."),
        ("ko", "아까 어디까지 했죠?"),
        ("ja", "どこまで話しましたっけ？"),
        ("ko", "다시 왔어요 계속하시죠"),
        ("ko", "저 왔습니다 아까 어디까지 했죠"),
        ("ja", "戻りました！続きお願いします"),
        ("ja", "お待たせしました"),
        ("ja", "すみません、続きをお願いします"),
    ],
)
def test_who_is_back_says_so(language: str, text: str) -> None:
    assert pause(text, language) is Pause.BACK


TOLD = {
    "en": """we call people back by hand
about 60 of us, one second floor office
our inbox, back office mostly
customers wait a minute too long
the phone's ringing off the hook
phones ringing less
a customer is waiting too long
my boss is calling for a better system
a delivery is here and nobody is told
call back requests get forgotten, hold on queue is long
nothing, we just wait a minute and answer
I want to get back to customers faster, sorry for that
Bear With Me Ltd
hold on, I'd rather not say
hang on, that's confidential
one moment, skip that
sorry about that, I don't know
i'll be back in September, so then
hold on, how much does it cost?
hold on, can you send me a brochure
hold on, not interested
hang on, are you a bot?
sure, go ahead
phone call please
10 minutes
needed""",
    "ko": """전화가 너무 많이 와서 놓쳐요
손님이 몰리면 답을 못 해요
잠시 후에 자동으로 답이 나가면 좋겠어요
전화 와서 놓치는 게 많아요
진료 중에 전화가 와서 못 받아요
자리 비울 때 자동응답이 필요해요
택배 왔는지 묻는 문의가 많아요
손님 오셔도 응대를 못해요
팀장님이 와서 도입하자고 하셨어요
같은 고객이 다시 왔는데 기록이 없어요
고객이 기다리게 해서 문제예요
계속 진행은 제가 해요
잠시만요 모르겠어요
잠시만요 예산은 없어요
잠깐만요 얼마예요
잠시만요 왜 물어보세요
나중에 말씀드릴게요
나중에 연락드릴게요""",
    "ja": """電話がひっきりなしに来ます
お客さんをお待たせすることが多いんです
会議の議事録も残したいです
来月戻ってくる社員が3人います
電話が鳴っても誰も出ない
電話がかかってきても出られない
お客様が来た時の受付を自動化したい
来客中に電話に出られない
離席中の問い合わせに答えたい
会議が始まる前に通知がほしい
患者さんをお待たせしています
お待たせしてしまうのを減らしたい
お待たせしました、店長です
少々お待ちください、わかりません
お待たせしました。予算は未定です""",
}


@pytest.mark.parametrize("asking", ["need", "company_size", "email", "role"])
@pytest.mark.parametrize(("language", "text"), [(language, text) for language, rows in TOLD.items() for text in rows.split("\n")])
def test_what_tells_of_work_or_refuses_or_asks_is_no_pause(language: str, text: str, asking: str) -> None:
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


@pytest.mark.parametrize(("language", "text"), [("en", "customer waiting"), ("en", "phone ringing"), ("ko", "전화가 와요")])
def test_what_calls_one_away_is_a_need_where_one_is_asked_for(language: str, text: str) -> None:
    reading = parsed(scene(text, memory=talk(language, asking="need"), language=language))
    assert reading.pause is Pause.AWAY or [one.field for one in reading.answers] == ["need"]
    assert reading.pause is Pause.NONE


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
