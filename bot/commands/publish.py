"""`handraiser publish`: a flow checked, compared with what is live, and made live."""

from __future__ import annotations

import asyncio
import getpass
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from bot.commands.console import console, styled
from bot.commands.place import Place, find_place, placed, with_flow
from bot.errors import FaultyFiles
from bot.flow.check import check_files
from bot.flow.load import collect_files
from bot.flow.publish import difference
from bot.ports import FlowVersion, Library


def publish(flow: str, config: Path | None, *, note: str, back: bool) -> None:
    """Make the files of a flow its live version, or go back to the one before. Raise FaultyFiles with every fault, and change nothing."""
    place = find_place(config)
    asyncio.run(_back(flow, place) if back else _publish(flow, with_flow(place, flow), note))


async def _back(flow: str, place: Place) -> None:
    from bot import bootstrap

    async with bootstrap.open_store(place.config, place.root) as store:
        console().print(f"{_named(await store.back(flow, _by(), datetime.now(UTC)))} is live again.")


async def _publish(flow: str, place: Place, note: str) -> None:
    from bot import bootstrap

    files = _checked(flow, place)
    async with bootstrap.open_store(place.config, place.root) as store:
        await _compare_and_publish(flow, files, note, store)


def _checked(flow: str, place: Place) -> Mapping[str, str]:
    folder = Path(place.config.flows)
    faults = check_files(folder, flow, place.config, date.today())
    if faults:
        raise FaultyFiles(placed(faults, folder))
    return collect_files(folder, flow)


async def _compare_and_publish(flow: str, files: Mapping[str, str], note: str, library: Library) -> None:
    live, out = await library.live(flow), console()
    if live and dict(live.files) == dict(files):
        out.print(f"{_named(live)} is live and is the same; nothing was published.")
        return
    for line in difference(live.files if live else None, files) or ["only comments and order differ"]:
        out.print(styled(("  · ", "quiet"), line))
    version = await library.publish(flow, files, note, _by(), datetime.now(UTC))
    out.print(styled((f"{_named(version)} is live.", "good"), " Running conversations finish on theirs." if live else ""))


def _named(version: FlowVersion) -> str:
    return f"{version.flow}, version {version.version}" + (f" ({version.note})" if version.note else "")


def _by() -> str:
    """Return who is at the keyboard, for the history; "" where the system does not know."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
