"""Where the operator's files are: config.yaml, flows/ and what is relative to them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.config import Config
from bot.errors import Fault, FaultyFiles, NotFound
from bot.settings.config_file import load_config

if TYPE_CHECKING:
    from bot.flow.shape import Flow

SHIPPED = Path(__file__).resolve().parents[2]
"""The checkout, or the folder that the wheel was installed into: flows/ stands in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The operator's folder with its config."""

    root: Path
    file: Path | None  # config.yaml, None where there is none
    config: Config

    @property
    def flows(self) -> Path:
        """The folder of flows: the config's own, else the one that comes with Handraiser."""
        own = self.root / self.config.flows
        return own if own.is_dir() else SHIPPED / "flows"


def find_config(given: Path | None, folder: Path | None = None) -> Path | None:
    """Return the config file that was named, else config.yaml in the folder (the working one), else None."""
    if given is not None:
        return given / "config.yaml" if given.is_dir() else given
    file = (folder or Path()) / "config.yaml"
    return file if file.is_file() else None


def find_place(given: Path | None = None, environ: Mapping[str, str] = os.environ) -> Place:
    """Load the config and say where things are. Raise FaultyFiles with every fault."""
    file = find_config(given)
    return Place(root=(file.parent if file else Path()).resolve(), file=file, config=load_config(file, environ))


def load(place: Place, flow: str) -> Flow:
    """Return a flow as its files are now. Raise FaultyFiles, each fault with the path from here."""
    from bot.flow.load import load_flow

    try:
        return load_flow(place.flows, flow)
    except FaultyFiles as error:
        raise FaultyFiles(placed(error.faults, place.flows)) from error


def placed(faults: Iterable[Fault], folder: Path) -> tuple[Fault, ...]:
    """Return faults of files inside a folder with their path from here, so that their lines can be shown."""
    here = Path(os.path.relpath(folder))
    return tuple(replace(fault, file=str((folder if here.parts[:1] == ("..",) else here) / fault.file)) for fault in faults)


def with_flow(place: Place, flow: str) -> Place:
    """Return the place with the flow's folder made absolute. Raise NotFound for a flow that has no file."""
    folder = place.flows.resolve()
    if not (folder / f"{flow}.yaml").is_file():
        known = ", ".join(sorted(path.stem for path in folder.glob("*.yaml"))) or "none"
        raise NotFound(f"there is no flow `{flow}` in {folder}; there are: {known}")
    return replace(place, config=replace(place.config, flows=str(folder)))
