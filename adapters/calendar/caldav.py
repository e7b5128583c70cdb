"""A rep's calendar over CalDAV (RFC 4791): one collection, read by an expanded query, written by PUT under the booking's name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote
from xml.etree import ElementTree as ET

import httpx2
from icalendar import Calendar as ICalendar
from icalendar import Component

from adapters.calendar.answers import read, write
from adapters.calendar.invitation import entry
from bot.config import CalendarConfig
from bot.desk.hours import known_zone
from bot.errors import CalendarTrouble
from bot.ports import Appointment

_DATA = "{urn:ietf:params:xml:ns:caldav}calendar-data"
_QUERY = """<?xml version="1.0" encoding="utf-8"?>
<c:calendar-query xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">
 <d:prop><c:calendar-data><c:expand start="{start}" end="{end}"/></c:calendar-data></d:prop>
 <c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT"><c:time-range start="{start}" end="{end}"/></c:comp-filter></c:comp-filter></c:filter>
</c:calendar-query>"""  # noqa: E501 - as RFC 4791, 7.8.3 shows it

MOST = 5_000
"""Entries of one answer that are read."""


class CalDav:
    """One collection on a CalDAV server."""

    def __init__(self, config: CalendarConfig, client: httpx2.AsyncClient, zone: str) -> None:
        self._url = config.url.rstrip("/") + "/"
        self._client = client
        self._zone = zone
        self._login = httpx2.BasicAuth(config.user, config.password) if config.user else None

    async def busy(self, begins: datetime, ends: datetime) -> list[tuple[datetime, datetime]]:
        """Return when they are not free. What takes no time, or was called off, is left out."""
        body = _QUERY.format(start=_basic(begins), end=_basic(ends)).encode()
        headers = {"Content-Type": "application/xml; charset=utf-8", "Depth": "1"}
        answer = await read(self._client, self._request("REPORT", self._url, headers=headers, content=body))
        return [span for text in _calendars(answer) for span in _busy(text, self._zone)][:MOST]

    async def put(self, appointment: Appointment) -> None:
        """Write the appointment under its uid, so that writing it again changes nothing."""
        headers = {"Content-Type": "text/calendar; charset=utf-8"}
        content = entry(appointment, datetime.now(UTC))
        await write(self._client, self._request("PUT", self._address(appointment.uid), headers=headers, content=content))

    async def drop(self, uid: str) -> None:
        """Take it out; gone already is fine."""
        await write(self._client, self._request("DELETE", self._address(uid)), fine=frozenset({404, 410}))

    def _address(self, uid: str) -> str:
        return f"{self._url}{quote(uid, safe='@-')}.ics"

    def _request(self, method: str, url: str, *, headers: dict[str, str] | None = None, content: bytes = b"") -> httpx2.Request:
        request = self._client.build_request(method, url, headers=headers or {}, content=content)
        return next(self._login.auth_flow(request)) if self._login else request


def _basic(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _calendars(answer: bytes) -> Iterator[str]:
    """Yield the calendar texts of a multistatus. A document type is refused: its entities could grow without end."""
    if b"<!DOCTYPE" in answer or b"<!ENTITY" in answer:
        raise CalendarTrouble("nonsense", "its answer has a document type")
    try:
        root = ET.fromstring(answer)  # noqa: S314 - no document type, and of limited length
    except ET.ParseError as error:
        raise CalendarTrouble("nonsense", "its answer is not XML") from error
    if root.tag != "{DAV:}multistatus":
        raise CalendarTrouble("nonsense", "its answer is no multistatus")
    yield from (node.text for node in root.iter(_DATA) if node.text)


def _busy(text: str, zone: str) -> Iterator[tuple[datetime, datetime]]:
    try:
        events = list(ICalendar.from_ical(text).walk("VEVENT"))
        yield from (span for event in events if _counts(event) and (span := _span(event, zone)))
    except CalendarTrouble:
        raise
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, OverflowError) as error:  # what the parser raises for nonsense
        raise CalendarTrouble("nonsense", "an entry cannot be read") from error


def _counts(event: Component) -> bool:
    if "RRULE" in event:  # a server that does not expand would let us offer a time that is taken every week
        raise CalendarTrouble("nonsense", "it does not expand what recurs")
    return str(event.get("TRANSP", "OPAQUE")).upper() != "TRANSPARENT" and str(event.get("STATUS", "")).upper() != "CANCELLED"


def _span(event: Component, zone: str) -> tuple[datetime, datetime] | None:
    begins = event.decoded("DTSTART")
    ends = event.decoded("DTEND", None)
    if ends is None:
        length = event.decoded("DURATION", None) or (timedelta(0) if isinstance(begins, datetime) else timedelta(days=1))
        ends = begins + length
    span = _moment(begins, zone), _moment(ends, zone)
    return span if span[0] < span[1] else None


def _moment(at: date, zone: str) -> datetime:
    """Return a time in UTC; a day begins, and a floating time stands, in the rep's own zone."""
    moment = at if isinstance(at, datetime) else datetime(at.year, at.month, at.day)
    return (moment if moment.tzinfo else moment.replace(tzinfo=known_zone(zone))).astimezone(UTC)
