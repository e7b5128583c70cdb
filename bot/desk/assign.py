"""Who of a team is offered a lead: pure, on a snapshot of the team, so that any decision can be explained and taken again.

Round robin is fair queueing by start tags (Goyal, Vin, Cheng: "Start-time fair queueing", 1996): each rep has a mark that moves by
1/weight with every lead, the lowest mark is next. A rep who was away, or is new, begins where the others stand and is not flooded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.config import Config
from bot.model.rota import MODES, Assigned, Candidate, Reason, Roster, Snapshot

__all__ = ["MODES", "REASONS", "Assigned", "Candidate", "Reason", "Roster", "Snapshot", "assign", "explain", "roster"]


REASONS: Mapping[str, str] = {
    "owner": "{rep} has spoken with this person or firm before",
    "owner_away": "{rep}, who knows this person or firm, is away",
    "owner_full": "{rep}, who knows this person or firm, has {open} open leads of {capacity}",
    "owner_passed": "{rep}, who knows this person or firm, let it pass",
    "deputy": "{rep} stands in for {absent}",
    "away": "{rep} is away",
    "full": "{rep} has {open} open leads of {capacity}",
    "passed": "{rep} was offered it before",
    "no_turn": "{rep} takes no leads by turn (weight 0)",
    "other_language": "{rep} does not speak {language}",
    "nobody_speaks": "nobody who is free speaks {language}: it goes to somebody all the same",
    "only": "{rep} is the only one who can take it",
    "turn": "it is {rep}'s turn",
    "least_loaded": "{rep} has the least to do: {open} open leads of {capacity}",
    "first_claim": "whoever claims first has it",
    "empty": "nobody is in the team",
    "nobody": "nobody in the team can take it now",
}
"""Every code with its sentence, for `handraiser route --explain` and the card."""


def assign(snapshot: Snapshot) -> Assigned:
    """Decide. Never offers to somebody who is away, at capacity, or has let it pass."""
    reasons: list[Reason] = []
    if known := _account_owner(snapshot, reasons):
        return Assigned(rep=known, reasons=tuple(reasons))
    if snapshot.mode == "first_claim":
        return Assigned(rep="", reasons=(*reasons, Reason(code="first_claim" if snapshot.reps else "empty")))
    able = _speaking([c for c in snapshot.reps if not _hindered(c, snapshot, reasons)], snapshot, reasons)
    if not able:
        return Assigned(rep="", reasons=(*reasons, Reason(code="nobody" if snapshot.reps else "empty")))
    chosen, why = _PICK[snapshot.mode](able, snapshot.turn)
    if len(able) == 1:
        why = Reason(code="only", rep=chosen.rep)
    start = max(chosen.mark, snapshot.turn)
    return Assigned(rep=chosen.rep, reasons=(*reasons, why), mark=start + 1 / chosen.weight, turn=start)


def explain(reason: Reason, names: Mapping[str, str]) -> str:
    """Return the reason as a sentence; `names` gives the shown name of a rep's id."""
    told = {key: names.get(str(value), value) if key == "absent" else value for key, value in reason.told.items()}
    return REASONS[reason.code].format(rep=names.get(reason.rep, reason.rep), **told)


def _account_owner(snapshot: Snapshot, reasons: list[Reason]) -> str:
    """Return the account owner, or who stands in for them; "" where there is none or they cannot take it, and say why."""
    everybody = {c.rep: c for c in (*snapshot.others, *snapshot.reps)}
    owner = everybody.get(snapshot.account_owner)
    if owner is None:
        return ""
    if not owner.away and (hindrance := _full_or_passed(owner, snapshot)) is None:
        reasons.append(Reason(code="owner", rep=owner.rep))
        return owner.rep
    code = "away" if owner.away else hindrance
    reasons.append(Reason(code=f"owner_{code}", rep=owner.rep, told=_load(owner) if code == "full" else {}))
    deputy = everybody.get(owner.deputy) if owner.away else None
    if deputy is None or deputy.away or _full_or_passed(deputy, snapshot):
        return ""
    reasons.append(Reason(code="deputy", rep=deputy.rep, told={"absent": owner.rep}))
    return deputy.rep


def _full_or_passed(candidate: Candidate, snapshot: Snapshot) -> str | None:
    if candidate.rep in snapshot.passed:
        return "passed"
    return "full" if candidate.open >= candidate.capacity else None


def _hindered(candidate: Candidate, snapshot: Snapshot, reasons: list[Reason]) -> bool:
    """Tell whether a rep cannot be offered it, and note why."""
    code = "no_turn" if not candidate.weight else "away" if candidate.away else _full_or_passed(candidate, snapshot)
    if code is None:
        return False
    reasons.append(Reason(code=code, rep=candidate.rep, told=_load(candidate) if code == "full" else {}))
    return True


def _speaking(able: Sequence[Candidate], snapshot: Snapshot, reasons: list[Reason]) -> Sequence[Candidate]:
    """Keep those who speak the prospect's language; everybody where nobody does."""
    speak = [c for c in able if not c.languages or snapshot.language in c.languages]
    if able and not speak:
        reasons.append(Reason(code="nobody_speaks", told={"language": snapshot.language}))
        return able
    silent = (c for c in able if c not in speak)
    reasons.extend(Reason(code="other_language", rep=c.rep, told={"language": snapshot.language}) for c in silent)
    return speak


def _by_turn(able: Sequence[Candidate], turn: float) -> tuple[Candidate, Reason]:
    chosen = min(able, key=lambda c: max(c.mark, turn))
    return chosen, Reason(code="turn", rep=chosen.rep)


def _by_load(able: Sequence[Candidate], turn: float) -> tuple[Candidate, Reason]:
    chosen = min(able, key=lambda c: (c.open / c.capacity, max(c.mark, turn)))
    return chosen, Reason(code="least_loaded", rep=chosen.rep, told=_load(chosen))


_PICK = {"round_robin": _by_turn, "least_loaded": _by_load}


def _load(candidate: Candidate) -> Mapping[str, str | int]:
    return {"open": candidate.open, "capacity": candidate.capacity}


def roster(config: Config, team: str) -> Roster:
    """Return a team's roster."""
    candidates = {
        rep.id: Candidate(rep=rep.id, weight=rep.weight, capacity=rep.capacity, languages=rep.languages) for rep in config.reps.values()
    }
    members = tuple(candidates[rep.id] for rep in config.reps.values() if team in rep.teams)
    return Roster(
        mode=config.team(team).assign,
        reps=members,
        others=tuple(candidate for candidate in candidates.values() if candidate not in members),
    )
