"""In which threads of a channel somebody asked us: what is said there is for us, also without a mention."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field

from adapters.slack import plain
from adapters.slack.api import Api
from adapters.slack.payload import mapping, text_of
from bot.errors import PlatformError

KEPT = 20_000
"""Threads remembered; of others Slack is asked."""

PATIENCE = 2.0
"""Seconds that Slack may take to tell: the acknowledgement waits for it, and is due within 3 s."""

READ = 200
"""Messages of a thread that are read; the mention that opened the talk stands among the first."""


@dataclass(slots=True, kw_only=True)
class Threads:
    """Remembers threads, and asks Slack after a restart."""

    api: Api
    _known: OrderedDict[str, bool] = field(default_factory=OrderedDict)  # place → whether we were asked there

    def opened(self, place: str) -> None:
        """Remember that somebody asks us here."""
        self._keep(place, asked=True)

    async def asked_in(self, place: str, bot: str) -> bool:
        """Tell whether a person mentioned us in the thread. Raise PlatformError where Slack does not tell: the words must not be lost."""
        if place not in self._known:
            self._keep(place, asked=await self._look(place, bot))
        return self._known[place]

    async def _look(self, place: str, bot: str) -> bool:
        channel, _, root = place.partition(":")
        try:
            async with asyncio.timeout(PATIENCE):
                arguments = {"channel": channel, "ts": root, "limit": READ}
                data = (await self.api.call("conversations.replies", arguments, fine=frozenset({"thread_not_found"}))).data
        except TimeoutError:
            raise PlatformError("Slack does not tell who was asked in a thread") from None
        found = data.get("messages")
        messages = [mapping(one) for one in found] if isinstance(found, list) else []
        return any(bot in plain.people(text_of(one.get("text"))) for one in messages if one.get("user") != bot)

    def _keep(self, place: str, *, asked: bool) -> None:
        self._known[place] = asked
        self._known.move_to_end(place)
        while len(self._known) > KEPT:
            self._known.popitem(last=False)
