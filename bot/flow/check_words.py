"""Whether the words of each language are complete, and each phrase can be filled in."""

from __future__ import annotations

from collections.abc import Iterator

from bot.errors import Fault
from bot.flow.build import kinds_in, languages_in, meant_by
from bot.flow.check_texts import placeholders
from bot.flow.load import Drafts
from bot.flow.phrases import OPTIONAL, OWN_FIELD, PHRASES, slots_of
from bot.flow.valid import Source
from bot.flow.vocabulary import nearest
from bot.flow.words import places
from bot.yaml_file import Node


def check_words(drafts: Drafts) -> Iterator[Fault]:
    """Yield the faults of the words files of the flow's languages."""
    if drafts.flow is None:
        return
    fields = frozenset(kinds_in(drafts.flow.root))
    speaks = drafts.flow.root.get("languages")
    for node in speaks.items if speaks else ():
        if node.text and (meant := meant_by(node.text, drafts.flow.root)):
            yield drafts.flow.fault(node, "F504", f"`{node.text}` is a country", f"Did you mean `{meant}`?")
        known = node.text in languages_in(drafts.flow.root)
        if node.text and known and node.text not in drafts.words and not _unread(drafts, node.text):
            what = f"There are no words for `{node.text}`"
            yield drafts.flow.fault(node, "F504", what, f"Write words/{node.text}.yaml; take words/en.yaml as the pattern.")
    for _, source in drafts.words.values():
        yield from _file(source, fields)


def _unread(drafts: Drafts, language: str) -> bool:
    return any(fault.file == f"words/{language}.yaml" for fault in drafts.faults)


def _file(source: Source, fields: frozenset[str]) -> Iterator[Fault]:
    if source.root.kind != "mapping":
        return
    found = places(source)
    for key in sorted(PHRASES.keys() - OPTIONAL - found.keys()):
        yield source.fault(_nearest_place(source, key), "F504", f"The phrase `{key}` is missing", "Write it.")
    for key, node in found.items():
        slots = slots_of(key)
        own = OWN_FIELD.fullmatch(key)
        if slots is None or (key not in PHRASES and own and own[2] not in fields):
            yield _unknown(source, key, node)
            continue
        for item in node.items or (node,):
            yield from placeholders(source, item, slots)


def _unknown(source: Source, key: str, node: Node) -> Fault:
    meant = nearest(key, PHRASES)
    cure = f"Did you mean `{meant}`?" if meant else "Delete it."
    return source.fault(_key(source, key, node), "F505", f"Nobody says the phrase `{key}`", cure)


def _key(source: Source, dotted: str, otherwise: Node) -> Node:
    at, parts = source.root, dotted.split(".")
    for part in parts[:-1]:
        at = at.get(part) or otherwise
    return at.key(parts[-1]) if at.pairs else otherwise


def _nearest_place(source: Source, dotted: str) -> Node:
    """Return the key of the innermost group that is there, else the file's first place."""
    at, key = source.root, source.root
    for part in dotted.split(".")[:-1]:
        below = at.get(part)
        if below is None:
            return key
        at, key = below, at.key(part)
    return key
