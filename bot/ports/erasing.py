"""A person's data, found, exported and erased."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.model import Json

SOUGHT = ("id", "email", "phone")
"""By what a person is found: a contact's or a conversation's id, an address in lower case, a number in E.164."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One contact, so that whoever asked can tell whether it is the right one."""

    contact: str
    name: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    conversations: tuple[tuple[str, str, datetime], ...] = ()  # (id, platform, when it began), oldest first
    joined: bool = False  # found only because a rep said that it is the same person


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """What goes, or went, and what is left to be done outside."""

    rows: Mapping[str, int]  # table → rows
    shown: Mapping[str, int]  # platform → messages on the sales side that are taken away there
    calendars: Mapping[str, int]  # rep → entries that are taken out of their calendar
    told: int = 0  # leads of which the webhook's receiver hears that they are erased
    events: int = 0  # what stays: that something happened, and when


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A conversation that is kept, for whoever asks how long already."""

    id: str
    flow: str
    changed_at: datetime  # when anything happened in it last


class Erasing(Protocol):
    """Finds a person, and exports or erases everything of theirs; used by `bot/commands` and `bot/reception/retention.py`."""

    async def persons(self, by: str, value: str) -> Sequence[Person]:
        """Return whom something of SOUGHT leads to, and whoever a rep joined with them; () for nobody."""
        ...

    async def exported(self, contacts: Collection[str]) -> Mapping[str, Json]:
        """Return all that stands of these contacts, in the clear: their rows, of each its columns by name.

        `contacts` and `conversations`, each with a list of rows for each other table that has some of theirs. Times are in
        ISO 8601, UTC; keyed hashes, which mean nothing outside, are left out. A row that cannot be read says `unreadable`.
        """
        ...

    async def erasure(self, contacts: Collection[str]) -> Erasure:
        """Return what `erase` would do with these contacts."""
        ...

    async def erase(self, contacts: Collection[str], now: datetime) -> Erasure:
        """Erase them in one transaction; what has to be done outside is in the outbox with it. Who is not there is erased already."""
        ...

    async def kept(self, after: str, limit: int) -> Sequence[Kept]:
        """Return so many conversations of the next ids behind `after`, "" for the first ones."""
        ...

    async def expire(self, old: Mapping[str, datetime], now: datetime) -> int:
        """Erase those of these conversations (id → a time) in which nothing happened since that time; return how many.

        A contact goes with their last conversation. What stands outside is taken away as by `erase`.
        """
        ...
