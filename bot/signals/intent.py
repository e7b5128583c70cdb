"""The purchase intent of a conversation: evidence adds up, contrary evidence lets it fade.

Only what the prospect wrote enters here; the bot's own words are never evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from math import prod

HOLDS = 0.5
"""The strength from which on a signal, or the intent, holds."""

PLAIN = 0.9
"""The strength of words that leave no doubt."""


def shows(signals: Mapping[str, float], names: Set[str]) -> bool:
    """Tell whether one of the signals of these names holds."""
    return any(signals[name] >= HOLDS for name in names & signals.keys())


_CONTRARY: Mapping[str, float] = {
    "job_seeker": 0.9,
    "vendor_pitch": 0.9,
    "student": 0.9,
    "abuse": 0.7,
    "opt_out": 0.6,
    "not_buying": 0.8,
    "support": 0.4,
}
"""How much of the intent a signal at full strength takes away."""


ANSWERED: Mapping[str, float] = {"need": 0.36, "company_size": 0.2, "timeline": 0.3, "budget": 0.35}
"""What an answer tells of buying by being given: who is idle does not say for what, for how many people and by when.

The need and a date or a sum hold. The need and the size do not: who is just curious has a size too; with a third answer they do."""


def accumulate(previous: float, signals: Mapping[str, float], answered: Iterable[str] = ()) -> float:
    """Return the intent, 0 to 1, after a message with these signals that answered these fields for the first time.

    Two independent pieces of evidence are joined as "at least one is true" (noisy-or), so one clear wish holds at once and
    weak ones need company. A problem with the product counts against it only where nothing is bought in the same breath.
    """
    buy = signals.get("buy", 0.0)
    told = prod(1.0 - ANSWERED.get(field, 0.0) for field in answered)
    joined = 1.0 - (1.0 - previous) * (1.0 - buy) * told
    for name, weight in _CONTRARY.items():
        if name != "support" or buy < HOLDS:
            joined *= 1.0 - weight * signals.get(name, 0.0)
    return min(1.0, max(0.0, joined))
