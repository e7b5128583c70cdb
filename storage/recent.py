"""What talking conversations are, kept in this process as well: a turn mostly begins where our own last one ended.

Nothing here is trusted: a turn is written on condition that the row still has the version (and, where the row itself came from
here, the seq) that it was decided on, so what another process wrote meanwhile is never missed.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace

from bot.model import Talk, Visit, swift
from storage.units.held import Held

KEPT = 256
"""Conversations; more than talk at once, few enough to weigh nothing (1 to 4 KB each)."""


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Recent:
    """A conversation at one version."""

    version: int
    talk: Talk
    visit: Visit
    held: Held | None = None  # its row; None when something was written since


class RecentTalks:
    """The conversations that spoke last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Recent] = OrderedDict()

    def get(self, conversation: str, version: int) -> Recent | None:
        """Return what is kept of the conversation at that version, None when nothing is."""
        kept = self._kept.get(conversation)
        return kept if kept is not None and kept.version == version else None

    def row(self, conversation: str) -> Recent | None:
        """Return what is kept of the conversation if its row is, None when it has to be read."""
        kept = self._kept.get(conversation)
        return kept if kept is not None and kept.held is not None else None

    def put(self, conversation: str, recent: Recent) -> None:
        """Keep what was read."""
        self._kept[conversation] = recent
        self._kept.move_to_end(conversation)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    def advance(self, conversation: str, talk: Talk, *, version: int, held: Held | None = None) -> None:
        """Keep the talk of a turn that is committed and made that version; nothing where the conversation is not kept."""
        if kept := self._kept.get(conversation):
            self.put(conversation, Recent(version=version, talk=talk, visit=kept.visit, held=held))

    def forget(self, conversation: str) -> None:
        """Keep nothing of a conversation that is gone."""
        self._kept.pop(conversation, None)

    def touched(self, conversation: str) -> None:
        """Forget the row of a conversation that something else was written to."""
        if (kept := self._kept.get(conversation)) and kept.held is not None:
            self._kept[conversation] = replace(kept, held=None)
