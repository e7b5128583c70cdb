"""Looks into calendars before a turn: outside any transaction, three seconds at most, each rep's kept for five minutes."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import structlog

from bot.desk.meetings import ear_of
from bot.desk.wishes import request
from bot.errors import CalendarTrouble, NotFound
from bot.model import Scene, changed
from bot.model.diary import Diary, Meeting, Stretch
from bot.playbook import Playbook
from bot.ports import Calendar, Seats
from bot.understand import language_of

LIMIT = 3.0
"""Seconds that a calendar may take; then the turn goes on without it."""

FRESH = timedelta(minutes=5)
"""So long what a calendar showed is not asked for again. A time that is being booked is looked up anew."""

RESTS = timedelta(seconds=30)
"""After a failure a calendar is left alone for so long: nobody waits three seconds in every turn."""

AHEAD = timedelta(days=62)
"""How far ahead busy times are read: as far as a flow may offer."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class _Seen:
    at: datetime
    busy: tuple[Stretch, ...]
    trouble: str = ""


@dataclass(slots=True, kw_only=True)
class Diaries:
    """Gives a scene the diary of the rep whom the prospect would meet."""

    seats: Seats
    calendars: Mapping[str, Calendar]  # by rep
    limit: float = LIMIT
    _seen: dict[str, _Seen] = field(default_factory=dict)

    async def consulted(self, scene: Scene, play: Playbook, now: datetime) -> Scene:
        """Return the scene with a diary where its messages are about a meeting, else as it is. Never raises for what a calendar does."""
        conversation = scene.conversation
        if play.flow.meeting is None or conversation.opted_out:
            return scene
        try:
            rep, named = await self.seats.rep_of(conversation.id)
        except NotFound:
            return scene
        team = named or play.flow.routes[-1].to
        wanted = request(scene.waiting, ear_of(conversation, scene.talk, language_of(scene, play), play.team(team), now))
        if wanted is None:
            return scene
        diary = _whose(scene.talk.meeting, Diary(rep=rep, team=team))
        seen = await self._look(diary.rep, now, anew=wanted.kind == "take")
        taken = await self.seats.taken(diary.seat, conversation.id, now)
        return changed(scene, diary=replace(diary, busy=seen.busy, taken=tuple(taken), trouble=seen.trouble))

    async def _look(self, rep: str, now: datetime, *, anew: bool) -> _Seen:
        calendar, seen = self.calendars.get(rep), self._seen.get(rep)
        if calendar is None:
            return _Seen(now, ())
        if seen is not None and now - seen.at < (RESTS if seen.trouble else timedelta(0) if anew else FRESH):
            return seen
        self._seen[rep] = fresh = await self._read(calendar, rep, now)
        return fresh

    async def _read(self, calendar: Calendar, rep: str, now: datetime) -> _Seen:
        try:
            async with asyncio.timeout(self.limit):
                return _Seen(now, _tidy(await calendar.busy(now, now + AHEAD)))
        except TimeoutError:
            trouble = "slow"
        except CalendarTrouble as error:
            trouble = error.why
        log.warning("a calendar could not be read", rep=rep, why=trouble)
        return _Seen(now, (), trouble)


def _whose(meeting: Meeting | None, now_offered: Diary) -> Diary:
    """A meeting that is booked stays with whom it was booked; one that is not goes with the lead."""
    if meeting is None or meeting.start is None:
        return now_offered
    return Diary(rep=meeting.rep, team=meeting.team)


def _tidy(busy: Sequence[Stretch]) -> tuple[Stretch, ...]:
    return tuple(sorted((begins, ends) for begins, ends in busy if begins < ends))
