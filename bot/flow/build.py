"""A `Flow` from a tree of the right shape: texts per language, choices read by their kind, conditions compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot.errors import Fault
from bot.fields import BUILT_IN, FieldKind
from bot.flow.condition import BadCondition, CompiledCondition, compile_condition
from bot.flow.schema import LANGUAGE
from bot.flow.shape import (
    Choice,
    CustomSignal,
    Flow,
    FollowUp,
    Meetings,
    OutcomeLine,
    Question,
    Route,
    ScoreLine,
    Sequence,
    Support,
)
from bot.flow.valid import Source
from bot.model import Texts
from bot.yaml_file import Node

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}


def duration(text: str) -> timedelta:
    """Return how long `4h` is: a number and s, m, h, d or w."""
    return timedelta(seconds=float(text[:-1]) * _UNITS[text[-1]])


def texts(node: Node | None, languages: tuple[str, ...]) -> Texts:
    """Return one text per language; a single text stands for the first language, which is the fallback of the others."""
    if node is None:
        return {}
    if node.text is not None:
        return {languages[0]: node.text}
    return {name.value: value.text or "" for name, value in node.pairs}


def languages_in(root: Node) -> tuple[str, ...]:
    """Return the languages of a flow as far as they are language codes; () when there is no right list."""
    node = root.get("languages")
    named = tuple(item.text for item in (node.items if node else ()) if item.text and re.search(LANGUAGE, item.text))
    return tuple(meant_by(code, root) or code for code in named)


COUNTRIES = {"jp": "ja", "kr": "ko", "us": "en", "gb": "en"}
"""Country codes (ISO 3166) that are written for the country's language."""


def meant_by(code: str, root: Node) -> str:
    """Return the language of a country named in its place, where the bot presents itself in it: else each text would be a fault."""
    bot = root.get("bot")
    says = bot.get("disclosure") if bot else None
    language = COUNTRIES.get(code, "")
    return language if says and says.get(language) and not says.get(code) else ""


def kind_of(question: Node) -> str:
    """Return the kind of a question's field: its own word, else the built-in field's, else "" (unknown)."""
    named, field = question.get("kind"), question.get("field")
    return (named.text or "") if named else BUILT_IN.get((field.text or "") if field else "", "")


def kinds_in(root: Node) -> dict[str, str]:
    """Return every field that the conditions of a flow may name → its kind, as far as the tree tells."""
    questions = root.get("questions")
    asked = {field.text: kind_of(q) for q in (questions.items if questions else ()) if (field := q.get("field"))}
    return {**BUILT_IN, **{name: kind for name, kind in asked.items() if name and kind}}


def build(source: Source, field_kinds: Mapping[str, FieldKind]) -> tuple[Flow | None, tuple[Fault, ...]]:
    """Return the flow without its words and pages, or the faults that keep it from being built."""
    builder = _Builder(source, field_kinds)
    flow = builder.flow()
    return (None if builder.faults else flow), tuple(builder.faults)


