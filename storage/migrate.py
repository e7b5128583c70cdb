"""Brings a database to the revision of this Handraiser."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from storage.revision import HEAD, parsed_url, ready, revision_of, under_lock

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(url: str) -> list[str]:
    """Apply what is missing, in one transaction, and return the revisions applied, oldest first; a new database is made at once.

    Raise StorageUnavailable when the database cannot be used.
    """
    if revision_of(url) is None:
        ready(url)
        return [HEAD]
    return under_lock(parsed_url(url), _upgrade)


def _upgrade(connection: Connection) -> list[str]:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    before = _applied(config, connection)
    command.upgrade(config, "head")
    return [revision for revision in _applied(config, connection) if revision not in before]


def _applied(config: Config, connection: Connection) -> list[str]:
    """Return the revisions that the database has, oldest first."""
    heads = MigrationContext.configure(connection).get_current_heads()
    script = ScriptDirectory.from_config(config)
    return [one.revision for one in reversed(list(script.iterate_revisions(heads, "base")))] if heads else []
