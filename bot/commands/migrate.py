"""`handraiser migrate`: the database brought to this version, and what stands in it found as this version finds it."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from bot.commands.console import console
from bot.commands.database import address
from bot.commands.place import Place, find_place
from storage.migrate import migrate as apply
from storage.revision import revision_of


def migrate(config: Path | None) -> None:
    """Apply what is missing and say what was applied. Raise StorageUnavailable when the database cannot be used."""
    place, out = find_place(config), console()
    is_new = revision_of(address(place)) is None
    applied = apply(address(place))
    out.print(f"The database is now of revision {applied[-1]}." if applied else "The database is of this version already.")
    if not is_new and _has_key(place) and (found := asyncio.run(_filled(place))):
        out.print(f"{found} earlier conversations are now found as perhaps the same.")


def _has_key(place: Place) -> bool:
    """Tell whether the master key is at hand: a new one in its place would open nothing."""
    from bot.bootstrap.place import key_file
    from storage.seal import KEY_VARIABLE

    return bool(os.environ.get(KEY_VARIABLE, "").strip()) or key_file(place.root).is_file()


async def _filled(place: Place) -> int:
    from bot import bootstrap

    async with bootstrap.open_store(place.config, place.root) as store:
        return await store.fill_likeness()
