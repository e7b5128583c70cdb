"""What becomes of a meeting: which times are offered, which is booked, moved or given up, and when somebody is reminded. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.config import Team
from bot.desk.hours import polite
from bot.desk.slots import free, granted, is_free, offer
from bot.desk.whereabouts import zones_of
from bot.desk.wishes import NONE, OTHER, PREFIX, Ear, Request, request
from bot.flow.shape import Meetings
from bot.model import Conversation, Kind, Move, MoveKind, Reading, Scene, Talk, TimerSet, Visit, changed
from bot.model.diary import BOOKED, CANCELLED, DECLINED, FAILED, OFFERED, Diary, Meeting

HELD = timedelta(minutes=10)
"""So long the offered times are nobody else's."""

REMIND_BEFORE = (timedelta(hours=24), timedelta(hours=1))

TOO_LATE = timedelta(minutes=15)
"""A reminder that polite hours move this near to the meeting is left out."""

OFFERS = frozenset({MoveKind.MEETING_OFFER, MoveKind.MEETING_AGAIN, MoveKind.MEETING_MOVE, MoveKind.MEETING_GONE})
"""Moves that show times to choose from."""

SETTLES = frozenset({MoveKind.MEETING_BOOKED, MoveKind.MEETING_MOVED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What a turn does about the meeting."""

    meeting: Meeting | None
    moves: tuple[Move, ...]

    @property
    def books(self) -> bool:
        """True when a time is booked or moved by this turn."""
        return any(move.kind in SETTLES for move in self.moves)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a request is decided on."""

    request: Request
    meeting: Meeting | None
    diary: Diary
    team: Team
    rule: Meetings
    zone: str
    now: datetime


def zone_of(visit: Visit, team: Team) -> str:
    """Return the zone in which times are named to the prospect: theirs, else their country's only one, else the team's."""
    zones = zones_of(visit, team.zone)
    return zones[0] if len(zones) == 1 else team.zone


def ear_of(conversation: Conversation, talk: Talk, language: str, team: Team, now: datetime) -> Ear:
    """Return what this prospect's messages are listened to with."""
    visit = conversation.visit
    return Ear(meeting=talk.meeting, language=language, zone=zone_of(visit, team), region=visit.region, now=now)


KEPT_BESIDE = frozenset({"email", "phone"})
"""What is still read from words about a meeting that stands: "cancel it" is nobody's name, and Thursday not when they start."""


def without_meeting(reading: Reading, scene: Scene, team: Team, rule: Meetings | None, now: datetime) -> Reading:
    """Return the reading without what only sounds like an answer in words about a meeting that is offered or booked."""
    meeting = scene.talk.meeting
    if rule is None or scene.diary is None or meeting is None or not (meeting.slots or meeting.start):
        return reading
    if request(scene.waiting, ear_of(scene.conversation, scene.talk, reading.language, team, now)) is None:
        return reading
    kept = tuple(answer for answer in reading.answers if answer.field in KEPT_BESIDE)
    return changed(reading, answers=kept, declined=(), corrected=tuple(f for f in reading.corrected if f in KEPT_BESIDE), question="")


def meet(scene: Scene, language: str, team: Team, rule: Meetings | None, now: datetime) -> Planned | None:
    """Decide on what the waiting messages want of a meeting; None where they want nothing, or nobody looked into a calendar."""
    if rule is None or scene.diary is None:
        return None
    wanted = request(scene.waiting, ear_of(scene.conversation, scene.talk, language, team, now))
    if wanted is None:
        return None
    zone = zone_of(scene.conversation.visit, team)
    case = Case(request=wanted, meeting=scene.talk.meeting, diary=scene.diary, team=team, rule=rule, zone=zone, now=now)
    return _DECIDE[wanted.kind](case)


def _offer(case: Case, kind: MoveKind) -> Planned:
    """Offer times, or say that a colleague will propose one: never a time that nobody has seen to be free."""
    before, diary = case.meeting, case.diary
    base = Meeting(state=OFFERED) if before is None else before
    slots = [] if diary.trouble else list(free(case.team, diary, case.rule, case.now))
    without = base.slots if case.request.kind in ("other", "move") and case.request.wish is None else ()
    chosen = offer(slots, case.zone, wish=case.request.wish, without=(*without, *((base.start,) if base.start else ()))) if slots else ()
    if not chosen:
        failed = replace(base, state=BOOKED if base.start else FAILED, slots=(), until=None)
        return Planned(meeting=failed, moves=(_move(MoveKind.MEETING_NO_TIME, failed),))
    offered = replace(
        base,
        state=BOOKED if base.start else OFFERED,
        rep=diary.rep,
        team=diary.team,
        minutes=base.minutes if base.start else case.rule.minutes,
        slots=chosen,
        until=case.now + HELD,
    )
    return Planned(meeting=offered, moves=(_move(kind, offered),))


def _ask(case: Case) -> Planned:
    return _offer(case, MoveKind.MEETING_OFFER)


def _other(case: Case) -> Planned:
    """Offer others; a day and an hour that are free are taken as said."""
    if (slot := _named(case)) is not None:
        return _settle(case, slot)
    return _offer(case, MoveKind.MEETING_MOVE if case.meeting and case.meeting.start else MoveKind.MEETING_AGAIN)


def _take(case: Case) -> Planned:
    """Book the time if it was offered and is still free; a calendar that cannot be read now takes nothing back that is held."""
    slot, meeting, now = case.request.slot, case.meeting or Meeting(state=OFFERED), case.now
    if slot is not None and slot == meeting.start:
        return Planned(meeting=meeting, moves=(_move(MoveKind.MEETING_BOOKED, meeting),))
    held = slot is not None and _is_held(slot, case, meeting)
    lacks = slot is None or slot not in meeting.slots or slot <= now
    if slot is None or lacks or not (held or is_free(slot, case.team, case.diary, case.rule, now)):
        return _offer(case, MoveKind.MEETING_GONE)
    return _settle(case, slot)


def _named(case: Case) -> datetime | None:
    """Return the free time that was named with its day and hour."""
    wish = case.request.wish
    if wish is None or wish.hour is None or wish.first is None or wish.first != wish.last or case.diary.trouble:
        return None
    return next((slot for slot in free(case.team, case.diary, case.rule, case.now) if granted(slot, case.zone, wish)), None)


def _settle(case: Case, slot: datetime) -> Planned:
    meeting = case.meeting or Meeting(state=OFFERED)
    anew = meeting.start is None
    booked = replace(
        meeting,
        state=BOOKED,
        rep=case.diary.rep,
        team=case.diary.team,
        slots=(),
        until=None,
        start=slot,
        number=meeting.number + anew,
        sequence=0 if anew else meeting.sequence + 1,
    )
    return Planned(meeting=booked, moves=(_move(MoveKind.MEETING_BOOKED if anew else MoveKind.MEETING_MOVED, booked),))


def _is_held(slot: datetime, case: Case, meeting: Meeting) -> bool:
    """Tell whether a calendar that cannot be read now is no reason to take an offer back."""
    diary, ends = case.diary, slot + timedelta(minutes=meeting.minutes)
    held = bool(diary.trouble and meeting.until and case.now < meeting.until and diary.seat == meeting.seat)
    return held and not any(begins < ends and slot < until for begins, until in diary.taken)


def _cancel(case: Case) -> Planned:
    meeting = case.meeting or Meeting(state=DECLINED)
    if meeting.start is None:
        return _decline(case)
    over = replace(meeting, state=CANCELLED, slots=(), until=None, start=None, sequence=meeting.sequence + 1, was=meeting.start)
    return Planned(meeting=over, moves=(Move(kind=MoveKind.MEETING_CANCELLED, text=meeting.rep, at=meeting.start),))


def _decline(case: Case) -> Planned:
    """Leave it: nothing is held any more; a meeting that is booked stays."""
    meeting = case.meeting or Meeting(state=DECLINED)
    left = replace(meeting, state=BOOKED if meeting.start else DECLINED, slots=(), until=None)
    return Planned(meeting=left, moves=(_move(MoveKind.MEETING_BOOKED if left.start else MoveKind.MEETING_DECLINED, left),))


_DECIDE: Mapping[str, Callable[[Case], Planned]] = {
    "ask": _ask,
    "other": _other,
    "move": _other,
    "take": _take,
    "cancel": _cancel,
    "decline": _decline,
}


def _move(kind: MoveKind, meeting: Meeting) -> Move:
    return Move(kind=kind, text=meeting.rep, at=meeting.start)


def choice_id(slot: datetime) -> str:
    """Return the id of the button that takes a time."""
    return f"{PREFIX}{int(slot.timestamp())}"


def buttons(meeting: Meeting | None) -> tuple[tuple[str, datetime | None], ...]:
    """Return the id of each button under an offer with its time; None for those that take none."""
    slots = meeting.slots if meeting else ()
    return (*((choice_id(slot), slot) for slot in slots), (OTHER, None), (NONE, None)) if slots else ()


def reminder(meeting: Meeting | None, step: int, visit: Visit, team: Team, now: datetime) -> TimerSet:
    """Return the next reminder from `step` on (1: a day before, 2: an hour before), within polite hours; none is left: no timer."""
    start = meeting.start if meeting else None
    for number, before in enumerate(REMIND_BEFORE, 1):
        if start is None or number < step or start - before <= now:
            continue
        at = polite(start - before, zones_of(visit, team.zone))
        if now < at <= start - TOO_LATE:
            return TimerSet(kind=Kind.REMINDER, due_at=at, step=number)
    return TimerSet(kind=Kind.REMINDER, due_at=None)
