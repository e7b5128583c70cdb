"""`handraiser simulate`: scripted prospects talk with a flow, and what came of it is scored."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress

from bot import logs
from bot.commands.console import console, styled
from bot.commands.place import Place, find_place, load
from bot.commands.stage import perform
from bot.config import Config
from bot.errors import Refused
from bot.ports import LanguageModel
from bot.settings.schema import BRAIN_NEEDS
from bot.simulate import table
from bot.simulate.load import load_personas
from bot.simulate.persona import Persona
from bot.simulate.report import Change, changes, report, written
from bot.simulate.score import Json, Scored, score

MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
"""Where Linux keeps files in memory: a database that is gone afterwards needs no disk, and a commit there takes no waiting."""

ROOM = 500_000_000
"""Bytes that must be free there; containers often have but 64 MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be done with the result."""

    out: Path | None = None  # the report as JSON
    html: Path | None = None  # the report as a page
    compare: Path | None = None  # an older report as JSON
    fail_under: float | None = None  # percent of right outcomes


def simulate(
    files: Sequence[Path],
    config: Path | None,
    wanted: Wanted,
    *,
    seed: int,
    brain: str,
    prospects: str = "script",
    environ: Mapping[str, str] = os.environ,
) -> int:
    """Play the personas of the files, print the report and write what is wanted. Return the exit code: 1 under `fail_under`, else 0.

    Raise FaultyFiles with every fault in the files, or in the flows that they name; Refused when a file cannot be read or written.
    """
    place = find_place(config, environ)
    place = replace(place, config=_with_brain(place, brain))
    personas = _personas(files, place)
    old = _read(wanted.compare) if wanted.compare else None
    scored, failed = _played(personas, place, seed, prospects)
    result = report(scored, seed=seed, brain=brain, prospects=prospects)
    news = tuple(changes(old, result)) if old is not None else None
    _write(wanted, result, scored)
    out = console()
    show(scored, result, news, out)
    if failed:
        out.print(styled(("A turn failed", "bad"), f" in the talk with {', '.join(failed)}: `--log error` of `chat` shows why."))
    return _judged(result, wanted.fail_under, out)


def _personas(files: Sequence[Path], place: Place) -> tuple[Persona, ...]:
    from bot.flow.vocabulary import OUTCOMES, kinds_of

    @cache
    def kinds(flow: str) -> Mapping[str, str] | None:
        return kinds_of(load(place, flow)) if (place.flows / f"{flow}.yaml").is_file() else None

    return load_personas(files, kinds, OUTCOMES)


def _with_brain(place: Place, brain: str) -> Config:
    """Return the config with the brain that is wanted. Raise Refused where it lacks what that brain needs."""
    config = place.config
    lacking = BRAIN_NEEDS.get(brain, "")
    if lacking and not getattr(config.model, lacking):
        raise Refused(f"`--brain {brain}` needs `model.{lacking}` in config.yaml")
    script = str(place.root / config.model.script) if config.model.script else ""
    return replace(config, brain=brain, model=replace(config.model, script=script))


def _played(personas: Sequence[Persona], place: Place, seed: int, prospects: str) -> tuple[tuple[Scored, ...], tuple[str, ...]]:
    logs.configure("error")
    config: Config = replace(place.config, flows=str(place.flows.resolve()))
    with (
        tempfile.TemporaryDirectory(prefix="handraiser-simulate-", dir=_memory()) as folder,
        Progress(console=Console(file=sys.stderr), transient=True, disable=not sys.stderr.isatty()) as progress,
    ):
        bar = progress.add_task("talking", total=len(personas))
        runs, failed = perform(
            personas, config, Path(folder), seed=seed, done=lambda _: progress.advance(bar), cast=_cast(place, prospects)
        )
    return tuple(score(run) for run in runs), failed


def _cast(place: Place, prospects: str) -> LanguageModel | None:
    """Return the model that plays the prospects, None where their script does."""
    from bot.bootstrap.mind import make_model

    return make_model(_with_brain(place, prospects), place.root, os.environ) if prospects != "script" else None


def _memory() -> Path | None:
    """Return the folder in memory where there is one with room, None for the usual one."""
    usable = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    return MEMORY if usable else None


def _write(wanted: Wanted, result: Json, scored: Sequence[Scored]) -> None:
    if wanted.out is not None:
        _put(wanted.out, written(result))
    if wanted.html is not None:
        from bot.simulate.page import page

        _put(wanted.html, page(scored, result))


def _put(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        raise Refused(f"the file {path} cannot be written: {error.strerror}") from error


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(f"the file {path} cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8'}") from error


def show(scored: Sequence[Scored], result: Json, news: Sequence[Change] | None, out: Console) -> None:
    """Print the report: figures, fields, what is wrong, what changed."""
    summary: Any = result["summary"]
    out.print(table.figures(summary))
    if "model" in summary["all"]:
        out.print(table.model(summary))
    if summary["all"]["fields"]:
        out.print(table.fields(summary))
    wrong = [one for one in scored if not one.is_clean]
    if wrong:
        out.print(table.wrongs(wrong))
    else:
        out.print(styled(("Nothing is wrong.", "good")))
    if news is not None:
        out.print(table.changed(news) if news else styled("Nothing changed."))


def _judged(result: Json, least: float | None, out: Console) -> int:
    summary: Any = result["summary"]
    reached = 100 * summary["all"]["outcomes_right"] / max(1, summary["all"]["personas"])
    if least is None or reached >= least:
        return 0
    out.print(styled((f"{reached:.1f} % right outcomes; {least:g} % were asked for.", "bad")))
    return 1
