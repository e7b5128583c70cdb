"""What the sales side counts, who is away and what they have, and the timers of the morning's digests."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from bot.desk.figures import Away, Happened, Tally
from bot.model import Owner, Say, Who
from storage import statements
from storage import statements_desk as desk
from storage import statements_figures as sql
from storage.codec import EVENT_DATA, Parcel, parsed
from storage.statement import Record, Transaction
from storage.types import moment_in, moment_out
from storage.units.held import Doors
from storage.units.parcels import Draft, put
from storage.units.readable import readable

DIGEST = "digest"
"""The kind of a team's timer. It belongs to no conversation, so nothing else rings it."""

TEAM = "team:"
"""What stands before a team's name where a conversation's id would: in its timer, and in what is posted for it."""


def tallies(tx: Transaction, since: datetime) -> list[Tally]:
    """Return leads that are waiting or with a rep, and those posted since; no tests."""
    return readable(tx.all(sql.TALLIES, p_since=moment_in(since), p_test=False), _tally)


def _tally(record: Record) -> Tally:
    id, team, outcome, owner, rep, posted, claim_by, late, replied = record
    return Tally(
        conversation=id,
        team=team,
        outcome=outcome,
        owner=Owner(owner),
        rep=rep,
        posted_at=moment_out(posted),
        claim_by=None if claim_by is None else moment_out(claim_by),
        late=bool(late),
        replied_at=None if replied is None else moment_out(replied),
    )


def happened(tx: Transaction, since: datetime, until: datetime) -> list[Happened]:
    """Return changes of owner and outcome of leads in that time, oldest first; no tests."""
    records = tx.all(sql.HAPPENED, p_since=moment_in(since), p_until=moment_in(until), p_test=False)
    return readable(records, _happened)


def _happened(record: Record) -> Happened:
    id, team, kind, text = record
    data = parsed(text, EVENT_DATA, "event", id)
    return Happened(conversation=id, team=team, kind=kind, data=data)


def away(tx: Transaction, now: datetime) -> dict[str, Away]:
    """Return who is away, by rep."""
    records = tx.all(sql.AWAY, p_now=moment_in(now))
    return {record[0]: _away(record) for record in records}


def _away(record: Record) -> Away:
    rep, since, until, deputy = record
    return Away(rep=rep, since=moment_out(since), until=None if until is None else moment_out(until), deputy=deputy)


def leaving(tx: Transaction, now: datetime) -> dict[str, Away]:
    """Return absences that have not begun yet, by rep."""
    found = (_away(record) for record in tx.all(desk.PRESENCES))
    return {one.rep: one for one in found if one.since is not None and one.since > now}


def beginning(tx: Transaction, now: datetime) -> list[Away]:
    """Return absences that have begun and were not noted as such."""
    found = (_away(record) for record in tx.all(sql.AWAY, p_now=moment_in(now)))
    return [one for one in found if tx.one(statements.MARK, p_name=_begun(one)) is None]


def note_begun(tx: Transaction, away: Away) -> None:
    """Note that an absence has begun."""
    tx.run(statements.ADD_MARK, name=_begun(away), value=b"")


def _begun(away: Away) -> str:
    return f"away:{away.rep}:{moment_in(away.since) if away.since else 0}"


def held_by(tx: Transaction, rep: str) -> list[tuple[str, Owner, int]]:
    """Return (conversation, owner, version) of what a rep owns or is offered."""
    return readable(tx.all(sql.HELD_BY, p_rep=rep), lambda record: (record[0], Owner(record[1]), record[2]))


def holders(tx: Transaction) -> list[str]:
    """Return every rep who owns a conversation or is offered one."""
    owners, offered = tx.all(sql.OWNERS), tx.all(sql.OFFERED)
    return sorted({rep for (rep, *_) in (*owners, *offered) if rep})


def plan(tx: Transaction, team: str, due_at: datetime | None, now: datetime) -> None:
    """Have a team's digest made at that time; one that is due already stays so. None: never."""
    if due_at is None:
        tx.run(sql.DROP_TIMER, p_id=TEAM + team, p_kind=DIGEST)
        return
    due = moment_in(due_at)
    there = next((at for id, at in tx.all(sql.PLANNED) if id == TEAM + team), None)
    if there is None or there > moment_in(now):
        tx.run(sql.PUT_TIMER, conversation=TEAM + team, kind=DIGEST, due_at=due, ring_at=due, step=0)


def planned(tx: Transaction) -> dict[str, datetime]:
    """Return when each team's next digest is due."""
    return {id.removeprefix(TEAM): moment_out(due) for id, due in tx.all(sql.PLANNED)}


def due(tx: Transaction, now: datetime) -> dict[str, datetime]:
    """Return the teams whose digest is due, and since when."""
    return {id.removeprefix(TEAM): moment_out(at) for id, at in tx.all(sql.DUE, p_now=moment_in(now))}


class Due(NamedTuple):
    """When a digest was due, when the next one is, and the time now."""

    was: datetime
    next: datetime
    now: datetime


def post(tx: Transaction, doors: Doors, digest: tuple[str, str], due: Due) -> bool:
    """Post a digest (team, text) and plan the next. The timer that rings is changed first: of two processes one finds it as it was."""
    team, text = digest
    if not tx.run(sql.MOVE_DIGEST, p_id=TEAM + team, p_was=moment_in(due.was), p_due_at=moment_in(due.next)):
        return False
    places = dict.fromkeys(place for place in doors.cards(team) if place[0] not in doors.store_backed)
    for platform, place in places if text else ():
        parcel = Parcel(place=place, say=Say(text=text, who=Who.NOTE))
        put(tx, Draft(TEAM + team, 0, "say", platform, parcel), moment_in(due.now))
    return True
