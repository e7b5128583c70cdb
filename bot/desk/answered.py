"""What a rep is told of the leads that they may see: a number, a small table, bars. Pure; it changes nothing."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

from bot.config import Config, Rep
from bot.desk.asked import Ask, Topic
from bot.desk.digest import Say, is_overdue
from bot.desk.figures import Tally
from bot.desk.hours import known_zone
from bot.model import Owner
from bot.ports import Row

MOST_LINES = 5
"""Leads that are named; the desk shows the rest."""

BAR = 12
"""Characters of the longest bar where a platform shows no picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is told."""

    title: str  # "Waiting: 3"
    bars: tuple[tuple[str, int], ...] = ()  # (label, count), the picture
    leads: tuple[tuple[str, str, str], ...] = ()  # (conversation, who, how it stands), the table
    more: int = 0  # leads that are not named


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What one rep may see, and when they ask."""

    tallies: Sequence[Tally]
    rows: Sequence[Row] = field(repr=False)
    rep: Rep
    config: Config
    now: datetime
    say: Say


def today_of(rep: Rep, config: Config, now: datetime) -> datetime:
    """Return when the rep's day began, UTC, in the zone of their first team."""
    zone = known_zone(config.team(rep.teams[0]).zone if rep.teams else "UTC")
    return datetime.combine(now.astimezone(zone).date(), time(), zone).astimezone(UTC)


WEEK = 7
"""Days that an answer by day shows."""


def days_of(rep: Rep, config: Config, now: datetime) -> tuple[datetime, ...]:
    """Return when each of the rep's last days began, UTC, oldest first, today last; a day on which clocks change is one as well."""
    zone = known_zone(config.team(rep.teams[0]).zone if rep.teams else "UTC")
    today = now.astimezone(zone).date()
    return tuple(datetime.combine(today - timedelta(days=back), time(), zone).astimezone(UTC) for back in reversed(range(WEEK)))


def may_see(rep: Rep, team: str, owner: str = "") -> bool:
    """Tell whether a rep may see a lead: of a team of theirs or of none, their own, and every one for a manager."""
    return rep.manager or not team or team in rep.teams or owner == rep.id


def seen(tallies: Sequence[Tally], rows: Sequence[Row], *, rep: Rep, config: Config, now: datetime, say: Say) -> Seen:
    """Leave out what the rep may not see, and tests."""
    return Seen(
        tallies=[one for one in tallies if may_see(rep, one.team, one.rep if one.owner is Owner.REP else "")],
        rows=[row for row in rows if not row.test and may_see(rep, row.team, row.rep if row.owner is Owner.REP else "")],
        rep=rep,
        config=config,
        now=now,
        say=say,
    )


def answered(ask: Ask, view: Seen) -> Answer:
    """Answer one question of the set."""
    return _ANSWERS[ask.topic](ask, view)


def _overview(ask: Ask, view: Seen) -> Answer:
    counted = {
        Topic.TODAY: len(_today(view)),
        Topic.WAITING: len(_waiting(view)),
        Topic.OVERDUE: sum(is_overdue(one, view.now) for one in view.tallies),
        Topic.REPS: sum(one.owner is Owner.REP for one in view.tallies),
    }
    bars = tuple((view.say(f"ask.{topic}"), count) for topic, count in counted.items())
    return Answer(title=view.say("ask.overview"), bars=bars)


def _of_today(ask: Ask, view: Seen) -> Answer:
    new = _today(view)
    states = Counter(one.owner for one in new)
    bars = tuple((view.say(f"owner.{owner}"), states[owner]) for owner in Owner if states[owner])
    return Answer(title=_titled(view, "ask.today", len(new)), bars=bars)


def _of_waiting(ask: Ask, view: Seen) -> Answer:
    return _listed(view, "ask.waiting", {one.conversation for one in _waiting(view)})


