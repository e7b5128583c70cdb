"""Stock phrases of one language from its file: nested keys become dotted ones, a single phrase a list of one."""

from __future__ import annotations

from collections.abc import Iterator

from bot.errors import Fault
from bot.flow.shape import Words
from bot.flow.valid import Source, open_source, twice
from bot.yaml_file import Node


def read_words(text: str, file: str) -> tuple[Words, Source | None, tuple[Fault, ...]]:
    """Return the phrases, the source for further checks, and the faults. What is faulty is left out of the phrases."""
    source, faults = open_source(text, file)
    if source is None:
        return {}, None, faults
    if source.root.kind != "mapping":
        cure = "Write `key: [phrase, …]` lines."
        return {}, source, (source.fault(source.root, "F007", "A words file is a mapping of keys to phrases", cure),)
    found: dict[str, tuple[str, ...]] = {}
    wrong: list[Fault] = []
    for key, node, fault in _walk(source, source.root, ""):
        if fault:
            wrong.append(fault)
        elif node:
            found[key] = tuple(item.text or "" for item in node.items or (node,))
    return found, source, tuple(wrong)


def places(source: Source) -> dict[str, Node]:
    """Return the node of each dotted key: a list of phrases, or one phrase."""
    return {key: node for key, node, fault in _walk(source, source.root, "") if node and not fault}


def _walk(source: Source, mapping: Node, prefix: str) -> Iterator[tuple[str, Node | None, Fault | None]]:
    for fault in twice(source, mapping):
        yield prefix, None, fault
    for name, node in mapping.pairs:
        key = f"{prefix}{name.value}"
        if name.text is None:
            what = f"The key `{name.value}` is not a text"
            yield key, None, source.fault(name, "F104", what, "Put it between quotes.")
        elif node.kind == "mapping":
            yield from _walk(source, node, f"{key}.")
        else:
            bad = next(_bad_phrases(source, node), None)
            yield key, node, bad


def _bad_phrases(source: Source, node: Node) -> Iterator[Fault]:
    if node.kind == "list" and not node.items:
        yield source.fault(node, "F109", "The list is empty", "Write a phrase, or delete the key.")
    for item in node.items or (node,):
        if item.text is None:
            yield source.fault(item, "F104", "Here should be a phrase", "Write a text; put it between quotes if need be.")
        elif not item.text.strip():
            yield source.fault(item, "F109", "The phrase is empty", "Write it, or delete it.")
