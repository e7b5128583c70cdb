"""Reads persona files: every fault in all of them at once, each with its line, column and cure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.errors import Fault, FaultyFiles
from bot.hearing.own_words import LONGEST
from bot.language.lexicon import LANGUAGES
from bot.settings.values import Reader, Wrong, kind_of, many, meant, one_of, shortened, whole
from bot.settings.values import text as any_text
from bot.simulate.persona import DEFAULT, UNFINISHED, Interjection, Persona, Truth
from bot.simulate.player import MOST_MESSAGES
from bot.simulate.shapes import expected
from bot.yaml_file import Node, parse

CODES: Mapping[str, str] = {
    # the file itself
    "P001": "not readable",
    "P002": "not UTF-8",
    "P003": "not YAML",
    "P004": "too large",
    "P005": "aliases that expand too far",
    "P006": "empty file",
    "P007": "no list of personas",
    "P009": "a tab in the indentation",
    # keys and values
    "P101": "unknown key",
    "P102": "key given twice",
    "P103": "key missing",
    "P104": "wrong type",
    "P105": "not one of the allowed values",
    "P106": "out of range",
    "P108": "not a date or time",
    "P109": "empty",
    # what refers to something else
    "P201": "id given twice",
    "P202": "unknown flow",
    "P203": "field that the flow does not have",
    "P204": "value of another shape than the field's",
    "P205": "field both known and absent",
}
"""Every code with its line in docs/simulate.md. A code is never used again for something else."""

MAX_BYTES = 4_000_000

KindsOf = Callable[[str], Mapping[str, str] | None]
"""Returns the fields of a flow with their kinds, None when there is no such flow."""


def load_personas(paths: Sequence[Path], kinds_of: KindsOf, outcomes: Sequence[str]) -> tuple[Persona, ...]:
    """Return the personas of all files in order. Raise FaultyFiles with every fault in all of them."""
    book = _Book(kinds_of, (*outcomes, UNFINISHED))
    personas = [persona for path in paths for persona in book.file(path)]
    if book.faults:
        raise FaultyFiles(tuple(sorted(book.faults)))
    return tuple(personas)


class _Book:
    """Reads persona after persona and keeps every fault."""

    def __init__(self, kinds_of: KindsOf, outcomes: Sequence[str]) -> None:
        self.faults: list[Fault] = []
        self._kinds_of = kinds_of
        self._outcomes = outcomes
        self._file = ""
        self._ids: dict[str, str] = {}  # id → where it stands

    def file(self, path: Path) -> Iterator[Persona]:
        self._file = str(path)
        root = self._root(path)
        if root is None:
            return
        listed = root.get("personas") if root.kind == "mapping" else None
        if listed is None or listed.kind != "list":
            self.wrong(listed or root, Wrong("P007", "The file holds no list of personas", "Write `personas:` and a `- id:` for each."))
            return
        self.section(root, {"personas": lambda node: node}, "the file")
        for node in listed.items:
            before = len(self.faults)
            persona = self.persona(node)
            if persona is not None and len(self.faults) == before:
                yield persona

    def wrong(self, node: Node, error: Wrong) -> None:
        at = error.at or node
        self.faults.append(Fault(self._file, at.line, at.column, f"P{error.code[1:]}", error.what, error.cure))

    def _root(self, path: Path) -> Node | None:
        node, faults = _parsed(path)
        self.faults += faults
        return node

    def persona(self, node: Node) -> Persona | None:
        given = self.section(node, _PERSONA, "a persona", needed=("id", "flow", "language", "now", "opens", "truth"))
        self._unique(node, given.get("id"))
        kinds = self._kinds(node, given.get("flow"))
        answers = self._texts_of(node.get("answers"), {**kinds, DEFAULT: "text"} if kinds is not None else None)
        truth = self._truth(node.get("truth"), kinds)
        interjects = tuple(self._interjects(node.get("interjects")))
        for key in ("answers", "truth", "interjects"):
            given.pop(key, None)
        if truth is None or not {"id", "flow", "language", "now", "opens"} <= given.keys():
            return None
        return Persona(**given, answers=answers, truth=truth, interjects=interjects)

    def _unique(self, node: Node, name: str | None) -> None:
        if name is None:
            return
        at = node.get("id") or node
        if name in self._ids:
            self.wrong(at, Wrong("P201", f"`{shortened(name)}` is the id of {self._ids[name]} already", "Give each persona its own."))
        self._ids.setdefault(name, f"{self._file}:{at.line}")

    def _kinds(self, node: Node, flow: str | None) -> Mapping[str, str] | None:
        kinds = self._kinds_of(flow) if flow is not None else None
        if flow is not None and kinds is None:
            self.wrong(
                node.get("flow") or node, Wrong("P202", f"There is no flow `{shortened(flow)}`", "Write the name of a file in flows/.")
            )
        return kinds

    def _texts_of(self, node: Node | None, fields: Mapping[str, str] | None) -> Mapping[str, tuple[str, ...]]:
        """Return what is said to which field's question; any name of a field where the flow is unknown."""
        if _is_nothing(node) or node is None:
            return {}
        known = fields if fields is not None else {str(key.value): "" for key, _ in node.pairs}
        return self.section(node, dict.fromkeys(known, _said), "answers", unknown="P203")

    def _interjects(self, node: Node | None) -> Iterator[Interjection]:
        if node is None or _is_nothing(node):
            return
        if node.kind != "list":
            self.wrong(node, Wrong("P104", f"This should be a list, not {kind_of(node)}", "Write `- {at: 2, says: …}`."))
        for item in node.items:
            given = self.section(item, _INTERJECTION, "an interjection", needed=("at", "says"))
            if given.keys() == _INTERJECTION.keys():
                yield Interjection(**given)

    def _truth(self, node: Node | None, kinds: Mapping[str, str] | None) -> Truth | None:
        if node is None:
            return None
        readers = {**_TRUTH, "outcome": one_of(*self._outcomes)}
        given = self.section(node, readers, "truth", needed=("intent", "outcome"))
        given["fields"] = self._expected(node.get("fields"), kinds)
        given["absent"] = tuple(self._absent(node.get("absent"), kinds, given["fields"]))
        return Truth(**given) if {"intent", "outcome"} <= given.keys() else None

    def _expected(self, node: Node | None, kinds: Mapping[str, str] | None) -> Mapping[str, Any]:
        if node is None or _is_nothing(node):
            return {}
        known = kinds if kinds is not None else dict.fromkeys((str(key.value) for key, _ in node.pairs), "")
        readers: dict[str, Reader] = {name: expected(kind) for name, kind in known.items()}
        return self.section(node, readers, "truth.fields", unknown="P203")

    def _absent(self, node: Node | None, kinds: Mapping[str, str] | None, fields: Mapping[str, Any]) -> Iterator[str]:
        if node is None or _is_nothing(node):
            return
        for item in node.items if node.kind == "list" else (node,):
            name = str(item.value)
            if item.kind != "scalar":
                self.wrong(item, Wrong("P104", f"This should be a field, not {kind_of(item)}", "Write `[phone, budget]`."))
            elif kinds is not None and name not in kinds:
                self.wrong(item, Wrong("P203", f"The flow has no field `{shortened(name)}`", meant(name, kinds)))
            elif name in fields:
                self.wrong(item, Wrong("P205", f"`{name}` has a value in `fields` and is absent too", "Remove it from one of the two."))
            else:
                yield name

    def section(
        self, node: Node, known: Mapping[str, Reader], where: str, *, needed: Sequence[str] = (), unknown: str = "P101"
    ) -> dict[str, Any]:
        """Return the values of a mapping's known keys; a key without a value counts as not written."""
        if node.kind != "mapping":
            self.wrong(node, Wrong("P104", f"{where} should be a mapping, not {kind_of(node)}", "Write `key: value` pairs."))
            return {}
        values: dict[str, Any] = {}
        seen: set[object] = set()
        for key, value in node.pairs:
            try:
                if key.value in seen:
                    raise Wrong("P102", f"`{shortened(str(key.value))}` stands here already", "Keep one of the two.", key)
                seen.add(key.value)
                if str(key.value) not in known:
                    raise Wrong(unknown, f"{where} has no `{shortened(str(key.value))}`", meant(str(key.value), known), key)
                if not _is_nothing(value):
                    values[str(key.value)] = known[str(key.value)](value)
            except Wrong as error:
                self.wrong(value, error)
        for name in needed:
            if _is_nothing(node.get(name)):
                self.wrong(node.key(name), Wrong("P103", f"{where} has no `{name}`", f"Write `{name}:` with a value."))
        return values


