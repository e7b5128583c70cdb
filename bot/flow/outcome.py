"""What becomes of a lead, and which team gets it: in both the first line that holds."""

from __future__ import annotations

from bot.flow.condition import Context
from bot.flow.shape import Flow, OutcomeLine, Route


def outcome(flow: Flow, context: Context, *, settled: bool) -> OutcomeLine | None:
    """Return the first outcome line that holds; None when none does.

    `settled` says that each required question is answered or declined; before that only lines with `at_once` are tested.
    """
    lines = (line for line in flow.outcomes if settled or line.at_once)
    return next((line for line in lines if line.when.holds(context)), None)


def route(flow: Flow, context: Context) -> Route:
    """Return the first route that holds; the last one has no condition, so that there always is one."""
    return next(
        (line for line in flow.routes if line.when is None or line.when.holds(context)),
        flow.routes[-1],
    )
