"""`handraiser report rejected`: readings that reps took out, for whoever mends the parsers."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.table import Table

from bot.commands.console import console
from bot.commands.explain import plain
from bot.commands.place import Place, find_place
from bot.desk.rejected import Mistaken
from bot.errors import NotFound, Refused
from bot.settings.values import meant

CAUTION = "This holds what prospects wrote: personal data. Keep it as you keep the database, and delete it when it is read."


def rejected(file: Path | None, team: str, config: Path | None) -> None:
    """Print the rejected readings, or write them as JSONL; `-` is standard output.

    Raise NotFound for an unknown team, Refused where the file cannot be written.
    """
    place = find_place(config)
    found = [one for one in asyncio.run(_found(place)) if not team or one.team == team]
    if team and team not in place.config.teams and not found:
        raise NotFound(f"there is no team `{team}`. {meant(team, place.config.teams, otherwise='config.yaml names none like it')}")
    print(CAUTION, file=sys.stderr)  # beside the export, never in it
    if file is None:
        console().print(_table(found) if found else "No reading was rejected.")
        return
    _write(file, "".join(json.dumps(one.json(), ensure_ascii=False) + "\n" for one in found), len(found))


def _write(file: Path, text: str, count: int) -> None:
    if str(file) == "-":
        sys.stdout.buffer.write(text.encode("utf-8"))
        return
    try:
        file.touch(mode=0o600)
        file.chmod(0o600)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Refused(f"{file} cannot be written: {error.strerror}") from error
    console().print(f"{file}: {count} reading{'' if count == 1 else 's'}.")


def _table(found: Sequence[Mistaken]) -> Table:
    table = Table("field", "language", "wrongly read", "from", "by", box=None, pad_edge=False)
    for one in found:
        wrong = one.wrong if isinstance(one.wrong, str) else json.dumps(one.wrong, ensure_ascii=False)
        table.add_row(one.field, one.language, plain(wrong), plain(one.quote), one.by)
    return table


async def _found(place: Place) -> Sequence[Mistaken]:
    from bot import bootstrap

    async with bootstrap.open_store(place.config, place.root) as store:
        return await store.mistaken()
