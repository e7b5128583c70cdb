"""`handraiser leads`: every lead as a table for a spreadsheet."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from bot.commands.console import console
from bot.commands.place import Place, find_place
from bot.desk.export import as_csv
from bot.desk.report import Recorded
from bot.errors import NotFound, Refused
from bot.settings.values import meant


def leads(file: Path, team: str, config: Path | None) -> None:
    """Write the leads to a file, or to standard output for `-`. Raise NotFound for an unknown team, Refused where it cannot be written."""
    place = find_place(config)
    found = [lead for lead in recorded(place, team)]
    text = as_csv(found, place.config).encode("utf-8")
    if str(file) == "-":
        import sys

        sys.stdout.buffer.write(text)
        return
    try:
        file.write_bytes(text)
        file.chmod(0o600)
    except OSError as error:
        raise Refused(f"{file} cannot be written: {error.strerror}") from error
    console().print(f"{file}: {len(found)} lead{'' if len(found) == 1 else 's'}.")


def recorded(place: Place, team: str) -> Sequence[Recorded]:
    """Return the leads of a team, with "" of all. Raise NotFound for a team that neither config nor any lead names."""
    found = asyncio.run(_recorded(place))
    if team and team not in place.config.teams and all(lead.team != team for lead in found):
        raise NotFound(f"there is no team `{team}`. {meant(team, place.config.teams, otherwise='config.yaml names none like it')}")
    return [lead for lead in found if not team or lead.team == team]


async def _recorded(place: Place) -> Sequence[Recorded]:
    from bot import bootstrap

    async with bootstrap.open_store(place.config, place.root) as store:
        return await store.record()