class _Builder:
    """Walks the tree once and keeps what it could not build."""

    def __init__(self, source: Source, field_kinds: Mapping[str, FieldKind]) -> None:
        self.faults: list[Fault] = []
        self._source = source
        self._root = source.root
        self._field_kinds = field_kinds
        self._kinds = kinds_in(source.root)
        self._languages: tuple[str, ...] = tuple(source.root.plain()["languages"])

    def flow(self) -> Flow:
        given: dict[str, Any] = self._root.plain()
        bot = self._part("bot")
        return Flow(
            name=given["flow"],
            version=0,
            languages=self._languages,
            bot_name=self._texts(bot, "name"),
            company=given["bot"]["company"],
            disclosure=self._texts(bot, "disclosure"),
            greeting=self._texts(self._root, "greeting"),
            questions=tuple(self._question(node) for node in self._items("questions")),
            outcomes=tuple(self._outcome(node) for node in self._items("outcomes")),
            routes=tuple(self._route(node) for node in self._items("routes")),
            signals=tuple(self._signal(name.value, node) for name, node in self._part("signals").pairs),
            score=tuple(self._score(node) for node in self._items("score")),
            follow_ups=tuple(self._follow_up(node) for node in self._items("follow_ups")),
            nurture=self._nurture(),
            support=self._support(),
            meeting=self._meeting(),
            material=self._texts(self._root, "material"),
            links=given.get("links", {}),
            words={},
            retention_days=given.get("retention_days"),
        )

    def _part(self, key: str) -> Node:
        return self._root.get(key) or Node("mapping", (), 1, 1)

    def _items(self, key: str) -> tuple[Node, ...]:
        return self._part(key).items

    def _texts(self, node: Node, key: str) -> Texts:
        return texts(node.get(key), self._languages)

    def _when(self, node: Node) -> CompiledCondition | None:
        when = node.get("when")
        if when is None:
            return None
        try:
            return compile_condition(when.text or "", self._kinds)
        except BadCondition as e:
            what = f"The condition cannot be used: {e}"
            self.faults.append(self._source.fault(when, "F301", what, "`handraiser check` shows the place."))
            return None

    def _needed(self, node: Node) -> CompiledCondition:
        return self._when(node) or compile_condition("false", {})

    def _question(self, node: Node) -> Question:
        field, kind = self._plain(node, "field", ""), kind_of(node)
        if kind not in self._field_kinds:
            at = node.get("kind") or node.get("field") or node
            cure = f"Add `kind:`, one of {', '.join(self._field_kinds)}."
            self.faults.append(self._source.fault(at, "F201", f"The kind of `{field}` is not known", cure))
        return Question(
            field=field,
            kind=kind,
            ask=self._texts(node, "ask"),
            required=self._plain(node, "required", False),
            why=self._texts(node, "why"),
            choices=self._choices(node, kind),
            when=self._when(node),
        )

    def _choices(self, node: Node, kind: str) -> tuple[Choice, ...]:
        given = node.get("choices")
        if given is None or kind not in self._field_kinds:
            return ()
        read = (self._choice(label, number, kind) for number, label in enumerate(given.items, 1))
        return tuple(choice for choice in read if choice)

    def _choice(self, node: Node, number: int, kind: str) -> Choice | None:
        label = texts(node, self._languages)
        first = label.get(self._languages[0]) or next(iter(label.values()), "")
        value = self._field_kinds[kind].choice(first)
        if value is None:
            what = f"A {kind} cannot be read from the choice `{first}`"
            cure = "Word it as a value of that kind, or take another kind."
            self.faults.append(self._source.fault(node, "F203", what, cure))
            return None
        return Choice(id=f"c{number}", label=label, value=value)

    def _score(self, node: Node) -> ScoreLine:
        return ScoreLine(when=self._needed(node), add=self._plain(node, "add", 0), reason=self._texts(node, "reason"))

    def _outcome(self, node: Node) -> OutcomeLine:
        outcome, at_once = self._plain(node, "outcome", ""), self._plain(node, "at_once", False)
        return OutcomeLine(outcome=outcome, when=self._needed(node), at_once=at_once)

    def _route(self, node: Node) -> Route:
        return Route(to=self._plain(node, "to", ""), when=self._when(node))

    def _follow_up(self, node: Node) -> FollowUp:
        return FollowUp(after=duration(self._plain(node, "after", "")), say=self._texts(node, "say"))

    def _nurture(self) -> Sequence | None:
        node = self._root.get("nurture")
        if node is None:
            return None
        steps = node.get("steps")
        return Sequence(
            steps=tuple(self._follow_up(step) for step in (steps.items if steps else ())),
            sender=self._texts(node, "sender"),
            consent=self._texts(node, "consent"),
        )

    def _signal(self, name: str, node: Node) -> CustomSignal:
        given: dict[str, Any] = node.plain()
        examples = {language: tuple(sentences) for language, sentences in given["examples"].items()}
        means, weight = given.get("means", ""), float(given.get("weight", 1))
        return CustomSignal(name=name, means=means, weight=weight, examples=examples)

    def _support(self) -> Support | None:
        node = self._root.get("support")
        return Support(send_to=self._plain(node, "send_to", ""), say=self._texts(node, "say")) if node else None

    def _meeting(self) -> Meetings | None:
        node = self._root.get("meeting")
        if node is None:
            return None
        notice = duration(self._plain(node, "notice", "2h"))
        return Meetings(minutes=self._plain(node, "minutes", 30), notice=notice, days=self._plain(node, "days", 10))

    @staticmethod
    def _plain(node: Node, key: str, default: Any) -> Any:  # noqa: ANN401 - a scalar of the shape's type
        value = node.get(key)
        return default if value is None else value.value
