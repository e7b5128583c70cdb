"""Flow versions ready to play: loaded once, kept in memory; the live one follows `publish`, also that of another process."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from bot.config import Config
from bot.errors import FaultyFiles, NotFound
from bot.flow.condition import Defect, ignore
from bot.flow.load import collect_files, load_files
from bot.flow.shape import Flow
from bot.playbook import Playbook, no_entry, playbook
from bot.ports import Library
from bot.signals.sentence import Sentences

FRESH = 2.0
"""Seconds for which the live version is not asked for again."""

LOOK = 0.5
"""Seconds between looks at the files in development."""

KEPT = 50
"""Versions in memory; running conversations finish on theirs, so old ones are needed for a while."""


@dataclass(slots=True, kw_only=True)
class Shelf:
    """Where turns and pages get their flow from."""

    library: Library
    config: Config
    root: Path  # the folder of the operator's flow files
    watch: bool = False  # development: flows come from files, unpublished, as version 0
    public_url: str = ""
    on_defect: Defect = ignore
    entry_of: Callable[[str], str] = no_entry  # conversation → where its calendar entry is fetched
    load: Callable[[Mapping[str, str], str], Flow] = load_files  # of the files as they are now
    encoder: Sentences = field(default_factory=Sentences)  # of all versions; who starts the house loads the encoder into it
    _plays: dict[tuple[str, int], Playbook] = field(default_factory=dict)
    _live: dict[str, tuple[float, int]] = field(default_factory=dict)
    _looked: float = 0.0
    _seen: dict[str, tuple[float, ...]] = field(default_factory=dict)

    async def live(self, flow: str) -> Playbook:
        """Return the live version, ready to play. Raise NotFound when none was published."""
        if self.watch:
            return self._from_files(flow)
        at, version = self._live.get(flow, (0.0, 0))
        if version and monotonic() - at < FRESH:
            return await self.version(flow, version)
        published = await self.library.live(flow)
        if published is None:
            raise NotFound(f"flow {flow!r} has no live version: run `handraiser publish {flow}`")
        self._live[flow] = (monotonic(), published.version)
        if (flow, published.version) not in self._plays:
            await self._keep(flow, published.version, published.files)
        return self._plays[flow, published.version]

    async def version(self, flow: str, version: int) -> Playbook:
        """Return one version, ready to play. Raise NotFound."""
        if version == 0:
            return self._from_files(flow)
        if (flow, version) not in self._plays:
            await self._keep(flow, version, (await self.library.version(flow, version)).files)
        return self._plays[flow, version]

    async def flow(self, flow: str, version: int) -> Flow:
        """Return one version's flow."""
        return (await self.version(flow, version)).flow

    async def _keep(self, flow: str, version: int, files: Mapping[str, str]) -> None:
        loaded = await asyncio.to_thread(load_files, files, flow, version=version)
        while len(self._plays) >= KEPT:
            self._plays.pop(next(iter(self._plays)))
        self._plays[flow, version] = playbook(loaded, self.config, self.public_url, self.on_defect, self.encoder, entry_of=self.entry_of)

    def _from_files(self, flow: str) -> Playbook:
        """Load the files again when one of them changed; a faulty change leaves the last good one in place."""
        if (flow, 0) in self._plays and monotonic() - self._looked < LOOK:
            return self._plays[flow, 0]
        self._looked = monotonic()
        if not (self.root / f"{flow}.yaml").is_file():
            raise NotFound(f"there is no flow file {flow}.yaml")
        seen = tuple(path.stat().st_mtime for path in sorted(self.root.rglob("*")) if path.suffix in (".yaml", ".md"))
        if self._seen.get(flow) != seen:
            self._seen[flow] = seen
            try:
                loaded = self.load(collect_files(self.root, flow), flow)
                self._plays[flow, 0] = playbook(loaded, self.config, self.public_url, self.on_defect, self.encoder, entry_of=self.entry_of)
            except FaultyFiles:
                if (flow, 0) not in self._plays:
                    raise
        return self._plays[flow, 0]
