"""A rep's calendar from config: which protocol, and the one client that it speaks through."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import httpx2

from adapters.calendar.caldav import CalDav
from adapters.calendar.google import Google
from bot.config import CalendarConfig
from bot.ports import Calendar

CONNECT = 3.0
WRITE = 10.0
"""Seconds that writing an entry may take; reading is timed by whoever reads."""

KINDS: Mapping[str, Callable[[CalendarConfig, httpx2.AsyncClient, str], Calendar]] = {"caldav": CalDav, "google": Google}


def calendar_of(config: CalendarConfig, zone: str, transport: httpx2.AsyncBaseTransport | None = None) -> Calendar:
    """Return a rep's calendar; `zone` is where their whole-day entries lie. Nothing is sent yet."""
    client = httpx2.AsyncClient(
        transport=transport,
        timeout=httpx2.Timeout(WRITE, connect=CONNECT),
        follow_redirects=False,  # a password goes nowhere but where config says
    )
    return KINDS[config.kind](config, client, zone)
