"""What we write unasked, in whole talks: consent before advertising, hours, limits, and silence where it was asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import uuid_utils

from bot.config import Attempts, PlatformConfig
from bot.model import Conversation, Kind, Visit, Who
from tests.outreach import ASKED, NO, SCRIPTS, US, YES, adverts, always, later, nurture, press_button
from tests.talks import CONFIG, Talk, talking


@pytest.mark.parametrize("language", ["en", "ko", "ja"])
async def test_consent_is_asked_after_nurture_and_kept_with_words_message_and_time(language: str, tmp_path: Path) -> None:
    async with later(tmp_path, SCRIPTS[language]) as (talk, said):
        assert ASKED[language] in said[-1].text
        assert [id for id, _ in said[-1].choices] == ["agree", "disagree"]
        answer = await talk.say(YES[language])
        assert "2026-03-10" in answer[-1].text
        kept = await nurture(talk)
        assert kept is not None
        assert (kept.state, kept.quote, kept.at) == ("given", YES[language], talk.clock())
        assert ASKED[language] in kept.question
        lines = await talk.house.store.lines(talk.conversation, 0)
        assert next(line.text for line in lines if line.seq == kept.message) == YES[language]


@pytest.mark.parametrize("language", ["en", "ko", "ja"])
async def test_who_agreed_hears_each_step_once_over_the_months_with_sender_and_a_way_to_refuse(language: str, tmp_path: Path) -> None:
    async with later(tmp_path, SCRIPTS[language]) as (talk, _):
        await talk.say(YES[language])
        came = await adverts(talk, 260)
        assert len(came) == 3
        assert len({line.text for line in came}) == 3
        stop = {"en": "reply “stop”", "ko": "‘그만’이라고 답해", "ja": "「停止」とご返信"}[language]
        assert all("hello@northdesk.example" in line.text and stop in line.text for line in came)
        assert all(line.text.startswith("(광고) ") == (language == "ko") for line in came)


@pytest.mark.parametrize("language", ["en", "ko", "ja"])
@pytest.mark.parametrize("answer", ["no", "else", "silence"])
async def test_who_did_not_agree_is_sent_no_advertising(language: str, answer: str, tmp_path: Path) -> None:
    other = {"en": "Do you have an iPad app?", "ko": "아이패드 앱도 있어요?", "ja": "iPadのアプリはありますか？"}
    async with later(tmp_path, SCRIPTS[language]) as (talk, _):
        if answer != "silence":
            said = await talk.say(NO[language] if answer == "no" else other[language])
            assert ASKED[language] not in said[-1].text
        assert await adverts(talk, 200) == []
        kept = await nurture(talk)
        assert kept is not None
        assert kept.state == {"no": "refused", "else": "unanswered", "silence": "asked"}[answer]
        assert not (await talk.house.store.conversation(talk.conversation)).opted_out


# Words that are no plain yes.
DOUBTS = [
    ("en", "yes but only by phone"),
    ("en", "ok?"),
    ("en", "maybe"),
    ("en", "sure, unless it's a newsletter"),
    ("ko", "네? 무슨 소식이요?"),
    ("ko", "네 근데 전화는 말고요"),
    ("ja", "はい、ただし電話はやめてください"),
    ("ja", "はい？"),
]


@pytest.mark.parametrize(("language", "words"), DOUBTS)
async def test_a_yes_with_a_condition_or_a_doubt_is_no_consent(language: str, words: str, tmp_path: Path) -> None:
    async with later(tmp_path, SCRIPTS[language]) as (talk, _):
        await talk.say(words)
        kept = await nurture(talk)
        assert kept is not None
        assert kept.state != "given"


async def test_a_yes_to_a_rep_who_came_in_between_is_no_consent(tmp_path: Path) -> None:
    async with later(tmp_path, SCRIPTS["en"]) as (talk, _):
        await talk.press(Kind.CLAIM, "dana")
        await talk.press(Kind.REPLY, "dana", "Shall I send you the price list?")
        await talk.say("Yes, please do")
        kept = await nurture(talk)
        assert kept is not None
        assert kept.state == "unanswered"
        await talk.press(Kind.GIVE_BACK, "dana")
        assert await adverts(talk, 60) == []


async def test_the_buttons_answer_too_and_later_as_well(tmp_path: Path) -> None:
    async with later(tmp_path, SCRIPTS["ko"]) as (talk, said):
        await talk.say("아이패드 앱도 있어요?")
        (label,) = (label for id, label in said[-1].choices if id == "agree")
        await press_button(talk, said[-1].seq, "agree", label)
        kept = await nurture(talk)
        assert kept is not None
        assert (kept.state, kept.quote) == ("given", label)
        assert len(await adverts(talk, 40)) == 1


@pytest.mark.parametrize(("language", "stop"), [("en", "stop"), ("ko", "그만"), ("ja", "停止"), ("en", "/stop")])
async def test_an_opt_out_withdraws_consent_for_good(language: str, stop: str, tmp_path: Path) -> None:
    async with later(tmp_path, SCRIPTS[language]) as (talk, _):
        await talk.say(YES[language])
        assert len(await adverts(talk, 40)) == 1
        await talk.say(stop)
        kept = await nurture(talk)
        assert kept is not None
        assert (kept.state, kept.ended_at) == ("withdrawn", talk.clock())
        assert kept.quote == YES[language]  # the evidence stays
        assert await adverts(talk, 200) == []


async def test_where_no_consent_is_needed_nobody_is_asked_and_a_step_comes(tmp_path: Path) -> None:
    async with later(tmp_path, US) as (talk, said):
        assert ASKED["en"] not in said[-1].text
        (advert,) = await adverts(talk, 40)
        assert "hello@northdesk.example" in advert.text


async def test_without_a_mail_server_nobody_on_the_web_is_asked_or_sent_anything(tmp_path: Path) -> None:
    async with later(tmp_path, SCRIPTS["ko"], CONFIG) as (talk, said):
        assert ASKED["ko"] not in said[-1].text
        assert await nurture(talk) is None
        assert await adverts(talk, 60) == []


async def test_korean_advertising_that_rings_at_night_waits_for_the_morning(tmp_path: Path) -> None:
    async with later(tmp_path, SCRIPTS["ko"]) as (talk, _):
        await talk.say(YES["ko"])
        await talk.wait("29d")
        talk.clock.now += timedelta(days=1, hours=13, minutes=30)  # the service was down when it was due: 23:30 in Seoul
        assert await talk.wait("1m") == []
        assert await talk.wait("8h") == []  # 7:31
        assert len(await talk.wait("2h")) == 1


async def test_a_claim_stops_the_sequence(tmp_path: Path) -> None:
    async with later(tmp_path, SCRIPTS["ja"]) as (talk, _):
        await talk.say(YES["ja"])
        await talk.say("担当の方と話したいです")
        await talk.press(Kind.CLAIM, "sato")
        assert await adverts(talk, 60) == []


# --- follow-ups

EN = {**US, "talk": "follow-ups"}


async def test_a_follow_up_that_rings_at_night_waits_for_the_morning(tmp_path: Path) -> None:
    async with talking(tmp_path, EN) as talk:
        await talk.say("we want to buy a shared inbox")
        talk.clock.now += timedelta(hours=18)  # 10:00 UTC is 6:00 in New York: midnight now, and it was due before
        assert await talk.wait("1m") == []
        assert len(await talk.wait("12h")) == 1


async def test_a_follow_up_never_repeats_the_words_of_the_one_before(tmp_path: Path) -> None:
    async with talking(tmp_path, EN) as talk:
        play = await talk.house.shelf.live("b2b_saas")
        same = tuple(replace(one, say=play.flow.follow_ups[0].say) for one in play.flow.follow_ups)
        flow = replace(play.flow, follow_ups=same)
        talk.house.engine.play_of = always(replace(play, flow=flow))
        await talk.say("we want to buy a shared inbox")
        heard = [line.text for _ in range(12) for line in await talk.wait("12h")]
        assert len(heard) == len(set(heard)) == 2
        assert all("shared inbox" in text for text in heard)


async def _second_talk(talk: Talk, contact: str, words: str) -> Talk:
    """Open another conversation at the same time, and have its prospect say something."""
    visit = Visit(region="US", timezone="America/New_York", locale="en")
    conversation = Conversation(
        id=uuid_utils.uuid7().hex, platform="web", flow="b2b_saas", flow_version=0, contact=contact, visit=visit, created_at=talk.clock()
    )
    await talk.house.inbox.open(conversation, None)
    other = Talk(talk.house, talk.clock, conversation.id)
    await other.say(words)
    return other


@pytest.mark.parametrize("known_by", ["contact", "address"])
async def test_one_person_is_written_to_so_often_over_all_of_their_conversations(known_by: str, tmp_path: Path) -> None:
    config = replace(CONFIG, attempts=Attempts(most=2, within=timedelta(days=14)))
    async with talking(tmp_path, EN, config) as talk:
        await talk.say("we want to buy a shared inbox, I'm jo@lantern.example")
        contact = (await talk.house.store.conversation(talk.conversation)).contact
        words = "we want to buy a help desk" + ("" if known_by == "contact" else ", jo@lantern.example")
        other = await _second_talk(talk, contact if known_by == "contact" else uuid_utils.uuid7().hex, words)
        heard = [line for _ in range(14) for line in (*await talk.wait("12h"), *await other.news())]
        assert len([line for line in heard if line.who is Who.BOT]) == 2
        third = await _second_talk(talk, uuid_utils.uuid7().hex, "we want to buy a help desk")  # somebody else
        assert len([line for _ in range(4) for line in (*await talk.wait("12h"), *await third.news())]) >= 1


async def test_who_went_over_the_limit_went_quiet_and_their_card_says_so(tmp_path: Path) -> None:
    config = replace(CONFIG, attempts=Attempts(most=0))
    async with talking(tmp_path, EN, config) as talk:
        await talk.say("we want to buy a shared inbox, I'm jo@lantern.example")
        assert await talk.wait("20h") == []
        sheet = await talk.house.store.sheet(talk.conversation)
        assert "went_quiet" in [event.kind for _, event in sheet.events]
        told = next(event for _, event in sheet.events if event.kind == "follow_up")
        assert told.data == {"step": 1, "said": False, "why": "often"}


async def test_after_the_last_follow_up_the_card_of_who_can_be_reached_says_they_went_quiet(tmp_path: Path) -> None:
    async with talking(tmp_path, EN) as talk:
        await talk.say("we want to buy a shared inbox, I'm jo@lantern.example")
        for _ in range(10):
            await talk.wait("12h")
        events = [event.kind for _, event in (await talk.house.store.sheet(talk.conversation)).events]
        assert events.count("went_quiet") == 1


@pytest.mark.parametrize("words", ["please stop writing to me", "can I talk to a human? jo@lantern.example"])
async def test_an_opt_out_or_a_claim_in_one_conversation_stops_follow_ups_in_the_other(words: str, tmp_path: Path) -> None:
    async with talking(tmp_path, EN) as talk:
        await talk.say("we want to buy a shared inbox")
        contact = (await talk.house.store.conversation(talk.conversation)).contact
        other = await _second_talk(talk, contact, words)
        if "human" in words:
            await other.press(Kind.CLAIM, "dana")
        heard = [line for _ in range(10) for line in await talk.wait("12h")]
        assert heard == []


async def test_on_a_platform_with_a_window_nothing_is_said_after_it(tmp_path: Path) -> None:
    web = PlatformConfig(name="web", flow="b2b_saas", window=timedelta(hours=24))
    async with talking(tmp_path, EN, replace(CONFIG, platforms={"web": web})) as talk:
        await talk.say("we want to buy a shared inbox, I'm jo@lantern.example")
        heard = [line for _ in range(10) for line in await talk.wait("12h")]
        assert len(heard) == 1
        events = [event.kind for _, event in (await talk.house.store.sheet(talk.conversation)).events]
        assert "went_quiet" in events


async def test_a_turn_at_a_timer_can_be_taken_again_from_what_is_kept(tmp_path: Path) -> None:
    async with later(tmp_path, SCRIPTS["ko"]) as (talk, _):
        await talk.say(YES["ko"])
        assert len(await adverts(talk, 40)) == 1
        past = await talk.house.store.past(talk.conversation)
        assert past[-1].scene.reached is not None
        assert past[-1].scene.reached.heard_at > 0
