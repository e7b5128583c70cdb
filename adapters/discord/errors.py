"""What Discord refuses, in our words: one door through which each call goes.

Codes: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json-json-error-codes
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import aiohttp
import discord

from bot.errors import GivenUp, PlatformError, RetryLater

CHANNEL_GONE, MESSAGE_GONE, EMOJI_GONE, THREAD_THERE = 10003, 10008, 10014, 160004
UNREACHABLE = frozenset({50007, 50278})
"""The person takes no direct messages from us: blocked, switched off, or no server in common."""

NEVER: Mapping[int, str] = {
    10003: "The channel or thread is gone, or the bot may not see it. Invite the bot to it, or name another in config.yaml.",
    10004: "The bot is not in that server any more. Invite it again.",
    10008: "The message is gone: somebody deleted it.",
    10013: "There is no such person on Discord any more.",
    40001: "The token allows nothing. Make a new one in the Developer Portal under Bot.",
    50001: "The bot may not see this channel. Give it the permission View Channel there.",
    50005: "The message is somebody else's and cannot be changed.",
    50006: "The message was empty.",
    50007: "The person takes no direct messages from the bot: blocked, or switched off in their privacy settings.",
    50008: "Nobody can write in this kind of channel. Name a text channel in config.yaml.",
    50013: "A permission is missing here. `handraiser doctor` says which.",
    50014: "The token is not valid any more. Make a new one in the Developer Portal under Bot.",
    50024: "This kind of channel cannot do that. Name a text channel in config.yaml.",
    50035: "Discord did not take the form of this message.",
    50083: "The thread is archived and locked. Unlock it.",
    50278: "The person shares no server with the bot any more, so it cannot write to them.",
    160005: "The thread is locked. Unlock it.",
    160006: "The server has as many active threads as Discord allows. Archive some.",
    200000: "The server's AutoMod blocked the message.",
    240000: "Discord blocked a link in the message as harmful.",
}
LATER: Mapping[int, float] = {20016: 30.0, 20022: 60.0, 20028: 30.0, 30046: 600.0, 40003: 120.0, 130000: 30.0}
"""Codes of "too often" and "overloaded" → seconds to wait."""

INTENT = (
    "The bot may not read what people write: in the Developer Portal open your application, then Bot, then Privileged Gateway Intents, "
    "and switch on Message Content Intent."
)

STATUS: Mapping[int, str] = {
    400: "Discord did not take the form of this message.",
    401: "The token is not valid. Make a new one in the Developer Portal under Bot.",
    403: "The bot may not do this here. `handraiser doctor` says which permission is missing.",
    404: "What this was for is not there any more.",
}


@contextmanager
def door() -> Iterator[None]:
    """Turn the vendor's errors into RetryLater, GivenUp or PlatformError."""
    try:
        yield
    except discord.RateLimited as error:
        raise RetryLater(error.retry_after, "Discord asks for a pause") from error
    except discord.LoginFailure as error:
        raise GivenUp(STATUS[401]) from error
    except discord.PrivilegedIntentsRequired as error:
        raise GivenUp(INTENT) from error
    except discord.HTTPException as error:
        raise translated(error) from error
    except discord.DiscordException as error:
        raise PlatformError(f"Discord's library could not do it: {type(error).__name__}") from error
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        raise PlatformError(f"Discord does not answer: {type(error).__name__}") from error


def translated(error: discord.HTTPException) -> PlatformError:
    """Return what an answer of Discord means for the effect that it refused. No text of Discord's is taken over: it may quote ours."""
    if error.status == 429:
        return RetryLater(_pause(error), "Discord asks for a pause")
    if error.code in LATER:
        return RetryLater(LATER[error.code], f"Discord asks for a pause (code {error.code})")
    if error.code in NEVER:
        return GivenUp(f"{NEVER[error.code]} (Discord code {error.code})")
    if error.status in STATUS:
        return GivenUp(f"{STATUS[error.status]} (HTTP {error.status}, Discord code {error.code})")
    return PlatformError(f"Discord answered HTTP {error.status}, code {error.code}")


def _pause(error: discord.HTTPException) -> float:
    try:
        return max(float(error.response.headers.get("Retry-After", "")), 0.1)
    except (TypeError, ValueError, AttributeError):
        return 5.0
