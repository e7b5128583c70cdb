"""Access to Google: a token as config gives it, or one that is renewed with a refresh token before it expires.

https://developers.google.com/identity/protocols/oauth2/web-server#offline
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

import httpx2
import orjson

from adapters.calendar.answers import read
from bot.config import CalendarConfig
from bot.errors import CalendarTrouble

EARLY = 60.0
"""Seconds before its end from which a token is not used any more."""

USUAL = 3_600.0
"""Seconds that a token lasts whose answer does not say so."""


@dataclass(slots=True, kw_only=True)
class Access:
    """Gives the token of now. One renewal serves all who wait for it."""

    config: CalendarConfig
    client: httpx2.AsyncClient
    clock: Callable[[], float] = monotonic  # seconds
    _token: str = field(default="", repr=False)
    _until: float = 0.0
    _renewing: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def renews(self) -> bool:
        """True where another token can be had when one is refused."""
        return bool(self.config.refresh_token)

    async def token(self) -> str:
        """Return a token. Raise CalendarTrouble: `refused` where the access was taken away, else as reading does."""
        if not self.renews:
            return self.config.token
        async with self._renewing:
            if self.clock() >= self._until:
                await self._renew()
            return self._token

    def refused(self, token: str) -> None:
        """Have a token that was refused before its time renewed with the next use."""
        if token == self._token:
            self._until = 0.0

    async def _renew(self) -> None:
        asked = {
            "client_id": self.config.client_id,
            "client_secret": self.config.client_secret,
            "refresh_token": self.config.refresh_token,
            "grant_type": "refresh_token",
        }
        answer = await read(self.client, self.client.build_request("POST", self.config.token_url, data=asked))
        try:
            given = orjson.loads(answer)
            self._token, lasts = str(given["access_token"]), float(given.get("expires_in", USUAL))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise CalendarTrouble("nonsense", "it gives no token") from error
        self._until = self.clock() + max(lasts - EARLY, 1.0)
