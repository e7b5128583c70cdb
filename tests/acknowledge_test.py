"""Who tells everything in one message hears in a few words what was heard, with one question at most: three languages, one house."""

from datetime import UTC, datetime
from pathlib import Path

from bot.bootstrap import house
from tests.leaving_test import PLACES
from tests.talks import CONFIG, Clock, faults_of_manner, opened_talk

SIX = {
    "en": (
        "I'm Priya Nair from Lantern Freight, 45 people, we need a help desk with SLAs before October, 20k a year, p@lantern.example",
        ("Priya Nair", "45 people", "before October"),
    ),
    "ko": (
        "랜턴물류 김지수 팀장입니다. 직원 45명이고 10월 전에 헬프데스크가 필요합니다. 예산은 연 2천만원, jisu@lantern.example",
        ("김지수님", "45명", "10월 전"),
    ),
    "ja": (
        "ランタン物流の佐藤と申します。社員45名で、10月までにヘルプデスクが必要です。予算は年300万円、sato@lantern.example です",
        ("佐藤様", "45名", "10月まで"),
    ),
}


async def test_who_tells_six_facts_at_once_hears_their_name_and_two_of_them(tmp_path: Path) -> None:
    clock = Clock(datetime(2026, 3, 10, 10, tzinfo=UTC))
    async with house(CONFIG, tmp_path, clock=clock, watch=True) as built:
        for language, (region, zone) in PLACES.items():
            talk = await opened_talk(built, clock, {"language": language, "region": region, "timezone": zone})
            said, heard = SIX[language]
            (line,) = await talk.say(said)
            assert [words for words in heard if words not in line.text] == []
            assert "lantern.example" not in line.text  # no list of all that was told
            assert faults_of_manner(talk.lines, language) == []
