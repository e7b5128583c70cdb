"""Whether a tree has the shape that it should have: keys, types and allowed values, each fault at its key or value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bot.errors import Fault
from bot.flow.place import place_in
from bot.flow.schema import LANGUAGE, Shape
from bot.flow.vocabulary import nearest
from bot.yaml_file import MAX_CHARACTERS, Node, parse


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: its name, text and tree, for faults with their place."""

    file: str
    text: str
    root: Node

    def fault(self, node: Node, code: str, what: str, cure: str) -> Fault:
        """Return a fault at a node."""
        return Fault(self.file, node.line, node.column, code, what, cure)

    def fault_in(self, node: Node, offset: int, code: str, what: str, cure: str) -> Fault:
        """Return a fault at a character inside a scalar."""
        return Fault(self.file, *place_in(node, offset, self.text), code, what, cure)


_NOT_YAML = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What YAML 1.2 lets no file hold (chapter 5.1, c-printable); the byte order mark may stand at the beginning only."""


def open_source(text: str, file: str) -> tuple[Source | None, tuple[Fault, ...]]:
    """Read a file's text; None with the one fault that keeps it from being read."""
    text = text.removeprefix("\ufeff")
    if (wrong := _NOT_YAML.search(text)) and len(text) <= MAX_CHARACTERS:
        line, column = text.count("\n", 0, wrong.start()) + 1, wrong.start() - text.rfind("\n", 0, wrong.start())
        what = f"A character that YAML does not allow: U+{ord(wrong[0]):04X}"
        return None, (Fault(file, line, column, "F003", what, "Delete it."),)
    root, faults = parse(text, file)
    return (Source(file, text, root) if root else None), faults


def validate(source: Source, shape: Shape, node: Node | None = None) -> tuple[Fault, ...]:
    """Return every fault of shape in the tree, or in a part of it."""
    return tuple(_shape(source, shape, node or source.root))


def _shape(source: Source, shape: Shape, node: Node) -> Iterator[Fault]:
    yield from CHECKS[shape.type](source, shape, node)


NAMED: Mapping[str, str] = {
    "string": "a text",
    "condition": "a condition, as a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "texts": "a text, or one text per language",
    "list": "a list",
    "record": "a mapping",
    "map": "a mapping",
}


CURES: Mapping[str, str] = {
    "integer": "Write it in digits, such as 20.",
    "number": "Write it in digits, such as 0.5.",
    "boolean": "Write true or false, without quotes.",
    "list": "Write `- ` before each entry, or put them into [brackets].",
    "record": "Write its keys below it, each as `key: value`.",
    "map": "Write its keys below it, each as `key: value`.",
}


def _found(node: Node) -> str:
    if node.kind != "scalar":
        return {"list": "a list", "mapping": "a mapping"}[node.kind]
    if node.value is None:
        return "nothing"
    return {"bool": "true or false", "str": "a text"}.get(type(node.value).__name__, "a number")


def _wrong_type(source: Source, shape: Shape, node: Node) -> Iterator[Fault]:
    cure = "Put it between quotes." if NAMED[shape.type].endswith("text") and node.kind == "scalar" else CURES.get(shape.type, "Change it.")
    if node.value is None:
        cure = "Write a value, or delete the key."
    yield source.fault(node, "F104", f"Here should be {NAMED[shape.type]}, but there is {_found(node)}", cure)


def _string(source: Source, shape: Shape, node: Node) -> Iterator[Fault]:
    text = node.text
    if text is None:
        yield from _wrong_type(source, shape, node)
    elif not text.strip():
        yield source.fault(node, "F109", "The text is empty", "Write it, or delete the key.")
    elif shape.allowed and text not in shape.allowed:
        meant = nearest(text, shape.allowed)
        cure = f"Did you mean `{meant}`?" if meant else f"Use one of {', '.join(shape.allowed)}."
        yield source.fault(node, shape.wrong, f"`{text}` is not known here", cure)
    elif shape.pattern and not re.search(shape.pattern, text):
        yield source.fault(node, shape.wrong, f"`{text}` does not have the right form", f"Write it like `{shape.example}`.")


