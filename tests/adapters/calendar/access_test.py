"""Google's access tokens are renewed with a refresh token, over HTTP, in the shapes that its OAuth 2.0 page shows.

developers.google.com/identity/protocols/oauth2/web-server#offline
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from urllib.parse import parse_qs

import httpx2
import pytest
from aiohttp import web

from adapters.calendar.access import Access
from adapters.calendar.connect import calendar_of
from bot.config import CalendarConfig
from bot.errors import CalendarTrouble, GivenUp, RetryLater
from bot.ports import Appointment, Calendar

START = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)
MEETING = Appointment(uid="c-1@handraiser", sequence=0, begins=START, ends=START + timedelta(minutes=30), title="Meeting")


@dataclass
class Google:
    """Google's two services on one port: it gives tokens that it takes back when told to."""

    good: set[str] = field(default_factory=set)
    given: int = 0
    lasts: float = 3_599
    refuses: tuple[int, object] | None = None  # what a renewal is answered with instead
    asked: list[dict[str, str]] = field(default_factory=list)
    kept: dict[str, object] = field(default_factory=dict)
    base: str = ""
    made: list[Calendar] = field(default_factory=list)

    async def token(self, request: web.Request) -> web.Response:
        self.asked.append({key: values[0] for key, values in parse_qs(await request.text()).items()})
        if self.refuses:
            return web.json_response(self.refuses[1], status=self.refuses[0])
        self.given += 1
        self.good = {f"ya29.{self.given}"}
        token = {"access_token": f"ya29.{self.given}", "expires_in": self.lasts, "scope": "calendar", "token_type": "Bearer"}
        return web.json_response(token)

    async def busy(self, request: web.Request) -> web.Response:
        if not self._may(request):
            return web.json_response({"error": {"code": 401, "status": "UNAUTHENTICATED"}}, status=401)
        return web.json_response({"kind": "calendar#freeBusy", "calendars": {"primary": {"busy": []}}})

    async def event(self, request: web.Request) -> web.Response:
        if not self._may(request):
            return web.json_response({"error": {"code": 401, "status": "UNAUTHENTICATED"}}, status=401)
        event = await request.json()
        self.kept[event["id"]] = event
        return web.json_response(event)

    def _may(self, request: web.Request) -> bool:
        return request.headers.get("Authorization", "").removeprefix("Bearer ") in self.good

    def calendar(self, **settings: str) -> Calendar:
        """Return a calendar that asks here."""
        made = calendar_of(replace(self.config, **settings), "UTC", httpx2.AsyncHTTPTransport())
        self.made.append(made)
        return made

    @property
    def config(self) -> CalendarConfig:
        return CalendarConfig(
            kind="google",
            url=f"{self.base}/calendar/v3",
            refresh_token="1//refresh",
            client_id="42.apps.googleusercontent.com",
            client_secret="GOCSPX-1",
            token_url=f"{self.base}/token",
        )


@pytest.fixture
async def google() -> AsyncIterator[Google]:
    made = Google()
    app = web.Application()
    app.router.add_post("/token", made.token)
    app.router.add_post("/calendar/v3/freeBusy", made.busy)
    app.router.add_post("/calendar/v3/calendars/primary/events", made.event)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.base = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield made
    for calendar in made.made:
        await cast("Any", calendar)._client.aclose()
    await runner.cleanup()


async def test_a_token_is_had_once_for_all_who_ask_at_the_same_time(google: Google) -> None:
    calendar = google.calendar()
    found = await asyncio.gather(*(calendar.busy(START, START + timedelta(days=1)) for _ in range(5)))
    assert found == [[]] * 5
    assert google.asked == [
        {
            "client_id": "42.apps.googleusercontent.com",
            "client_secret": "GOCSPX-1",
            "refresh_token": "1//refresh",
            "grant_type": "refresh_token",
        }
    ]


async def test_a_token_is_renewed_a_minute_before_its_end(google: Google) -> None:
    now = [0.0]
    async with httpx2.AsyncClient() as client:
        access = Access(config=google.config, client=client, clock=lambda: now[0])
        tokens = []
        for now[0] in (0.0, 3_538.0, 3_540.0, 7_000.0):
            tokens.append(await access.token())
    assert tokens == ["ya29.1", "ya29.1", "ya29.2", "ya29.2"]
    assert "ya29" not in repr(access)
    assert "refresh" not in repr(google.config).replace("refresh_token", "")


async def test_a_token_that_is_refused_before_its_end_is_renewed_and_nothing_is_lost(google: Google) -> None:
    calendar = google.calendar()
    await calendar.busy(START, START + timedelta(days=1))
    google.good.clear()  # taken back, as after a change of password
    assert await calendar.busy(START, START + timedelta(days=1)) == []
    google.good.clear()
    await calendar.put(MEETING)
    assert (google.given, len(google.kept)) == (3, 1)


async def test_access_that_was_taken_away_is_refused_and_given_up(google: Google) -> None:
    google.refuses = (400, {"error": "invalid_grant", "error_description": "Token has been expired or revoked."})
    calendar = google.calendar()
    with pytest.raises(CalendarTrouble) as trouble:
        await calendar.busy(START, START + timedelta(days=1))
    assert trouble.value.why == "refused"
    with pytest.raises(GivenUp, match="connect it again"):
        await calendar.put(MEETING)


@pytest.mark.parametrize(
    ("answer", "why"), [((503, {}), "down"), ((200, {"token_type": "Bearer"}), "nonsense"), ((200, ["x"]), "nonsense")]
)
async def test_a_renewal_that_fails_calls_nobody_free_and_loses_no_entry(google: Google, answer: tuple[int, object], why: str) -> None:
    google.refuses = answer
    calendar = google.calendar()
    with pytest.raises(CalendarTrouble) as trouble:
        await calendar.busy(START, START + timedelta(days=1))
    assert trouble.value.why == why
    with pytest.raises(RetryLater):
        await calendar.put(MEETING)


async def test_a_token_that_config_gives_is_not_renewed(google: Google) -> None:
    calendar = google.calendar(token="mine", refresh_token="")
    with pytest.raises(CalendarTrouble):
        await calendar.busy(START, START + timedelta(days=1))
    assert google.asked == []
