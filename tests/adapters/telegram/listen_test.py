"""Polling and the webhook's address when Telegram or the database do not do as they should."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from adapters.telegram.listen import MOST_FAILURES, Poll, register
from bot.errors import GivenUp, PlatformError, StorageUnavailable
from tests.adapters.telegram.cloud import Refusal
from tests.adapters.telegram.conftest import Met

CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


@pytest.fixture
async def quiet(polled: Met) -> AsyncIterator[Met]:
    """Return a double to which nobody listens yet."""
    await polled.double.disconnect()
    await polled.guest.request.initialize()
    yield polled
    await polled.guest.close()


def poll(met: Met) -> Poll:
    """Return a poll that wastes no time."""
    return Poll(bot=met.guest.wire.bot, take=met.guest.take, pause=0.01)


@pytest.mark.parametrize(
    ("refusal", "said", "error"),
    [
        (Refusal(409, CONFLICT), "another program asks Telegram", PlatformError),
        (Refusal(401, "Unauthorized"), "does not know this token", GivenUp),
        (Refusal(404, "Not Found"), "does not know this token", GivenUp),
        (Refusal(502, "Bad Gateway"), "updates wait", PlatformError),
    ],
)
async def test_what_goes_on_failing_is_said_and_ends_so_that_the_health_page_shows_it(
    quiet: Met, caplog: pytest.LogCaptureFixture, refusal: Refusal, said: str, error: type[Exception]
) -> None:
    quiet.double.cloud.refusals["getupdates"] = [refusal] * MOST_FAILURES
    with pytest.raises(error):
        await asyncio.wait_for(poll(quiet).run(), 5)
    assert said in caplog.text
    assert "AAEhBOweik6ad9r" not in caplog.text


async def test_fewer_failures_are_waited_out(quiet: Met) -> None:
    quiet.double.cloud.refusals["getupdates"] = [Refusal(502, "Bad Gateway") for _ in range(MOST_FAILURES - 1)]
    running = asyncio.create_task(poll(quiet).run())
    await asyncio.wait_for(quiet.double.says("42", "42", "hello"), 5)
    running.cancel()
    assert [heard.text for heard in quiet.reception.heard] == ["hello"]


async def test_a_pause_that_telegram_asks_for_is_kept(quiet: Met) -> None:
    quiet.double.cloud.refusals["getupdates"] = [Refusal(429, "Too Many Requests: retry after 1", retry_after=1)]
    loop = asyncio.get_running_loop()
    before = loop.time()
    running = asyncio.create_task(poll(quiet).run())
    await asyncio.wait_for(quiet.double.says("42", "42", "hello"), 5)
    running.cancel()
    assert loop.time() - before >= 1


async def test_a_webhook_that_comes_up_again_is_removed_again(quiet: Met) -> None:
    running = asyncio.create_task(poll(quiet).run())
    await quiet.double.says("42", "42", "one")
    quiet.double.cloud.webhook = {"url": "https://old.example/hook"}
    quiet.double.cloud.hang_up()
    await asyncio.wait_for(quiet.double.says("42", "42", "two"), 5)
    running.cancel()
    assert [heard.text for heard in quiet.reception.heard] == ["one", "two"]


async def test_the_offset_moves_behind_what_is_committed_and_no_further(quiet: Met) -> None:
    taken: list[str] = []

    async def take(raw: object) -> None:
        assert isinstance(raw, dict)
        if raw["message"]["text"] == "two" and len(taken) < 3:
            taken.append("not yet")
            raise StorageUnavailable("the disk is full")
        taken.append(raw["message"]["text"])

    for text in ("one", "two", "three"):
        quiet.double.cloud.tell("message", quiet.double.written("42", "42", text))
    asking = Poll(bot=quiet.guest.wire.bot, take=take, pause=0.01)
    running = asyncio.create_task(asking.run())
    await asyncio.wait_for(quiet.double.says("42", "42", "four"), 5)
    running.cancel()
    assert taken == ["one", "not yet", "not yet", "two", "three", "four"]
    offsets = [int(data.get("offset", 0)) for method, data in quiet.double.cloud.calls if method == "getupdates"]
    assert offsets == sorted(offsets)


async def test_an_address_that_telegram_does_not_take_is_said(quiet: Met, caplog: pytest.LogCaptureFixture) -> None:
    description = "Bad Request: bad webhook: HTTPS url must be provided for webhook"
    quiet.double.cloud.refusals["setwebhook"] = [Refusal(400, description) for _ in range(MOST_FAILURES)]
    with pytest.raises(GivenUp):
        await register(quiet.guest.wire.bot, "http://chat.shop.example", "s", pause=0.01)
    assert "https url must be provided" in caplog.text


async def test_an_address_is_told_again_after_a_failure(quiet: Met) -> None:
    quiet.double.cloud.refusals["setwebhook"] = [Refusal(502, "Bad Gateway")]
    await register(quiet.guest.wire.bot, "https://chat.shop.example/telegram/999", "s", pause=0.01)
    assert quiet.double.cloud.webhook["url"] == "https://chat.shop.example/telegram/999"
