"""The HTTP door lets in what Slack signed and nothing else; the socket comes back when Slack ends it."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest
from starlette.routing import Route

from adapters.slack import routes
from adapters.slack.doors import LARGEST
from bot.errors import PlatformError
from tests.adapters.slack.double import SlackDouble
from tests.adapters.slack.fake import FakeReception
from tests.adapters.slack.wire import body_of
from tests.adapters.slack.workspace import TEAM

JSON = "application/json"


def event(text: str = "hello") -> bytes:
    message = {"type": "message", "channel": "D0PROSPECT", "user": "U0PROSPECT", "text": text, "ts": "1.000001", "channel_type": "im"}
    return json.dumps({"type": "event_callback", "team_id": TEAM, "event_id": "Ev1", "event": message}).encode()


@pytest.fixture
async def http() -> AsyncIterator[tuple[SlackDouble, FakeReception]]:
    double, reception = SlackDouble(mode="http"), FakeReception()
    await double.connect(reception)
    yield double, reception
    await double.close()


Http = tuple[SlackDouble, FakeReception]


async def test_what_slack_signed_is_taken(http: Http) -> None:
    double, reception = http
    assert await double.wire.post(double.address, event(), JSON) == (200, {})
    assert len(reception.heard) == 1


SIGNED: dict[str, dict[str, Any]] = {
    "a wrong signature": {"signature": "v0=" + "0" * 64},
    "another app's secret": {"secret": "0" * 32},
    "too old": {"stamp": str(int(time.time()) - 40_000)},
    "from the future": {"stamp": str(int(time.time()) + 40_000)},
    "a garbage time": {"stamp": "yesterday"},
    "an endless time": {"stamp": "9" * 300},
    "no version": {"signature": "0" * 64},
}


@pytest.mark.parametrize("signed", SIGNED.values(), ids=SIGNED)
async def test_anything_else_is_a_401_and_does_nothing(http: Http, signed: dict[str, Any]) -> None:
    double, reception = http
    status, _ = await double.wire.post(double.address, event(), JSON, **signed)
    assert (status, reception.told) == (401, [])


async def test_a_copy_of_a_request_is_a_401_and_does_nothing(http: Http) -> None:
    double, reception = http
    stamp = str(int(time.time()))
    assert (await double.wire.post(double.address, event(), JSON, stamp=stamp))[0] == 200
    assert (await double.wire.post(double.address, event(), JSON, stamp=stamp))[0] == 401
    assert (len(reception.heard), reception.repeated) == (1, 0)


async def test_slacks_question_whether_the_address_is_ours_is_answered(http: Http) -> None:
    double, _ = http
    body = json.dumps({"type": "url_verification", "token": "x", "challenge": "3eZbrw1a"}).encode()
    assert await double.wire.post(double.address, body, JSON) == (200, {"challenge": "3eZbrw1a"})
    assert (await double.wire.post(double.address, body, JSON, secret="0" * 32))[0] == 401


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", JSON),
        (b"[1]", JSON),
        (b"{", JSON),
        (b"[" * 100_000, JSON),
        (b"null", JSON),
        (b"payload=%7B", "application/x-www-form-urlencoded"),
        (b"nothing=1", "application/x-www-form-urlencoded"),
        (b"&".join(b"a=1" for _ in range(100)), "application/x-www-form-urlencoded"),
        (b"payload=1", "text/plain"),
    ],
)
async def test_signed_nonsense_is_answered_and_does_nothing(http: Http, body: bytes, kind: str) -> None:
    double, reception = http
    assert (await double.wire.post(double.address, body, kind))[0] == 200
    assert reception.told == []


async def test_a_body_that_is_too_large_is_not_read_to_its_end(http: Http) -> None:
    double, reception = http
    assert (await double.wire.post(double.address, b"x" * (LARGEST + 1), JSON))[0] == 413
    assert reception.told == []


async def test_a_defect_of_ours_is_no_answer_so_slack_sends_it_again(http: Http) -> None:
    double, reception = http
    reception.error = RuntimeError("a defect")
    assert (await double.wire.post(double.address, event(), JSON))[0] == 500
    reception.error = None
    assert (await double.wire.post(double.address, event(), JSON, retry=1))[0] == 200


async def test_while_slack_does_not_say_who_we_are_nothing_is_taken(http: Http) -> None:
    reception = http[1]
    fresh = SlackDouble(mode="http")
    fresh.workspace.revoked = True
    await fresh.wire.start()
    guest = fresh.build(reception)
    await fresh._serve(guest)
    assert (await fresh.wire.post(fresh.address, event(), JSON))[0] == 503
    fresh.workspace.revoked = False
    assert (await fresh.wire.post(fresh.address, event(), JSON))[0] == 200
    assert len(reception.heard) == 1
    await fresh.close()


async def test_a_form_is_read_from_its_field(http: Http) -> None:
    double, reception = http
    payload = {"type": "view_closed", "team": {"id": TEAM}}
    assert (await double.wire.post(double.address, *body_of("interactive", payload)))[0] == 200
    assert reception.told == []


# --- Socket Mode


@pytest.fixture
async def socket() -> AsyncIterator[Http]:
    double, reception = SlackDouble(patience=0.5), FakeReception()
    await double.connect(reception)
    yield double, reception
    await double.close()


async def until(double: SlackDouble, opened: int) -> None:
    async with asyncio.timeout(8):
        while double.wire.opened < opened:
            await asyncio.sleep(0.02)


@pytest.mark.parametrize("reason", ["warning", "refresh_requested"])
async def test_an_announced_end_opens_the_next_connection_and_loses_nothing(socket: Http, reason: str) -> None:
    double, reception = socket
    await double.wire.asks_to_reconnect(reason)
    await until(double, 2)
    await double.says(double.prospect, double.dm, "hello")
    await asyncio.sleep(1.3)  # longer than two looks at the connection
    await double.says(double.prospect, double.dm, "still there?")
    assert [one.text for one in reception.heard] == ["hello", "still there?"]
    assert double.wire.opened == 2


async def test_two_cuts_are_two_comebacks(socket: Http) -> None:
    double, reception = socket
    for number in range(2):
        await double.drop()
        await double.says(double.prospect, double.dm, f"{number}")
    assert [one.text for one in reception.heard] == ["0", "1"]


async def test_a_defect_of_ours_is_not_acknowledged_and_does_not_end_the_listening(socket: Http) -> None:
    double, reception = socket
    reception.error = RuntimeError("a defect")
    asyncio.get_running_loop().call_later(0.7, setattr, reception, "error", None)
    await double.says(double.prospect, double.dm, "hello")
    assert len(reception.heard) == 1


async def test_where_slack_does_not_let_us_in_running_ends_with_the_reason() -> None:
    double = SlackDouble()
    await double.wire.start()
    for settings, why in (({"bot_token": "xoxb-wrong"}, "bot token"), ({"app_token": "xapp-wrong"}, "does not know")):
        with pytest.raises(PlatformError, match=why):
            await double.build(FakeReception(), **settings).run()
    await double.close()


def test_over_a_socket_there_is_no_route() -> None:
    double = SlackDouble()
    assert routes(double.build(FakeReception())) == []
    (route,) = routes(SlackDouble(mode="http").build(FakeReception()))
    assert isinstance(route, Route)
    assert route.path == "/slack/events"
