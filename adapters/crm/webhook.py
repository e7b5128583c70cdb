"""The webhook: each change of a lead is posted to one address, signed, in order per lead, until it is taken.

2xx: taken. 410: never again. 429 and 503 with `Retry-After`: then. Other refusals (4xx) by the outbox's own pauses, five times. All else,
silence and a network that is down too, with growing pauses until the change is a day old. The id stays the same each time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

import orjson

from adapters.crm.signature import ATTEMPT, EVENT, SIGNATURE, TIME, sign
from bot.config import WebhookConfig
from bot.errors import GivenUp, PlatformError, RetryLater
from bot.model import Effect

if TYPE_CHECKING:
    import aiohttp

LIMIT = 10.0
"""Seconds that a receiver has, from the look-up of its name to the headers of its answer."""

PAUSES = (2.0, 10.0, 60.0, 300.0, 1800.0, 3600.0)
"""Seconds before each further try where the receiver is down; the last one again and again."""

PATIENCE = timedelta(days=1)
"""Age of a change from which on a failure is the last."""

LONGEST_PAUSE = 3600.0
"""Seconds of `Retry-After` that are believed."""

GONE, TOO_MANY, UNAVAILABLE = 410, 429, 503
TRANSIENT = frozenset({408, 409, 425, TOO_MANY})
"""Refusals that time may mend."""

Clock = Callable[[], datetime]


class Webhook:
    """A platform whose one place is the receiver."""

    name = "webhook"

    def __init__(self, settings: WebhookConfig, clock: Clock) -> None:
        self._settings, self._clock = settings, clock
        self._session: aiohttp.ClientSession | None = None

    async def send(self, effect: Effect) -> str:
        """Deliver one change. Raise RetryLater, GivenUp or PlatformError as the answer asks for."""
        body, at = message(effect)
        try:
            async with asyncio.timeout(LIMIT):
                status, after = await self._post(body, self._headers(effect.id, effect.attempts, body))
        except TimeoutError:
            raise self._later(effect, at, f"no answer within {LIMIT:g} s") from None
        except OSError as error:
            raise self._unreached(effect, at, error) from None
        return self._judge(effect, at, status, after)

    def _judge(self, effect: Effect, at: datetime, status: int, after: str) -> str:
        if 200 <= status < 300:
            return ""
        if status == GONE:
            raise GivenUp("the receiver answered 410: it wants no more of this")
        if status in (TOO_MANY, UNAVAILABLE) and (seconds := pause(after, self._clock())) is not None:
            raise self._later(effect, at, f"the receiver answered {status}", seconds)
        if 300 <= status < 500 and status not in TRANSIENT:
            raise PlatformError(f"the receiver answered {status}")
        raise self._later(effect, at, f"the receiver answered {status}")

    def _unreached(self, effect: Effect, at: datetime, error: OSError) -> PlatformError:
        why = barred(error)
        return GivenUp(why) if why is not None else self._later(effect, at, f"not reached: {str(error) or type(error).__name__}")

    def _later(self, effect: Effect, at: datetime, why: str, seconds: float | None = None) -> PlatformError:
        """Return what has it tried again after a pause; the end of it where it has been tried for a day."""
        if self._clock() - at >= PATIENCE:
            return GivenUp(f"{why}; given up after {effect.attempts + 1} tries")
        return RetryLater(PAUSES[min(effect.attempts, len(PAUSES) - 1)] if seconds is None else seconds, why)

    async def tried(self, event: str, what: Mapping[str, str | int]) -> int:
        """Deliver something that is no change of a lead, once, and return the answer's status. Raise OSError where it was not reached."""
        body = orjson.dumps(dict(what))
        async with asyncio.timeout(LIMIT):
            return (await self._post(body, self._headers(event, 0, body)))[0]

    def _headers(self, event: str, attempts: int, body: bytes) -> Mapping[str, str]:
        now = int(self._clock().timestamp())
        return {
            "Content-Type": "application/json",
            "User-Agent": "Handraiser",
            EVENT: event,
            ATTEMPT: str(attempts + 1),
            TIME: str(now),
            SIGNATURE: sign(self._settings.secret, now, body),
        }

    async def _post(self, body: bytes, headers: Mapping[str, str]) -> tuple[int, str]:
        """Return the status of the answer and its `Retry-After`; the answer's body is not read. Redirects are not followed."""
        import aiohttp

        from adapters.crm.reach import must_be_open

        must_be_open(self._settings.url, private=self._settings.private)
        session = await self._opened()
        try:
            async with session.post(self._settings.url, data=body, headers=headers, allow_redirects=False) as answer:
                return answer.status, answer.headers.get("Retry-After", "")
        except aiohttp.ClientError as error:
            raise ConnectionError(type(error).__name__) from error

    async def _opened(self) -> aiohttp.ClientSession:
        """Open the session with the first delivery: aiohttp takes a moment to import, and only those pay who have a webhook."""
        if self._session is None:
            import aiohttp

            from adapters.crm.reach import Guarded

            guard = Guarded(self._settings.url, private=self._settings.private)
            connector = aiohttp.TCPConnector(resolver=guard, limit=20, use_dns_cache=False)
            self._session = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar(), trust_env=False)
        return self._session

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()


def barred(error: BaseException) -> str | None:
    """Return why an address may not be called, None where that is not what went wrong."""
    from adapters.crm.reach import Barred

    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, Barred):
        cause = cause.__cause__ or cause.__context__
    return str(cause) if cause is not None else None


def message(effect: Effect) -> tuple[bytes, datetime]:
    """Return what is sent of a change, the same bytes each time, and when it happened. Raise GivenUp for what cannot be read."""
    try:
        what = orjson.loads(effect.say.text if effect.say else "")
        return orjson.dumps({"id": effect.id, **what}), datetime.fromisoformat(what["at"])
    except (ValueError, TypeError, KeyError):
        raise GivenUp("what is stored of this change cannot be read") from None


def pause(after: str, now: datetime) -> float | None:
    """Return the seconds that a `Retry-After` asks for, a number or a date (RFC 9110, 10.2.3); None for none that can be read."""
    if after.isascii() and after.isdigit() and len(after) < 10:
        return min(max(float(after), 1.0), LONGEST_PAUSE)
    try:
        at = parsedate_to_datetime(after)
    except ValueError:
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return min(max((at - now).total_seconds(), 1.0), LONGEST_PAUSE)
