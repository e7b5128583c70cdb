"""What talking conversations remember, kept in this process as well: a turn mostly begins where our own last one ended."""

from __future__ import annotations

from collections import OrderedDict

from bot.model import Talk

KEPT = 256
"""Conversations; more than talk at once, few enough to weigh nothing (1 to 4 KB each)."""


class RecentTalks:
    """Talks of turns that were committed here, by conversation and version: an entry is right or it is not found.

    The row of the conversation is read for each turn anyway and names its version, so what another process wrote is never missed.
    """

    def __init__(self) -> None:
        self._talks: OrderedDict[str, tuple[int, Talk]] = OrderedDict()

    def get(self, conversation: str, version: int) -> Talk | None:
        """Return the talk at that version, None when it is not kept."""
        at, talk = self._talks.get(conversation, (0, None))
        return talk if at == version else None

    def put(self, conversation: str, version: int, talk: Talk) -> None:
        """Keep the talk of a turn that is committed and made that version."""
        self._talks[conversation] = (version, talk)
        self._talks.move_to_end(conversation)
        if len(self._talks) > KEPT:
            self._talks.popitem(last=False)
