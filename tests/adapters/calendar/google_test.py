"""A rep's calendar at Google, on answers of the shapes that its reference shows.

developers.google.com/workspace/calendar/api/v3/reference: freebusy/query, events/insert, events/update, events/delete.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import httpx2
import orjson
import pytest

from adapters.calendar.connect import calendar_of
from adapters.calendar.google import event_id
from bot.config import CalendarConfig
from bot.errors import CalendarTrouble, GivenUp, RetryLater
from bot.ports import Appointment, Calendar

START = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)
MEETING = Appointment(uid="c-1@handraiser", sequence=1, begins=START, ends=START + timedelta(minutes=30), title="Meeting")


class Service:
    """Answers with what it was given, and remembers what it was asked."""

    def __init__(self, *answers: tuple[int, object]) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, str, dict[str, object]]] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        assert request.headers["Authorization"] == "Bearer secret"
        self.asked.append((request.method, request.url.path, orjson.loads(request.content or b"{}")))
        status, body = self.answers.pop(0)
        return httpx2.Response(status, content=body if isinstance(body, bytes) else orjson.dumps(body))

    def calendar(self) -> Calendar:
        config = CalendarConfig(kind="google", url="https://www.googleapis.com/calendar/v3", token="secret")
        return calendar_of(config, "UTC", httpx2.MockTransport(self))


async def test_busy_times_are_read_in_utc() -> None:
    busy = [{"start": "2026-12-01T19:00:00+09:00", "end": "2026-12-01T10:30:00Z"}]
    service = Service((200, {"kind": "calendar#freeBusy", "calendars": {"dana@firm.example": {"busy": busy}}}))
    assert await service.calendar().busy(START, START + timedelta(days=1)) == [(START, START + timedelta(minutes=30))]
    assert service.asked == [
        (
            "POST",
            "/calendar/v3/freeBusy",
            {"timeMin": "2026-12-01T10:00:00Z", "timeMax": "2026-12-02T10:00:00Z", "items": [{"id": "primary"}]},
        )
    ]


@pytest.mark.parametrize(
    ("status", "body", "why"),
    [
        (401, {"error": {"code": 401}}, "refused"),
        (503, b"", "down"),
        (200, b"<html>", "nonsense"),
        (200, {"calendars": {}}, "nonsense"),
        (200, {"calendars": {"primary": {"errors": [{"domain": "global", "reason": "notFound"}]}}}, "refused"),
        (200, {"calendars": {"primary": {"busy": [{"start": "2026-12-01T10:00:00", "end": "x"}]}}}, "nonsense"),
        (200, [1], "nonsense"),
    ],
)
async def test_no_answer_but_a_right_one_calls_a_rep_free(status: int, body: object, why: str) -> None:
    with pytest.raises(CalendarTrouble) as trouble:
        await Service((status, body)).calendar().busy(START, START + timedelta(days=1))
    assert trouble.value.why == why


async def test_a_booking_is_made_under_one_id_and_changed_where_it_is_there() -> None:
    service = Service((409, {"error": {"code": 409}}), (200, {}))
    await service.calendar().put(MEETING)
    id, path = event_id(MEETING.uid), "/calendar/v3/calendars/primary/events"
    assert [(method, where) for method, where, _ in service.asked] == [("POST", path), ("PUT", f"{path}/{id}")]
    assert service.asked[0][2]["id"] == id
    assert set(id) <= set("abcdefghijklmnopqrstuv0123456789")


async def test_what_is_gone_already_is_out() -> None:
    service = Service((204, b""), (410, {"error": {"code": 410}}))
    await service.calendar().drop(MEETING.uid)
    await service.calendar().drop(MEETING.uid)
    assert service.answers == []


async def test_a_refused_entry_is_given_up_and_a_busy_service_tried_again() -> None:
    with pytest.raises(GivenUp):
        await Service((403, {})).calendar().put(MEETING)
    with pytest.raises(RetryLater):
        await Service((429, {})).calendar().put(MEETING)