def _is_nothing(node: Node | None) -> bool:
    return node is None or (node.kind == "scalar" and node.value is None)


def _parsed(path: Path) -> tuple[Node | None, tuple[Fault, ...]]:
    def broken(code: str, what: str, cure: str) -> tuple[None, tuple[Fault, ...]]:
        return None, (Fault(str(path), 1, 1, code, what, cure),)

    try:
        if path.stat().st_size > MAX_BYTES:
            return broken("P004", f"The file has more than {MAX_BYTES:,} bytes", "Split it.")
        return parse(path.read_bytes().decode("utf-8-sig"), str(path), "P")
    except UnicodeDecodeError:
        return broken("P002", "The file is not UTF-8", "Save it as UTF-8.")
    except OSError as error:
        return broken("P001", f"The file cannot be read: {error.strerror}", "Look at the name and the rights.")


def _line(node: Node) -> str:
    """Read something that a prospect says, who may break a message into lines as people do."""
    any_text(replace(node, value=node.value.replace("\n", " ")) if isinstance(node.value, str) else node)
    said = str(node.value).strip()
    if len(said) > LONGEST:
        raise Wrong("P106", f"This has {len(said):,} characters", f"A message may have {LONGEST:,}.")
    return said


_lines = many(_line)


def _said(node: Node) -> tuple[str, ...]:
    """Read one line or several; there must be one."""
    said = _lines(node)
    if not said:
        raise Wrong("P109", "Nothing is said here", "Write a line, or delete the key.")
    return said


