"""What talking conversations remember, kept in this process as well: a turn mostly begins where our own last one ended."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from bot.model import Talk, Visit

KEPT = 256
"""Conversations; more than talk at once, few enough to weigh nothing (1 to 4 KB each)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recent:
    """What a conversation is at one version, as far as its row does not say it in the clear."""

    version: int
    talk: Talk
    visit: Visit


class RecentTalks:
    """Talks of turns that were committed here, by conversation and version: an entry is right or it is not found.

    The row of the conversation is read for each turn anyway and names its version, so what another process wrote is never missed.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Recent] = OrderedDict()

    def get(self, conversation: str, version: int) -> Recent | None:
        """Return what is kept of the conversation at that version, None when nothing is."""
        kept = self._kept.get(conversation)
        return kept if kept is not None and kept.version == version else None

    def put(self, conversation: str, recent: Recent) -> None:
        """Keep what was read."""
        self._kept[conversation] = recent
        self._kept.move_to_end(conversation)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    def advance(self, conversation: str, version: int, talk: Talk) -> None:
        """Keep the talk of a turn that is committed and made that version; nothing where the conversation is not kept."""
        if kept := self._kept.get(conversation):
            self.put(conversation, Recent(version=version, talk=talk, visit=kept.visit))
