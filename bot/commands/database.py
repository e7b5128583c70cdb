"""What the command line asks of the database without opening the whole store."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, select

from bot.commands.place import Place
from storage.revision import parsed_url, revision_of, sqlite_path, under_lock
from storage.tables import UserRow


def address(place: Place) -> str:
    """Return the database's address; the file of a SQLite one counts from the folder of config.yaml."""
    url = place.config.database
    if not url.startswith("sqlite:///"):
        return url
    return f"sqlite:///{(place.root / url.removeprefix('sqlite:///')).resolve()}"


def file_of(place: Place) -> Path | None:
    """Return the file of a SQLite database, None for another one."""
    url = parsed_url(address(place))
    return sqlite_path(url) if url.get_backend_name() == "sqlite" else None


def users(place: Place) -> list[tuple[str, str]]:
    """Return the name and the rep's id of everybody who may open the desk. Raise StorageUnavailable."""
    url = address(place)
    return under_lock(parsed_url(url), _users) if revision_of(url) else []


def _users(connection: Connection) -> list[tuple[str, str]]:
    table = UserRow.metadata.tables["desk_user"]
    rows = connection.execute(select(table.c.name, table.c.rep).order_by(table.c.name))
    return [(row.name, row.rep) for row in rows]


def journal(place: Place) -> str:
    """Return SQLite's journal mode, "wal" when all is well. Raise StorageUnavailable."""
    return under_lock(parsed_url(address(place)), lambda connection: str(connection.exec_driver_sql("PRAGMA journal_mode").scalar()))
