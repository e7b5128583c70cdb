"""Brings a database to the revision of this Handraiser."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from bot.errors import WrongRevision
from storage.revision import HEAD, parsed_url, ready, revision_of, under_lock

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(url: str) -> list[str]:
    """Apply what is missing, in one transaction, and return the revisions applied, oldest first; a new database is made at once.

    Raise StorageUnavailable when the database cannot be used.
    """
    if revision_of(url) is None:
        ready(url)
        return [HEAD]
    return under_lock(parsed_url(url), upgrade)


def upgrade(connection: Connection) -> list[str]:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    before = _heads(connection)
    try:
        command.upgrade(config, "head")
    except CommandError as error:  # it does not know the revision that it starts from
        raise WrongRevision("the database was made by a newer Handraiser: update this one") from error
    return _between(config, before, _heads(connection))


def _heads(connection: Connection) -> tuple[str, ...]:
    return MigrationContext.configure(connection).get_current_heads()


def _between(config: Config, before: tuple[str, ...], after: tuple[str, ...]) -> list[str]:
    """Return the revisions applied, oldest first."""
    newest_first = ScriptDirectory.from_config(config).iterate_revisions(after, before or "base")
    return [script.revision for script in newest_first][::-1]
