"""YAML text as a tree in which every key and value knows its line and column, so that each fault can name its place.

The events of libyaml (PyYAML) are read instead of ruamel.yaml's round trip: the same positions in a twentieth of the time (0.9 ms
for 270 lines), which the cold start and `check` are measured on. What an event's scalar means is decided here, by the
core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema): `no`, `on` and `1:30` are text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from bot.errors import Fault

Scalar = str | int | float | bool | None

MAX_CHARACTERS = 1_000_000
MAX_NODES = 20_000  # after aliases are expanded
MAX_ALIASES = 50
MAX_DEPTH = 30

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Node:
    """A value with its place. `value` is a scalar, a tuple of nodes (list), or a tuple of pairs of nodes (mapping)."""

    kind: str  # "scalar" | "list" | "mapping"
    value: Any
    line: int  # from 1
    column: int  # from 1
    start: int = 0  # where the scalar stands in the text, in characters
    style: str = ""  # "'", '"', "|", ">" or "" for plain; "$" for a value that came from the environment
    file: str = ""  # where it stands, if not in the file that was read

    @property
    def pairs(self) -> tuple[tuple[Node, Node], ...]:
        """Return the pairs of a mapping, () for anything else."""
        return self.value if self.kind == "mapping" else ()

    @property
    def items(self) -> tuple[Node, ...]:
        """Return the items of a list, () for anything else."""
        return self.value if self.kind == "list" else ()

    @property
    def text(self) -> str | None:
        """Return the value if it is a string."""
        return self.value if isinstance(self.value, str) else None

    def get(self, key: str) -> Node | None:
        """Return the value of a key of a mapping; where it stands twice, the first."""
        return next((value for name, value in self.pairs if name.value == key), None)

    def key(self, key: str) -> Node:
        """Return the key itself, for its place; the mapping where it has no such key."""
        return next((name for name, _ in self.pairs if name.value == key), self)

    def plain(self) -> Any:  # noqa: ANN401 - what YAML holds
        """Return the tree as plain Python values."""
        if self.kind == "mapping":
            return {key.value: value.plain() for key, value in reversed(self.pairs)}
        if self.kind == "list":
            return [item.plain() for item in self.items]
        return self.value

    def count(self) -> int:
        """Return how many nodes the tree has after expansion."""
        return 1 + sum(item.count() for item in self.items) + sum(1 + value.count() for _, value in self.pairs)


class _Broken(Exception):
    def __init__(self, code: str, line: int, column: int, what: str, cure: str) -> None:
        super().__init__(what)
        self.where = (line, column)
        self.code, self.what, self.cure = code, what, cure


def parse(text: str, file: str, letter: str = "F") -> tuple[Node | None, tuple[Fault, ...]]:
    """Return the tree of the one document, or None with the one fault that keeps the file from being read.

    `letter` begins the fault's code. 002 not UTF-8, 003 not YAML, 004 too large, 005 bomb, 006 empty, 009 a tab in the indentation.
    """
    try:
        _measure(text)
        return _Reader(text).document(), ()
    except _Broken as e:
        return None, (Fault(file, *e.where, letter + e.code, e.what, e.cure),)


def _measure(text: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise _Broken("004", 1, 1, "The file has more than a million characters", "Split it or remove what is not needed.")
    if not text.strip("\ufeff \t\r\n"):
        raise _Broken("006", 1, 1, "The file is empty", "Write something into it, or delete it.")


class _Reader:
    """Builds the tree from the events; stops at the limits instead of running into them."""

    def __init__(self, text: str) -> None:
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._aliases = 0
        self._nodes = 0
        self._text = text

    def document(self) -> Node:
        events = self._events()
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                root = self._node(next(events), events, 0)
                self._end(events)
                return root
        raise _Broken("006", 1, 1, "The file holds nothing but comments", "Write something into it, or delete it.")

    def _end(self, events: Iterator[Any]) -> None:
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                line, column = _place(event.start_mark)
                raise _Broken("003", line, column, "A second document begins here", "Keep one document a file: remove the line `---`.")

    def _events(self) -> Iterator[Any]:
        try:
            yield from yaml.parse(self._text, Loader=_LOADER)
        except yaml.reader.ReaderError as e:
            before = self._text[: e.position]
            line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
            raise _Broken("003", line, column, f"A character that YAML does not allow: {e.character!r}", "Delete it.") from e
        except UnicodeError as e:
            raise _Broken("002", 1, 1, "The text is not valid Unicode", "Save the file as UTF-8.") from e
        except yaml.MarkedYAMLError as e:
            raise self._syntax(e) from e

    def _syntax(self, error: yaml.MarkedYAMLError) -> _Broken:
        line, column = _place(error.problem_mark) if error.problem_mark else (1, 1)
        lines = self._text.splitlines()
        here = lines[line - 1] if line <= len(lines) else ""
        indent = here[: len(here) - len(here.lstrip())]
        if "\t" in indent:
            tab = indent.index("\t") + 1
            return _Broken("009", line, tab, "A tab in the indentation", "Indent with spaces.")
        began = f" (it began on line {error.context_mark.line + 1})" if error.context_mark and error.context else ""
        what = f"This is not YAML: {error.problem}{' ' + error.context if error.context else ''}{began}"
        return _Broken("003", line, column, what, _cure(error.problem or ""))

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Node:  # noqa: ANN401 - yaml's events have no types
        line, column = _place(event.start_mark)
        if depth > MAX_DEPTH:
            raise _Broken("005", line, column, f"Nested more than {MAX_DEPTH} deep", "Flatten it.")
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, line, column)
        self._grow(1, line, column)
        before = self._nodes
        node = self._build(event, events, depth, line, column)
        if event.anchor:
            self._anchors[event.anchor] = (node, self._nodes - before + 1)
        return node

    def _build(self, event: Any, events: Iterator[Any], depth: int, line: int, column: int) -> Node:  # noqa: ANN401 - an event of PyYAML, whose kinds share no type
        if isinstance(event, yaml.ScalarEvent):
            style = event.style or ""
            value = scalar(event.value) if event.implicit[0] and not style else event.value
            start: Any = event.start_mark
            return Node("scalar", value, line, column, start.index, style)
        if isinstance(event, yaml.SequenceStartEvent):
            return Node("list", tuple(self._list(events, depth)), line, column)
        return Node("mapping", tuple(self._mapping(events, depth)), line, column)

    def _list(self, events: Iterator[Any], depth: int) -> Iterator[Node]:
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self._node(event, events, depth + 1)

    def _mapping(self, events: Iterator[Any], depth: int) -> Iterator[tuple[Node, Node]]:
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            key = self._node(event, events, depth + 1)
            yield key, self._node(next(events), events, depth + 1)

    def _alias(self, event: Any, line: int, column: int) -> Node:  # noqa: ANN401 - an event of PyYAML
        self._aliases += 1
        if event.anchor not in self._anchors:
            raise _Broken("003", line, column, f"The alias *{event.anchor} has no anchor before it", f"Write &{event.anchor} first.")
        if self._aliases > MAX_ALIASES:
            raise _Broken("005", line, column, f"More than {MAX_ALIASES} aliases", "Write the values out.")
        node, size = self._anchors[event.anchor]
        self._grow(size, line, column)
        return node

    def _grow(self, by: int, line: int, column: int) -> None:
        self._nodes += by
        if self._nodes > MAX_NODES:
            what = f"The file holds more than {MAX_NODES} values once its aliases are expanded"
            raise _Broken("005", line, column, what, "Write fewer aliases, or split the file.")


_SYNTAX_CURES = (
    ("mapping values", "Put the text between quotes: a colon followed by a space begins a new key."),
    ("tab", "Indent with spaces."),
    ("cannot start any token", "Put the text between quotes: it begins with a character that means something in YAML."),
    ("did not find expected node content", "Close the bracket, or write a value between the commas."),
    ("unexpected end of stream", "Close the quote."),
    ("expected ',' or", "Close the bracket, or put a comma between the items."),
    ("unknown escape", "Use single quotes, or double the backslash."),
    ("expected '-'", "Indent the line like its neighbours."),
    ("block end", "Indent the line like its neighbours."),
)


def _cure(problem: str) -> str:
    return next((cure for part, cure in _SYNTAX_CURES if part in problem), "Look at brackets, quotes and indentation up to here.")


def _place(mark: Any) -> tuple[int, int]:  # noqa: ANN401 - a mark of PyYAML, which types it as anything
    return mark.line + 1, mark.column + 1


def _special(text: str) -> float:
    sign = -1.0 if text[0] == "-" else 1.0
    return float("nan") if "n" in text.lower()[1:3] and text.lower().endswith("nan") else sign * float("inf")


_CORE: tuple[tuple[re.Pattern[str], Callable[[str], Scalar]], ...] = (
    (re.compile(r"~|null|Null|NULL|"), lambda _: None),
    (re.compile(r"true|True|TRUE|false|False|FALSE"), lambda t: t[0] in "tT"),
    (re.compile(r"[-+]?[0-9]{1,18}"), int),
    (re.compile(r"0o[0-7]{1,20}"), lambda t: int(t[2:], 8)),
    (re.compile(r"0x[0-9a-fA-F]{1,16}"), lambda t: int(t[2:], 16)),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"), float),
    (re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"), _special),
)


def scalar(text: str) -> Scalar:
    """Return what a plain scalar means in YAML 1.2; text that is nothing else stays text."""
    if len(text) > 40:
        return text
    return next((read(text) for pattern, read in _CORE if pattern.fullmatch(text)), text)
