"""What Slack refuses is told apart: a pause, what will never work, and what may work later."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from aiohttp import web

from adapters.slack.api import GIVEN_UP, METHODS, Api
from bot.errors import GivenUp, PlatformError, RetryLater
from bot.ports import Guest
from tests.adapters.slack.conftest import calls, card, effect, say
from tests.adapters.slack.double import SlackDouble
from tests.adapters.slack.workspace import Channel, Refused


async def test_a_pause_that_slack_asks_for_is_passed_on_and_nothing_is_tried_again_here(slack: SlackDouble, guest: Guest) -> None:
    slack.limit(7)
    with pytest.raises(RetryLater) as pause:
        await guest.send(say())
    assert pause.value.seconds == 7
    assert slack.shown("D0PROSPECT") == []
    await guest.send(say())
    assert len(slack.shown("D0PROSPECT")) == 1


def test_every_refusal_has_a_sentence() -> None:
    assert all(sentence[0].isupper() and len(sentence) > 15 for sentence in GIVEN_UP.values())
    wanted = {"channel_not_found", "is_archived", "not_in_channel", "account_inactive", "token_revoked", "msg_too_long", "missing_scope"}
    assert wanted <= set(GIVEN_UP)


@pytest.mark.parametrize("code", sorted(GIVEN_UP))
async def test_a_refusal_of_slacks_is_given_up_with_its_sentence(slack: SlackDouble, guest: Guest, code: str) -> None:
    def refuses(method: str, arguments: dict[str, Any]) -> dict[str, Any]:
        raise Refused(code)

    slack.workspace.answer = refuses
    with pytest.raises(GivenUp) as given_up:
        await guest.send(say())
    assert str(given_up.value) == GIVEN_UP[code]


@pytest.mark.parametrize("code", ["internal_error", "fatal_error", "service_unavailable", "something_new"])
async def test_what_may_pass_is_left_to_the_outbox_to_try_again(slack: SlackDouble, guest: Guest, code: str) -> None:
    def refuses(method: str, arguments: dict[str, Any]) -> dict[str, Any]:
        raise Refused(code)

    slack.workspace.answer = refuses
    with pytest.raises(PlatformError) as error:
        await guest.send(say())
    assert not isinstance(error.value, GivenUp | RetryLater)


async def test_a_channel_where_the_app_is_not_an_archived_and_a_shared_one_show_no_card(slack: SlackDouble, guest: Guest) -> None:
    slack.workspace.channels |= {
        "C0GONE00000": Channel(id="C0GONE00000", name="gone", archived=True),
        "C0SHARED000": Channel(id="C0SHARED000", name="both", shared=True),
        "C0AWAY00000": Channel(id="C0AWAY00000", name="away", member=False),
    }
    for place, why in (
        ("C0GONE00000", "archived"),
        ("C0SHARED000", "shared"),
        ("C0AWAY00000", "not in"),
        ("#away", "no channel named #away"),
    ):
        with pytest.raises(GivenUp, match=why):
            await card(guest, place=place)
    assert calls(slack, "chat.postMessage") == []


async def test_a_revoked_token_gives_everything_up(slack: SlackDouble, guest: Guest) -> None:
    slack.workspace.revoked = True
    with pytest.raises(GivenUp, match="revoked"):
        await guest.send(say())


Answer = Callable[[web.Request], Awaitable[web.Response]]


@pytest.fixture
async def somebody() -> AsyncIterator[Callable[[web.Response], Awaitable[Api]]]:
    """Return an Api whose every call is answered so."""
    runners: list[web.AppRunner] = []

    async def answers(response: web.Response) -> Api:
        app = web.Application()

        async def handle(request: web.Request) -> web.Response:
            return response

        app.router.add_route("*", "/{path:.*}", handle)
        runner = web.AppRunner(app)
        runners.append(runner)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        return Api(token="xoxb-1", base_url=f"http://127.0.0.1:{runner.addresses[0][1]}/api/")

    yield answers
    for runner in runners:
        await runner.cleanup()


@pytest.mark.parametrize(
    "response",
    [
        {"text": "sign in to this network", "status": 200},  # a captive portal: the SDK takes the text for a mapping
        {"text": "<h1>Bad gateway</h1>", "content_type": "text/html", "status": 502},
        {"text": "not json", "content_type": "application/json", "status": 200},
        {"text": "[]", "content_type": "application/json", "status": 200},
        {"text": "", "status": 503},
        {"text": '{"ok": false}', "content_type": "application/json", "status": 200},
    ],
)
async def test_something_else_in_slacks_place_is_tried_again(
    somebody: Callable[[web.Response], Awaitable[Api]], response: dict[str, Any]
) -> None:
    api = await somebody(web.Response(**response))
    with pytest.raises(PlatformError) as error:
        await api.call("auth.test", {})
    assert not isinstance(error.value, GivenUp)


@pytest.mark.parametrize(("header", "seconds"), [("7", 7), ("", 30), ("soon", 30), ("-3", 30), ("9" * 40, 30)])
async def test_a_pause_is_as_long_as_slack_says(somebody: Callable[[web.Response], Awaitable[Api]], header: str, seconds: float) -> None:
    api = await somebody(web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": header}))
    with pytest.raises(RetryLater) as pause:
        await api.call("chat.postMessage", {"channel": "C", "text": "x"})
    assert pause.value.seconds == seconds


async def test_a_pause_that_something_before_slack_asks_for_is_kept_too(somebody: Callable[[web.Response], Awaitable[Api]]) -> None:
    api = await somebody(web.Response(text="<h1>slow down</h1>", content_type="text/html", status=429, headers={"Retry-After": "9"}))
    with pytest.raises(RetryLater) as pause:
        await api.call("auth.test", {})
    assert pause.value.seconds == 9


async def test_the_sdk_tries_nothing_again_by_itself() -> None:
    calls = 0

    async def breaks(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal calls
        calls += 1
        await reader.readuntil(b"\r\n\r\n")
        writer.transport.abort()  # Slack may have taken it all the same

    server = await asyncio.start_server(breaks, "127.0.0.1", 0)
    async with server:
        api = Api(token="xoxb-1", base_url=f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/api/")
        with pytest.raises(PlatformError):
            await api.call("chat.postMessage", {"channel": "C", "text": "x"})
    assert calls == 1


async def test_slack_out_of_reach_is_tried_again() -> None:
    with pytest.raises(PlatformError, match="reached"):
        await Api(token="xoxb-1", base_url="http://127.0.0.1:9/api/").call("auth.test", {})


async def test_a_method_that_is_not_in_the_table_is_not_called() -> None:
    with pytest.raises(KeyError, match="scopes"):
        await Api(token="xoxb-1").call("admin.users.list", {})
    assert "chat.postMessage" in METHODS


async def test_an_effect_without_what_it_should_show_is_given_up(guest: Guest) -> None:
    for broken in (effect("say"), effect("card", place="C0LEADS"), effect("mark", ref="C0LEADS:1.1", mark="dancing")):
        with pytest.raises(GivenUp):
            await guest.send(broken)
