"""Who gets a lead: decided by the pure `assign` in the transaction that offers it, on a snapshot that is kept with the decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import orjson

from bot.desk.assign import Assigned, Candidate, Roster, Snapshot, assign
from bot.model import Beside, Event
from storage import statements_desk as desk
from storage import statements_outside as outside
from storage.codec import EVENT_DATA, parsed
from storage.statement import Transaction
from storage.types import moment_in, moment_out
from storage.units import kin
from storage.units.held import Doors, Held
from storage.units.traces import write_events


def offer(tx: Transaction, doors: Doors, held: Held, language: str, now: int) -> Assigned | None:
    """Offer the lead of a conversation to whoever is next, and write the decision with what it was made on. None: nobody sells."""
    roster = doors.roster(held.team)
    if not roster.reps and not roster.others:
        return None
    seen = snapshot(tx, roster, held, language, now)
    decided = assign(seen)
    write(tx, held, decided, seen, now)
    return decided


def who_is_next(tx: Transaction, doors: Doors, team: str, language: str, now: datetime) -> Assigned:
    """Return who of a team would be offered a lead of somebody whom nobody knows, and write nothing of it."""
    roster, facts = doors.roster(team), _Facts(tx, team, moment_in(now))
    seen = Snapshot(
        team=team,
        mode=roster.mode,
        language=language,
        reps=tuple(facts.of(candidate) for candidate in roster.reps),
        turn=facts.marks.get("", 0.0),
    )
    return assign(seen)


def write(tx: Transaction, held: Held, decided: Assigned, seen: Snapshot, now: int) -> None:
    """Write a decision with what it was made on: the turns, the lead, the history."""
    for rep, mark in ((decided.rep, decided.mark), ("", decided.turn)):
        if mark is not None:
            tx.run(desk.PUT_MARK, team=held.team, rep=rep, mark=mark)
    tx.run(desk.OFFER, p_id=held.id, p_rep=decided.rep)
    write_events(tx, held.id, now, (_event(decided, seen),))


def offered_to(tx: Transaction, conversation: str) -> str:
    """Return the rep whose turn it is, "" where it is nobody's in particular."""
    record = tx.one(desk.OFFERED_TO, p_id=conversation)
    return record[0] if record else ""


def withdraw(tx: Transaction, conversation: str) -> None:
    """Note that the lead is offered to nobody in particular any more."""
    tx.run(desk.OFFER, p_id=conversation, p_rep="")


def _event(decided: Assigned, seen: Snapshot) -> Event:
    told = {"rep": decided.rep, "team": seen.team, "reasons": _text(decided.reasons), "snapshot": _text(seen)}
    return Event(kind="assigned", data=told)


def _text(value: object) -> str:
    return orjson.dumps(value).decode()


def _known_by(tx: Transaction, held: Held) -> str:
    """Return the rep who last spoke with the same person by what reps joined, else with somebody of the same e-mail address or phone
    number; "" where there is none.
    """
    if rep := kin.last_rep(tx, held):
        return rep
    hashes = tx.one(desk.HASHES, p_id=held.contact)
    for known_by, hashed in zip(desk.KNOWN_BY.values(), hashes or (), strict=False):
        if hashed is not None and (record := tx.one(known_by, p_hash=hashed, p_id=held.id)):
            return str(record[0])
    return ""


def snapshot(tx: Transaction, roster: Roster, held: Held, language: str, now: int) -> Snapshot:
    """Return what the decision looks at, as it stands now, and hold it: one assignment at a time, or two would take a rep's last place."""
    owner = _known_by(tx, held)
    if not owner and roster.mode == "first_claim":  # nothing about the reps matters
        return Snapshot(team=held.team, mode=roster.mode, language=language, reps=roster.reps)
    tx.run(desk.ADD_MARK, team="", rep="", mark=0.0)
    tx.one(desk.LOCK_ROTA)
    facts = _Facts(tx, held.team, now)
    return Snapshot(
        team=held.team,
        mode=roster.mode,
        language=language,
        reps=tuple(facts.of(candidate) for candidate in roster.reps),
        others=tuple(facts.of(candidate) for candidate in roster.others),
        account_owner=owner,
        passed=tuple(_passed(tx, held.id)),
        turn=facts.marks.get("", 0.0),
    )


class _Facts:
    """Loads, turns and presence of all reps."""

    def __init__(self, tx: Transaction, team: str, now: int) -> None:
        self.open: dict[str, int] = dict(kin.open_leads(tx))
        for rep, count in tx.all(desk.OFFERED):
            self.open[rep] = self.open.get(rep, 0) + count
        self.marks: dict[str, float] = dict(tx.all(desk.MARKS, p_team=team))
        self.away: dict[str, str] = {rep: deputy for rep, _, _, deputy in tx.all(desk.AWAY, p_now=now)}

    def of(self, candidate: Candidate) -> Candidate:
        rep = candidate.rep
        return replace(
            candidate,
            open=self.open.get(rep, 0),
            mark=self.marks.get(rep, 0.0),
            away=rep in self.away,
            deputy=self.away.get(rep, ""),
        )


def _passed(tx: Transaction, conversation: str) -> list[str]:
    """Return the reps who were offered this lead before."""
    events = (parsed(data, EVENT_DATA, "event", conversation) for (data,) in tx.all(desk.ASSIGNED, p_id=conversation))
    return [str(rep) for data in events if (rep := data.get("rep"))]


def beside(tx: Transaction, held: Held, at: datetime) -> Beside:
    """Return how the owner of a conversation stands to it."""
    now = moment_in(at)
    away = next(((until,) for rep, _, until, _ in tx.all(desk.AWAY, p_now=now) if rep == held.rep), None)
    spoke = tx.one(outside.ATTENTION, p_id=held.id)
    return Beside(
        away=away is not None,
        back_at=moment_out(away[0]) if away and away[0] is not None else None,
        spoke_at=moment_out(spoke[1]) if spoke and spoke[1] is not None else None,
    )


def set_presence(tx: Transaction, rep: str, since: datetime, until: datetime | None, deputy: str) -> None:
    """Note that a rep is away from `since` to `until`; None: until they are back."""
    away_until = None if until is None else moment_in(until)
    tx.run(desk.PUT_PRESENCE, rep=rep, away_from=moment_in(since), away_until=away_until, deputy=deputy)


def back(tx: Transaction, rep: str) -> None:
    """Note that a rep is there again."""
    tx.run(desk.DROP_PRESENCE, p_rep=rep)


def explained(tx: Transaction, conversation: str) -> list[dict[str, str | int | float | bool | None]]:
    """Return every assignment of a conversation, oldest first, as it was written."""
    sql_rows = tx.all(desk.ASSIGNED, p_id=conversation)
    return [parsed(data, EVENT_DATA, "event", conversation) for (data,) in sql_rows]
