"""What a turn took of a model, written where it can be counted: an event without a personal datum, and the thought beside the turn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from bot.brain.hearing import hearing_of
from bot.brain.redact import Redaction
from bot.model import Event, Reading, Scene, Thought, Turn, Usage, changed

if TYPE_CHECKING:  # the store counts cost, and needs no evidence for it
    from bot.brain.evidence import Weighed

EVENT = "model"
"""The kind of the event that each call leaves; a conversation's cost is the sum over its own."""


def recorded(turn: Turn, scene: Scene, parsed: Reading, weighed: Weighed, now: datetime) -> Turn:
    """Return the turn with its thought complete: what was read, kept and said; and with the event of its call."""
    if turn.thought is None:
        return turn
    redaction = Redaction(not turn.thought.plain, turn.thought.hides)
    said, redaction = redaction.hide("\n".join(say.text for say in turn.says), hearing_of(scene, parsed, now))
    thought = changed(turn.thought, parsed=parsed, kept=weighed.kept, dropped=weighed.dropped, said=said, hides=redaction.values)
    events = turn.events if thought.skipped else (*turn.events, _event(thought))
    return changed(turn, thought=thought, events=events)


def _event(thought: Thought) -> Event:
    usage = thought.usage
    return Event(
        kind=EVENT,
        data={
            "model": thought.model,
            "fresh": usage.fresh,
            "cached": usage.cached,
            "written": usage.written,
            "out": usage.out,
            "micros": usage.micros,
            "ms": usage.ms,
            "tries": usage.tries,
            "trouble": thought.trouble,
            "spoke": thought.spoke,
            "refused": " ".join(thought.guard),
        },
    )


def cost(events: Iterable[tuple[str, Mapping[str, str | int | float | bool | None]]]) -> Usage:
    """Return what the calls among a conversation's events took together; `tries` is their number."""
    total = Usage()
    for kind, data in events:
        if kind == EVENT:
            total = changed(
                total,
                fresh=total.fresh + _whole(data.get("fresh")),
                cached=total.cached + _whole(data.get("cached")),
                written=total.written + _whole(data.get("written")),
                out=total.out + _whole(data.get("out")),
                micros=total.micros + _whole(data.get("micros")),
                ms=total.ms + _whole(data.get("ms")),
                tries=total.tries + 1,
            )
    return total


def _whole(value: object) -> int:
    return int(value) if isinstance(value, int | float) else 0


def dollars(micros: int) -> str:
    """Return an amount as it is shown: "$0.0149"."""
    return f"${micros / 1_000_000:.4f}"
