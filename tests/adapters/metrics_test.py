"""What Prometheus reads of turns is what its own histograms would show."""

from __future__ import annotations

import re

from prometheus_client import CollectorRegistry, Histogram, generate_latest

from adapters.metrics import STEPS, Metrics

TIMES = (0.0, 0.0004, 0.0005, 0.0031, 0.0031, 4.2, 5.0, 60.0)


def shown(registry: CollectorRegistry) -> list[str]:
    """Return the lines on turns and steps, without when they were begun."""
    lines = (line for line in generate_latest(registry).decode().splitlines() if re.search("turn_seconds|step_seconds", line))
    return sorted(line.split(" ")[0] if "_created" in line and not line.startswith("#") else line for line in lines)


def test_times_are_shown_as_a_histogram_of_the_client_would_show_them() -> None:
    metrics, registry = Metrics(), CollectorRegistry()
    turn = Histogram("handraiser_turn_seconds", "Time of a whole turn", buckets=STEPS, registry=registry)
    step = Histogram("handraiser_step_seconds", "Time of a step of a turn", ["step"], buckets=STEPS, registry=registry)
    for name in ("load", "decide", "save"):
        step.labels(name)
    for seconds in TIMES:
        metrics.turn(seconds, failed=False)
        turn.observe(seconds)
        metrics.step("decide", seconds)
        step.labels("decide").observe(seconds)
    assert shown(metrics.registry) == shown(registry)
    assert len(shown(registry)) > 4 * len(STEPS)
