"""`handraiser chat`: both sides of a talk in the terminal, on a database that is gone afterwards."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot import logs
from bot.commands.console import console, styled
from bot.commands.place import Place, find_place, load, with_flow
from bot.model import Visit

if TYPE_CHECKING:
    from adapters.terminal import Read


def chat(flow: str, config: Path | None, language: str, *, environ: Mapping[str, str] = os.environ) -> None:
    """Talk with a flow as its files are now, unpublished. Raise FaultyFiles, or NotFound for a flow that does not exist."""
    place = with_flow(find_place(config, environ), flow)
    load(place, flow)
    logs.configure("error")
    from adapters.terminal import HELP, at_keyboard

    with tempfile.TemporaryDirectory(prefix="handraiser-chat-") as folder:
        here = _alone(place, Path(folder), environ)

        async def talk(read: Read) -> None:
            await _talk(here, flow, language, read)

        if sys.stdin.isatty():
            console().print(styled((HELP, "quiet")))
        at_keyboard(talk, _typed)


def _typed() -> str:
    """Read a line; on a terminal with history and cursor keys."""
    if not sys.stdin.isatty():
        return input()
    with suppress(ImportError):
        import readline  # noqa: F401 - gives input() its history
    return input("> ")


def _alone(place: Place, folder: Path, environ: Mapping[str, str]) -> Place:
    """Return the place with a database of its own and no waiting for a second thought, unless the environment says otherwise."""
    database = place.config.database if environ.get("HANDRAISER_DATABASE") else f"sqlite:///{folder}/chat.db"
    settle = place.config.settle if environ.get("HANDRAISER_SETTLE") else 0.0
    return replace(place, root=folder, config=replace(place.config, database=database, settle=settle))


async def _talk(place: Place, name: str, language: str, read: Read) -> None:
    from adapters.terminal import Terminal
    from bot import bootstrap

    async with bootstrap.house(place.config, place.root) as house:
        bootstrap.use_encoder(house.shelf.encoder, place.config)
        flow = await house.shelf.flow(name, 0)
        visit = Visit(locale=language)
        terminal = Terminal(
            inbox=house.inbox,
            engine=house.engine,
            cards=house.store,
            flow=flow,
            clock=house.clock,
            out=console(),
            visit=visit,
            rep=next(iter(place.config.reps), "rep"),
        )
        await terminal.talk(read)
