"""A team's yesterday in a few lines, each working morning: when, over which time, and what it counts. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.config import Team
from bot.desk.figures import Happened, Tally
from bot.desk.hours import LOOK_AHEAD, is_open, known_zone
from bot.model import Owner
from bot.ports import Ticket

MORNING = time(9)
"""When a digest is posted, in the team's zone."""

Say = Callable[..., str]
"""(key under `desk.`, slots) → a label in somebody's language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What one team's days were, and how things stand now."""

    first: date  # local
    last: date
    new: int
    waiting: int  # now
    overdue: int  # of them
    won: int
    lost: int
    first_reply: timedelta | None  # the median over the new leads that got one
    questions: int  # open ones now
    nurture: int


def works_on(team: Team, day: date) -> bool:
    """Tell whether a team works on a day of its zone; one without hours does every day."""
    begins = datetime.combine(day, time(), known_zone(team.zone)).astimezone(UTC)
    if not team.hours:
        return day not in team.closed
    return any(is_open(team, begins + timedelta(minutes=quarter * 15)) for quarter in range(96))


def next_digest(team: Team, now: datetime) -> datetime:
    """Return the next morning after `now` on which the team works, UTC."""
    zone = known_zone(team.zone)
    today = now.astimezone(zone).date()
    days = (today + timedelta(days=n) for n in range(LOOK_AHEAD))
    mornings = (datetime.combine(day, MORNING, zone).astimezone(UTC) for day in days if works_on(team, day))
    return next((at for at in mornings if at > now), datetime.combine(today + timedelta(days=1), MORNING, zone).astimezone(UTC))


def is_current(team: Team, due_at: datetime, now: datetime) -> bool:
    """Tell whether a digest that was due may still be posted: the same day. A later one would be about the wrong yesterday."""
    zone = known_zone(team.zone)
    return due_at.astimezone(zone).date() == now.astimezone(zone).date()


def window(team: Team, at: datetime) -> tuple[datetime, datetime]:
    """Return the time that a digest of `at` covers, UTC: from the last working day's beginning to today's; Monday's holds the weekend."""
    zone = known_zone(team.zone)
    today = at.astimezone(zone).date()
    days = [today - timedelta(days=n) for n in range(1, LOOK_AHEAD)]
    first = next((day for day in days if works_on(team, day)), days[0])
    return (datetime.combine(first, time(), zone).astimezone(UTC), datetime.combine(today, time(), zone).astimezone(UTC))


def is_overdue(tally: Tally, now: datetime) -> bool:
    """Tell whether nobody took a lead in time."""
    return tally.owner is Owner.OFFERED and (tally.late or (tally.claim_by is not None and tally.claim_by < now))


def digest(team: Team, tallies: Sequence[Tally], happened: Sequence[Happened], tickets: Sequence[Ticket], now: datetime) -> Digest:
    """Count. What is given may be of all teams, and `happened` of any time around the window's own."""
    since, until = window(team, now)
    zone = known_zone(team.zone)
    ours = [one for one in tallies if one.team == team.name]
    new = [one for one in ours if since <= one.posted_at < until]
    waits = [(one.replied_at - one.posted_at).total_seconds() for one in new if one.replied_at is not None]
    changes = [one for one in happened if one.team == team.name]
    return Digest(
        first=since.astimezone(zone).date(),
        last=until.astimezone(zone).date() - timedelta(days=1),
        new=len(new),
        waiting=sum(one.owner is Owner.OFFERED for one in ours),
        overdue=sum(is_overdue(one, now) for one in ours),
        won=_ended(changes, "won"),
        lost=_ended(changes, "lost"),
        first_reply=timedelta(seconds=_median(waits)) if waits else None,
        questions=sum(ticket.question.team == team.name for ticket in tickets),
        nurture=len({one.conversation for one in changes if one.kind == "outcome" and one.data.get("to") == "nurture"}),
    )


def _ended(changes: Sequence[Happened], reason: str) -> int:
    ended = [one for one in changes if one.kind == "owner" and one.data.get("to") == Owner.CLOSED and one.data.get("reason") == reason]
    return len({one.conversation for one in ended})


def lines(digest: Digest, say: Say) -> list[tuple[str, str]]:
    """Return (label, value) of each line."""
    counted = ("new", "waiting", "overdue", "won", "lost", "questions", "nurture")
    told = [(say(f"digest.{name}"), f"{getattr(digest, name):,}") for name in counted]
    told.insert(5, (say("digest.first_reply"), span(digest.first_reply, say)))
    return told


def span(took: timedelta | None, say: Say) -> str:
    """Return how long something took, "—" where nothing did."""
    if took is None:
        return "—"
    minutes = round(took.total_seconds() / 60)
    hours, rest = divmod(minutes, 60)
    return say("digest.hours", h=str(hours), m=str(rest)) if hours else say("digest.minutes", m=str(minutes))


def text_of(digest: Digest, team: str, say: Say, link: str) -> str:
    """Return the digest as it is posted."""
    days = f"{digest.first:%Y-%m-%d}" if digest.first == digest.last else f"{digest.first:%Y-%m-%d} – {digest.last:%Y-%m-%d}"
    told = (f"{name}: {value}" for name, value in lines(digest, say))
    return "\n".join((f"{say('digest.title', team=team)} ({days})", *told, link)).strip()


def _median(waits: Sequence[float]) -> float:
    from statistics import median  # once a day, and 0.3 MB that nobody needs before

    return median(waits)
