"""Meetings in a house: the reps' calendars, what is booked in a conversation, and the link to its calendar entry."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from adapters.calendar.entries import Calendars, Entries
from bot.bootstrap.outside import purpose_key
from bot.config import Config
from bot.desk.invited import Occasion, letter
from bot.desk.meetings import zone_of
from bot.desk.phrase import label, words_of
from bot.diaries import Diaries
from bot.errors import NotFound
from bot.flow.shape import Flow
from bot.model import Effect, Talk
from bot.model.diary import Meeting
from bot.model.letter import Letter
from bot.playbook import Playbook
from bot.ports import Appointment, Calendar, Clock
from bot.shelf import Shelf
from storage.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Meetings:
    """What a house needs to offer times."""

    diaries: Diaries
    entries: Entries
    platform: Calendars
    invitation: Callable[[Effect], Awaitable[Letter | None]]
    """Writes the mail about a meeting as it leaves; None where nobody may be written to any more."""


def meetings(*, config: Config, store: Store, shelf: Shelf, clock: Clock, key: bytes, public_url: str) -> Meetings:
    """Put it together. Calendars' libraries are imported now where a rep has one, and not otherwise."""
    calendars = calendars_of(config)
    bookings = Bookings(store=store, shelf=shelf, config=config)
    return Meetings(
        diaries=Diaries(seats=store, calendars=calendars),
        entries=Entries(key=purpose_key(key, "meeting"), public_url=public_url, booked=bookings.booked, clock=clock),
        platform=Calendars(calendars=calendars, booked=bookings.booked),
        invitation=partial(invitation, bookings, clock),
    )


def calendars_of(config: Config) -> Mapping[str, Calendar]:
    """Return each rep's calendar."""
    connected = {rep.id: rep for rep in config.reps.values() if rep.calendar is not None}
    if not connected:
        return {}
    from adapters.calendar.connect import calendar_of

    zones = {rep.id: config.team(rep.teams[0]).zone if rep.teams else "UTC" for rep in connected.values()}
    return {id: calendar_of(rep.calendar, zones[id]) for id, rep in connected.items() if rep.calendar is not None}


async def invitation(bookings: Bookings, clock: Clock, effect: Effect) -> Letter | None:
    """Return the mail that brings a booking into a calendar as it stands now, or takes one out that does not stand any more."""
    try:
        told = await bookings.told(effect)
    except NotFound:
        return None
    if told is None:
        return None
    from adapters.calendar.invitation import invitation as written

    occasion, appointment, organizer = told
    method = "REQUEST" if occasion.stands else "CANCEL"
    return letter(occasion, written(appointment, organizer=organizer, now=clock(), method=method))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookings:
    """Reads what is booked in a conversation from the store, as it stands now."""

    store: Store
    shelf: Shelf
    config: Config

    async def booked(self, conversation: str) -> tuple[Appointment, tuple[str, str]] | None:
        """Return the booking and its organizer; None where nothing is booked. Raise NotFound."""
        talk = await self.store.talk(conversation)
        meeting = talk.meeting
        if meeting is None or meeting.start is None:
            return None
        flow = (await self._flow(conversation)).flow
        host, address = self._host(meeting, flow)
        return self._appointment(conversation, talk, meeting.start, flow), (host, address)

    async def told(self, effect: Effect) -> tuple[Occasion, Appointment, tuple[str, str]] | None:
        """Return what a mail about the booking `effect.to` tells, with its calendar entry and organizer; None after an opt-out.

        One that was cancelled, or made anew under another number, is taken out.
        """
        talk, known = await self.store.talk(effect.conversation), await self.store.conversation(effect.conversation)
        meeting = talk.meeting
        if known.opted_out or meeting is None:
            return None
        flow, words = (await self._flow(effect.conversation)).flow, talk.language
        stands = meeting.start is not None and meeting.uid(effect.conversation) == effect.to
        at = meeting.start if stands else meeting.was
        host, address = self._host(meeting, flow)
        occasion = Occasion(
            words=words_of(flow, words),
            language=words if words in flow.words else flow.languages[0],
            firm=flow.company,
            host=host if host != flow.company else "",
            subject=label(words_of(flow, words), "meeting.title", who=" · ".join(dict.fromkeys((flow.company, host)))),
            at=at,
            zone=zone_of(known.visit, self.config.team(meeting.team)),
            stands=stands,
            moved=meeting.sequence > 0,
        )
        # who is told that a meeting is off may not be told when it was: an entry has to name a time all the same
        entry = self._appointment(effect.conversation, talk, at or effect.due_at, flow)
        entry = entry if stands else replace(entry, uid=effect.to, sequence=max(meeting.sequence, 1))
        return occasion, replace(entry, attendee=effect.place), (host, address or self.config.mail.sender)

    async def _flow(self, conversation: str) -> Playbook:
        known = await self.store.conversation(conversation)
        return await self.shelf.version(known.flow, known.flow_version)

    def _host(self, meeting: Meeting, flow: Flow) -> tuple[str, str]:
        """Return who they meet: the shown name, and an e-mail address, "" where none is known."""
        rep = self.config.reps.get(meeting.rep)
        return (rep.name, rep.email) if rep else (self.config.team(meeting.team).shown or flow.company, "")

    def _appointment(self, conversation: str, talk: Talk, begins: datetime, flow: Flow) -> Appointment:
        meeting, guest, address = talk.meeting, talk.answers.get("name") or talk.answers.get("company"), talk.answers.get("email")
        if meeting is None:
            raise NotFound("there is no meeting")
        parties = " · ".join(part for part in (flow.company, self._host(meeting, flow)[0], str(guest.value) if guest else "") if part)
        return Appointment(
            uid=meeting.uid(conversation),
            sequence=meeting.sequence,
            begins=begins,
            ends=begins + timedelta(minutes=meeting.minutes),
            title=label(words_of(flow, talk.language), "meeting.title", who=parties),
            attendee=str(address.value) if address else "",
        )
