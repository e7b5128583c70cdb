"""What the reception works with, and how it speaks to our own people."""

from __future__ import annotations

import hmac
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from hashlib import sha256

from bot.config import Config, Rep
from bot.desk.phrase import label
from bot.errors import NotFound
from bot.flow.shape import Flow, Words
from bot.hearing.own_words import LONGEST
from bot.inbox import Intake
from bot.model.arrivals import Attachment, Author, Receipt
from bot.playbook import Playbook
from bot.ports import Addresses, Clock
from bot.reception.sales import SalesDesk

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

LONGEST_NAME = 200
"""Characters of a file's name that are kept."""


def _nothing(platform: str) -> int:
    return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """The ports behind the reception."""

    intake: Intake
    store: Addresses
    config: Config
    live: Callable[[str], Awaitable[Playbook]]
    """Return the live version of a flow, ready to play. Raise NotFound."""
    clock: Clock
    key: bytes = field(repr=False)  # makes the ids of conversations from where they are; for nothing else
    file_link: Callable[[str, Attachment], str]
    """(platform, file) → an expiring address where it can be opened; "" where we have none that is reached from outside."""
    carries: Callable[[str], int] = _nothing
    """Platform → bytes of the largest file that it takes from us; 0: it takes none, there are links."""
    store_backed: frozenset[str] = frozenset()  # platforms whose prospects read our own store
    sales: SalesDesk | None = None  # answers reps; None: they are told how to try the bot, and no more

    def rep(self, platform: str, author: Author) -> Rep | None:
        """Return the rep who has this id on the platform."""
        return next((rep for rep in self.config.reps.values() if rep.identities.get(platform) == author.id), None) if author.id else None

    def identity(self, rep: str, platform: str) -> str:
        """Return a rep's id on the platform, "" where they have none."""
        known = self.config.reps.get(rep)
        return known.identities.get(platform, "") if known else ""

    def id_of(self, *parts: str) -> str:
        """Return an id that is the same for the same parts: two who open a conversation at one place at once open one."""
        return hmac.new(self.key, "\0".join(parts).encode("utf-8", "surrogatepass"), sha256).hexdigest()[:32]

    async def flow(self, platform: str) -> Flow:
        """Return the live flow of a platform's prospects. Raise NotFound where there is none."""
        configured = self.config.platforms.get(platform)
        if configured is None:
            raise NotFound(f"{platform} is not set up in config.yaml")
        return (await self.live(configured.flow)).flow

    async def voice(self, platform: str, team: str = "", author: Author | None = None) -> Voice:
        """Return the words for our own people: in the team's language, without a team in the author's."""
        flow = await self.flow(platform)
        language = self.config.team(team).language if team else (author.locale if author else "")[:2].lower()
        return Voice(flow.words.get(language) or flow.words[flow.languages[0]])


@dataclass(frozen=True, slots=True)
class Voice:
    """What one person is told, in one language."""

    words: Words

    def say(self, key: str, **values: str) -> str:
        """Return a label or sentence of the `desk.` section."""
        return label(self.words, f"desk.{key}", **values)

    def told(self, key: str, **values: str) -> str:
        """Return a sentence for one person alone."""
        return self.say(f"told.{key}", **values)

    def whisper(self, key: str, **values: str) -> Receipt:
        """Return a receipt of what was not taken, with the sentence that says why."""
        return Receipt(taken=False, whisper=self.told(key, **values))


def tidy(file: Attachment, platform: str) -> Attachment:
    """Return a file of a platform with a name that can be stored, stands on one line and is read as it is.

    "\u202e" would make an .exe look like a .png.
    """
    return replace(file, name=" ".join(_UNSEEN.sub(" ", plain(file.name)).split())[:LONGEST_NAME], platform=platform)


def plain(text: str) -> str:
    """Return text that can be stored: valid Unicode, of the length that one message may have."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")[:LONGEST]
