"""`handraiser migrate`: the database brought to this version."""

from __future__ import annotations

from pathlib import Path

from bot.commands.console import console
from bot.commands.database import address
from bot.commands.place import find_place
from storage.migrate import migrate as apply


def migrate(config: Path | None) -> None:
    """Apply what is missing and say what was applied. Raise StorageUnavailable when the database cannot be used."""
    applied = apply(address(find_place(config)))
    console().print(f"The database is now of revision {applied[-1]}." if applied else "The database is of this version already.")
