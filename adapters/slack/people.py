"""Names of people, looked up once: Slack's events bear ids alone."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from adapters.slack.api import Api
from adapters.slack.payload import Person, mapping, text_of
from bot.errors import PlatformError

PATIENCE = 0.8
"""Seconds that an acknowledgement waits for a name; Slack wants it within 3 s."""

KEPT = 10_000
"""People remembered."""

FRESH, UNKNOWN_FOR = 3600.0, 60.0
"""Seconds after which somebody is looked up again, and after which again where Slack did not tell."""


@dataclass(slots=True, kw_only=True)
class People:
    """Looks names up and remembers them. Never fails: who is not known in time has no name."""

    api: Api
    _known: OrderedDict[str, tuple[Person, float]] = field(default_factory=OrderedDict)  # → until when, of the loop's clock
    _asked: dict[str, asyncio.Task[Person]] = field(default_factory=dict)

    async def of(self, ids: Iterable[str]) -> Mapping[str, Person]:
        """Return what is known of these people within PATIENCE."""
        now = asyncio.get_running_loop().time()
        wanted = {id: self._known[id][0] for id in ids if id in self._known and self._known[id][1] > now}
        missing = [id for id in ids if id not in wanted]
        if missing:
            tasks = {id: self._ask(id) for id in missing}
            await asyncio.wait(tasks.values(), timeout=PATIENCE)
            wanted |= {id: task.result() for id, task in tasks.items() if task.done()}
        return wanted

    def _ask(self, id: str) -> asyncio.Task[Person]:
        if id not in self._asked:
            self._asked[id] = task = asyncio.create_task(self._look(id))
            task.add_done_callback(lambda _: self._asked.pop(id, None))
        return self._asked[id]

    async def _look(self, id: str) -> Person:
        try:
            user = mapping((await self.api.call("users.info", {"user": id, "include_locale": True})).data.get("user"))
        except PlatformError:
            return self._keep(id, Person(), UNKNOWN_FOR)
        profile = mapping(user.get("profile"))
        name = text_of(profile.get("real_name")) or text_of(user.get("real_name")) or text_of(profile.get("display_name"))
        return self._keep(id, Person(name=name or text_of(user.get("name")), locale=text_of(user.get("locale"))), FRESH)

    def _keep(self, id: str, person: Person, seconds: float) -> Person:
        self._known[id] = (person, asyncio.get_running_loop().time() + seconds)
        self._known.move_to_end(id)
        while len(self._known) > KEPT:
            self._known.popitem(last=False)
        return person
