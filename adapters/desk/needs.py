"""What the reps' pages need from the rest of the program, as one frozen value."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from bot.config import Rep, Team
from bot.desk.drafted import Settled
from bot.desk.likeness import Alike
from bot.model import Message, Post
from bot.ports import Clock, Deliveries, Library, Pages, People, Sheet, User
from bot.sending.ways import Trouble

if TYPE_CHECKING:
    from bot.brain.story import Story, Told
    from bot.reception.sales import SalesDesk


class Hub(Protocol):
    """Tells the pages that something changed, so that they show it without a reload."""

    def subscribe(self, topic: str) -> AsyncIterator[tuple[str, str]]:
        """Yield (name, data) from now on, until closed.

        Topic "desk" yields ("card", conversation id) when a card or line changed and ("typing", conversation id) while a prospect types.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The ports behind `/desk` and its settings."""

    pages: Pages
    people: People
    library: Library
    hub: Hub
    press: Callable[[Message], Awaitable[Post]]  # what a rep does; decided at once, repeated event ids do nothing
    replay: Callable[[str, int], Awaitable[None]]  # (conversation, seq) of a message that was set aside
    typing: Callable[[str, str], None]  # (conversation, rep): shows the prospect that its rep types; called every 3 s while they do
    clock: Clock
    reps: Mapping[str, Rep]  # by id
    teams: Mapping[str, Team] = field(default_factory=dict)  # by name; gives shown names and zones
    flows: tuple[str, ...] = ()  # names whose versions are listed
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Labels that replace the built-in ones: language → key of the `desk:` section in flows/words, dotted ("button.claim") → text."""
    secure_cookies: bool = True  # False on plain http only
    why: Callable[[str, Told], Awaitable[Story]] | None = None  # the turns of a conversation as they went, in whose words; raises NotFound
    opening: Callable[[Sheet], Awaitable[str]] | None = None
    """What its owner may begin with after a claim, in the prospect's language; "" where there is nothing to suggest."""
    settled: Callable[[str], Awaitable[Sequence[Settled]]] | None = None
    """The open questions of a conversation that were answered, the last one first; each can be made a draft page."""
    alike: Callable[[str], Awaitable[Sequence[Alike]]] | None = None
    """Other conversations of perhaps the same person or firm, joined ones first."""
    sales: SalesDesk | None = None  # numbers, and who is there; None: the pages of both are not there
    reach: Callable[[Sheet], str] = lambda sheet: ""
    """Where a visitor can be reached: here, left, mailed, bounced, no_address, no_server; "" where that is no question."""
    deliveries: Deliveries | None = None  # what a webhook did not take; None: there is no webhook
    troubles: Callable[[], Sequence[Trouble]] = tuple  # places of the teams that take no cards, the longest first
    down: Callable[[], Mapping[str, str]] = dict  # platforms that do not run → why
    export: Callable[[Collection[str]], Awaitable[str]] | None = None  # these conversations' leads as CSV
    sign_in: Callable[[], Awaitable[User]] | None = None  # demo: whoever comes is signed in as this user, without a password
    key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    """At least 32 bytes. Keys the hashes of session ids and signs the login form; a new one signs everybody out."""
