"""Conditions: CEL compiled once per flow version, and one evaluation context a turn for all of them.

A comparison on an unknown answer does not hold, negated or not: what is unknown is left out of the context, CEL turns it into an
error, `||` and `&&` absorb the error where the other side decides (github.com/google/cel-spec, langdef, "Logical Operators"), and an
error that remains means: does not hold.

To the evaluator a member is a plain variable: `known.need` is compiled as `_known__need`. Handing over the nested maps that CEL
would have costs 35 µs a turn, the same values side by side 3; a condition then takes 0.4 µs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from bot.fields import FIELD_KINDS
from bot.fields.kind import FieldKind
from bot.flow.cel_only import cel
from bot.flow.shape import Flow
from bot.flow.vocabulary import GROUPS, NAMES, REACHES, kinds_of, signals_of
from bot.model import Answer, swift
from bot.signals.intent import HOLDS

MAX_LENGTH = 500
MAX_DEPTH = 15

Defect = Callable[[str, Exception], None]
"""Told (the condition's source or the field, the error) about an evaluation that failed for another reason than an unknown answer."""


def ignore(_source: str, _error: Exception) -> None:
    """Do nothing: for callers that do not count defects."""


@dataclass(frozen=True, slots=True)
class Context:
    """What conditions of one turn are evaluated in."""

    missing: frozenset[str]  # flat names of what is unknown: "email", "_timeline__days"
    inner: Any = field(repr=False, compare=False)  # variables by `flat` name
    on_defect: Defect = field(default=ignore, repr=False, compare=False)
    scored: bool = field(default=True, repr=False, compare=False)  # a condition names `score`

    def put_score(self, points: int) -> None:
        """Let outcomes and routes see `score` from now on; building another context costs as much as all conditions of a turn.

        Nothing is done where no condition names it: the evaluator takes all variables in anew when one of them changes.
        """
        if self.scored:
            self.inner.add_variable("score", points)


@dataclass(frozen=True, slots=True)
class CompiledCondition:
    """A condition that parsed; see `bot.flow.shape.Condition`."""

    source: str
    names: frozenset[str] = field(compare=False)  # the flat names in it
    program: Any = field(repr=False, compare=False)

    def holds(self, context: object) -> bool:
        """Return whether it holds. An error other than an unknown answer is a defect: it is reported and does not hold."""
        if not isinstance(context, Context):
            raise TypeError("a condition is evaluated in what bot.flow.condition.context returns")
        try:
            result = self.program.execute(context.inner)
        except RuntimeError as e:
            if not self.names & context.missing:
                context.on_defect(self.source, e)
            return False
        except (TypeError, ValueError, ArithmeticError) as e:
            context.on_defect(self.source, e)
            return False
        if not isinstance(result, bool):
            context.on_defect(self.source, TypeError(f"the condition gives {type(result).__name__}, not true or false"))
            return False
        return result


class BadCondition(ValueError):
    """The text is not a condition that may be compiled; the message says why."""


def compile_condition(source: str, kinds: Mapping[str, str]) -> CompiledCondition:
    """Compile a condition that may name the fields of `kinds` (field → kind). Raise BadCondition.

    Types and members are not looked at here: that is `check`'s, whose parse tree has columns.
    """
    if len(source) > MAX_LENGTH:
        raise BadCondition(f"longer than {MAX_LENGTH} characters")
    if depth(source) > MAX_DEPTH:
        raise BadCondition(f"nested more than {MAX_DEPTH} deep")
    try:
        names = frozenset(cel.compile(source).variables())
    except ValueError as e:
        raise BadCondition("not a CEL expression") from e
    if unknown := names - kinds.keys() - NAMES.keys() - GROUPS.keys():
        raise BadCondition(f"unknown name {min(unknown)}")
    program = cel.compile(_flattened(source, {*GROUPS, *(name for name, kind in kinds.items() if FIELD_KINDS[kind].members)}))
    return CompiledCondition(source, frozenset(program.variables()), program)


_STRINGS = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
_MEMBERS = re.compile(_STRINGS.pattern + r"|\b([A-Za-z_]\w*)\s*\.\s*([A-Za-z_]\w*)\b(?!\s*\()")


@cache
def flat(group: str, member: str) -> str:
    """Return the variable that a member is to the evaluator. No field begins with "_", so that none is called so."""
    return f"_{group}__{member}"


def _flattened(source: str, groups: Container[str]) -> str:
    """Return the condition with its members as plain variables, what stands inside texts left alone."""
    return _MEMBERS.sub(lambda found: flat(found[1], found[2]) if found[1] in groups else found[0], source)


def depth(source: str) -> int:
    """Return how deep brackets and signs are nested; counted on the text, so that no parser meets what is too deep."""
    deepest = level = run = 0
    for character in _STRINGS.sub("''", source):
        level += (character in "([{") - (character in ")]}")
        run = run + 1 if character in "!-" else run if character.isspace() else 0
        deepest = max(deepest, level + run)
    return deepest


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """The plain values around the answers that conditions may name; "" for what is not known."""

    language: str
    platform: str = ""
    region: str = ""
    page: str = ""
    campaign: str = ""


def context(
    flow: Flow,
    *,
    answers: Mapping[str, Answer],
    signals: Mapping[str, float],
    intent: float,
    now: datetime,
    around: Circumstances,
    thresholds: Mapping[str, float] = MappingProxyType({}),
    on_defect: Defect = ignore,
) -> Context:
    """Build the one context of a turn. `now` is in the prospect's zone; `intent` is the strength of the purchase intent, 0 to 1.

    An unsure answer is unknown here: `known.<field>` is false and comparisons on it do not hold. `thresholds` gives the signals
    that hold from another strength than 0.5. `score` is 0 until `Context.put_score`.
    """
    blank = _blank(tuple(_fields(flow)), tuple(_signals(flow, signals)))
    variables, missing = dict(blank.variables), set(blank.missing)
    for name, kind in blank.kinds.items():
        answer = answers.get(name)
        if answer is None or answer.unsure:
            continue
        facts = _facts(answer, kind, now, on_defect)
        if facts is not None:
            variables[flat("known", name)] = True
            variables["reachable"] |= kind.name in REACHES
            _put(variables, missing, name, kind.members, facts)
    told = {**signals, "buy": intent}
    for name in blank.signals:
        if name in told:
            variables[flat("strength", name)] = strength = float(told[name])
            variables[flat("signal", name)] = strength >= thresholds.get(name, HOLDS)
    variables["intent"] = variables[flat("signal", "buy")]
    variables |= {name: getattr(around, name) for name in ("language", "platform", "region", "page", "campaign")}
    if flow.named:  # what no condition names costs as much to hand over as what one does
        variables = {name: variables[name] for name in flow.named if name in variables}
    return Context(frozenset(missing), cel.Context(variables=variables), on_defect, not flow.named or "score" in flow.named)


@dataclass(frozen=True, slots=True)
class _Blank:
    """A context in which nothing was said yet; a turn fills in what was."""

    variables: Mapping[str, Any]
    missing: frozenset[str]
    kinds: Mapping[str, FieldKind]  # of the fields to look at
    signals: frozenset[str]  # to look at, `buy` among them


def _fields(flow: Flow) -> Iterable[tuple[str, str]]:
    """Return the fields that a condition names, and those by which somebody is reached, with their kinds; all where none was noted."""
    return flow.named_fields or kinds_of(flow).items()


def _signals(flow: Flow, signals: Mapping[str, float]) -> Iterable[str]:
    """Return the signals that a condition names; all where none was noted."""
    return flow.named_signals if flow.named else dict.fromkeys((*signals_of(flow), *signals))


@lru_cache(maxsize=64)  # flow versions
def _blank(fields: tuple[tuple[str, str], ...], signals: tuple[str, ...]) -> _Blank:
    kinds = {name: FIELD_KINDS[kind] for name, kind in fields}
    variables: dict[str, Any] = {"reachable": False, "score": 0}
    variables |= {flat("known", name): False for name in kinds}
    looked_at = frozenset((*signals, "buy"))
    variables |= {flat("strength", name): 0.0 for name in looked_at}
    variables |= {flat("signal", name): False for name in looked_at}
    missing = {flat(name, member) if member else name for name, kind in kinds.items() for member in kind.members or ("",)}
    return _Blank(variables, frozenset(missing), kinds, looked_at)


def note_names(flow: Flow) -> Flow:
    """Return the flow with what its conditions name noted, so that a turn's context holds that and no more."""
    conditions = tuple(flow.conditions())
    words = frozenset(word for condition in conditions for word in _WORD.findall(condition.source))
    return replace(
        flow,
        named=frozenset(name for condition in conditions for name in condition.names),
        named_fields=tuple((name, kind) for name, kind in kinds_of(flow).items() if name in words or kind in REACHES),
        named_signals=tuple(s for s in signals_of(flow) if s in words),
    )


_WORD = re.compile(r"[A-Za-z_]\w*")


def _facts(answer: Answer, kind: FieldKind, now: datetime, on_defect: Defect) -> Mapping[str, float | int | str] | str | None:
    try:
        if isinstance(answer.value, Mapping) is not bool(kind.members):
            raise TypeError(f"a {kind.name} is not kept as {type(answer.value).__name__}")
        return kind.facts(answer.value, now)
    except (KeyError, TypeError, ValueError, AttributeError) as e:  # a value of an older version, or of another kind
        on_defect(answer.field, e)
        return None


_CASTS: Mapping[str, Callable[[Any], Any]] = {
    "int": lambda value: value if value in (float("inf"), float("-inf")) else int(value),
    "double": float,
    "string": str,
}


def _put(
    variables: dict[str, Any],
    missing: set[str],
    name: str,
    members: Mapping[str, str],
    facts: Mapping[str, float | int | str] | str,
) -> None:
    if isinstance(facts, str):
        variables[name] = facts
        missing.discard(name)
        return
    for member, kind in members.items():
        if facts.get(member) not in (None, ""):
            variables[flat(name, member)] = _CASTS[kind](facts[member])
            missing.discard(flat(name, member))
