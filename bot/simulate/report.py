"""A report as JSON, and what changed since an older one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.errors import Refused
from bot.simulate.expect import shown
from bot.simulate.player import Run, Spoken
from bot.simulate.score import Json, Scored, summary


def report(scored: Sequence[Scored], *, seed: int, brain: str, prospects: str = "script") -> Json:
    """Return the report of a run, ready to be written as JSON; the same runs give the same."""
    played = {"prospects": prospects} if prospects != "script" else {}
    return {"summary": {"seed": seed, "brain": brain, **played, **summary(scored)}, "personas": [_persona(one.run) for one in scored]}


def written(report: Json) -> str:
    """Return the report as it stands in a file."""
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _persona(run: Run) -> Json:
    return {
        "id": run.persona.id,
        "language": run.persona.language,
        "outcome": run.outcome,
        "intent": run.intent_at is not None,
        "intent_at": run.intent_at,
        "answers": dict(sorted(run.answers.items())),
        "asked": list(run.asked),
        "transcript": [_entry(entry) for entry in run.transcript],
    }


def _entry(entry: Spoken) -> Json:
    asking = {"asking": entry.asking} if entry.asking else {}
    return {"who": entry.who, "text": entry.text, **asking}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is otherwise with one persona than it was."""

    persona: str
    what: str  # "outcome", a field, "questions", "new", "gone"
    before: str
    after: str


def changes(old: str, new: Json) -> Iterator[Change]:
    """Yield what changed since an older report, given as its file's text. Raise Refused when it is none."""
    before, after = _by_id(_read(old)), _by_id(new)
    for name in (name for name in before if name not in after):
        yield Change(persona=name, what="gone", before=str(before[name].get("outcome")), after="")
    for name, now in after.items():
        if name not in before:
            yield Change(persona=name, what="new", before="", after=str(now["outcome"]))
        else:
            yield from _changes(name, before[name], now)


def _changes(name: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    if old.get("outcome") != new["outcome"]:
        yield Change(persona=name, what="outcome", before=str(old.get("outcome")), after=str(new["outcome"]))
    before, after = _mapping(old.get("answers")), _mapping(new["answers"])
    for one in sorted({*before, *after}):
        if before.get(one) != after.get(one):
            yield Change(persona=name, what=one, before=_value(before.get(one)), after=_value(after.get(one)))
    asked = old.get("asked")
    questions = len(asked) if isinstance(asked, list) else 0
    if questions != len(new["asked"]):
        yield Change(persona=name, what="questions", before=str(questions), after=str(len(new["asked"])))


def _read(text: str) -> Mapping[str, Any]:
    try:
        given = json.loads(text)
    except (ValueError, RecursionError):
        raise Refused("the report to compare with is not JSON") from None
    return _mapping(given)


def _by_id(report: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    personas = report.get("personas")
    if not isinstance(personas, list):
        raise Refused("the report to compare with holds no `personas`; `handraiser simulate --out` writes one")
    return {str(one.get("id")): one for one in personas if isinstance(one, dict)}


def _mapping(given: object) -> Mapping[str, Any]:
    return given if isinstance(given, dict) else {}


def _value(value: object) -> str:
    return shown(value) if isinstance(value, str | dict) else "" if value is None else str(value)