def _number(source: Source, shape: Shape, node: Node) -> Iterator[Fault]:
    right = int if shape.type == "integer" else (int, float)
    if not isinstance(node.value, right) or isinstance(node.value, bool):
        yield from _wrong_type(source, shape, node)
        return
    low, high = shape.minimum, shape.maximum
    if (low is not None and not node.value >= low) or (high is not None and not node.value <= high):
        yield source.fault(node, "F106", f"{node.value:g} is out of range", f"Use a number from {low:g} to {high:g}.")


def _boolean(source: Source, shape: Shape, node: Node) -> Iterator[Fault]:
    if not isinstance(node.value, bool):
        yield from _wrong_type(source, shape, node)


def _list(source: Source, shape: Shape, node: Node) -> Iterator[Fault]:
    if node.kind != "list":
        yield from _wrong_type(source, shape, node)
        return
    count = len(node.items)
    if count == 0 and shape.minimum:
        yield source.fault(node, "F109", "The list is empty", "Write an item, or delete the key.")
    elif (shape.minimum and count < shape.minimum) or (shape.maximum and count > shape.maximum):
        most = f" to {shape.maximum:g}" if shape.maximum else " or more"
        yield source.fault(
            node, "F106", f"{count} items are too {'few' if count < (shape.minimum or 0) else 'many'}", f"Use {shape.minimum:g}{most}."
        )
    for item in node.items if shape.of else ():
        yield from _shape(source, shape.of, item) if shape.of else ()


def _record(source: Source, shape: Shape, node: Node) -> Iterator[Fault]:
    if node.kind != "mapping":
        yield from _wrong_type(source, shape, node)
        return
    yield from twice(source, node)
    for name, value in node.pairs:
        if isinstance(name.value, str) and name.value in shape.keys:
            yield from _shape(source, shape.keys[name.value], value)
        else:
            yield unknown_key(source, name, shape.keys)
    for key, of in shape.keys.items():
        if of.required and node.get(key) is None:
            cure = f"Add `{key}:`. {of.doc}"
            yield source.fault(node, of.missing, f"`{key}` is missing", cure)


def unknown_key(source: Source, name: Node, known: Mapping[str, object]) -> Fault:
    """Return the fault for a key that nobody reads, with the nearest one that somebody reads."""
    meant = nearest(str(name.value), known)
    cure = f"Did you mean `{meant}`?" if meant else f"Use one of {', '.join(known)}."
    return source.fault(name, "F101", f"The key `{name.value}` is not known here", cure)


def twice(source: Source, node: Node) -> Iterator[Fault]:
    """Yield a fault for each key of a mapping that stood before."""
    seen: dict[object, int] = {}
    for name, _ in node.pairs:
        key = name.value if name.kind == "scalar" else (name.line, name.column)
        if key in seen:
            what = f"The key `{name.value}` stands on line {seen[key]} already"
            yield source.fault(name, "F102", what, "Delete one of the two.")
        seen.setdefault(key, name.line)


def _map(source: Source, shape: Shape, node: Node) -> Iterator[Fault]:
    if node.kind != "mapping":
        yield from _wrong_type(source, shape, node)
        return
    yield from twice(source, node)
    for name, value in node.pairs:
        if name.text is None or not re.search(shape.pattern, name.text):
            cure = "Use a language code such as `en`." if shape.pattern == LANGUAGE else "Use small letters, digits and _."
            yield source.fault(name, "F110", f"`{name.value}` cannot be a name here", cure)
        elif shape.of:
            yield from _shape(source, shape.of, value)


_EACH_TEXT = Shape(type="string", doc="A text.")
_BY_LANGUAGE = Shape(type="map", doc="One text per language.", pattern=LANGUAGE, of=_EACH_TEXT)


def _texts(source: Source, shape: Shape, node: Node) -> Iterator[Fault]:
    if node.kind == "mapping":
        if not node.pairs:
            yield source.fault(node, "F109", "No text is given", "Write one per language.")
        yield from _map(source, _BY_LANGUAGE, node)
    elif node.text is None:
        yield from _wrong_type(source, shape, node)
    else:
        yield from _string(source, _EACH_TEXT, node)


Check = Callable[[Source, Shape, Node], Iterator[Fault]]

CHECKS: Mapping[str, Check] = {
    "string": _string,
    "condition": _string,
    "integer": _number,
    "number": _number,
    "boolean": _boolean,
    "texts": _texts,
    "list": _list,
    "record": _record,
    "map": _map,
}
