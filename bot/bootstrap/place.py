"""Where a house keeps its things: the database with what its units know of the world, the flows, the key."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bot.config import Config
from bot.desk.assign import roster
from bot.desk.noise import Noise
from storage.seal import master_key
from storage.store import Store
from storage.units.held import CardPlaces, Doors, no_cards


def utc_now() -> datetime:
    """Return the time now, aware, UTC."""
    return datetime.now(UTC)


@asynccontextmanager
async def open_store(config: Config, root: Path, environ: Mapping[str, str] = os.environ) -> AsyncIterator[Store]:
    """Open the database of the config, with the teams' card places known, and close it afterwards."""
    store = await Store.connect(database_url(config, root), master_key=master_key(key_file(root), environ), doors=_doors(config))
    try:
        yield store
    finally:
        await store.close()


def _doors(config: Config) -> Doors:
    return Doors(
        cards=_card_places(config),
        second=lambda team: config.team(team).second,
        identity=partial(_identity, config),
        roster=partial(roster, config),
        noise=Noise(config),
        webhook=bool(config.webhook.url),
        calendars=frozenset(rep.id for rep in config.reps.values() if rep.calendar is not None),
        mails=bool(config.mail.host),
    )


def database_url(config: Config, root: Path) -> str:
    """Make a relative SQLite path stand beside config.yaml, wherever the command was started."""
    prefix = "sqlite:///"
    path = config.database.removeprefix(prefix)
    if not config.database.startswith(prefix) or Path(path).is_absolute():
        return config.database
    return f"{prefix}{root.resolve() / path}"


def flows_at(config: Config, root: Path) -> Path:
    """Return where the operator's flows are: a relative folder stands beside config.yaml."""
    return Path(config.flows) if Path(config.flows).is_absolute() else root / config.flows


def key_file(root: Path) -> Path:
    """Return where the master key stands when the environment gives none."""
    return root / "handraiser.key"


def _identity(config: Config, rep: str, platform: str) -> str:
    return config.reps[rep].identities.get(platform, "") if rep in config.reps else ""


def _card_places(config: Config) -> CardPlaces:
    if all(platform == "desk" for team in config.teams.values() for platform, _ in team.cards):
        return no_cards
    return lambda team: tuple(place for place in config.team(team).cards if place[0] != "desk")
