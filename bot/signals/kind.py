"""The signals that are built in: what each is called, how long it holds and from what strength on it counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.signals.intent import HOLDS


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalKind:
    """One signal; an entry in `SIGNALS`."""

    name: str
    holds: bool  # from the message that showed it until taken back; else for one turn


_HOLDING = ("human", "support", "opt_out", "privacy", "job_seeker", "vendor_pitch", "student", "abuse")
_ONE_TURN = ("buy", "decline", "injection", "question", "small_talk")

SIGNALS: Mapping[str, SignalKind] = MappingProxyType(
    {name: SignalKind(name=name, holds=name in _HOLDING) for name in (*_HOLDING, *_ONE_TURN)}
)
"""Every signal that a flow's conditions may name. `buy` adds up over the conversation in `intent.accumulate`."""

FACTS = frozenset({"material", "are_you_ai", "greeting", "thanks", "resume", "gibberish", "not_buying", "taken_back"})
"""What `classify` tells beside the signals.

material    a brochure, deck or quotation is asked for
are_you_ai  "are you a bot?"
resume      takes an opt-out back
not_buying  evidence against an intent: "just looking", "not here to buy"
taken_back  takes a wish for a person or a problem back: "never mind, it works now"
"""

NOT_A_BUYER = ("job_seeker", "vendor_pitch", "student", "abuse")


def carry(held: Mapping[str, float], signals: Mapping[str, float]) -> dict[str, float]:
    """Return the signals that stand after a turn: its own, and those that hold from before and were not taken back."""
    return together({name: value for name, value in held.items() if name in SIGNALS and SIGNALS[name].holds}, signals)


def together(before: Mapping[str, float], signals: Mapping[str, float]) -> dict[str, float]:
    """Return the signals of what was said, each as strong as it ever was, without those that the last of it takes back."""
    gone = {name for fact, names in _TAKES_BACK.items() if signals.get(fact, 0.0) >= HOLDS for name in names}
    kept = {name: value for name, value in before.items() if name not in gone}
    return {**kept, **{name: max(value, kept.get(name, 0.0)) for name, value in signals.items()}}


_TAKES_BACK: Mapping[str, tuple[str, ...]] = {"resume": ("opt_out",), "taken_back": ("human", "support", *NOT_A_BUYER)}
