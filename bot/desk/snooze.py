"""A card that comes up again later: until when, and what happens then. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time, timedelta

from bot.config import Team
from bot.desk.hours import after_working, known_zone
from bot.desk.phrase import label, words_of
from bot.desk.rules import Rules, refuse
from bot.model import Event, Kind, Message, Owner, Post, TimerSet
from bot.ports import Standing

MORNING = time(9)


def _day(now: datetime, team: Team, days: Callable[[int], int]) -> datetime:
    local = now.astimezone(known_zone(team.zone))
    day = local.date() + timedelta(days=days(local.weekday()))
    return datetime.combine(day, MORNING, local.tzinfo).astimezone(UTC)


UNTIL: Mapping[str, Callable[[datetime, Team], datetime]] = {
    "hour": lambda now, team: now + timedelta(hours=1),
    "hours": lambda now, team: now + timedelta(hours=3),
    "tomorrow": lambda now, team: _day(now, team, lambda weekday: 1),
    "monday": lambda now, team: _day(now, team, lambda weekday: 7 - weekday),
}
"""What a rep may choose, and when that is: mornings in the team's zone."""


def snooze(rules: Rules, message: Message, standing: Standing) -> Post:
    """Let the card rest. A card that nobody has is late no sooner than after that."""
    conversation = standing.conversation
    if conversation.owner is Owner.CLOSED:
        return refuse(standing, "closed")
    if message.text not in UNTIL:
        return refuse(standing, "no_time")
    until = UNTIL[message.text](standing.now, rules.config.team(conversation.team))
    timers = [TimerSet(kind=Kind.SNOOZE_OVER, due_at=until)]
    if conversation.owner is Owner.OFFERED:
        timers.append(TimerSet(kind=Kind.CLAIM_DEADLINE, due_at=None))
    event = Event(kind="snoozed", data={"rep": message.author, "until": until.isoformat()})
    return Post(owner=conversation.owner, rep=conversation.rep, events=(event,), timers=tuple(timers))


def snooze_over(rules: Rules, message: Message, standing: Standing) -> Post:
    """Bring the card up again: say so in its threads to whoever has it, and let the deadline run again where nobody has."""
    conversation = standing.conversation
    if conversation.owner is Owner.CLOSED:
        return refuse(standing, "closed")
    team = rules.config.team(conversation.team)
    timers: tuple[TimerSet, ...] = ()
    if conversation.owner is Owner.OFFERED:
        timers = (TimerSet(kind=Kind.CLAIM_DEADLINE, due_at=after_working(team, standing.now, team.claim_within)),)
    return Post(
        owner=conversation.owner,
        rep=conversation.rep,
        events=(Event(kind="snooze_over", data={"rep": conversation.rep}),),
        timers=timers,
        called=True,
        call=conversation.rep if conversation.owner is Owner.REP else "",
        text=label(words_of(rules.flow, team.language), "desk.thread.snooze_over"),
    )
