"""What differs between two versions of a flow, in lines that an operator reads before they publish."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from bot.flow.page import read_page
from bot.flow.shape import KnowledgePage
from bot.flow.valid import open_source
from bot.flow.words import read_words
from bot.yaml_file import Node

SHOWN = 120
"""Characters of a text that a line shows."""

Files = Mapping[str, str]


def difference(old: Files | None, new: Files) -> list[str]:
    """Return one line per change from `old` to `new` (path → text, as `collect_files` gives them); [] when nothing changed.

    `old` is None before the first version. Comments, quotes and the order of keys are no changes.
    """
    if old is None:
        pages = sum(path.endswith(".md") for path in new)
        return [f"first version, with {pages} knowledge page{'' if pages == 1 else 's'}"]
    return [*_flow(old, new), *_words(old, new), *_pages(old, new)]


def _flow(old: Files, new: Files) -> Iterator[str]:
    before, after = _tree(old), _tree(new)
    yield from _questions(before.pop("questions", []), after.pop("questions", []))
    yield from _changes("", before, after)


def _tree(files: Files) -> dict[str, Any]:
    path = next((path for path in files if path.endswith(".yaml") and "/" not in path), "")
    source, _ = open_source(files.get(path, ""), path)
    return {str(name.value): _plain(value) for name, value in source.root.pairs} if source else {}


def _plain(node: Node) -> Any:  # noqa: ANN401 - what YAML holds, in the order of the file
    if node.kind == "mapping":
        return {str(name.value): _plain(value) for name, value in node.pairs}
    return [_plain(item) for item in node.items] if node.kind == "list" else node.value


def _questions(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> Iterator[str]:
    before, after = ({q["field"]: q for q in questions} for questions in (old, new))
    fields = list(after)
    for field in before.keys() - after.keys():
        yield f"question removed: {field}"
    for at, field in enumerate(fields):
        if field not in before:
            yield f"question added: {field}, " + (f"after {fields[at - 1]}" if at else "as the first")
    kept, were = [f for f in fields if f in before], [f for f in before if f in after]
    if kept != were:
        yield f"questions reordered: {', '.join(were)} → {', '.join(kept)}"
    for field in kept:
        yield from _changes(f"question {field}", before[field], after[field])


def _changes(path: str, old: object, new: object) -> Iterator[str]:
    """Yield what differs below a path: mappings key by key, lists item by item, the rest as before → after."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            yield from _changes(f"{path} {key}".strip(), old.get(key), new.get(key))
    elif isinstance(old, list) and isinstance(new, list):
        yield from _lines(path, [_compact(item) for item in old], [_compact(item) for item in new])
    elif old is None:
        yield f"{path} added: {_compact(new)}"
    elif new is None:
        yield f"{path} removed: {_compact(old)}"
    else:
        yield f"{path}: {_compact(old)} → {_compact(new)}"


def _lines(path: str, old: list[str], new: list[str]) -> Iterator[str]:
    if sorted(old) == sorted(new):
        yield f"{path} reordered: {_short('; '.join(old))} → {_short('; '.join(new))}"
        return
    for kind, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind == "replace" and b - a == d - c:
            yield from (f"{path}: {was} → {now}" for was, now in zip(old[a:b], new[c:d], strict=True))
        elif kind != "equal":
            yield from (f"{path} removed: {was}" for was in old[a:b])
            yield from (f"{path} added: {now}" for now in new[c:d])


def _compact(value: object) -> str:
    if isinstance(value, str):
        return _short(f"“{value}”")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return _short(", ".join(f"{key}: {_compact(item)}" for key, item in value.items()))
    if isinstance(value, list):
        return _short(", ".join(_compact(item) for item in value))
    return str(value)


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= SHOWN else one_line[: SHOWN - 1] + "…"


def _words(old: Files, new: Files) -> Iterator[str]:
    for path in sorted({p for p in (*old, *new) if p.startswith("words/")}):
        before, after = (read_words(files[path], path)[0] if path in files else {} for files in (old, new))
        language = path[6:-5]
        for key in dict.fromkeys((*before, *after)):
            if before.get(key) != after.get(key):
                yield from _changes(f"words {language} {key}", _listed(before.get(key)), _listed(after.get(key)))


def _listed(phrases: tuple[str, ...] | None) -> list[str] | None:
    return None if phrases is None else list(phrases)


def _pages(old: Files, new: Files) -> Iterator[str]:
    for path in sorted({p for p in (*old, *new) if p.endswith(".md")}):
        if old.get(path) == new.get(path):
            continue
        before, after = (read_page(files[path], path)[0] if path in files else None for files in (old, new))
        if before is None or after is None:
            page, verb = (after, "added") if before is None else (before, "removed")
            yield f"page {path} {verb}" + (f": {page.title}" if page else "")
        else:
            yield from _page(path, before, after)


def _page(path: str, old: KnowledgePage, new: KnowledgePage) -> Iterator[str]:
    for name in ("id", "title", "language", "owner", "valid_until", "source", "region", "keywords", "draft"):
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            yield f"page {path} {name}: {_value(was)} → {_value(now)}"
    before, after = ({section.heading: section.answer for section in page.sections} for page in (old, new))
    yield from _changes(f"page {path}", before, after)


def _value(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value) or "nothing"
