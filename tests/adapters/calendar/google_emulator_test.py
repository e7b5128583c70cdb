"""A rep's calendar at Google, against a service that nobody here wrote: npm's @emulators/google, over HTTP, with its OAuth."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

import httpx
import httpx2
import pytest

from adapters.calendar.connect import calendar_of
from bot.config import CalendarConfig
from bot.errors import CalendarTrouble, GivenUp
from bot.ports import Appointment, Calendar
from tests.meetings import handed_over, meeting_of, meeting_talk, press

ROOT = Path(__file__).parents[3]
MODULES = ROOT / ".cache/node_modules"
CLIENT = {"client_id": "client", "client_secret": "secret"}
START = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)
DAY = timedelta(days=1)
MEETING = Appointment(uid="c-1@handraiser", sequence=0, begins=START, ends=START + timedelta(minutes=30), title="Meeting")


@dataclass(frozen=True, slots=True)
class Google:
    """The running service, as its owner sees it."""

    address: str
    token: str
    refresh: str

    @property
    def config(self) -> CalendarConfig:
        """What an operator writes into config.yaml."""
        return CalendarConfig(
            kind="google", url=f"{self.address}/calendar/v3", refresh_token=self.refresh, token_url=f"{self.address}/oauth2/token", **CLIENT
        )

    def expire(self) -> None:
        """Have every access token refused, as after an hour."""
        httpx.post(f"{self.address}/expire").raise_for_status()

    def events(self) -> list[dict[str, Any]]:
        """Return what stands in the calendar, read with a token of one's own."""
        headers = {"Authorization": f"Bearer {self._own()}"}
        items: list[dict[str, Any]] = httpx.get(f"{self.address}/calendar/v3/calendars/primary/events", headers=headers).json()["items"]
        return items

    def busy(self, begins: datetime) -> None:
        """Write an hour of somebody else's into the calendar."""
        when = {"start": {"dateTime": begins.isoformat()}, "end": {"dateTime": (begins + timedelta(hours=1)).isoformat()}}
        headers = {"Authorization": f"Bearer {self._own()}"}
        made = httpx.post(f"{self.address}/calendar/v3/calendars/primary/events", json={"summary": "Dentist", **when}, headers=headers)
        made.raise_for_status()

    def clear(self) -> None:
        """Empty the calendar."""
        headers = {"Authorization": f"Bearer {self._own()}"}
        for event in self.events():
            httpx.delete(f"{self.address}/calendar/v3/calendars/primary/events/{event['id']}", headers=headers).raise_for_status()

    def _own(self) -> str:
        form = {"grant_type": "refresh_token", "refresh_token": self.refresh, **CLIENT}
        return str(httpx.post(f"{self.address}/oauth2/token", data=form).json()["access_token"])


@pytest.fixture(scope="module")
def service() -> Iterator[Google]:
    """The service with one rep's calendar, to which somebody has given access."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("needs Node.js: install it, then `make browser`; NOTHING was tried against a Google that others wrote")
    assert (MODULES / "@emulators/google").is_dir(), "npm's @emulators/google is missing: `make browser` installs it"
    process = subprocess.Popen([node, str(Path(__file__).with_name("google_service.mjs")), str(MODULES)], stdout=subprocess.PIPE)
    try:
        assert process.stdout is not None
        address = f"http://127.0.0.1:{int(process.stdout.readline())}"
        yield connected(address)
    finally:
        process.terminate()
        process.communicate(timeout=10)


def connected(address: str) -> Google:
    """Give access as a person does on Google's page: sign in, and trade the code for tokens."""
    back = "http://127.0.0.1/back"
    form = {"email": "dana@northdesk.example", "redirect_uri": back, "scope": "https://www.googleapis.com/auth/calendar", **CLIENT}
    sent_back = httpx.post(f"{address}/o/oauth2/v2/auth/callback", data=form).headers["location"]
    (code,) = parse_qs(urlsplit(sent_back).query)["code"]
    trade = {"grant_type": "authorization_code", "code": code, "redirect_uri": back, **CLIENT}
    given = httpx.post(f"{address}/oauth2/token", data=trade).json()
    return Google(address, given["access_token"], given["refresh_token"])


