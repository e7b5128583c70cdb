"""Fills a database with conversations, quickly: real turns, decided once, written by the store's own units under other ids.

python -m bench.seed FOLDER [COUNT]     FOLDER holds config.yaml and a published flow `lead`, see bench/house.py
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from uuid_utils import uuid7

from bench.house import FLOW, House
from bench.script import script
from bot.engine import decide
from bot.flow.load import load_files
from bot.model import Conversation, Kind, Message, Scene, Talk, Turn, Visit
from bot.playbook import Playbook, playbook
from bot.settings.config_file import load_config
from storage.codec import Codec
from storage.seal import Seal, master_key
from storage.units import inbox, library, talks
from storage.units.held import Doors
from storage.writer import SqliteTransaction, connect

SHORT, EVERY = 2, 10
"""Most visitors leave after two answers; each tenth goes on to the end and becomes a lead."""

GROUP = 1_000
"""Conversations to a commit."""

DOORS = Doors()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A whole talk, to be written again under other ids."""

    conversation: Conversation
    steps: Sequence[tuple[Message, Turn]]


async def seed(house: House, count: int) -> None:
    """Add so many conversations to the house's database; nobody else may have it open."""
    await asyncio.to_thread(_seed, house, count)


def _seed(house: House, count: int) -> None:
    connection = connect(house.database)
    connection.execute("PRAGMA synchronous=OFF")  # a database that is only to be big
    tx = SqliteTransaction(connection, Codec(Seal(master_key(house.folder / "handraiser.key", {}))))
    try:
        pattern = _pattern(_play(tx, house), datetime.now(UTC))
        for first in range(0, count, GROUP):
            connection.execute("BEGIN IMMEDIATE")
            for number in range(first, min(first + GROUP, count)):
                _write(tx, pattern, number)
            connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def _play(tx: SqliteTransaction, house: House) -> Playbook:
    live = library.live(tx, FLOW)
    if live is None:
        raise RuntimeError(f"{house.folder} has no published flow {FLOW}")
    flow = load_files(live.files, FLOW, version=live.version)
    return playbook(flow, load_config(house.folder / "config.yaml", {}), "")


def _pattern(play: Playbook, at: datetime) -> Pattern:
    conversation = Conversation(
        id="pattern",
        platform="web",
        flow=play.flow.name,
        flow_version=play.flow.version,
        contact="pattern",
        visit=Visit(locale="en-US", region="US", page="https://northdesk.example/pricing"),
        created_at=at,
    )
    steps: list[tuple[Message, Turn]] = []
    standing, seq, talk = conversation, 0, Talk()
    for number, text in enumerate(script(1)):
        seq += 1
        said = Message(conversation="pattern", platform="web", event_id=f"{number}", kind=Kind.SAID, at=at, text=text, seq=seq)
        turn = decide(Scene(conversation=standing, talk=talk, waiting=(said,)), play, lambda: at, limits=False)
        steps.append((said, turn))
        seq, talk = seq + len(turn.says), turn.talk
        standing = replace(standing, owner=turn.owner, team=turn.team, version=standing.version + 1)
    return Pattern(conversation=conversation, steps=steps)


def _write(tx: SqliteTransaction, pattern: Pattern, number: int) -> None:
    id = uuid7().hex
    inbox.open_conversation(tx, DOORS, replace(pattern.conversation, id=id, contact=uuid7().hex), None, "")
    for said, turn in pattern.steps[: None if number % EVERY == 0 else SHORT]:
        inbox.accept(tx, DOORS, replace(said, conversation=id, event_id=f"{id}:{said.event_id}"))
        if talks.save(tx, DOORS, replace(turn, conversation=id)) is None:
            raise RuntimeError("a seeded turn was decided on another version than the store counts")


if __name__ == "__main__":
    asyncio.run(seed(House(Path(sys.argv[1])), int((sys.argv[2:] or ["200000"])[0])))
