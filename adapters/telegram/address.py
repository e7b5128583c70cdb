"""How places and messages on Telegram are written down: opaque to everybody else, enough for us to find them again.

    place   CHAT            a private chat, a group or a channel: its id, or @name as config.yaml may have it
            CHAT:TOPIC      a topic of a forum
            CHAT^ROOT       the replies under one message of a supergroup
    ref     CHAT/ID         one message; CHAT:TOPIC/ID in a topic; CHAT/ID+ID where our words were too long for one message;
            CHAT/ID*ID where files went with them, each a message of its own

Telegram numbers messages within a chat, so the chat belongs to the ref.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.errors import GivenUp

_CHAT = r"(?P<chat>-?[0-9]{1,20}|@[A-Za-z][A-Za-z0-9_]{3,31})"
_PLACE = re.compile(rf"{_CHAT}(?::(?P<topic>[0-9]{{1,19}})|\^(?P<root>[0-9]{{1,19}}))?")
_REF = re.compile(rf"{_CHAT}(?::(?P<topic>[0-9]{{1,19}}))?/(?P<ids>[0-9]{{1,19}}(?:\+[0-9]{{1,19}})*)(?P<files>(?:\*[0-9]{{1,19}})*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where messages go."""

    chat: int | str  # a number, or "@name" from config.yaml
    topic: int = 0  # of a forum; 0: none
    root: int = 0  # the message whose replies are the place; 0: none

    def __str__(self) -> str:
        """Return the place as it is stored."""
        return f"{self.chat}:{self.topic}" if self.topic else f"{self.chat}^{self.root}" if self.root else str(self.chat)

    @property
    def is_private(self) -> bool:
        """True for a chat with one person: Telegram gives people positive ids and groups negative ones."""
        return isinstance(self.chat, int) and self.chat > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """One message of theirs, or what we said in one or several messages."""

    chat: int | str
    ids: tuple[int, ...]
    topic: int = 0
    files: tuple[int, ...] = ()  # messages of files that went with the words

    def __str__(self) -> str:
        """Return the ref as it is stored."""
        files = "".join(f"*{id}" for id in self.files)
        return f"{Place(chat=self.chat, topic=self.topic)}/{'+'.join(map(str, self.ids))}{files}"

    @property
    def first(self) -> int:
        """The message that answers refer to."""
        return self.ids[0]


def place_of(written: str) -> Place:
    """Read a place. Raise GivenUp for one that is none."""
    if not (found := _PLACE.fullmatch(written)):
        raise GivenUp("this is no place on Telegram")
    return Place(chat=_chat(found["chat"]), topic=int(found["topic"] or 0), root=int(found["root"] or 0))


def ref_of(written: str) -> Ref:
    """Read a ref. Raise GivenUp for one that is none."""
    if not (found := _REF.fullmatch(written)):
        raise GivenUp("this is no message on Telegram")
    ids, files = found["ids"].split("+"), found["files"].split("*")[1:]
    return Ref(chat=_chat(found["chat"]), topic=int(found["topic"] or 0), ids=tuple(map(int, ids)), files=tuple(map(int, files)))


def link_to(ref: Ref) -> str:
    """Return the address of a message in a private supergroup, "" where Telegram has none (https://core.telegram.org/api/links#message-links)."""
    written = str(ref.chat)
    if not written.startswith("-100"):
        return ""
    topic = f"{ref.topic}/" if ref.topic else ""
    return f"https://t.me/c/{written.removeprefix('-100')}/{topic}{ref.first}"


def _chat(written: str) -> int | str:
    return written if written.startswith("@") else int(written)