@pytest.fixture
async def google(service: Google) -> AsyncIterator[tuple[Google, Calendar]]:
    """The service with an empty calendar, and our way into it."""
    service.clear()
    calendar = calendar_of(service.config, "UTC", httpx2.AsyncHTTPTransport())
    yield service, calendar
    await cast("Any", calendar)._client.aclose()


async def test_a_meeting_is_written_seen_as_busy_and_taken_out_again(google: tuple[Google, Calendar]) -> None:
    service, calendar = google
    assert await calendar.busy(START - DAY, START + DAY) == []
    await calendar.put(MEETING)
    await calendar.put(MEETING)  # sent twice after a crash
    assert await calendar.busy(START - DAY, START + DAY) == [(MEETING.begins, MEETING.ends)]
    moved = replace(MEETING, sequence=1, begins=START + DAY, ends=START + DAY + timedelta(minutes=30))
    await calendar.put(moved)
    assert await calendar.busy(START - DAY, START + 2 * DAY) == [(moved.begins, moved.ends)]
    assert [event["summary"] for event in service.events()] == ["Meeting"]
    await calendar.drop(MEETING.uid)
    await calendar.drop(MEETING.uid)
    assert service.events() == []
    assert await calendar.busy(START - DAY, START + DAY) == []


async def test_an_access_that_ran_out_is_renewed_while_reading_writing_and_taking_out(google: tuple[Google, Calendar]) -> None:
    service, calendar = google
    assert await calendar.busy(START - DAY, START + DAY) == []
    service.expire()
    await calendar.put(MEETING)
    service.expire()
    assert await calendar.busy(START - DAY, START + DAY) == [(MEETING.begins, MEETING.ends)]
    service.expire()
    await calendar.drop(MEETING.uid)
    assert service.events() == []


async def test_an_access_that_was_taken_away_is_said_to_be_refused_and_not_tried_for_ever(service: Google) -> None:
    config = CalendarConfig(
        kind="google", url=f"{service.address}/calendar/v3", refresh_token="revoked", token_url=f"{service.address}/oauth2/token", **CLIENT
    )
    calendar = calendar_of(config, "UTC", httpx2.AsyncHTTPTransport())
    with pytest.raises(CalendarTrouble) as trouble:
        await calendar.busy(START, START + DAY)
    assert trouble.value.why == "refused"
    with pytest.raises(GivenUp, match="connect it again"):
        await calendar.put(MEETING)
    await cast("Any", calendar)._client.aclose()


async def test_a_prospect_books_around_what_the_rep_has_loses_a_time_to_them_renews_and_cancels(
    google: tuple[Google, Calendar], tmp_path: Path
) -> None:
    service, calendar = google
    service.busy(datetime(2026, 3, 10, 13, 0, tzinfo=UTC))  # the first time that would be offered
    async with meeting_talk(tmp_path, calendar=cast("Any", calendar)) as talk:
        talk.house.outbox.platforms = {"calendar": talk.house.meetings.platform}
        offer = await handed_over(talk)
        labels = [label for _, label in offer.choices]
        assert "Tuesday, 10 March, 14:00" not in labels
        assert "Wednesday, 11 March, 14:00" in labels
        service.busy(datetime(2026, 3, 11, 13, 0, tzinfo=UTC))  # meanwhile, in their calendar
        service.expire()
        (taken,) = [id for id, label in offer.choices if label == "Wednesday, 11 March, 14:00"]
        (again,) = await press(talk, taken)
        assert (await meeting_of(talk)).start is None
        assert taken not in [id for id, _ in again.choices]
        service.expire()
        await press(talk, again.choices[0][0])
        await talk.house.outbox.perform()
        start = (await meeting_of(talk)).start
        assert start is not None
        assert len(service.events()) == 3
        assert (start, start + timedelta(minutes=30)) in await calendar.busy(start - DAY, start + DAY)
        service.expire()
        await talk.say("cancel it please")
        await talk.house.outbox.perform()
        assert [event["summary"] for event in service.events()] == ["Dentist", "Dentist"]
