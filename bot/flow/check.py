"""Every fault in flow files, all at once, each with its place and cure; what `handraiser check` prints and `publish` insists on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.config import Config
from bot.errors import Fault, FaultyFiles
from bot.flow.check_flow import check_flow
from bot.flow.check_pages import check_pages
from bot.flow.check_words import check_words
from bot.flow.load import Drafts, collect, load_files, read


def check(paths: Iterable[Path], config: Config | None = None, *, today: date | None = None) -> tuple[Fault, ...]:
    """Return every fault of the flows at `paths`, sorted by place: a flow's file, or a folder with flows.

    `config` lets routes and labels be checked against its teams and platforms. A page that expired before `today` (by default the
    day of the machine) is a fault. Never raises for what is in the files.
    """
    day = today or date.today()
    found: set[Fault] = set()
    for path in paths:
        for root, name in _flows(path, found):
            found |= {_placed(fault, root) for fault in _one(root, name, config, day)}
    return tuple(sorted(found))


def check_files(root: Path, name: str, config: Config | None, today: date) -> tuple[Fault, ...]:
    """Return the faults of one flow, with paths inside `root`."""
    return tuple(sorted(set(_one(root, name, config, today))))


def _placed(fault: Fault, root: Path) -> Fault:
    return replace(fault, file=(root / fault.file).as_posix())


def _flows(path: Path, found: set[Fault]) -> Iterator[tuple[Path, str]]:
    if path.is_dir():
        names = sorted(p for p in path.glob("*.yaml") if p.is_file())
        if not names:
            found.add(Fault(path.as_posix(), 1, 1, "F008", "There is no flow in this folder", "Write one as <name>.yaml."))
        yield from ((path, p.stem) for p in names)
    elif path.is_file():
        yield path.parent, path.stem
    else:
        found.add(Fault(path.as_posix(), 1, 1, "F008", "There is no such file", "Look at the name and the folder."))


def _one(root: Path, name: str, config: Config | None, today: date) -> Iterator[Fault]:
    files, unread = collect(root, name)
    yield from unread
    if f"{name}.yaml" not in files:
        return
    drafts = read(files, name)
    faults = [*drafts.faults, *_meaning(drafts, root, config, today)]
    yield from faults
    if not faults and not unread:
        yield from _last(files, name)


def _meaning(drafts: Drafts, root: Path, config: Config | None, today: date) -> Iterator[Fault]:
    if drafts.flow is None or drafts.flow.root.kind != "mapping":
        return
    yield from check_flow(drafts.flow, config)
    yield from check_words(drafts)
    yield from check_pages(drafts, root, today)


def _last(files: dict[str, str], name: str) -> Iterator[Fault]:
    """Load what seems right, so that nothing that cannot be loaded is ever called right."""
    try:
        load_files(files, name)
    except FaultyFiles as e:
        yield from e.faults
