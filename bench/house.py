"""A Handraiser of its own in a folder: config, published flow, start. What it serves is what `handraiser serve` serves."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile, copytree

from bench.process import Command
from bot.bootstrap import open_store
from bot.flow.load import collect_files
from bot.ports import User
from bot.settings.config_file import load_config

ROOT = Path(__file__).resolve().parents[1]
FLOW = "lead"

CONFIG = """\
database: sqlite:///handraiser.db
platforms:
  web: {flow: lead}
teams:
  inbound: {cards: [desk]}
reps:
  dana: {name: Dana Cole, teams: [inbound]}
  minjun: {name: 김민준, teams: [inbound]}
  aoi: {name: 田中葵, teams: [inbound]}
"""

QUICK: Mapping[str, str] = {"HANDRAISER_SETTLE": "0", "HANDRAISER_LIMITS": "off", "HANDRAISER_ENCODER": "off", "HANDRAISER_KEY": ""}
"""No wait for a second thought, no limits, no encoder: what is left is the path of a message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """How much stands in a database."""

    messages: int  # that prospects said and a turn has taken
    turns: int
    leads: int  # that were handed over


@dataclass(frozen=True, slots=True)
class House:
    """A folder that a server can be started in."""

    folder: Path

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.folder / "handraiser.db"

    def command(self, port: int, environ: Mapping[str, str] | None = None) -> Command:
        """Return how to start the server on a port."""
        words = (
            sys.executable,
            "-m",
            "bot.cli",
            "serve",
            "--config",
            str(self.folder / "config.yaml"),
            "--port",
            str(port),
            "--log",
            "warning",
        )
        return Command(words=words, folder=self.folder, environ={**QUICK, **(environ or {})})

    def stored(self) -> Stored:
        """Count what stands in the database, beside a running server."""
        return Stored(
            messages=self.count("SELECT count(*) FROM message WHERE kind = 'said' AND who = 'prospect' AND state = 'taken'"),
            turns=self.count("SELECT count(*) FROM turn"),
            leads=self.count("SELECT count(*) FROM lead WHERE outcome = 'handoff'"),
        )

    def count(self, query: str) -> int:
        """Return the one number of a query on the database, read beside a running server."""
        connection = sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)
        try:
            return int(connection.execute(query).fetchone()[0])
        finally:
            connection.close()


async def build(folder: Path, users: Mapping[str, str] | None = None) -> House:
    """Write config and flow into the folder and publish the flow; `users` are reps who may open the desk, with their password's hash."""
    flows = folder / "flows"
    copytree(ROOT / "flows/words", flows / "words")
    copyfile(ROOT / "bench/flows/lead.yaml", flows / "lead.yaml")
    (folder / "config.yaml").write_text(CONFIG)
    config = load_config(folder / "config.yaml", {})
    async with open_store(config, folder, {}) as store:
        await store.publish(FLOW, collect_files(flows, FLOW), "for a measurement", "bench", datetime.now(UTC))
        for rep, password in (users or {}).items():
            await store.put_user(User(name=rep, rep=rep, shown=config.rep_name(rep), password=password))
    return House(folder)
