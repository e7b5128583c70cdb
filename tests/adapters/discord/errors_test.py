"""What Discord refuses becomes GivenUp with a sentence, RetryLater with a pause, or an error that is tried again."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
import pytest

from adapters.discord.errors import INTENT, LATER, NEVER, door, translated
from bot import errors as ours

FILES = sorted((Path(__file__).parents[1] / "payloads/discord").glob("error_*.json"))


def refused(status: int, body: dict[str, Any], headers: dict[str, str] | None = None) -> discord.HTTPException:
    """Return the vendor's error for an answer of Discord."""
    response: Any = SimpleNamespace(status=status, reason="", headers=headers or {})
    return discord.HTTPException(response, body)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_documented_error_becomes_ours(file: Path) -> None:
    payload = json.loads(file.read_text("utf-8"))
    error = translated(refused(payload["status"], payload["data"], payload["headers"]))
    assert type(error).__name__ == payload["becomes"]
    assert payload["data"]["message"] not in str(error)


def test_a_pause_is_as_long_as_discord_says() -> None:
    later = translated(refused(429, {"message": "", "code": 0, "retry_after": 64.57}, {"Retry-After": "65"}))
    assert isinstance(later, ours.RetryLater)
    assert later.seconds == 65


@pytest.mark.parametrize("header", ["", "soon"])
def test_a_pause_without_a_length_is_some_seconds(header: str) -> None:
    later = translated(refused(429, {}, {"Retry-After": header}))
    assert isinstance(later, ours.RetryLater)
    assert later.seconds == 5


@pytest.mark.parametrize("code", [*NEVER, *LATER])
def test_every_code_of_the_tables_has_one_meaning(code: int) -> None:
    assert (code in NEVER) is not (code in LATER)
    error = translated(refused(400, {"code": code, "message": "x"}))
    assert isinstance(error, ours.GivenUp if code in NEVER else ours.RetryLater)
    assert str(code) in str(error)


@pytest.mark.parametrize(
    ("theirs", "becomes"),
    [
        (discord.RateLimited(45.0), ours.RetryLater),
        (discord.LoginFailure("Improper token"), ours.GivenUp),
        (discord.PrivilegedIntentsRequired(None), ours.GivenUp),
        (discord.GatewayNotFound(), ours.PlatformError),  # type: ignore[no-untyped-call]  # discord.py has no types here
        (aiohttp.ServerDisconnectedError(), ours.PlatformError),
        (ConnectionResetError(), ours.PlatformError),
        (TimeoutError(), ours.PlatformError),
    ],
)
def test_no_error_of_the_vendors_leaves_the_drawer(theirs: Exception, becomes: type[Exception]) -> None:
    with pytest.raises(becomes) as caught, door():
        raise theirs
    assert type(caught.value) is becomes


def test_a_missing_intent_names_the_switch() -> None:
    with pytest.raises(ours.GivenUp, match="Message Content Intent"), door():
        raise discord.PrivilegedIntentsRequired(None)
    assert "Privileged Gateway Intents" in INTENT


def test_our_own_errors_pass_as_they_are() -> None:
    with pytest.raises(ours.NotFound), door():
        raise ours.NotFound("gone")
