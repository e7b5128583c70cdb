"""Telegram, through python-telegram-bot's `Bot` alone. The SDK is imported when a bot is built, so who has none pays nothing.

address      how places and messages are written down
verify       who may call the webhook
parse        updates → arrivals          attachment   files
render, card what we say and show → HTML and keyboards
send, wire   effects → calls             refusal      errors → ours      forms   questions that a button opens
listen       polling and the webhook     platform     joins them         examine what is missing
"""

from __future__ import annotations

from functools import cache
from ssl import SSLContext
from typing import cast

from starlette.routing import BaseRoute, Route

from bot.config import PlatformConfig
from bot.errors import Fault, FaultyFiles
from bot.model.arrivals import Reception
from bot.ports import Clock, Guest

API = "https://api.telegram.org"


def guest(
    settings: PlatformConfig,
    reception: Reception,
    *,
    clock: Clock,
    key: bytes,
    public_url: str,
    places: tuple[str, ...] = (),
) -> Guest:
    """Build the adapter; nothing is called yet. Raise FaultyFiles for a token that cannot be one."""
    from telegram import Bot
    from telegram.request import HTTPXRequest

    from adapters.telegram.forms import Forms
    from adapters.telegram.parse import Book
    from adapters.telegram.platform import Telegram
    from adapters.telegram.send import Sender
    from adapters.telegram.verify import secret_for
    from adapters.telegram.wire import Wire

    own = settings.settings
    token, api, mode = own["token"], own.get("api", API), own.get("mode", "polling")
    number = _number(token)
    request = HTTPXRequest(connection_pool_size=32, pool_timeout=10, read_timeout=15, httpx_kwargs={"verify": _trusted()})
    bot = Bot(token, f"{api}/bot", f"{api}/file/bot", request=request, get_updates_request=request)
    book = Book(id=number)
    wire = Wire(bot=bot, book=book)
    return Telegram(
        wire=wire,
        request=request,
        reception=reception,
        sender=Sender(wire=wire, book=book),
        forms=Forms(wire=wire, reception=reception),
        clock=clock,
        secret=secret_for(key, token, own.get("webhook_secret", "")),
        url=f"{public_url}{_path(number)}" if mode == "webhook" else "",
        mode=mode,
        places=places,
    )


def routes(guest: Guest) -> list[BaseRoute]:
    """Return the webhook's route; none where we poll."""
    from adapters.telegram.listen import hook
    from adapters.telegram.platform import Telegram

    telegram = cast("Telegram", guest)
    if telegram.mode != "webhook":
        return []
    return [Route(_path(telegram.wire.book.id), hook(telegram.take, telegram.secret), methods=["POST"])]


@cache
def _trusted() -> SSLContext:
    """Return whom we trust, read once a process: reading holds everything up for 60 ms, and the SDK would at each new connection."""
    from httpx import create_ssl_context

    return create_ssl_context()


def _path(number: int) -> str:
    """Return the webhook's path: the bot's public number, so that two bots on one host are two addresses."""
    return f"/telegram/{number}"


def _number(token: str) -> int:
    """Return the bot's number, which its token begins with."""
    number, colon, rest = token.partition(":")
    if number.isascii() and number.isdigit() and colon and rest:
        return int(number)
    cure = "Copy the whole of it from @BotFather: digits, a colon, letters."
    raise FaultyFiles((Fault("config.yaml", 1, 1, "C105", "`platforms.telegram.token` is not a bot's token", cure),))
