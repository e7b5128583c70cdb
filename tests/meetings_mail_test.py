"""A booked meeting reaches the prospect's calendar by mail: invited once, moved and called off under one uid; over a real mail server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from icalendar import Calendar as ICalendar
from icalendar import Event

from bot.bootstrap.mail import links_of, server_of
from bot.diaries import Diaries
from tests.adapters.mail.server import Box, serving
from tests.meetings import NOW, PATIENT, WHERE, WORDS, Calendar, handed_over, offering
from tests.talks import Talk, talking

LEADS = {
    "en": ("Your meeting is booked: ", "Your meeting is now on ", "Your meeting on "),
    "ko": (" 시간) 미팅이 예약되었어요", "미팅 시간이 ", "미팅이 취소되었어요"),
    "ja": ("時間）で承りました", "打ち合わせは", "の打ち合わせは取り消されました"),
}


@asynccontextmanager
async def mailed(folder: Path, box: Box, language: str = "en", *, email: str = "dana@northdesk.example") -> AsyncIterator[Talk]:
    """Open a talk whose rep has a calendar and an address, in a house with a mail server."""
    async with serving(box) as mail:
        config = offering(folder)
        reps = {**config.reps, "dana": replace(config.reps["dana"], email=email)}
        zone, region = WHERE[language]
        script = {"talk": f"invite {language}", "language": language, "now": NOW, "timezone": zone, "region": region}
        async with talking(folder, script, replace(config, mail=mail, reps=reps)) as talk:
            house = talk.house
            house.engine.diaries = Diaries(seats=house.store, calendars={"dana": Calendar()}, limit=PATIENT)
            house.meetings.platform.calendars = {"dana": Calendar()}
            links = links_of(house.key, house.clock, "https://chat.example")
            house.outbox.platforms = {"calendar": house.meetings.platform, **server_of(house.config, links, house.clock)}
            yield talk


async def sent(talk: Talk, text: str) -> None:
    """Have the prospect say something, and what is due leave."""
    await talk.say(text)
    await talk.house.outbox.perform()


def entry(box: Box) -> tuple[str, Event]:
    """Return method and event of the last mail's calendar entry."""
    (part,) = box.mails[-1].iter_attachments()
    assert (part.get_content_type(), part.get_filename()) == ("text/calendar", "invite.ics")
    calendar = ICalendar.from_ical(cast("bytes", part.get_payload(decode=True)))
    assert part.get_param("method") == calendar["METHOD"]
    return str(calendar["METHOD"]), cast("Event", calendar.walk("VEVENT")[0])


@pytest.mark.parametrize("language", ["en", "ko", "ja"])
async def test_a_booking_is_mailed_moved_and_called_off_under_one_uid(tmp_path: Path, language: str) -> None:
    box = Box()
    async with mailed(tmp_path, box, language) as talk:
        await handed_over(talk, language)
        took, moves, chose, cancels = WORDS[language]
        seen = []
        for text in (took, moves, chose, cancels):
            await sent(talk, text)
            method, event = entry(box)
            seen.append((len(box.mails), method, int(str(event["SEQUENCE"])), str(event["STATUS"])))
        assert seen == [(1, "REQUEST", 0, "CONFIRMED")] * 2 + [(2, "REQUEST", 1, "CONFIRMED"), (3, "CANCEL", 2, "CANCELLED")]
        events = [cast("bytes", next(mail.iter_attachments()).get_payload(decode=True)) for mail in box.mails]
        assert len({str(ICalendar.from_ical(one).walk("VEVENT")[0]["UID"]) for one in events}) == 1
        bodies = [mail.get_body(("plain",)) for mail in box.mails]
        assert all(lead in str(body and body.get_content()) for lead, body in zip(LEADS[language], bodies, strict=True))


async def test_the_invitation_is_from_the_rep_to_the_prospect_and_names_the_time_on_their_clock(tmp_path: Path) -> None:
    box = Box()
    async with mailed(tmp_path, box) as talk:
        await handed_over(talk)
        await sent(talk, "the second one")
        _, event = entry(box)
        meeting = (await talk.house.store.talk(talk.conversation)).meeting
        assert meeting is not None
        assert event.decoded("DTSTART") == meeting.start
        assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(minutes=30)
        assert (str(event["ORGANIZER"]), str(event["ATTENDEE"])) == ("mailto:dana@northdesk.example", "mailto:ann@acme.com")
        (mail,) = box.mails
        body = mail.get_body(("plain",))
        assert body is not None
        assert "Wednesday, 11 March, " in body.get_content()
        assert "Berlin" in body.get_content()
        assert "ann" not in str(mail["Subject"]).casefold()  # it is read on locked screens
        assert str(mail["Subject"]).endswith("Dana Cole")


async def test_without_an_address_of_the_rep_the_house_invites(tmp_path: Path) -> None:
    box = Box()
    async with mailed(tmp_path, box, email="") as talk:
        await handed_over(talk)
        await sent(talk, "the second one")
        assert str(entry(box)[1]["ORGANIZER"]) == "mailto:hello@northdesk.example"


async def test_who_corrects_the_address_is_invited_there(tmp_path: Path) -> None:
    box = Box()
    async with mailed(tmp_path, box) as talk:
        await handed_over(talk)
        await sent(talk, "the second one")
        await sent(talk, "sorry, my email is ann.lee@acme.example")
        await sent(talk, "my email is ann.lee@acme.example")
        assert [str(mail["To"]) for mail in box.mails] == ["ann@acme.com", "ann.lee@acme.example"]


async def test_a_booking_that_was_called_off_before_the_mail_left_is_not_mailed_at_all(tmp_path: Path) -> None:
    box = Box()
    async with mailed(tmp_path, box) as talk:
        await handed_over(talk)
        await talk.say("the second one")
        await sent(talk, "please cancel")
        assert box.mails == []


async def test_nobody_who_opted_out_is_written_to(tmp_path: Path) -> None:
    box = Box(rcpt=["451 later"])
    async with mailed(tmp_path, box) as talk:
        await handed_over(talk)
        await sent(talk, "the second one")
        await talk.say("stop contacting me")
        talk.clock.now += timedelta(hours=1)
        await talk.house.outbox.perform()
        assert box.mails == []


async def test_after_a_crash_the_same_mail_goes_under_the_same_id(tmp_path: Path) -> None:
    box = Box()
    async with mailed(tmp_path, box) as talk:
        await handed_over(talk)
        await talk.say("the second one")
        (effect,) = [one for one in await talk.house.store.due(talk.clock(), 20) if one.kind == "mail"]
        for _ in range(2):
            dressed = await talk.house.outbox.dress(effect)
            assert dressed is not None
            await talk.house.outbox.platforms["mail"].send(dressed)
        assert len({str(mail["Message-ID"]) for mail in box.mails}) == 1
