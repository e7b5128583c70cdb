"""A rep's calendar over CalDAV: against Radicale, and against servers that answer nonsense."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import httpx
import httpx2
import pytest

from adapters.calendar.connect import calendar_of
from bot.config import CalendarConfig
from bot.errors import CalendarTrouble, GivenUp, RetryLater
from bot.ports import Appointment, Calendar

START = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)
HALF = timedelta(minutes=30)
AROUND = (START - timedelta(days=1), START + timedelta(days=60))


def _at(url: str, password: str = "pw") -> Calendar:  # noqa: S107 - a test server's
    return calendar_of(CalendarConfig(kind="caldav", url=url, user="bot", password=password), "Asia/Seoul")


def _meeting(start: datetime, uid: str = "c-1@handraiser", sequence: int = 0) -> Appointment:
    return Appointment(uid=uid, sequence=sequence, begins=start, ends=start + HALF, title="미팅: Northdesk", attendee="ann@acme.example")


BERLIN = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
""".replace("\n", "\r\n")


def _written(url: str, name: str, lines: str) -> None:
    head = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{BERLIN}BEGIN:VEVENT\r\nUID:{name}\r\nDTSTAMP:20261101T000000Z\r\n"
    body = f"{head}{lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    answer = httpx.put(f"{url}/{name}.ics", content=body, headers={"Content-Type": "text/calendar"}, auth=("bot", "pw"))
    assert answer.status_code == 201, answer.text


async def test_a_booking_is_written_moved_and_taken_out(radicale: str) -> None:
    calendar = _at(radicale)
    await calendar.put(_meeting(START))
    assert (START, START + HALF) in await calendar.busy(*AROUND)
    await calendar.put(_meeting(START))  # again, as after a crash
    await calendar.put(_meeting(START + timedelta(days=1), sequence=1))
    busy = await calendar.busy(*AROUND)
    assert (START, START + HALF) not in busy
    assert busy.count((START + timedelta(days=1), START + timedelta(days=1) + HALF)) == 1
    await calendar.drop("c-1@handraiser")
    await calendar.drop("c-1@handraiser")
    assert (START + timedelta(days=1), START + timedelta(days=1) + HALF) not in await calendar.busy(*AROUND)


async def test_what_recurs_is_busy_each_time_and_over_the_change_of_clocks(radicale: str) -> None:
    _written(radicale, "weekly", "DTSTART;TZID=Europe/Berlin:20270301T090000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;COUNT=6")
    begins = datetime(2027, 3, 1, tzinfo=UTC)
    hours = [start.hour for start, _ in sorted(await _at(radicale).busy(begins, begins + timedelta(days=60)))]
    assert hours == [8, 8, 8, 8, 7, 7]  # summer time from 28 March


async def test_a_whole_day_is_the_reps_own_day_and_what_takes_no_time_is_free(radicale: str) -> None:
    _written(radicale, "holiday", "DTSTART;VALUE=DATE:20270601\r\nDTEND;VALUE=DATE:20270602")
    _written(radicale, "birthday", "DTSTART;VALUE=DATE:20270603\r\nTRANSP:TRANSPARENT")
    _written(radicale, "off", "DTSTART:20270604T000000Z\r\nDTEND:20270604T010000Z\r\nSTATUS:CANCELLED")
    begins = datetime(2027, 5, 30, tzinfo=UTC)
    seoul_midnight = datetime(2027, 5, 31, 15, 0, tzinfo=UTC)
    assert await _at(radicale).busy(begins, begins + timedelta(days=8)) == [(seoul_midnight, seoul_midnight + timedelta(days=1))]


async def test_a_wrong_password_is_refused_and_no_calendar_is_called_free(radicale: str) -> None:
    with pytest.raises(CalendarTrouble) as refused:
        await _at(radicale, "wrong").busy(*AROUND)
    assert refused.value.why == "refused"
    with pytest.raises(GivenUp):
        await _at(radicale, "wrong").put(_meeting(START))


async def test_a_calendar_that_is_down_says_so() -> None:
    calendar = _at("http://127.0.0.1:9/x")
    with pytest.raises(CalendarTrouble) as down:
        await calendar.busy(*AROUND)
    assert down.value.why == "down"
    with pytest.raises(RetryLater):
        await calendar.put(_meeting(START))


def _event(lines: str) -> bytes:
    data = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:a\n{lines}\nEND:VEVENT\nEND:VCALENDAR"
    head = '<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:response><d:propstat><d:prop><c:calendar-data>'
    return f"{head}{data}</c:calendar-data></d:prop></d:propstat></d:response></d:multistatus>".encode()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>login</html>",
        b"\xff\xfe\x00",
        b'<!DOCTYPE x [<!ENTITY a "aaaa">]><d:multistatus xmlns:d="DAV:">&a;</d:multistatus>',
        b"x" * 2_000_001,
        _event("DTSTART:yesterday"),
        _event("SUMMARY:no start"),
        _event("DTSTART:20261201T100000Z\nDTEND;VALUE=DATE:2026"),
        _event("DTSTART:99991231T235959Z\nDURATION:P9999999D"),
        _event("DTSTART:20261201T100000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY"),  # not expanded: later weeks would look free
    ],
)
async def test_nonsense_is_told_from_a_free_day(body: bytes) -> None:
    transport = httpx2.MockTransport(lambda request: httpx2.Response(207, content=body))
    calendar = calendar_of(CalendarConfig(kind="caldav", url="https://cal.example/dana"), "UTC", transport)
    with pytest.raises(CalendarTrouble) as trouble:
        await calendar.busy(*AROUND)
    assert trouble.value.why == "nonsense"
