"""Invitations as calendars read them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from icalendar import Calendar

from adapters.calendar.invitation import entry, invitation
from bot.ports import Appointment

START = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
MEETING = Appointment(
    uid="c-1@handraiser",
    sequence=2,
    begins=START,
    ends=START + timedelta(minutes=30),
    title="미팅: Northdesk · 세린\r\nATTENDEE:mailto:evil@example.com",
    attendee="ann@acme.example",
)
HOST = ("오세린", "serin@northdesk.example")


def test_an_invitation_asks_for_an_answer_and_says_which_version_it_is() -> None:
    calendar = Calendar.from_ical(invitation(MEETING, organizer=HOST, now=NOW))
    (event,) = calendar.walk("VEVENT")
    assert calendar["METHOD"] == "REQUEST"
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == ("c-1@handraiser", 2, "CONFIRMED")
    assert event.decoded("DTSTART") == START
    assert event.decoded("DTEND") - START == timedelta(minutes=30)
    assert event["ORGANIZER"] == "mailto:serin@northdesk.example"
    assert event["ATTENDEE"] == "mailto:ann@acme.example"
    assert event["ATTENDEE"].params["RSVP"] == "TRUE"


def test_times_are_utc_so_that_no_zone_has_to_be_described() -> None:
    assert b"DTSTART:20261201T100000Z\r\n" in invitation(MEETING, organizer=HOST, now=NOW)


def test_what_takes_a_meeting_back_names_the_same_booking() -> None:
    calendar = Calendar.from_ical(invitation(MEETING, organizer=HOST, now=NOW, method="CANCEL"))
    (event,) = calendar.walk("VEVENT")
    assert (calendar["METHOD"], event["STATUS"], event["UID"]) == ("CANCEL", "CANCELLED", "c-1@handraiser")


def test_a_title_cannot_add_a_guest() -> None:
    lines = invitation(MEETING, organizer=("", ""), now=NOW).decode().replace("\r\n ", "").split("\r\n")
    assert [line for line in lines if line.startswith("ATTENDEE")] == [
        "ATTENDEE;PARTSTAT=NEEDS-ACTION;ROLE=REQ-PARTICIPANT;RSVP=TRUE:mailto:ann@acme.example"
    ]


def test_what_a_calendar_keeps_has_no_method() -> None:
    assert "METHOD" not in Calendar.from_ical(entry(MEETING, NOW))
