"""`handraiser check`: every fault in config and flows at once, each with its line and cure."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.commands.console import console, show_faults
from bot.commands.place import SHIPPED, find_config
from bot.config import Config
from bot.errors import Fault
from bot.settings.config_file import read_config


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was looked at and what is wrong with it."""

    files: tuple[str, ...]
    faults: tuple[Fault, ...]
    routes_unchecked: bool = False  # the config says of no team that it can be read


def check(paths: Sequence[Path], form: str, environ: Mapping[str, str] = os.environ) -> int:
    """Print every fault in the paths (none: the working folder). Return the exit code: 1 with faults, else 0."""
    checked = look(paths, environ)
    out = console()
    if form == "json":
        out.print(json.dumps({"files": checked.files, "faults": [fault.json() for fault in checked.faults]}, ensure_ascii=False, indent=2))
    elif checked.faults:
        show_faults(checked.faults, out)
        out.print(f"\n{counted(len(checked.faults), 'fault')} in {counted(len({f.file for f in checked.faults}), 'file')}.")
        if checked.routes_unchecked:
            out.print("The teams of the routes were not checked: mend the config first, then check again.")
    else:
        out.print(f"All is well: {', '.join(checked.files)}.")
    return 1 if checked.faults else 0


def counted(number: int, noun: str) -> str:
    """Return "1 fault", "2 faults"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def look(paths: Sequence[Path], environ: Mapping[str, str]) -> Checked:
    """Check what the paths name: a folder, a flow's file, a config.yaml. A config beside the flows is checked with them."""
    files: dict[str, None] = {}
    faults: dict[Fault, None] = {}
    unchecked = False
    for path in paths or [Path()]:
        found = _config_of(path) if path.exists() else None
        config, wrong = read_config(found, environ) if found else (None, ())
        for file, faulty in _look_at(path, found, config, wrong):
            files[file] = None
            faults.update(dict.fromkeys(faulty))
        unchecked |= path != found and bool(wrong) and config is not None and not config.teams
    return Checked(files=tuple(files), faults=tuple(sorted(faults)), routes_unchecked=unchecked)


def _look_at(path: Path, found: Path | None, config: Config | None, wrong: Sequence[Fault]) -> Iterator[tuple[str, Sequence[Fault]]]:
    if not path.exists():
        yield str(path), [Fault(str(path), 1, 1, "C001", "There is no such file or folder", "Look at the name.")]
        return
    if found is not None:
        yield str(found), wrong
    if path != found:
        yield from _flows_beside(path, config) if config and wrong else _flows(path, config)


def _config_of(path: Path) -> Path | None:
    """Return the config that belongs to a path: itself, the one in it, or the one beside the flows that it is."""
    if path.is_file() and _is_config(path):
        return path
    folder = path if path.is_dir() else path.parent
    return find_config(None, folder) or find_config(None, folder.resolve().parent if _holds_flows(folder) else folder)


def _flows(path: Path, config: Config | None) -> Iterator[tuple[str, Sequence[Fault]]]:
    """Yield each flow of a path with its faults."""
    from bot.flow.check import check as check_flows

    for file in _flow_files(path, config):
        yield str(file), check_flows([file], config)


UNKNOWN_TEAM = "F407"


def _flows_beside(path: Path, config: Config) -> Iterator[tuple[str, Sequence[Fault]]]:
    """Yield each flow with its faults, beside a config that has some itself: of that one only the names of its teams are taken."""
    from bot.flow.check import check as check_flows

    for file, faults in _flows(path, None):
        against = check_flows([Path(file)], config) if config.teams else ()
        yield file, (*faults, *(fault for fault in against if fault.code == UNKNOWN_TEAM))


def _flow_files(path: Path, config: Config | None) -> Sequence[Path]:
    if path.is_file():
        return [path]
    folders = (path, path / (config.flows if config else "flows"), SHIPPED / "flows")
    folder = next((folder for folder in folders if _holds_flows(folder)), path)
    return sorted(file for file in folder.glob("*.yaml") if not _is_config(file))


def _is_config(file: Path) -> bool:
    return file.name.startswith("config.")


def _holds_flows(folder: Path) -> bool:
    return folder.is_dir() and any(not _is_config(file) for file in folder.glob("*.yaml"))
