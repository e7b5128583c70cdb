"""What calendars' answers mean: a limit on their size, and their refusals in our words. No address and no content stands in an error."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx2

from bot.errors import CalendarTrouble, GivenUp, RetryLater

LONGEST = 2_000_000
"""Bytes of an answer beyond which it is not looked at."""

LATER = 60.0


async def read(client: httpx2.AsyncClient, request: httpx2.Request) -> bytes:
    """Return the body of an answer that reading got. Raise CalendarTrouble for any but a 2xx, and for one that is too long."""
    try:
        async with _streamed(client, request) as response:
            if response.status_code >= 500:
                raise CalendarTrouble("down", f"it answered {response.status_code}")
            if response.status_code >= 300:
                raise CalendarTrouble("refused", f"it answered {response.status_code}")
            return await _body(response)
    except httpx2.TimeoutException as error:
        raise CalendarTrouble("slow") from error
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise CalendarTrouble("down", type(error).__name__) from error


async def write(client: httpx2.AsyncClient, request: httpx2.Request, *, fine: frozenset[int] = frozenset()) -> int:
    """Return the status of an answer that writing got: 2xx, or one of `fine`. Raise RetryLater or GivenUp."""
    try:
        response = await client.send(request)
    except httpx2.HTTPError as error:
        raise RetryLater(LATER, type(error).__name__) from error
    status = response.status_code
    if 200 <= status < 300 or status in fine:
        return status
    if status in (408, 409, 412, 423, 429) or status >= 500:
        raise RetryLater(LATER, f"the calendar answered {status}")
    raise GivenUp(f"the calendar answered {status}")


@asynccontextmanager
async def _streamed(client: httpx2.AsyncClient, request: httpx2.Request) -> AsyncIterator[httpx2.Response]:
    response = await client.send(request, stream=True)
    try:
        yield response
    finally:
        await response.aclose()


async def _body(response: httpx2.Response) -> bytes:
    body = bytearray()
    async for part in response.aiter_bytes():
        body += part
        if len(body) > LONGEST:
            raise CalendarTrouble("nonsense", "its answer is too long")
    return bytes(body)
