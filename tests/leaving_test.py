"""What is left out unasked is never asked, and a goodbye gets a kind word and no question: whole talks, three languages, one house."""

from datetime import UTC, datetime
from pathlib import Path

from bot.bootstrap import house
from tests.talks import CONFIG, Clock, Talk, faults_of_manner, opened_talk

PLACES = {"en": ("US", "America/New_York"), "ko": ("KR", "Asia/Seoul"), "ja": ("JP", "Asia/Tokyo")}
SAID = {
    "en": ("please leave the budget out. we need a help desk for 60 people next month, theo@lantern.example", "bye", "do you do SSO?"),
    "ko": (
        "예산은 말씀드리기 어려워요. 60명이 쓸 헬프데스크가 다음 달에 필요해요. jisu@lantern.example",
        "안녕히 계세요",
        "참, SSO 되나요?",
    ),
    "ja": (
        "予算は非公開で。60名で使うヘルプデスクを探しています。開始は来月です。sato@lantern.example",
        "それでは失礼します",
        "SSOは使えますか？",
    ),
}
OPEN = {
    "en": ("we need a shared inbox", "gotta go, bye"),
    "ko": ("공유 메일함이 필요해요", "그럼 수고하세요"),
    "ja": ("共有メールボックスを探しています", "失礼いたします"),
}


async def test_what_is_left_out_is_not_asked_and_a_goodbye_ends_the_asking_for_now(tmp_path: Path) -> None:
    clock = Clock(datetime(2026, 3, 10, 10, tzinfo=UTC))
    async with house(CONFIG, tmp_path, clock=clock, watch=True) as built:
        for language, (region, zone) in PLACES.items():
            script = {"language": language, "region": region, "timezone": zone}
            await _leaves_after_the_handoff(await opened_talk(built, clock, script), language)
            await _leaves_before(await opened_talk(built, clock, script), language)


async def _leaves_after_the_handoff(talk: Talk, language: str) -> None:
    first, goodbye, again = SAID[language]
    await talk.say(first)
    known = await talk.house.store.talk(talk.conversation)
    assert (known.outcome, known.declined) == ("handoff", ("budget",))
    (kind,) = await talk.say(goodbye)
    known = await talk.house.store.talk(talk.conversation)
    assert (known.asking, known.optional_declines) == (None, 1)
    assert not kind.text.endswith(("?", "？", "요?", "か。"))
    await talk.say(again)
    known = await talk.house.store.talk(talk.conversation)
    assert known.asking == "name"  # they are back, and so is the question
    assert faults_of_manner(talk.lines, language) == []


async def _leaves_before(talk: Talk, language: str) -> None:
    """A required question that is open stays open, so that a follow-up takes it up."""
    need, goodbye = OPEN[language]
    await talk.say(need)
    (kind,) = await talk.say(goodbye)
    known = await talk.house.store.talk(talk.conversation)
    assert (known.asking, known.asked["company_size"], known.misses.get("company_size", 0)) == ("company_size", 1, 0)
    words = (await talk.house.shelf.live("b2b_saas")).flow.words[language]
    assert kind.text in words["farewell"]  # not "nothing more from my side": there is
    assert not kind.text.endswith(("?", "？", "요?", "か。"))
