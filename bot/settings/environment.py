"""What the environment adds to config.yaml: `${NAME}` inside values, and HANDRAISER_ variables over keys."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.settings.values import Wrong
from bot.yaml_file import Node, parse

PREFIX = "HANDRAISER_"
OWN = frozenset({"HANDRAISER_KEY", "HANDRAISER_LONG", "HANDRAISER_CRASH"})
"""Variables that are no keys of config.yaml: the master key, and two that tests set."""

Result = tuple[Node, list[tuple[Node, Wrong]]]

_NAMED = re.compile(r"\$\{([^}]*)\}")


def resolve(root: Node, environ: Mapping[str, str]) -> Result:
    """Return the tree with each `${NAME}` replaced, and a fault for every variable that is not set or empty."""
    wrongs: list[tuple[Node, Wrong]] = []

    def walk(node: Node) -> Node:
        if node.kind == "mapping":
            return replace(node, value=tuple((key, walk(value)) for key, value in node.pairs))
        if node.kind == "list":
            return replace(node, value=tuple(walk(item) for item in node.items))
        return _filled(node, environ, wrongs)

    return walk(root), wrongs


def _filled(node: Node, environ: Mapping[str, str], wrongs: list[tuple[Node, Wrong]]) -> Node:
    names = _NAMED.findall(node.text or "")
    absent = [name for name in names if not environ.get(name)]
    for name in absent:
        good = re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name)
        cure = f"Set {name} where Handraiser runs." if good else "Write ${NAME} with letters, digits and _."
        wrongs.append((node, Wrong("C202", f"The variable `{name}` is not set", cure)))
    if absent:
        return replace(node, kind="missing", value=None)
    filled = _NAMED.sub(lambda found: environ[found[1]], node.text or "")
    return replace(node, value=filled, style="$") if names else node


def overlay(root: Node, environ: Mapping[str, str]) -> Result:
    """Return the tree with HANDRAISER_ variables put over it. `__` parts the levels; names match whatever their case, `_` matches `-`.

    An empty variable counts as not set. A value in brackets is read as YAML, any other is the text as it stands.
    """
    wrongs: list[tuple[Node, Wrong]] = []
    for variable in sorted(environ):
        if not variable.startswith(PREFIX) or variable in OWN or not environ[variable].strip():
            continue
        try:
            node = _value(variable, environ[variable].strip())
            path = variable.removeprefix(PREFIX).lower().split("__")
            if not all(path):
                raise Wrong("C203", f"`{variable}` names no key", "Write HANDRAISER_ and the key, levels parted by `__`.")
            root = _put(root, path, node)
        except Wrong as error:
            wrongs.append((_leaf(variable, ""), error))
    return root, wrongs


def _value(variable: str, text: str) -> Node:
    if text[0] not in "[{":
        return _leaf(variable, text)
    node, faults = parse(text, variable, "C")
    if node is None:
        raise Wrong(faults[0].code, faults[0].what, faults[0].cure)
    return _from(node, variable)


def _leaf(variable: str, text: str) -> Node:
    return Node("scalar", text, 1, 1, 0, "$", variable)


def _from(node: Node, variable: str) -> Node:
    """Return the tree with the variable as its place, so that faults name it and secrets may stand in it."""
    if node.kind == "mapping":
        pairs = tuple((_from(key, variable), _from(value, variable)) for key, value in node.pairs)
        return replace(node, value=pairs, file=variable)
    if node.kind == "list":
        return replace(node, value=tuple(_from(item, variable) for item in node.items), file=variable)
    return replace(node, style="$", file=variable)


def _put(node: Node, path: Sequence[str], value: Node) -> Node:
    """Return the mapping with the value at the path; keys that are not there yet are made."""
    if not path:
        return value
    pairs = list(node.pairs)
    for number, (key, old) in enumerate(pairs):
        if str(key.value).lower().replace("-", "_") == path[0]:
            pairs[number] = (key, _put(old, path[1:], value))
            return replace(node, kind="mapping", value=tuple(pairs))
    key = Node("scalar", path[0], 1, 1, 0, "", value.file)
    empty = Node("mapping", (), 1, 1, 0, "", value.file)
    return replace(node, kind="mapping", value=(*pairs, (key, _put(empty, path[1:], value))))
