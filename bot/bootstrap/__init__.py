"""The composition root: the one place that knows adapters and storage, and makes a running house of them."""

from __future__ import annotations

from bot.bootstrap.attendance import open_attendance
from bot.bootstrap.build import House
from bot.bootstrap.encoder import use_encoder
from bot.bootstrap.front import Ready, make_server, serve
from bot.bootstrap.house import house
from bot.bootstrap.place import database_url, key_file, open_store, utc_now

__all__ = [
    "House",
    "Ready",
    "database_url",
    "house",
    "key_file",
    "make_server",
    "open_attendance",
    "open_store",
    "serve",
    "use_encoder",
    "utc_now",
]
