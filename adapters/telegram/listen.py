"""How updates come in: we ask for them, or Telegram calls us. Either way Telegram forgets an update only after our commit."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import orjson
import structlog
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from telegram import Bot
from telegram.error import Conflict, EndPointNotFound, InvalidToken, TelegramError

from adapters.telegram.parse import ALLOWED
from adapters.telegram.refusal import refused
from adapters.telegram.verify import HEADER, is_telegram
from bot.errors import RetryLater, StorageUnavailable

WAIT = 25
"""Seconds for which Telegram holds a question for updates, https://core.telegram.org/bots/api#getupdates"""
LONGEST_PAUSE = 60.0
MOST_FAILURES = 4
"""Failures in a row after which we say that we are down."""
MOST_BYTES = 1_000_000
CONNECTIONS = 20
"""How many updates Telegram may send side by side; it would take 40."""

Take = Callable[[object], Awaitable[None]]
"""Takes one update and returns when it is committed. Raises StorageUnavailable or TelegramError: then it has to come again."""

log = structlog.get_logger()


@dataclass(slots=True, kw_only=True)
class Poll:
    """Asks for updates. The SDK's own updater confirms before we have committed, so this is ours.

    Updates are taken as JSON: the SDK's get_updates reads a whole batch at once, and where one of them is of a shape that it does not
    know it writes all of them to the log and returns none. Method names are case-insensitive, and in lower case the SDK leaves the
    answer alone (https://core.telegram.org/bots/api#making-requests).
    """

    bot: Bot
    take: Take
    pause: float = 1.0  # seconds after the first failure; doubled with each further one
    offset: int | None = None  # the first update that is not committed yet
    _has_webhook: bool = True  # perhaps: a bot with a webhook may not ask
    _failures: int = 0

    async def run(self) -> None:
        """Ask, take, ask again. Raise PlatformError after some failures in a row: whoever runs us says so and starts us again."""
        while True:
            try:
                await self._once()
            except StorageUnavailable as error:
                log.warning("Telegram's updates wait for the database", why=type(error).__name__)
                await self._rest()
            except TelegramError as error:
                await self._trouble(error)
            else:
                self._failures = 0

    async def _once(self) -> None:
        if self._has_webhook:
            await self.bot.delete_webhook()
            self._has_webhook = False
        asked = {"timeout": WAIT, "allowed_updates": list(ALLOWED), **({} if self.offset is None else {"offset": self.offset})}
        updates = await self.bot.do_api_request("getupdates", api_kwargs=asked, read_timeout=WAIT + 10)
        for raw in updates if isinstance(updates, list) else ():
            await self.take(raw)
            self.offset = raw["update_id"] + 1

    async def _trouble(self, error: TelegramError) -> None:
        """Log what happened and wait, or raise where it happens again and again."""
        if isinstance(error, Conflict):
            self._has_webhook = "webhook" in error.message.lower()
            log.error("another program asks Telegram for this bot's updates (409): stop it, or give each of them a bot of its own")
        elif isinstance(error, InvalidToken | EndPointNotFound):
            log.error("Telegram does not know this token: see `handraiser doctor`")
        else:
            log.warning("Telegram's updates wait", why=type(error).__name__, failures=self._failures + 1)
        if self._failures + 1 >= MOST_FAILURES:
            raise refused(error) from error
        await self._rest(_asked(error))

    async def _rest(self, seconds: float = 0.0) -> None:
        self._failures += 1
        await asyncio.sleep(max(seconds, min(self.pause * 2 ** min(self._failures - 1, 10), LONGEST_PAUSE)))


def _asked(error: TelegramError) -> float:
    """Return for how many seconds Telegram asks us to wait."""
    later = refused(error)
    return later.seconds if isinstance(later, RetryLater) else 0.0


async def register(bot: Bot, url: str, secret: str, *, pause: float = 1.0) -> None:
    """Tell Telegram where to call us. Raise PlatformError where it does not listen after some tries."""
    for left in reversed(range(MOST_FAILURES)):
        try:
            await bot.set_webhook(url, allowed_updates=list(ALLOWED), secret_token=secret, max_connections=CONNECTIONS)
        except TelegramError as error:
            log.warning("Telegram did not take the webhook's address", why=type(error).__name__, refusal=error.message[:200])
            if not left:
                raise refused(error) from error
            await asyncio.sleep(max(_asked(error), pause * 2 ** (MOST_FAILURES - 1 - left)))
        else:
            return


def hook(take: Take, secret: str) -> Callable[[Request], Awaitable[Response]]:
    """Return the endpoint that Telegram calls: 401 for anybody else, 200 after the commit, 503 to have the update again."""

    async def endpoint(request: Request) -> Response:
        if not is_telegram(request.headers.get(HEADER), secret):
            return JSONResponse({"error": "the secret is not ours"}, 401)
        try:
            raw = orjson.loads(await _body(request))
        except orjson.JSONDecodeError:
            return JSONResponse({"error": "this is not JSON"}, 400)
        try:
            await take(raw)
        except (StorageUnavailable, TelegramError) as error:
            log.warning("an update has to come again", why=type(error).__name__)
            return JSONResponse({"error": "not committed"}, 503)
        return Response(status_code=200)

    return endpoint


async def _body(request: Request) -> bytes:
    """Return the body, or its first part where it is larger than any update: that is no JSON then."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            return b""
    return body
