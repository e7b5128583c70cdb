"""Where in a flow's files its questions, rules and pages stand, for whoever asks why something was said. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.flow.page import read_page
from bot.flow.valid import open_source
from bot.yaml_file import Node

_HEADING = re.compile(r"^##[ \t]+(.+?)[ \t#]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """`file:line` of each part; what is not found is not there."""

    questions: Mapping[str, str] = field(default_factory=dict)  # by field
    outcomes: tuple[str, ...] = ()  # in the flow's order
    score: tuple[str, ...] = ()
    pages: Mapping[tuple[str, str, str], str] = field(default_factory=dict)  # by page id, language and heading


def places(files: Mapping[str, str], flow: str) -> Places:
    """Return the places in a version's files; in ones that cannot be read any more, none."""
    file = f"{flow}.yaml"
    source, _ = open_source(files.get(file, ""), file)
    root = source.root if source else None
    return Places(
        questions={name: f"{file}:{node.line}" for node in _items(root, "questions") if (name := _field(node))},
        outcomes=tuple(f"{file}:{node.line}" for node in _items(root, "outcomes")),
        score=tuple(f"{file}:{node.line}" for node in _items(root, "score")),
        pages=dict(_pages(files)),
    )


def _items(root: Node | None, key: str) -> tuple[Node, ...]:
    node = root.get(key) if root else None
    return node.items if node else ()


def _field(node: Node) -> str:
    named = node.get("field")
    return (named.text or "") if named else ""


def _pages(files: Mapping[str, str]) -> Iterator[tuple[tuple[str, str, str], str]]:
    for path, text in files.items():
        page = read_page(text, path)[0] if path.endswith(".md") else None
        if page is None:
            continue
        for heading in _HEADING.finditer(text):
            yield (page.id, page.language, heading[1].strip()), f"{path}:{text.count(chr(10), 0, heading.start()) + 1}"
