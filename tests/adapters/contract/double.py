"""A platform's counterpart over the wire, seen through the eyes of the people who use it. One for each platform."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.model.arrivals import Reception
from bot.ports import Guest


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One message as it stands on somebody's screen."""

    ref: str
    text: str  # all words of it, layout flattened
    buttons: tuple[str, ...] = ()  # labels
    thread: str = ""  # ref of the message under which it stands
    marks: tuple[str, ...] = ()  # reactions on it
    only_for: str = ""  # a whisper: the id of who sees it
    files: tuple[str, ...] = ()  # names of what can be opened in it


class Double(Protocol):
    """Speaks the vendor's protocol over a socket with the real SDK as client."""

    platform: str
    prospect: str  # a user id that is nobody's rep
    rep: str  # the user id of the rep `dana`
    colleague: str  # the user id of the rep `jun`
    dm: str  # the place where the prospect talks with the bot alone
    cards: str  # the place where cards are posted

    async def connect(self, reception: Reception) -> Guest:
        """Start, and return the adapter, connected and listening. Called again after `disconnect`: a restarted process."""
        ...

    async def disconnect(self) -> None:
        """End the adapter as a killed process would, keeping what the platform knows."""
        ...

    async def close(self) -> None:
        """End everything."""
        ...

    async def says(self, user: str, place: str, text: str, *, thread: str = "", times: int = 1) -> str:
        """Have a user write; the event is delivered `times` times. Return the message's ref once the platform was acked."""
        ...

    async def presses(self, user: str, ref: str, label: str, *, form: dict[str, str] | None = None, times: int = 1) -> None:
        """Have a user press the button of that label, and fill the form that it opens."""
        ...

    async def edits(self, user: str, ref: str, text: str | None) -> None:
        """Have a user change their message, or delete it (None)."""
        ...

    def limit(self, seconds: float, calls: int = 1) -> None:
        """Answer the next sending calls with 429 and that Retry-After."""
        ...

    async def drop(self) -> None:
        """Break the connection, so that the adapter must come back by itself; what is said meanwhile is delivered late."""
        ...

    def shown(self, place: str) -> Sequence[Shown]:
        """Return what stands at the place now, oldest first, threads and whispers included."""
        ...
