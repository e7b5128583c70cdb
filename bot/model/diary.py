"""Meetings as plain values: what a calendar showed, what is offered or booked, and what a turn wants held for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

Stretch = tuple[datetime, datetime]
"""From, and until without it; both aware, UTC."""

OFFERED, BOOKED, CANCELLED, DECLINED, FAILED = "offered", "booked", "cancelled", "declined", "failed"
"""What a meeting can be. Declined: the prospect wants none of it; failed: no time could be offered, and a colleague will propose one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diary:
    """What was known of somebody's time when a turn was taken; read before it, outside any transaction."""

    rep: str = ""  # "": whoever of the team claims the lead
    team: str = ""
    busy: tuple[Stretch, ...] = ()  # from their calendar
    taken: tuple[Stretch, ...] = ()  # held or booked here for somebody else
    trouble: str = ""  # why the calendar could not be read: down | slow | nonsense | refused

    @property
    def seat(self) -> str:
        """Whose time it is: the same slot of one seat is given once."""
        return self.rep or f"team:{self.team}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What a conversation remembers of its meeting."""

    state: str
    rep: str = ""
    team: str = ""
    minutes: int = 30
    slots: tuple[datetime, ...] = ()  # on offer
    until: datetime | None = None  # so long they are held for this prospect alone
    start: datetime | None = None  # what is booked; while another time is looked for it stays booked
    sequence: int = 0  # how often the booking changed; SEQUENCE of its invitation (RFC 5545, 3.8.7.4)
    number: int = 0  # of the booking in its conversation; grows with each that is made anew
    was: datetime | None = None  # when the one would have begun that was cancelled last

    @property
    def seat(self) -> str:
        """Whose time it is."""
        return self.rep or f"team:{self.team}"

    @property
    def end(self) -> datetime | None:
        """When the booked meeting ends."""
        return None if self.start is None else self.start + timedelta(minutes=self.minutes)

    def uid(self, conversation: str) -> str:
        """Return what calendars call the booking; the same in every version of it."""
        return f"{conversation}-{self.number}@handraiser"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Time that a conversation wants, or has."""

    seat: str
    begins: datetime
    ends: datetime
    until: datetime | None = None  # None: booked


def places(meeting: Meeting | None) -> tuple[Place, ...]:
    """Return all the time that a meeting keeps from others: what is booked, and what is on offer."""
    if meeting is None:
        return ()
    span = timedelta(minutes=meeting.minutes)
    booked = (Place(seat=meeting.seat, begins=meeting.start, ends=meeting.start + span),) if meeting.start else ()
    offered = tuple(Place(seat=meeting.seat, begins=slot, ends=slot + span, until=meeting.until) for slot in meeting.slots)
    return (*booked, *(place for place in offered if place.begins != meeting.start))
