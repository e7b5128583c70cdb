"""How ready a prospect is, in points with their reasons."""

from __future__ import annotations

from bot.flow.condition import Context
from bot.flow.shape import Flow
from bot.model import Texts

HIGHEST = 100


def score(flow: Flow, context: Context) -> tuple[int, tuple[tuple[int, Texts], ...]]:
    """Return the points, kept within 0 to 100, and each line that holds with its own points and reason, in the flow's order."""
    reasons = tuple((line.add, line.reason) for line in flow.score if line.when.holds(context))
    return min(HIGHEST, max(0, sum(add for add, _ in reasons))), reasons
