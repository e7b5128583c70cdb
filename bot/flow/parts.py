"""The parts of a parsed condition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol


class Part(Protocol):
    """A node of lark's tree or one of its tokens. Which of these members it has the grammar tells, and no type does."""

    data: str  # a node's rule
    children: Sequence[Part]
    type: str  # a token's terminal
    value: str
    start_pos: int

    def find_data(self, data: str) -> Iterator[Part]:
        """Yield the nodes of a rule below this one."""
        ...


def _walk(node: Part) -> Iterator[Part]:
    for child in node.children:
        if child is None:
            continue
        if hasattr(child, "children"):
            yield from _walk(child)
        else:
            yield child


def tokens(node: Part) -> list[Part]:
    return list(_walk(node))


def start(node: Part) -> int:
    return min((token.start_pos for token in tokens(node)), default=0)


def text_of(node: Part) -> str:
    """Return `name` or `name.member` of a part that is nothing else."""
    return ".".join(token.value for token in tokens(node) if token.type == "IDENT")
