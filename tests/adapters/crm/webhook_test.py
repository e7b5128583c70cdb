"""The webhook signs what it sends, is never in doubt what an answer asks for, and reaches nobody whom it should not."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from adapters.crm import webhook as module
from adapters.crm.reach import is_open
from adapters.crm.signature import SIGNATURE, is_ours, sign
from adapters.crm.webhook import LIMIT, PAUSES, Webhook, pause
from bot.config import WebhookConfig
from bot.errors import GivenUp, HandraiserError, PlatformError, RetryLater
from bot.model import Effect, Say
from tests.adapters.crm.receiver import Receiver, receiving

NOW = datetime(2026, 11, 22, 1, 30, tzinfo=UTC)
SECRET = "0123456789abcdef0123"
DOCS = (Path(__file__).parents[3] / "docs" / "operate.md").read_text("utf-8")


def an_effect(attempts: int = 0, at: datetime = NOW, text: str = "") -> Effect:
    what = text or json.dumps({"type": "lead.claimed", "at": at.isoformat(), "lead": {"title": "김민수"}})
    return Effect(
        id="0" * 24,
        conversation="c",
        kind="sync",
        platform="webhook",
        place="",
        say=Say(text=what),
        card=None,
        attempts=attempts,
        due_at=at,
    )


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with receiving() as receiver:
        yield receiver


async def sent(receiver: Receiver, effect: Effect | None = None, *, private: bool = False, url: str = "") -> HandraiserError | None:
    """Send one delivery; return what was raised."""
    hook = Webhook(WebhookConfig(url=url or receiver.url, secret=SECRET, private=private), lambda: NOW)
    try:
        await hook.send(effect or an_effect())
    except PlatformError as error:
        return error
    finally:
        await hook.close()
    return None


async def test_a_delivery_is_signed_and_names_its_event_and_its_attempt(receiver: Receiver) -> None:
    assert await sent(receiver, an_effect(attempts=2)) is None
    ((headers, body),) = receiver.came
    assert (headers["Handraiser-Event"], headers["Handraiser-Attempt"]) == ("0" * 24, "3")
    assert json.loads(body)["id"] == "0" * 24
    assert is_ours(SECRET, headers, body, NOW.timestamp())
    assert not is_ours("another secret of 20", headers, body, NOW.timestamp())
    assert not is_ours(SECRET, headers, body + b" ", NOW.timestamp())
    assert not is_ours(SECRET, headers, body, NOW.timestamp() + 301)  # overheard, and sent again later
    assert not is_ours(SECRET, headers | {"Handraiser-Timestamp": str(int(NOW.timestamp()) + 1)}, body, NOW.timestamp())
    assert not is_ours(SECRET, {}, body, NOW.timestamp())


async def test_the_check_in_the_docs_takes_what_we_sign_and_nothing_else() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", DOCS, re.DOTALL)
    names: dict[str, Any] = {}
    exec(code, names)  # noqa: S102 - it is our own page
    stamp, body = int(datetime.now(UTC).timestamp()), '{"id": "가"}'.encode()
    headers = {"Handraiser-Timestamp": str(stamp), SIGNATURE: sign(SECRET, stamp, body)}
    assert names["is_ours"](SECRET, headers, body)
    assert not names["is_ours"](SECRET, headers, body + b"x")


@pytest.mark.parametrize(
    ("status", "headers", "raised", "seconds"),
    [
        (200, {}, None, 0),
        (204, {}, None, 0),
        (410, {}, GivenUp, 0),
        (429, {"Retry-After": "17"}, RetryLater, 17),
        (503, {"Retry-After": "99999999"}, RetryLater, 3600),  # nobody may put us off for years
        (503, {"Retry-After": "Sun, 22 Nov 2026 01:32:00 GMT"}, RetryLater, 120),
        (503, {"Retry-After": "soon"}, RetryLater, PAUSES[0]),
        (503, {}, RetryLater, PAUSES[0]),
        (500, {"Retry-After": "17"}, RetryLater, PAUSES[0]),
        (409, {}, RetryLater, PAUSES[0]),
        (404, {}, PlatformError, 0),
        (302, {"Location": "http://169.254.169.254/"}, PlatformError, 0),  # never followed
    ],
)
async def test_each_answer_means_one_thing(
    receiver: Receiver, status: int, headers: dict[str, str], raised: type[HandraiserError] | None, seconds: float
) -> None:
    receiver.answers = [(status, headers)]
    error = await sent(receiver)
    assert type(error) is (raised or type(None))
    assert not isinstance(error, RetryLater) or error.seconds == seconds
    assert len(receiver.came) == 1


async def test_pauses_grow_and_a_change_that_is_a_day_old_fails_for_good(receiver: Receiver) -> None:
    receiver.answers = [(500, {})] * 3
    later, last = await sent(receiver, an_effect(attempts=3)), await sent(receiver, an_effect(attempts=99))
    assert isinstance(later, RetryLater)
    assert isinstance(last, RetryLater)
    assert (later.seconds, last.seconds) == (PAUSES[3], PAUSES[-1])
    assert isinstance(await sent(receiver, an_effect(attempts=30, at=NOW - timedelta(days=1))), GivenUp)


async def test_a_receiver_that_hangs_is_left_after_ten_seconds(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    assert LIMIT == 10
    monkeypatch.setattr(module, "LIMIT", 0.3)
    receiver.answers = [None]
    error = await sent(receiver)
    assert isinstance(error, RetryLater)
    assert "no answer within 0.3 s" in str(error)


async def test_a_receiver_that_is_down_is_tried_again(receiver: Receiver) -> None:
    error = await sent(receiver, url="http://localhost:9/crm")
    assert isinstance(error, RetryLater)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"at": 3}', "{}"])
async def test_what_cannot_be_read_is_given_up(receiver: Receiver, text: str) -> None:
    assert isinstance(await sent(receiver, an_effect(text=text or " ")), GivenUp)
    assert receiver.came == []


@pytest.mark.parametrize(
    "url",
    [
        "https://10.0.0.7/crm",
        "https://169.254.169.254/latest/meta-data",
        "https://[::ffff:10.0.0.7]/crm",
        "https://[fd00::1]/crm",
        "https://0.0.0.0/crm",
        "https://127.0.0.2/crm",
        "https://localhost.localdomain/crm",  # a name that leads to this machine, and is not the one that was allowed
    ],
)
async def test_ssrf_an_address_in_a_private_network_is_refused(receiver: Receiver, url: str) -> None:
    error = await sent(receiver, url=url)
    assert isinstance(error, GivenUp | RetryLater)
    assert isinstance(error, GivenUp) or "localdomain" in url  # a machine that does not know that name says so instead
    assert receiver.came == []


async def test_ssrf_a_name_that_leads_into_a_private_network_is_refused_on_the_address_that_is_called(receiver: Receiver) -> None:
    """`localhost` is let through because it was named; the same receiver by its number elsewhere in 127/8 only with `private: on`."""
    port = receiver.url.split(":")[2]
    assert await sent(receiver) is None
    assert isinstance(await sent(receiver, url=f"http://127.0.0.3:{port}"), GivenUp)


@pytest.mark.parametrize(
    ("address", "plain", "private"),
    [
        ("93.184.216.34", True, True),
        ("2606:2800:220:1:248:1893:25c8:1946", True, True),
        ("10.1.2.3", False, True),
        ("172.16.0.1", False, True),
        ("192.168.1.1", False, True),
        ("100.64.0.1", False, True),
        ("127.0.0.1", False, True),
        ("::1", False, True),
        ("fd00::1", False, True),
        ("::ffff:192.168.1.1", False, True),
        ("2002:c0a8:0101::1", False, True),  # 6to4 of 192.168.1.1
        ("169.254.169.254", False, False),
        ("fe80::1%eth0", False, False),
        ("0.0.0.0", False, False),  # noqa: S104 - asked about, not bound
        ("224.0.0.1", False, False),
        ("nonsense", False, False),
    ],
)
def test_ssrf_which_addresses_may_be_called(address: str, plain: bool, private: bool) -> None:
    assert (is_open(address, private=False, local=False), is_open(address, private=True, local=False)) == (plain, private)


def test_a_pause_is_read_from_numbers_and_dates() -> None:
    assert pause("", NOW) is None
    assert pause("-5", NOW) is None
    assert pause("0", NOW) == 1
    assert pause("Sun, 22 Nov 2020 01:32:00 GMT", NOW) == 1
