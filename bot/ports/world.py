"""Platforms and calendars."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, runtime_checkable

from bot.model import Effect
from bot.model.arrivals import Attachment, Lodging


class Platform(Protocol):
    """One platform's way out."""

    name: str

    async def send(self, effect: Effect) -> str:
        """Send it, return what the platform calls it. Raise RetryLater or GivenUp; any other error is retried with backoff."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A meeting as a calendar keeps it."""

    uid: str  # the same in every version of it
    sequence: int
    begins: datetime
    ends: datetime
    title: str
    words: str = ""  # what stands below the title
    attendee: str = ""  # an e-mail address; "" where none is known


class Calendar(Protocol):
    """A rep's calendar; used by `bot/diaries.py` and `adapters/calendar`."""

    async def busy(self, begins: datetime, ends: datetime) -> Sequence[tuple[datetime, datetime]]:
        """Return when they are not free within the two times, UTC. Raise CalendarTrouble."""
        ...

    async def put(self, appointment: Appointment) -> None:
        """Write the appointment, or its new version. Raise RetryLater or GivenUp; any other error is retried with backoff."""
        ...

    async def drop(self, uid: str) -> None:
        """Take the appointment out; one that is not there is out already. Raise as `put` does."""
        ...


class Seats(Protocol):
    """Whose time is kept for whom; used by `bot/diaries.py`."""

    async def rep_of(self, conversation: str) -> tuple[str, str]:
        """Return the rep who has the lead or whose turn it is ("": nobody's in particular), and the team. Raise NotFound."""
        ...

    async def taken(self, seat: str, but: str, now: datetime) -> Sequence[tuple[datetime, datetime]]:
        """Return what of a seat's time is booked, or held for another conversation than `but`."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """A file on its way from one platform to another."""

    name: str
    media: str  # its media type
    content: bytes | None = field(repr=False)  # None: it is not there any more, or too large to be fetched
    link: str  # where it can be opened for some days; "" where nobody outside reaches us

    @property
    def line(self) -> str:
        """Return how it is named where it cannot be shown itself."""
        return f"{self.name}: {self.link}" if self.link else self.name


Bring = Callable[[Attachment], Awaitable[Brought]]
"""Fetches a file from the platform that has it. Raises RetryLater or PlatformError where that cannot be asked now."""


async def nothing_brought(file: Attachment) -> Brought:
    """Bring no file: for a platform that nobody connected with the others."""
    return Brought(name=file.name, media="", content=None, link="")


@runtime_checkable
class Carrier(Protocol):
    """A guest that takes files from us, beside words. `bring` is set before it sends anything."""

    largest_file: int  # bytes
    bring: Bring


Noted = Callable[[Effect, str], Awaitable[None]]
"""Notes how far an effect of several messages has come: the ref of those that stand. It bears that ref when it is sent again."""


async def nothing_noted(effect: Effect, ref: str) -> None:
    """Note nothing: for a platform that nobody connected with a store."""


@runtime_checkable
class Stepwise(Protocol):
    """A guest on which one effect may be several messages that it cannot find again. `stands` is set before it sends anything."""

    stands: Noted


class Guest(Platform, Protocol):
    """A platform that is somebody else's house: it has a way in, files to fetch and credentials that can fail.

    One whose `arrived` can never tell says so by an attribute `blind`: the outbox then sends to it one at a time.
    """

    async def run(self) -> None:
        """Listen until cancelled: hold the socket, poll, or wait (where events come over HTTP). Reconnects by itself."""
        ...

    async def arrived(self, effect: Effect) -> str | None:
        """Look whether an effect that was being sent when we died did arrive: its ref, or None to send it again."""
        ...

    async def fetch(self, ref: str) -> tuple[str, bytes]:
        """Return an attachment's media type and bytes. Raise NotFound, TooMuch or PlatformError."""
        ...

    async def examine(self) -> Lodging:
        """Try the credentials and the places, for `doctor`. Never raises."""
        ...
