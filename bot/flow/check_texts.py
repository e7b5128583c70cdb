"""Whether each text of a flow is there in every language that the flow speaks, and names only what can be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.errors import Fault
from bot.flow.build import languages_in
from bot.flow.schema import Shape
from bot.flow.valid import Source
from bot.flow.vocabulary import nearest
from bot.yaml_file import Node

_SLOT = re.compile(r"\{([^{}\n]*)\}")


def check_texts(source: Source, shape: Shape) -> Iterator[Fault]:
    """Yield the faults of every text in the tree."""
    languages = languages_in(source.root)
    for of, key, node in _texts(shape, source.root, source.root):
        yield from _languages(source, of, key, node, languages)
        for text in (value for _, value in node.pairs) if node.kind == "mapping" else (node,):
            yield from placeholders(source, text, of.placeholders)


def _texts(shape: Shape, key: Node, node: Node) -> Iterator[tuple[Shape, Node, Node]]:
    """Yield (shape, the key or item it belongs to, the text) for each text below a node."""
    if shape.type == "texts":
        yield shape, key, node
    for name, value in node.pairs:
        below = shape.keys.get(name.value) if shape.type == "record" and name.text else shape.of
        if below and shape.type in ("record", "map"):
            yield from _texts(below, name, value)
    for item in node.items if shape.type == "list" and shape.of else ():
        if shape.of:
            yield from _texts(shape.of, item, item)


def _languages(source: Source, shape: Shape, key: Node, node: Node, languages: tuple[str, ...]) -> Iterator[Fault]:
    if node.kind == "mapping":
        given = [name.text for name, _ in node.pairs]
        for name, _ in node.pairs:
            if languages and name.text and name.text not in languages:
                meant = nearest(name.text, languages)
                cure = f"Did you mean `{meant}`?" if meant else "Add the language to `languages:`, or delete the text."
                yield source.fault(name, "F502", f"The flow does not speak `{name.text}`", cure)
    else:
        given = list(languages) if shape.plain else list(languages[:1])
    lacking = [language for language in languages if language not in given]
    if lacking and (node.text or node.pairs):
        what = f"The words are missing in {', '.join(lacking)}"
        yield source.fault(key, "F501", what, f"Write {' and '.join(f'`{language}:`' for language in lacking)}.")


def placeholders(source: Source, node: Node, allowed: Iterable[str]) -> Iterator[Fault]:
    """Yield a fault for each name in braces that nobody fills in."""
    known = tuple(allowed)
    for slot in _SLOT.finditer(node.text or ""):
        if slot[1] not in known:
            meant = nearest(slot[1], known)
            cure = f"Did you mean `{{{meant}}}`?" if meant else _instead(known)
            yield source.fault_in(node, slot.start(), "F503", f"`{slot[0]}` is not filled in here", cure)


def _instead(known: tuple[str, ...]) -> str:
    return f"Use {', '.join(f'{{{name}}}' for name in sorted(known))}." if known else "Write the word itself."
