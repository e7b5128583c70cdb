"""A meeting as iCalendar (RFC 5545): for mails and downloads (iTIP, RFC 5546), and for calendars.

All times are UTC, so none needs a VTIMEZONE, and no change of clocks moves them.
"""

from __future__ import annotations

from datetime import datetime

from icalendar import Calendar, Event, vCalAddress, vText

from bot.ports import Appointment

PRODUCT = "-//Handraiser//Meetings//EN"
MEDIA_TYPE = "text/calendar; charset=utf-8; method={method}"


def invitation(appointment: Appointment, *, organizer: tuple[str, str], now: datetime, method: str = "REQUEST") -> bytes:
    """Return the invitation, or with the method CANCEL what takes it back. `organizer` is (shown name, e-mail address or "")."""
    event = _event(appointment, now)
    name, address = organizer
    if address:
        host = vCalAddress(f"mailto:{address}")
        host.params["CN"] = vText(name)
        event.add("organizer", host)
    if appointment.attendee:
        guest = vCalAddress(f"mailto:{appointment.attendee}")
        guest.params.update({"ROLE": vText("REQ-PARTICIPANT"), "PARTSTAT": vText("NEEDS-ACTION"), "RSVP": vText("TRUE")})
        event.add("attendee", guest)
    event.add("status", "CANCELLED" if method == "CANCEL" else "CONFIRMED")
    return _written(event, method)


def entry(appointment: Appointment, now: datetime) -> bytes:
    """Return the meeting as a calendar keeps it: without a method (RFC 4791, 4.1)."""
    event = _event(appointment, now)
    event.add("status", "CONFIRMED")
    return _written(event, "")


def _event(appointment: Appointment, now: datetime) -> Event:
    event = Event()
    event.add("uid", appointment.uid)
    event.add("sequence", appointment.sequence)
    event.add("dtstamp", now)
    event.add("dtstart", appointment.begins)
    event.add("dtend", appointment.ends)
    event.add("summary", appointment.title)
    if appointment.words:
        event.add("description", appointment.words)
    return event


def _written(event: Event, method: str) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    if method:
        calendar.add("method", method)
    calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written