def _flag(node: Node) -> bool:
    if not isinstance(node.value, bool):
        raise Wrong("P104", f"This should be true or false, not {kind_of(node)}", "Write `true` or `false`.")
    return node.value


def _moment(node: Node) -> datetime:
    try:
        moment = datetime.fromisoformat(str(node.value))
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        what = f"`{shortened(str(node.value))}` is no time with a zone"
        raise Wrong("P108", what, "Write one such as `2026-03-10T09:30:00-05:00`.")
    return moment


def _country(node: Node) -> str:
    code = any_text(node).upper()
    if len(code) != 2 or not code.isascii() or not code.isalpha():
        raise Wrong("P105", f"`{shortened(code)}` is no country", "Write two letters, as ISO 3166 has them: `KR`.")
    return code


def _later(node: Node) -> Node:
    """Leave it to be read with the flow known."""
    return node


_COUNT = whole(1, MOST_MESSAGES)
_PERSONA: Mapping[str, Reader] = {
    "id": any_text,
    "flow": any_text,
    "language": one_of(*LANGUAGES),
    "now": _moment,
    "region": _country,
    "opens": _said,
    "answers": _later,
    "interjects": _later,
    "leaves_after": _COUNT,
    "character": any_text,
    "truth": _later,
}
_INTERJECTION: Mapping[str, Reader] = {"at": _COUNT, "says": _line}
_TRUTH: Mapping[str, Reader] = {"intent": _flag, "intent_by": _COUNT, "outcome": any_text, "fields": _later, "absent": _later}
