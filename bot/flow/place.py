"""Where a character of a scalar's value stands in the file."""

from __future__ import annotations

from bot.yaml_file import Node


def place_in(node: Node, offset: int, source: str) -> tuple[int, int]:
    """Return line and column of the character `offset` inside a scalar's value, in the file's text.

    Quotes, escapes, folded lines and block indentation are stepped over, so that a name inside a condition is found where it stands.
    """
    if not node.start and (node.line, node.column) != (1, 1):
        return node.line, node.column
    raw = _begin(node, source)
    for wanted in (node.text or "")[:offset]:
        raw = _step(raw, wanted, node.style, source)
    if node.style in "|>" and node.style and offset and source[raw : raw + 1].isspace():
        raw = _skip_space(raw, source)
    line_start = source.rfind("\n", 0, raw) + 1
    return source.count("\n", 0, raw) + 1, raw - line_start + 1


def _begin(node: Node, source: str) -> int:
    if node.style in ("|", ">"):
        return _skip_space(source.find("\n", node.start), source)
    return node.start + (1 if node.style else 0)


def _step(raw: int, wanted: str, style: str, source: str) -> int:
    here = source[raw : raw + 1]
    if wanted.isspace() and here.isspace():
        return _skip_space(raw, source) if "\n" in source[raw : _skip_space(raw, source)] else raw + 1
    if style == "'" and source[raw : raw + 2] == "''":
        return raw + 2
    if style == '"' and here == "\\":
        return raw + {"x": 4, "u": 6, "U": 10}.get(source[raw + 1 : raw + 2], 2)
    return raw + 1


def _skip_space(raw: int, source: str) -> int:
    while source[raw : raw + 1].isspace():
        raw += 1
    return raw
