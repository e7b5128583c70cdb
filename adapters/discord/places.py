"""Addresses on Discord, and which of its many places are our business.

A place is `channel` (a direct message, a channel of cards) or `channel/thread`; a thread that was opened from a message has that
message's id (https://discord.com/developers/docs/topics/threads), so the place of a mention is known before its thread exists.
A ref is `channel/message`, with the channel where the message really stands; a long text that became several messages is
`channel/first,second`. The ref of a card is therefore the place of its thread.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.errors import GivenUp

DM, MENTION = "dm", "mention"
_ADDRESS = re.compile(r"([0-9]{1,20})(?:/([0-9]{1,20}(?:,[0-9]{1,20})*))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where something happened."""

    channel: str  # the channel or thread itself
    parent: str = ""  # of a thread: the channel under which it hangs
    guild: str = ""  # empty: a direct message
    ours: bool = False  # a thread that hangs under our words, or under words to us

    @property
    def thread(self) -> str:
        """Return the ref of the message that a thread hangs under, empty outside threads."""
        return f"{self.parent}/{self.channel}" if self.parent else ""

    def place(self, message: str) -> str:
        """Return where an answer to a message belongs: here, or in the thread which that message opens."""
        if not self.guild:
            return self.channel
        return self.thread or f"{self.channel}/{message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listening:
    """Which places are our business, from `platforms.discord` in config.yaml."""

    kinds: frozenset[str] = frozenset({DM, MENTION})
    channels: frozenset[str] = frozenset()
    rooms: frozenset[str] = frozenset()  # where cards stand: the threads under them are ours, what stands beside them is not
    guilds: frozenset[str] = frozenset()  # empty: every server that the bot was invited to

    def knows(self, guild: str) -> bool:
        """Return whether this server is ours; a direct message has none."""
        return not guild or not self.guilds or guild in self.guilds

    def is_addressed(self, spot: Spot, *, mentioned: bool) -> bool:
        """Return whether words at a spot are meant for us."""
        if not self.knows(spot.guild):
            return False
        if not spot.guild:
            return DM in self.kinds
        here = spot.ours or spot.channel in self.channels or spot.parent in (self.channels | self.rooms)
        return here or (mentioned and MENTION in self.kinds)

    def may_hold(self, spot: Spot) -> bool:
        """Return whether a message of ours to know may stand here, where nobody tells any more what was in it."""
        return self.is_addressed(spot, mentioned=not spot.parent)


def listening(listen: str, guilds: str, rooms: Iterable[str] = ()) -> Listening:
    """Read the settings `listen` and `guilds`, lists that commas part; without `listen` direct messages and mentions count."""
    words = frozenset(part.strip() for part in listen.split(",") if part.strip()) or frozenset({DM, MENTION})
    ours = frozenset(part.strip() for part in guilds.split(",") if part.strip())
    return Listening(kinds=words & {DM, MENTION}, channels=words - {DM, MENTION}, rooms=frozenset(rooms), guilds=ours)


def is_id(text: str) -> bool:
    """Return whether a text is an id of Discord's: ASCII digits."""
    return text.isascii() and text.isdecimal() and len(text) <= 20


def ref(channel: int | str, *messages: int | str) -> str:
    """Return the ref of messages that stand in a channel or thread."""
    return f"{channel}/{','.join(str(message) for message in messages)}"


def messages_of(ref: str) -> tuple[int, tuple[int, ...]]:
    """Return the channel and the message ids of a ref. Raise GivenUp for what is none."""
    found = _ADDRESS.fullmatch(ref)
    if not found or not found[2]:
        raise GivenUp("this names no message on Discord")
    return int(found[1]), tuple(int(part) for part in found[2].split(","))


def target_of(place: str) -> tuple[int, int]:
    """Return (channel, the thread in it or 0) of a place. Raise GivenUp for what is none, such as a channel's name."""
    found = _ADDRESS.fullmatch(place)
    if not found or "," in place:
        raise GivenUp("this is not a place on Discord: config.yaml wants the channel's id, a long number")
    return int(found[1]), int(found[2] or 0)
