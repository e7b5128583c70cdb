"""Presence without a running house, for the command line: what it moves waits in the outbox of the one that runs."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from bot.bootstrap.place import flows_at, open_store, utc_now
from bot.config import Config
from bot.inbox import Intake
from bot.queue import KeyedQueue
from bot.reception.attendance import Attendance
from bot.shelf import Shelf


@asynccontextmanager
async def open_attendance(config: Config, root: Path, environ: Mapping[str, str] = os.environ) -> AsyncIterator[Attendance]:
    """Open the database for what moves leads between reps: no turn is taken, nothing is sent."""
    async with open_store(config, root, environ) as store:
        shelf = Shelf(library=store, config=config, root=flows_at(config, root))
        queue = KeyedQueue(_leave_to_the_house)
        intake = Intake(store=store, queue=queue, config=config, flow_of=shelf.flow, clock=utc_now, told=_tell_nobody)
        yield Attendance(store=store, decided=intake.decided, config=config, clock=utc_now)


async def _leave_to_the_house(conversation: str) -> None:
    """Take no turn: a message that waits is the running house's."""


def _tell_nobody(conversation: str) -> None:
    """Wake no page and no outbox: they are in another process, which looks every second."""
