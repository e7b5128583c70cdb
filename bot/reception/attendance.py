"""Who is there: a rep leaves and their leads go on to somebody, or comes back. From the desk, each platform and the command line alike."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.config import Config
from bot.desk.absence import hindrance
from bot.desk.figures import Away, Presences
from bot.errors import NotFound, Refused
from bot.model import Kind, Message, Owner
from bot.ports import Clock, Decided


class CannotLeave(Refused):
    """A rep cannot leave like this; `why` is a key of what is told: no_rep, past, own_deputy or deputy_away."""

    def __init__(self, why: str) -> None:
        super().__init__(_WHY[why])
        self.why = why


TODAY = timedelta(days=1)
"""A first day that has begun already is today's; one further back is a mistake."""

_WHY = {
    "no_rep": "config.yaml names no such rep",
    "past": "that time has passed already",
    "own_deputy": "nobody stands in for themselves: name another deputy",
    "deputy_away": "the deputy is away: name another one",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """Presence, and what becomes of the leads of who is not there."""

    store: Presences
    decided: Callable[[Message], Awaitable[Decided]]  # the inbox
    config: Config
    clock: Clock

    async def leave(self, rep: str, until: datetime | None, deputy: str, since: datetime | None = None) -> int:
        """Note that a rep is away until then (None: until they are back), and pass on what they have; return how many leads moved.

        With `since` in the future it is planned, in place of any other absence of theirs, and nothing moves before it begins.

        What they own goes to the deputy; without one it stays theirs, and prospects are told when to expect them. What they are
        offered is offered again, to the deputy first. Raise CannotLeave.
        """
        now = self.clock()
        begins = max(since or now, now)
        if since is not None and since < now - TODAY:
            raise CannotLeave("past")
        why = hindrance(rep, deputy, until, away=await self.store.away(begins), config=self.config, now=begins)
        if why:
            raise CannotLeave(why)
        await self.store.set_away(rep, begins, until, deputy)
        return await self._begin(Away(rep=rep, since=begins, until=until, deputy=deputy)) if begins == now else 0

    async def begin(self) -> int:
        """Pass on what reps have whose planned absence has begun; return how many leads moved. A deputy who is away gets nothing."""
        begun = await self.store.beginning(self.clock())
        return sum([await self._begin(one) for one in begun])

    async def _begin(self, away: Away) -> int:
        absent = await self.store.away(self.clock()) if away.deputy else {}
        moved = await self._pass_on(away.rep, "" if away.deputy in absent else away.deputy)
        await self.store.note_begun(away)
        return moved

    async def back(self, rep: str) -> None:
        """Note that a rep is there again. What was passed on stays where it is."""
        if rep not in self.config.reps:
            raise CannotLeave("no_rep")
        await self.store.set_back(rep)

    async def away(self) -> dict[str, Away]:
        """Return who is away now, by rep."""
        return dict(await self.store.away(self.clock()))

    async def planned(self) -> dict[str, Away]:
        """Return who will be away, by rep."""
        return dict(await self.store.planned(self.clock()))

    async def pass_on_what_is_nobodys(self) -> int:
        """Offer again what reps have whom config.yaml does not name any more; return how many leads moved. For the start."""
        gone = [rep for rep in await self.store.holders() if rep not in self.config.reps] if self.config.reps else []
        return sum([await self._pass_on(rep, "") for rep in gone])

    async def _pass_on(self, rep: str, deputy: str) -> int:
        moved = 0
        for conversation, owner, version in await self.store.held_by(rep):
            message = self._message(conversation, owner, rep, deputy, version)
            if message is not None:
                moved += await self._moves(message)
        return moved

    def _message(self, conversation: str, owner: Owner, rep: str, deputy: str, version: int) -> Message | None:
        """Return what moves one conversation, None where it stays. Its event is the same for every process that sees it as it is."""
        event_id, now = f"absent:{conversation}:{version}", self.clock()
        if owner is Owner.OFFERED or rep not in self.config.reps:
            kind, author, choice, text = Kind.ABSENT, "", rep, deputy
        elif deputy:
            kind, author, choice, text = Kind.HAND_OVER, rep, deputy, ""
        else:
            return None
        return Message(
            conversation=conversation, platform="desk", event_id=event_id, kind=kind, at=now, author=author, choice=choice, text=text
        )

    async def _moves(self, message: Message) -> bool:
        try:
            decided = await self.decided(message)
        except NotFound:  # erased meanwhile
            return False
        return not decided.repeated and not decided.post.refused
