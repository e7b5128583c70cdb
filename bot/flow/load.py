"""A flow from its files, on disk or from a published version: the same code, so that what was checked is what runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.errors import Fault, FaultyFiles
from bot.fields import FIELD_KINDS
from bot.fields.kind import FieldKind
from bot.flow.build import build, languages_in
from bot.flow.condition import note_names
from bot.flow.page import read_page
from bot.flow.schema import FLOW
from bot.flow.shape import Flow, KnowledgePage, Words
from bot.flow.stock import completed
from bot.flow.valid import Source, open_source, validate
from bot.flow.words import read_words
from bot.yaml_file import MAX_CHARACTERS, Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafts:
    """The files of one flow as far as they could be read, with every fault of reading and shape."""

    flow: Source | None
    words: Mapping[str, tuple[Words, Source]] = field(default_factory=dict)  # by language
    pages: Mapping[str, tuple[KnowledgePage, Source]] = field(default_factory=dict)  # by path
    faults: tuple[Fault, ...] = ()


def load_flow(root: Path, name: str, *, field_kinds: Mapping[str, FieldKind] = FIELD_KINDS) -> Flow:
    """Load `root/<name>.yaml` with its words and pages. Raise FaultyFiles with every Fault that keeps it from being built."""
    files, faults = collect(root, name)
    if faults:
        raise FaultyFiles(faults)
    return load_files(files, name, field_kinds=field_kinds)


def load_files(files: Mapping[str, str], name: str, *, version: int = 0, field_kinds: Mapping[str, FieldKind] = FIELD_KINDS) -> Flow:
    """Load a flow from path → text, as `collect_files` returns and a published version keeps them. Raise FaultyFiles.

    This finds faults of shape and of single values; what `check` finds beyond them does not keep a flow from being loaded.
    """
    drafts = read(files, name)
    if drafts.faults or drafts.flow is None:
        raise FaultyFiles(drafts.faults)
    flow, faults = build(drafts.flow, field_kinds)
    if faults or flow is None:
        raise FaultyFiles(faults)
    words = {language: completed(words, language) for language, (words, _) in drafts.words.items()}
    pages = tuple(page for page, _ in drafts.pages.values() if not page.draft)
    return note_names(replace(flow, version=version, words=words, pages=pages))


def collect_files(root: Path, name: str) -> Mapping[str, str]:
    """Return the texts that make up a flow, by path inside `root`: its YAML, its words and its pages. Raise FaultyFiles."""
    files, faults = collect(root, name)
    if faults:
        raise FaultyFiles(faults)
    return files


def collect(root: Path, name: str) -> tuple[dict[str, str], tuple[Fault, ...]]:
    """Return what of the flow's files could be read, and a fault for each that could not."""
    files: dict[str, str] = {}
    faults: list[Fault] = []
    _take(root, f"{name}.yaml", files, faults)
    for path in _belonging(root, name, files):
        _take(root, path, files, faults)
    return files, tuple(faults)


def _belonging(root: Path, name: str, files: Mapping[str, str]) -> Iterator[str]:
    flow, _ = open_source(files.get(f"{name}.yaml", ""), name)
    if flow is None:
        return
    for language in languages_in(flow.root):
        if (root / "words" / f"{language}.yaml").is_file():
            yield f"words/{language}.yaml"
    folder = knowledge_folder(flow.root.get("knowledge"))
    if folder:
        yield from sorted(p.relative_to(root).as_posix() for p in (root / folder).rglob("*.md"))


def knowledge_folder(node: Node | None) -> str | None:
    """Return the folder inside flows/ that `knowledge:` names; None when it leaves flows/."""
    text = node.text if node else None
    if not text or text.startswith(("/", "~")) or ".." in text.split("/") or "\\" in text or "\0" in text:
        return None
    return text.rstrip("/")


def _take(root: Path, path: str, files: dict[str, str], faults: list[Fault]) -> None:
    raw = b""
    try:
        raw = (root / path).read_bytes()
        if len(raw) > 4 * MAX_CHARACTERS:
            what = "The file has more than a million characters"
            faults.append(Fault(path, 1, 1, "F004", what, "Split it or remove what is not needed."))
            return
        files[path] = raw.decode("utf-8").replace("\r\n", "\n")
    except FileNotFoundError:
        faults.append(Fault(path, 1, 1, "F008", "There is no such file", "Look at the name and the folder."))
    except UnicodeDecodeError as e:
        before = raw[: e.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        faults.append(Fault(path, line, column, "F002", "The file is not UTF-8", "Save it as UTF-8."))
    except OSError as e:
        faults.append(Fault(path, 1, 1, "F001", f"The file cannot be read ({e.strerror})", "Look at its permissions."))


def read(files: Mapping[str, str], name: str) -> Drafts:
    """Read every file of a flow, keeping all faults."""
    file = f"{name}.yaml"
    if file not in files:
        return Drafts(flow=None, faults=(Fault(file, 1, 1, "F008", "There is no such file", "Look at its name."),))
    source, faults = open_source(files[file], file)
    found = [*faults, *(_shape(source) if source else ())]
    words, pages = _read_words(files, found), _read_pages(files, found)
    return Drafts(flow=source, words=words, pages=pages, faults=tuple(found))


def _shape(source: Source) -> tuple[Fault, ...]:
    if source.root.kind != "mapping":
        return (source.fault(source.root, "F007", "A flow is a mapping", "Begin with `flow: <name>`."),)
    return validate(source, FLOW)


def _read_words(files: Mapping[str, str], faults: list[Fault]) -> dict[str, tuple[Words, Source]]:
    found = {}
    for path, text in files.items():
        if path.startswith("words/") and path.endswith(".yaml"):
            words, source, wrong = read_words(text, path)
            faults += wrong
            if source:
                found[path[6:-5]] = (words, source)
    return found


def _read_pages(files: Mapping[str, str], faults: list[Fault]) -> dict[str, tuple[KnowledgePage, Source]]:
    found = {}
    for path, text in files.items():
        if path.endswith(".md"):
            page, source, wrong = read_page(text, path)
            faults += wrong
            if page and source:
                found[path] = (page, source)
    return found
