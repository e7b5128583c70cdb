"""A rep's calendar at Google: freeBusy and events of the Calendar API v3.

Shapes: developers.google.com/workspace/calendar/api/v3/reference (freebusy/query, events/insert, events/update, events/delete).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from urllib.parse import quote

import httpx2
import orjson

from adapters.calendar.access import Access
from adapters.calendar.answers import LATER, read, write
from bot.config import CalendarConfig
from bot.errors import CalendarTrouble, GivenUp, RetryLater
from bot.ports import Appointment

MOST = 5_000


class Google:
    """One calendar at Google."""

    def __init__(self, config: CalendarConfig, client: httpx2.AsyncClient, zone: str) -> None:
        self._url = config.url.rstrip("/")
        self._id = config.id
        self._client = client
        self._access = Access(config=config, client=client)

    async def busy(self, begins: datetime, ends: datetime) -> list[tuple[datetime, datetime]]:
        """Return when they are not free."""
        asked = {"timeMin": _written(begins), "timeMax": _written(ends), "items": [{"id": self._id}]}
        answer = await self._read("POST", "freeBusy", asked)
        try:
            return _busy(orjson.loads(answer), self._id)
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
            raise CalendarTrouble("nonsense", "its answer cannot be read") from error

    async def put(self, appointment: Appointment) -> None:
        """Write the appointment under an id that its uid decides; one that is there already is changed."""
        id, event = event_id(appointment.uid), _event(appointment)
        path = f"calendars/{quote(self._id, safe='')}/events"
        made = await self._write("POST", path, {"id": id, **event}, fine=frozenset({409}))
        if made == 409:
            await self._write("PUT", f"{path}/{id}", event)

    async def drop(self, uid: str) -> None:
        """Take it out; gone already is fine."""
        path = f"calendars/{quote(self._id, safe='')}/events/{event_id(uid)}"
        await self._write("DELETE", path, fine=frozenset({404, 410}))

    async def _read(self, method: str, path: str, body: Mapping[str, object]) -> bytes:
        """Return an answer; a token that is refused before its time is renewed once."""
        token = await self._access.token()
        try:
            return await read(self._client, self._request(token, method, path, body))
        except CalendarTrouble as trouble:
            if trouble.why != "refused" or not self._access.renews:
                raise
        self._access.refused(token)
        return await read(self._client, self._request(await self._access.token(), method, path, body))

    async def _write(self, method: str, path: str, body: Mapping[str, object] | None = None, fine: frozenset[int] = frozenset()) -> int:
        """Return the status of an answer, likewise. Raise RetryLater or GivenUp."""
        try:
            token = await self._access.token()
            status = await write(self._client, self._request(token, method, path, body), fine=fine | self._expired)
            if status in fine or status not in self._expired:
                return status
            self._access.refused(token)
            return await write(self._client, self._request(await self._access.token(), method, path, body), fine=fine)
        except CalendarTrouble as trouble:
            if trouble.why == "refused":
                raise GivenUp("Google does not renew the access to this calendar: connect it again") from trouble
            raise RetryLater(LATER, f"the access could not be renewed: {trouble.why}") from trouble

    @property
    def _expired(self) -> frozenset[int]:
        return frozenset({401}) if self._access.renews else frozenset()

    def _request(self, token: str, method: str, path: str, body: Mapping[str, object] | None = None) -> httpx2.Request:
        content = b"" if body is None else orjson.dumps(body)
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        return self._client.build_request(method, f"{self._url}/{path}", headers=headers, content=content)


def event_id(uid: str) -> str:
    """Return the id of an event: letters a to v and digits, 5 to 1024 of them (events/insert, `id`)."""
    return sha256(uid.encode()).hexdigest()


def _event(appointment: Appointment) -> dict[str, object]:
    return {
        "summary": appointment.title,
        "description": appointment.words,
        "start": {"dateTime": _written(appointment.begins)},
        "end": {"dateTime": _written(appointment.ends)},
        "sequence": appointment.sequence,
        "status": "confirmed",
        "iCalUID": appointment.uid,
    }


def _busy(answer: Mapping[str, Mapping[str, Mapping[str, list[Mapping[str, str]]]]], id: str) -> list[tuple[datetime, datetime]]:
    calendars = answer["calendars"]
    one = calendars[id] if id in calendars else next(iter(calendars.values()), {})  # "primary" may come back under its address
    if one.get("errors"):
        raise CalendarTrouble("refused", "it does not show this calendar")
    return [(_read(span["start"]), _read(span["end"])) for span in one["busy"][:MOST]]


def _written(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _read(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError("a time without a zone")
    return at.astimezone(UTC)
