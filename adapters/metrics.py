"""What the service counts of itself, as Prometheus reads it. Holds no personal data, no conversation ids."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from time import time

import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.lean import in_place_of
from bot.model import Usage

with (  # a server and a client of its own, which nobody uses here: 2 MB
    in_place_of("http.server", "BaseHTTPRequestHandler"),
    in_place_of("urllib.request", "BaseHandler", "HTTPHandler", "HTTPRedirectHandler", "HTTPSHandler", "Request", "build_opener"),
    in_place_of("wsgiref.simple_server", "WSGIRequestHandler", "WSGIServer", "make_server"),
):
    from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
    from prometheus_client.core import HistogramMetricFamily, Metric
    from prometheus_client.exposition import CONTENT_TYPE_LATEST
    from prometheus_client.registry import Collector
    from prometheus_client.utils import floatToGoString

log = structlog.get_logger()

STEPS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5)
"""Buckets in seconds for the steps of a turn."""

LATE = (0.1, 0.5, 1, 5, 30, 60, 600, 3600)
"""Buckets in seconds for how late a timer rang."""


class _Times:
    """The times of one thing, counted on the loop's thread alone: without the locks of prometheus_client, which cost a turn 1 %."""

    def __init__(self) -> None:
        self.counts = [0] * (len(STEPS) + 1)
        self.sum = 0.0
        self.created = time()

    def observe(self, seconds: float) -> None:
        """Count one time."""
        self.counts[bisect_left(STEPS, seconds)] += 1
        self.sum += seconds

    def show(self, family: HistogramMetricFamily, labels: Mapping[str, str]) -> None:
        """Put the samples into the family as `Histogram` would."""
        bounds = [*map(floatToGoString, STEPS), "+Inf"]
        family.add_metric([*labels.values()], [*zip(bounds, map(float, accumulate(self.counts)), strict=True)], self.sum)
        family.add_sample(f"{family.name}_created", dict(labels), self.created)


class _Turns(Collector):
    """The histograms of turns and of their steps."""

    def __init__(self, steps: Iterable[str]) -> None:
        self.whole = _Times()
        self.steps = {step: _Times() for step in steps}

    def collect(self) -> Iterable[Metric]:
        whole = HistogramMetricFamily("handraiser_turn_seconds", "Time of a whole turn")
        self.whole.show(whole, {})
        steps = HistogramMetricFamily("handraiser_step_seconds", "Time of a step of a turn", labels=["step"])
        for name, times in self.steps.items():
            times.show(steps, {"step": name})
        return (whole, steps)


class Metrics:
    """Counts turns, steps, timers; the engine's `Meter`."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._turns = Counter("handraiser_turns", "Turns taken, by how they ended", ["ended"], registry=self.registry)
        self._times = _Turns(("load", "decide", "save"))
        self.registry.register(self._times)
        self._late = Histogram("handraiser_timer_late_seconds", "How late timers rang", buckets=LATE, registry=self.registry)
        self._effects = Counter("handraiser_effects", "Effects tried by the outbox", registry=self.registry)
        self._defects = Counter("handraiser_condition_defects", "Conditions that failed when they were evaluated", registry=self.registry)
        self._ended = {ended: self._turns.labels(ended) for ended in ("saved", "set_aside")}

    def turn(self, seconds: float, *, failed: bool) -> None:
        """Count a turn and its time."""
        self._ended["set_aside" if failed else "saved"].inc()
        self._times.whole.observe(seconds)

    def step(self, name: str, seconds: float) -> None:
        """Count the time of one step."""
        self._times.steps[name].observe(seconds)

    def late(self, seconds: float) -> None:
        """Count how late a timer rang."""
        self._late.observe(max(0.0, seconds))

    def defect(self, source: str, error: Exception) -> None:
        """Count and log a condition that failed; its source is the operator's, the error's words may be a prospect's."""
        self._defects.inc()
        log.error("a condition failed", condition=source, error=type(error).__name__)

    def effects(self, tried: int) -> None:
        """Count effects that the outbox tried."""
        self._effects.inc(tried)

    def gauge(self, name: str, what: str, read: Callable[[], float]) -> None:
        """Show a number that is read when somebody asks."""
        Gauge(name, what, registry=self.registry).set_function(read)

    def of_model(self) -> ModelMetrics:
        """Return what counts the calls of a model; for a house that has one."""
        return ModelMetrics(self.registry)

    def route(self) -> Route:
        """Return the route that Prometheus scrapes."""

        async def metrics(request: Request) -> Response:
            return Response(generate_latest(self.registry), media_type=CONTENT_TYPE_LATEST)

        return Route("/metrics", metrics, methods=["GET"])


THOUGHT = (0.1, 0.25, 0.5, 1, 2, 4, 8, 12, 30)
"""Buckets in seconds for the answer of a model."""


class ModelMetrics:
    """Counts what is asked of a language model: the leash's `ModelMeter`."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._calls = Counter("handraiser_model_calls", "Calls of the model, by how they ended", ["ended"], registry=registry)
        self._spared = Counter("handraiser_model_spared", "Turns without a call, by why", ["why"], registry=registry)
        self._tokens = Counter("handraiser_model_tokens", "Tokens, by how they are billed", ["kind"], registry=registry)
        self._dollars = Counter("handraiser_model_dollars", "US dollars at list prices", registry=registry)
        self._retries = Counter("handraiser_model_retries", "Requests sent again because the transport failed", registry=registry)
        self._seconds = Histogram("handraiser_model_seconds", "Time of a call", buckets=THOUGHT, registry=registry)
        self._drafts = Counter("handraiser_model_drafts", "Drafts, said or by the rule that refused them", ["ended"], registry=registry)

    def asked(self, ended: str, usage: Usage) -> None:
        """Count a call and what it took."""
        self._calls.labels(ended).inc()
        self._seconds.observe(usage.ms / 1000)
        self._dollars.inc(usage.micros / 1_000_000)
        self._retries.inc(max(0, usage.tries - 1))
        for kind in ("fresh", "cached", "written", "out"):
            self._tokens.labels(kind).inc(getattr(usage, kind))

    def not_asked(self, why: str) -> None:
        """Count a turn without a call."""
        self._spared.labels(why).inc()

    def drafted(self, refused: Sequence[str]) -> None:
        """Count a draft."""
        for reason in refused or ("said",):
            self._drafts.labels(reason).inc()
