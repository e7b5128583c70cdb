"""Meetings in the whole house: offered, taken once, moved, cancelled, reminded of; and what happens when a calendar is of no use."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import uuid_utils
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot import engine
from bot.model import Kind, Message, Owner, Visit, Who
from tests.meetings import BUYS, PATIENT, WORDS, Calendar, handed_over, meeting_of, meeting_talk, press
from tests.talks import Clock, Talk


async def test_three_times_in_the_prospects_zone_are_offered_after_the_handoff(tmp_path: Path) -> None:
    async with meeting_talk(tmp_path) as talk:
        offer = await handed_over(talk)
        assert [label for _, label in offer.choices] == [
            "Tuesday, 10 March, 14:00",
            "Wednesday, 11 March, 14:00",
            "Thursday, 12 March, 14:00",
            "Other times",
            "No meeting",
        ]
        assert "Berlin" in offer.text
        meeting = (await talk.house.store.talk(talk.conversation)).meeting
        assert meeting is not None
        assert meeting.rep == "dana"


async def test_without_the_block_no_time_is_offered(tmp_path: Path) -> None:
    async with meeting_talk(tmp_path, block="") as talk:
        for text in BUYS["en"]:
            await talk.say(text)
        assert await talk.wait("1m") == []


@pytest.mark.parametrize("language", ["en", "ko", "ja"])
async def test_a_meeting_is_taken_moved_and_cancelled_in_plain_words(tmp_path: Path, language: str) -> None:
    async with meeting_talk(tmp_path, language) as talk:
        await handed_over(talk, language)
        took, moves, chose, cancels = WORDS[language]
        states = []
        for text in (took, moves, chose, cancels):
            (said,) = await talk.say(text)
            meeting = (await talk.house.store.talk(talk.conversation)).meeting
            assert meeting is not None
            states.append((meeting.state, meeting.start is not None, meeting.sequence, bool(said.choices)))
        assert states == [("booked", True, 0, False), ("booked", True, 0, True), ("booked", True, 1, False), ("cancelled", False, 2, False)]
        answers = (await talk.house.store.talk(talk.conversation)).answers
        assert "name" not in answers  # "취소할게요" is nobody's name


async def test_words_with_a_day_and_an_hour_move_it_at_once(tmp_path: Path) -> None:
    async with meeting_talk(tmp_path) as talk:
        await handed_over(talk)
        await talk.say("the first one")
        (said,) = await talk.say("can we move it to Thursday at 5pm?")
        assert "Thursday, 12 March, 17:00" in said.text
        assert not said.choices


async def test_the_booked_meeting_stands_on_the_card_and_keeps_it_with_the_team(tmp_path: Path) -> None:
    async with meeting_talk(tmp_path) as talk:
        offer = await handed_over(talk)
        await press(talk, offer.choices[1][0])
        sheet = await talk.house.store.sheet(talk.conversation)
        assert sheet.card.meeting is not None
        assert sheet.card.meeting.start == datetime(2026, 3, 11, 13, 0, tzinfo=UTC)
        assert sheet.conversation.owner is Owner.OFFERED


async def test_two_who_press_the_same_time_at_once_one_gets_it_the_other_other_times(tmp_path: Path) -> None:
    async with meeting_talk(tmp_path) as talk:
        offer = await handed_over(talk)
        other = await _second(talk)
        talk.clock.forward("11m")  # what the first was offered is nobody's any more
        await _offer_same(talk, other)
        slot = offer.choices[1][0]
        await asyncio.gather(press(talk, slot), press(talk, slot, other))
        meetings = [(await talk.house.store.talk(one)).meeting for one in (talk.conversation, other)]
        states = sorted((m.state, m.start is not None, len(m.slots)) for m in meetings if m is not None)
        assert states == [("booked", True, 0), ("offered", False, 3)]
        lost = next(one for one, m in zip((talk.conversation, other), meetings, strict=True) if m is not None and m.state == "offered")
        last = (await talk.house.store.lines(lost, 0))[-1]
        assert slot not in [id for id, _ in last.choices]


async def _second(talk: Talk) -> str:
    """Open a second conversation and talk until its handoff."""
    first = await talk.house.store.conversation(talk.conversation)
    visit = Visit(timezone="Europe/Berlin", region="DE")
    second = replace(first, id=uuid_utils.uuid7().hex, contact=uuid_utils.uuid7().hex, visit=visit, version=0, owner=Owner.BOT, team="")
    await talk.house.inbox.open(second, None)
    for text in (*BUYS["en"][:2], "bob@other.example"):
        talk.count += 1
        said = Message(conversation=second.id, platform="web", event_id=f"b{talk.count}", kind=Kind.SAID, at=talk.clock(), text=text)
        accepted = await talk.house.inbox.said(said)
        await talk.house.engine.turn_of(second.id, accepted.seq, 30)
    return second.id


async def _offer_same(talk: Talk, other: str) -> None:
    """Have the second one offered what the first was, whose hold has passed."""
    await talk.house.ticker.tick()
    await talk.house.queue.idle()
    meeting = (await talk.house.store.talk(other)).meeting
    assert meeting is not None
    assert meeting.slots == (await meeting_of(talk)).slots


async def test_a_time_that_the_rep_gave_away_meanwhile_is_not_booked(tmp_path: Path) -> None:
    calendar = Calendar()
    async with meeting_talk(tmp_path, calendar=calendar) as talk:
        offer = await handed_over(talk)
        start = datetime(2026, 3, 11, 13, 0, tzinfo=UTC)
        calendar.spans.append((start, start + timedelta(hours=1)))
        (said,) = await press(talk, offer.choices[1][0])
        assert (await meeting_of(talk)).start is None
        assert offer.choices[1][0] not in [id for id, _ in said.choices]
        assert len(said.choices) == 5


@pytest.mark.parametrize("calendar", [Calendar(trouble="down"), Calendar(trouble="nonsense"), Calendar(delay=5)])
async def test_a_calendar_of_no_use_is_said_plainly_and_the_lead_still_moves(tmp_path: Path, calendar: Calendar) -> None:
    async with meeting_talk(tmp_path, calendar=calendar, limit=0.2 if calendar.delay else PATIENT) as talk:
        said = await handed_over(talk)
        assert not said.choices
        assert "colleague will" in said.text
        assert (await meeting_of(talk)).state == "failed"
        claimed = await talk.press(Kind.CLAIM, "dana")
        assert claimed[0].who is Who.NOTICE


async def test_a_calendar_is_asked_once_in_five_minutes_and_again_before_a_time_is_booked(tmp_path: Path) -> None:
    calendar = Calendar()
    async with meeting_talk(tmp_path, calendar=calendar) as talk:
        await handed_over(talk)
        await talk.say("none of these work")
        assert calendar.asked == 1
        await talk.say("the first one")
        assert calendar.asked == 2


async def test_a_calendar_that_fails_at_the_choice_takes_back_no_time_that_is_held(tmp_path: Path) -> None:
    calendar = Calendar()
    async with meeting_talk(tmp_path, calendar=calendar) as talk:
        offer = await handed_over(talk)
        calendar.trouble = "down"
        await press(talk, offer.choices[0][0])
        assert (await meeting_of(talk)).state == "booked"


async def test_the_rep_finds_the_meeting_in_their_calendar_moved_and_gone(tmp_path: Path) -> None:
    calendar = Calendar()
    async with meeting_talk(tmp_path, calendar=calendar) as talk:
        talk.house.outbox.platforms = {"calendar": talk.house.meetings.platform}
        await handed_over(talk)
        for text, kept in (("the first one", 1), ("move it to Thursday at 5pm", 1), ("cancel it please", 0)):
            await talk.say(text)
            await talk.house.outbox.perform()
            assert len(calendar.kept) == kept
            for one in calendar.kept.values():
                assert one.begins == (await meeting_of(talk)).start
                assert one.attendee == "ann@acme.com"


async def test_the_prospect_is_reminded_a_day_and_an_hour_before(tmp_path: Path) -> None:
    async with meeting_talk(tmp_path) as talk:
        await handed_over(talk)
        await talk.say("the third one")  # Thursday 14:00 in Berlin, two days and three hours ahead
        assert await talk.wait("20h") == []
        (day,) = await talk.wait("8h")
        assert await talk.wait("20h") == []
        (hour,) = await talk.wait("2h")
        assert [line.who for line in (day, hour)] == [Who.NOTICE, Who.NOTICE]
        assert "Thursday, 12 March, 14:00" in day.text
        assert await talk.wait("2h") == []


async def test_nobody_is_reminded_of_a_meeting_that_was_cancelled(tmp_path: Path) -> None:
    async with meeting_talk(tmp_path) as talk:
        await handed_over(talk)
        await talk.say("the third one")
        await talk.say("please cancel")
        assert await talk.wait("2d") == []


async def test_after_a_claim_a_pressed_time_is_booked_with_a_notice_and_nothing_is_offered(tmp_path: Path) -> None:
    async with meeting_talk(tmp_path) as talk:
        offer = await handed_over(talk)
        await talk.press(Kind.CLAIM, "dana")
        said = await press(talk, offer.choices[0][0])
        assert [line.who for line in said if "booked" in line.text.lower()] == [Who.NOTICE]
        assert (await meeting_of(talk)).state == "booked"
        assert not any(line.choices for line in await talk.say("can we find another time?"))


async def test_who_asks_for_a_call_at_a_time_is_offered_times_next_to_it(tmp_path: Path) -> None:
    async with meeting_talk(tmp_path) as talk:
        (said,) = await talk.say("We need a shared inbox. Could we have a call on Thursday at 4pm?")
        assert [label for _, label in said.choices][:3] == [
            "Thursday, 12 March, 15:30",
            "Thursday, 12 March, 16:00",
            "Thursday, 12 March, 16:30",
        ]
        (booked,) = await press(talk, said.choices[1][0])
        assert "reach you" in booked.text or "write or call" in booked.text
        assert (await talk.house.store.conversation(talk.conversation)).owner is Owner.OFFERED


async def test_every_turn_about_a_meeting_is_taken_again_with_the_same_result(tmp_path: Path) -> None:
    async with meeting_talk(tmp_path) as talk:
        await handed_over(talk)
        for text in ("the second one", "move it to Friday please", "the first one", "cancel it"):
            await talk.say(text)
        play = await talk.house.shelf.live("b2b_saas")
        past = await talk.house.store.past(talk.conversation)
        for one in past:
            assert engine.decide(one.scene, play, Clock(one.at), limits=True).talk == one.talk
        assert sum(one.scene.diary is not None for one in past) == 5


async def test_the_link_gives_the_entry_while_it_is_booked_and_to_nobody_who_guesses(tmp_path: Path) -> None:
    async with meeting_talk(tmp_path) as talk:
        await handed_over(talk)
        (said,) = await talk.say("the first one")
        entries = talk.house.meetings.entries
        link = entries.link(talk.conversation)
        assert link in said.text
        client = TestClient(Starlette(routes=[entries.route()]), base_url="https://chat.example")
        answer = await asyncio.to_thread(client.get, link)
        assert answer.headers["content-type"] == "text/calendar; charset=utf-8; method=REQUEST"
        assert f"UID:{talk.conversation}-1@handraiser" in answer.text
        assert "DTSTART:20260310T130000Z" in answer.text
        assert (await asyncio.to_thread(client.get, link.replace(".ics", "x.ics"))).status_code == 404
        await talk.say("please cancel")
        assert (await asyncio.to_thread(client.get, link)).status_code == 404