def _of_overdue(ask: Ask, view: Seen) -> Answer:
    return _listed(view, "ask.overdue", {one.conversation for one in view.tallies if is_overdue(one, view.now)})


def _by_rep(ask: Ask, view: Seen) -> Answer:
    owned = Counter(one.rep for one in view.tallies if one.owner is Owner.REP)
    bars = tuple((view.config.rep_name(rep), count) for rep, count in owned.most_common())
    return Answer(title=_titled(view, "ask.reps", sum(owned.values())), bars=bars)


def _by_day(ask: Ask, view: Seen) -> Answer:
    begins = days_of(view.rep, view.config, view.now)
    counted = Counter(bisect_right(begins, one.posted_at) - 1 for one in view.tallies if one.posted_at >= begins[0])
    zone = known_zone(view.config.team(view.rep.teams[0]).zone if view.rep.teams else "UTC")
    bars = tuple((f"{at.astimezone(zone):%m-%d}", counted[number]) for number, at in enumerate(begins))
    return Answer(title=_titled(view, "ask.days", sum(counted.values())), bars=bars)


def _of_firm(ask: Ask, view: Seen) -> Answer:
    wanted = _folded(ask.firm)
    ids = {row.conversation for row in view.rows if wanted and wanted in _folded(row.company or row.title)}
    leads, more = _named(view, ids)
    return Answer(title=f"{view.say('ask.firm', name=ask.firm)}: {len(ids):,}", leads=leads, more=more)


def _today(view: Seen) -> list[Tally]:
    begins = today_of(view.rep, view.config, view.now)
    return [one for one in view.tallies if one.posted_at >= begins]


def _waiting(view: Seen) -> list[Tally]:
    return [one for one in view.tallies if one.owner is Owner.OFFERED]


def _titled(view: Seen, key: str, count: int) -> str:
    return f"{view.say(key)}: {count:,}"


def _listed(view: Seen, key: str, ids: set[str]) -> Answer:
    leads, more = _named(view, ids)
    return Answer(title=_titled(view, key, len(ids)), leads=leads, more=more)


def _named(view: Seen, ids: set[str]) -> tuple[tuple[tuple[str, str, str], ...], int]:
    """Return the most urgent of them by name, and how many are left."""
    rows = [row for row in view.rows if row.conversation in ids][:MOST_LINES]
    return tuple((row.conversation, _who(row, view), _state(row, view)) for row in rows), len(ids) - len(rows)


def _who(row: Row, view: Seen) -> str:
    return ", ".join(part for part in (row.title or view.say("visitor"), row.company) if part)


def _state(row: Row, view: Seen) -> str:
    if row.owner is Owner.REP:
        return view.say("state.rep", name=view.config.rep_name(row.rep))
    if row.owner is not Owner.OFFERED:
        return view.say(f"state.{row.owner}")
    if row.late or (row.claim_by and row.claim_by < view.now):
        return view.say("overdue")
    return view.say("offered_to", name=view.config.rep_name(row.offered_to)) if row.offered_to else view.say("state.offered")


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


_ANSWERS: Mapping[Topic, Callable[[Ask, Seen], Answer]] = {
    Topic.OVERVIEW: _overview,
    Topic.TODAY: _of_today,
    Topic.WAITING: _of_waiting,
    Topic.OVERDUE: _of_overdue,
    Topic.REPS: _by_rep,
    Topic.DAYS: _by_day,
    Topic.FIRM: _of_firm,
}


def text_of(answer: Answer, say: Say, link: str) -> str:
    """Return the answer as plain text, for where no picture can be shown."""
    most = max((count for _, count in answer.bars), default=0)
    bars = (f"{'█' * round(BAR * count / most) if most else ''} {count:,} {label}".strip() for label, count in answer.bars)
    leads = (f"• {who} – {state}" for _, who, state in answer.leads)
    more = (say("ask.more", n=f"{answer.more:,}"),) if answer.more > 0 else ()
    return "\n".join((answer.title, *bars, *leads, *more, link)).strip()
