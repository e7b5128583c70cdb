"""Meetings in a house: the reps' calendars, what is booked in a conversation, and the link to its calendar entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from adapters.calendar.entries import Calendars, Entries
from bot.bootstrap.outside import purpose_key
from bot.config import Config
from bot.desk.phrase import label, words_of
from bot.diaries import Diaries
from bot.ports import Appointment, Calendar, Clock
from bot.shelf import Shelf
from storage.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Meetings:
    """What a house needs to offer times."""

    diaries: Diaries
    entries: Entries
    platform: Calendars


def meetings(*, config: Config, store: Store, shelf: Shelf, clock: Clock, key: bytes, public_url: str) -> Meetings:
    """Put it together. Calendars' libraries are imported now where a rep has one, and not otherwise."""
    calendars = calendars_of(config)
    bookings = Bookings(store=store, shelf=shelf, config=config)
    return Meetings(
        diaries=Diaries(seats=store, calendars=calendars),
        entries=Entries(key=purpose_key(key, "meeting"), public_url=public_url, booked=bookings.booked, clock=clock),
        platform=Calendars(calendars=calendars, booked=bookings.booked),
    )


def calendars_of(config: Config) -> Mapping[str, Calendar]:
    """Return each rep's calendar."""
    connected = {rep.id: rep for rep in config.reps.values() if rep.calendar is not None}
    if not connected:
        return {}
    from adapters.calendar.connect import calendar_of

    zones = {rep.id: config.team(rep.teams[0]).zone if rep.teams else "UTC" for rep in connected.values()}
    return {id: calendar_of(rep.calendar, zones[id]) for id, rep in connected.items() if rep.calendar is not None}


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
        if meeting is None or meeting.start is None or meeting.end is None:
            return None
        known = await self.store.conversation(conversation)
        flow = (await self.shelf.version(known.flow, known.flow_version)).flow
        team, rep = self.config.team(meeting.team), self.config.reps.get(meeting.rep)
        host = rep.name if rep else team.shown or flow.company
        guest = talk.answers.get("name") or talk.answers.get("company")
        parties = " · ".join(part for part in (flow.company, host, str(guest.value) if guest else "") if part)
        address = talk.answers.get("email")
        appointment = Appointment(
            uid=meeting.uid(conversation),
            sequence=meeting.sequence,
            begins=meeting.start,
            ends=meeting.end,
            title=label(words_of(flow, talk.language), "meeting.title", who=parties),
            attendee=str(address.value) if address else "",
        )
        return appointment, (host, rep.email if rep else "")
