"""What predicted which leads were won and lost: every line of the score and every signal, counted against what became of the lead. Pure.

Lift is claimed only where there are enough leads to say so; else it says how few there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.desk.closing import REASONS, closing
from bot.model import Card, Json, Owner

LEAST_DECIDED = 20
"""Leads won or lost, in all, below which nothing is said to predict anything."""

LEAST_WITH = 10
"""…and of those, how many must have had a line or signal, and how many must not have had it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A lead as it stands, with what was seen in its conversation."""

    conversation: str
    platform: str
    flow: str
    team: str
    owner: Owner
    rep: str
    offered_to: str
    posted_at: datetime
    updated_at: datetime
    close_reason: str
    card: Card
    signals: tuple[str, ...] = ()  # those that held at some time

    @property
    def result(self) -> str:
        """won, lost or junk as a rep said; "" while it is open, or was closed by nobody."""
        return closing(self.close_reason).kind if self.is_closed else ""

    @property
    def code(self) -> str:
        """The reason that the rep chose from the list, "" for none."""
        return closing(self.close_reason).code if self.is_closed else ""

    @property
    def words(self) -> str:
        """What the rep said of it."""
        return closing(self.close_reason).words if self.is_closed else ""

    @property
    def is_closed(self) -> bool:
        """True where a rep closed it as won, lost or junk."""
        return self.owner is Owner.CLOSED and closing(self.close_reason).by_rep


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One line of the score, or one signal: what became of the leads that had it."""

    name: str
    leads: int
    won: int
    lost: int
    junk: int
    open: int
    rate: float | None  # won of those won or lost; None: none was
    lift: float | None  # its rate over the rate of those without it; None: too few to say

    def json(self) -> Mapping[str, Json]:
        """Return it for `--json`."""
        return {
            "name": self.name,
            "leads": self.leads,
            "won": self.won,
            "lost": self.lost,
            "junk": self.junk,
            "open": self.open,
            "win_rate": self.rate,
            "lift": self.lift,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """The whole report."""

    total: Counted
    lines: tuple[Counted, ...]  # of the score, the most frequent first
    signals: tuple[Counted, ...]
    codes: Mapping[str, Sequence[tuple[str, int]]] = field(default_factory=dict)  # lost, junk → (a reason of the list, how often)
    reasons: Mapping[str, Sequence[tuple[str, int]]] = field(default_factory=dict)  # won, lost, junk → (the reps' words, how often)

    @property
    def caution(self) -> str:
        """How few leads there are, "" where there are enough."""
        decided = self.total.won + self.total.lost
        return (
            f"{decided} of {self.total.leads} leads are won or lost; below {LEAST_DECIDED} no lift is given"
            if decided < LEAST_DECIDED
            else ""
        )

    def json(self) -> Mapping[str, Json]:
        """Return it for `--json`."""
        return {
            "total": self.total.json(),
            "lines": [one.json() for one in self.lines],
            "signals": [one.json() for one in self.signals],
            "codes": {name: [{"reason": code, "leads": leads} for code, leads in told] for name, told in self.codes.items()},
            "reasons": {name: [{"words": words, "leads": leads} for words, leads in told] for name, told in self.reasons.items()},
            "least": {"decided": LEAST_DECIDED, "with_and_without": LEAST_WITH},
            "caution": self.caution,
        }


def quality(leads: Iterable[Recorded]) -> Quality:
    """Count."""
    known = tuple(leads)
    return Quality(
        total=_counted("all", known, known),
        lines=_each(known, {lead.conversation: tuple(dict.fromkeys(why for _, why in lead.card.reasons)) for lead in known}),
        signals=_each(known, {lead.conversation: lead.signals for lead in known}),
        codes={name: _codes(lead.code for lead in known if lead.result == name) for name, codes in REASONS.items() if codes},
        reasons={name: _words(lead.words for lead in known if lead.result == name) for name in REASONS},
    )


def _each(leads: Sequence[Recorded], had: Mapping[str, tuple[str, ...]]) -> tuple[Counted, ...]:
    names = dict.fromkeys(name for lead in leads for name in had[lead.conversation])
    counted = (_counted(name, [lead for lead in leads if name in had[lead.conversation]], leads) for name in names)
    return tuple(sorted(counted, key=lambda one: (-one.leads, one.name)))


def _counted(name: str, having: Sequence[Recorded], leads: Sequence[Recorded]) -> Counted:
    results, everywhere = Counter(lead.result for lead in having), Counter(lead.result for lead in leads)
    won, lost = results["won"], results["lost"]
    return Counted(
        name=name,
        leads=len(having),
        won=won,
        lost=lost,
        junk=results["junk"],
        open=len(having) - won - lost - results["junk"],
        rate=round(won / (won + lost), 3) if won + lost else None,
        lift=_lift(won, lost, everywhere["won"] - won, everywhere["lost"] - lost),
    )


def _lift(won: int, lost: int, other_won: int, other_lost: int) -> float | None:
    """Return how many times as often those with it were won as those without it, None where too few say so."""
    having, without = won + lost, other_won + other_lost
    if having + without < LEAST_DECIDED or min(having, without) < LEAST_WITH or not other_won:
        return None
    return round((won / having) / (other_won / without), 2)


def _codes(chosen: Iterable[str]) -> Sequence[tuple[str, int]]:
    """Return the reasons of the list, the most frequent first; leads closed without one are left out."""
    return Counter(code for code in chosen if code).most_common()


def _words(said: Iterable[str]) -> Sequence[tuple[str, int]]:
    """Return what reps gave as the reason, however they wrote it, the most frequent first."""
    return Counter(words.casefold() for words in said if words).most_common(10)
