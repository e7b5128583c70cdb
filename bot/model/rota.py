"""A team as it stands, and to whom of it a lead is offered: the values that `bot/desk/assign.py` decides on and returns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

MODES = ("first_claim", "round_robin", "least_loaded")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A rep of the team as they stand now."""

    rep: str
    weight: int = 1  # 0: gets no leads by turn
    capacity: int = 20  # open leads at most
    open: int = 0  # leads offered to them or owned by them, that are not closed
    mark: float = 0.0  # where their turn stands; 0 for a rep who had none yet
    languages: tuple[str, ...] = ()  # empty: every language of the team
    away: bool = False
    deputy: str = ""  # who stands in while they are away


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Everything that the decision looks at; stored with it."""

    team: str
    mode: str  # one of MODES
    language: str  # the prospect's
    reps: tuple[Candidate, ...]  # the team's, in the order of config.yaml
    others: tuple[Candidate, ...] = ()  # owners and deputies who are not of the team
    account_owner: str = ""  # the rep who spoke with this person or firm before
    passed: tuple[str, ...] = ()  # who was offered this lead before and let it pass
    turn: float = 0.0  # the mark at which the team's last lead was given


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One line of the explanation: a code of REASONS, and whom it concerns."""

    code: str
    rep: str = ""
    told: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """The decision: to whom it is offered, why, and where the turns stand afterwards."""

    rep: str  # "": to the whole team
    reasons: tuple[Reason, ...]
    mark: float | None = None  # the new mark of `rep`; None: no turn was used
    turn: float | None = None  # the new mark of the team


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """A team as config.yaml has it: who can be offered its leads, before anything is known of today."""

    mode: str = "first_claim"
    reps: tuple[Candidate, ...] = ()
    others: tuple[Candidate, ...] = ()  # reps of other teams, who may know a prospect of this one or stand in
