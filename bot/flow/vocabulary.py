"""What a flow may name: built-in fields, signals, outcomes, and everything a condition can speak of, with its type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.fields import BUILT_IN
from bot.flow.shape import Flow
from bot.signals.kind import SIGNALS as SIGNAL_KINDS

SIGNALS: tuple[str, ...] = tuple(SIGNAL_KINDS)

OUTCOMES: tuple[str, ...] = ("opted_out", "support", "disqualified", "handoff", "nurture")

REACHES: frozenset[str] = frozenset({"email", "phone"})
"""The kinds of field by which a prospect can be reached."""

NAMES: Mapping[str, str] = {
    "intent": "bool",
    "reachable": "bool",
    "score": "int",
    "language": "string",
    "platform": "string",
    "region": "string",
    "page": "string",
    "campaign": "string",
}
"""Plain names in conditions → CEL type. Beside them stand known.<field>, signal.<name>, strength.<name> and the fields."""

GROUPS: Mapping[str, str] = {"known": "bool", "signal": "bool", "strength": "double"}
"""Names with members of one type each."""

_CEL_WORDS = (
    "as break const continue else false for function if import in let loop namespace null package return true var void while "
    "int uint double bool string bytes list map type null_type dyn has size"
)

RESERVED: frozenset[str] = frozenset({*NAMES, *GROUPS, *_CEL_WORDS.split()})
"""What no field may be called, because a condition could not name it (CEL: github.com/google/cel-spec, langdef, "IDENT")."""


def kinds_of(flow: Flow) -> Mapping[str, str]:
    """Return every field that conditions of the flow may name → its kind."""
    return {**BUILT_IN, **{question.field: question.kind for question in flow.questions}}


def kind_of(field: str, flow: Flow) -> str:
    """Return the kind of a field, text for one that nobody knows any more."""
    question = None if field in BUILT_IN else flow.question(field)
    return BUILT_IN.get(field) or (question.kind if question else "text")


def signals_of(flow: Flow) -> tuple[str, ...]:
    """Return the built-in signals and the flow's own."""
    return tuple(dict.fromkeys((*SIGNALS, *(signal.name for signal in flow.signals))))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that was probably meant, None when none is near."""
    from difflib import get_close_matches

    near = get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return near[0] if near else None
