"""Whether the knowledge pages and the material that a flow names are there, in every language, and still valid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.errors import Fault
from bot.flow.build import languages_in
from bot.flow.load import Drafts, knowledge_folder
from bot.flow.shape import KnowledgePage
from bot.flow.valid import Source


def check_pages(drafts: Drafts, root: Path, today: date) -> Iterator[Fault]:
    """Yield the faults of knowledge and material; `root` is the folder of the flow's file."""
    flow = drafts.flow
    if flow is None:
        return
    languages = languages_in(flow.root)
    said = replace(drafts, pages={path: found for path, found in drafts.pages.items() if not found[0].draft})
    yield from _folder(flow, drafts, root)
    yield from _each(said, languages, today)
    yield from _languages(said, languages)
    yield from _material(flow, root)


def _folder(flow: Source, drafts: Drafts, root: Path) -> Iterator[Fault]:
    node = flow.root.get("knowledge")
    if node is None or not node.text:
        return
    folder = knowledge_folder(node)
    if folder is None or not (root / folder).is_dir():
        yield flow.fault(node, "F008", f"There is no folder `{node.text}`", "Name a folder beside the flow's file.")
    elif not any((root / folder).rglob("*.md")):
        yield flow.fault(node, "F008", f"There is no page in `{node.text}`", "Write one, or delete `knowledge:`.")


def _each(drafts: Drafts, languages: tuple[str, ...], today: date) -> Iterator[Fault]:
    seen: dict[tuple[str, str], str] = {}
    for path, (page, source) in drafts.pages.items():
        place = source.root.get
        if today > page.valid_until and (node := place("valid_until")):
            what = f"The page has expired on {page.valid_until.isoformat()} and is not said any more"
            yield source.fault(node, "F603", what, f"Ask {page.owner} whether it still holds, then set a later day.")
        if languages and page.language not in languages and (node := place("language")):
            what = f"The flow does not speak `{page.language}`"
            yield source.fault(node, "F607", what, "Change the page's language, or add it to `languages:`.")
        if (page.id, page.language) in seen and (node := place("id")):
            what = f"{seen[page.id, page.language]} has this id and language already"
            yield source.fault(node, "F605", what, "Give the page another id.")
        seen.setdefault((page.id, page.language), path)


def _languages(drafts: Drafts, languages: tuple[str, ...]) -> Iterator[Fault]:
    by_id: dict[str, list[tuple[KnowledgePage, Source]]] = defaultdict(list)
    for page, source in drafts.pages.values():
        by_id[page.id].append((page, source))
    for group in by_id.values():
        have = {page.language for page, _ in group}
        lacking = [language for language in languages if language not in have]
        page, source = group[0]
        if lacking and (node := source.root.get("id")):
            what = f"The page `{page.id}` is missing in {', '.join(lacking)}"
            yield source.fault(node, "F602", what, "Write it in that language too.")


def _material(flow: Source, root: Path) -> Iterator[Fault]:
    node = flow.root.get("material")
    for file in [value for _, value in node.pairs] or [node] if node else ():
        name = file.text
        if not name or name.startswith(("https://", "http://")):
            continue
        outside = name.startswith(("/", "~")) or ".." in name.split("/") or "\\" in name or "\0" in name
        if outside or not (root / name).is_file():
            yield flow.fault(file, "F606", f"There is no file `{name}`", "Put it there, or give an address.")
