"""A program that holds one talk and dies by SIGKILL at its Nth commit, just before it or just after: `python -m tests.faults.dying FOLDER`.

It forks for each place to die, after all imports, so that dying at every commit takes seconds. FOLDER/house holds a house; FOLDER/<place>
becomes a copy of it in which the talk was held up to that death, with what was acknowledged in acked.jsonl and what was posted in
posted.jsonl.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from bot.bootstrap import House, house
from bot.model import Conversation, Effect, Kind, Message, Visit
from bot.settings.config_file import load_config
from storage import writer
from tests.faults.served import SCRIPTS

LANGUAGE = "ko"
CONVERSATION = "01a2000000007000800000000000feed"
MOST = 80
"""Commits of a talk at most; the program stops dying when a talk comes to its end."""


@dataclass(slots=True)
class Wall:
    """A sales channel that keeps what is posted in a file, as a platform does that lives longer than we."""

    file: Path
    name: str = "slack"

    async def send(self, effect: Effect) -> str:
        """Post it."""
        note(self.file, {"effect": effect.id, "kind": effect.kind})
        return f"post-{effect.id}"


def note(file: Path, what: dict[str, str]) -> None:
    """Write a line that outlives us."""
    with file.open("a") as out:
        out.write(json.dumps(what) + "\n")


def noted(file: Path) -> list[dict[str, str]]:
    """Return the lines of a file."""
    return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


@asynccontextmanager
async def living(folder: Path) -> AsyncIterator[House]:
    """Open the house of a folder, with its sales channel."""
    config = load_config(folder / "config.yaml", {})
    teams = {
        name: replace(team, cards=(("desk", ""), ("slack", "#leads")), post=("intent", "handoff", "person"))
        for name, team in config.teams.items()
    }
    wall = {"slack": Wall(folder / "posted.jsonl")}
    async with house(replace(config, settle=0, teams=teams), folder, platforms=wall, environ={}) as built:
        yield built


async def hold(folder: Path) -> None:
    """Hold the talk from wherever it stands: open it, say everything under the same ids, wait for each turn and for the post."""
    async with living(folder) as built:
        await built.inbox.open(await _conversation(built), None)
        for number, text in enumerate(SCRIPTS[LANGUAGE]):
            accepted = await built.inbox.said(_message(number, text))
            note(folder / "acked.jsonl", {"event": f"{number}", "text": text})
            if not accepted.repeated or await built.engine.waits(CONVERSATION, accepted.seq):
                await built.engine.turn_of(CONVERSATION, accepted.seq, 30)
        await built.outbox.perform()


async def _conversation(built: House) -> Conversation:
    play = await built.shelf.live("lead")
    visit = Visit(locale=LANGUAGE)
    now = datetime.now(UTC)
    return Conversation(
        id=CONVERSATION, platform="web", flow="lead", flow_version=play.flow.version, contact="feed", visit=visit, created_at=now
    )


def _message(number: int, text: str) -> Message:
    event = f"{CONVERSATION}:{number}"
    return Message(conversation=CONVERSATION, platform="web", event_id=event, kind=Kind.SAID, at=datetime.now(UTC), text=text)


def die_at(number: int, side: str) -> type[writer.Writer]:
    """Return a writer that dies before or after its `number`th commit."""

    class Dying(writer.Writer):
        """Commits until then."""

        seen = 0

        def _commit(self, jobs: list[writer._Job]) -> None:
            self.seen += 1
            if self.seen == number and side == "before":
                _die()
            super()._commit(jobs)
            if self.seen == number:
                _die()

    return Dying


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
    signal.pause()


def in_a_child(work: Callable[[], None]) -> int:
    """Do it in a fork of ourselves and return how that ended."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException as error:  # a fork must never return into its mother's work
            print(repr(error), file=sys.stderr, flush=True)
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main(folder: Path) -> None:
    """Die at every place of a talk, one after the other, and print each place with how it ended."""
    for number in range(1, MOST):
        ends = [_one(folder, number, side) for side in ("before", "after")]
        if ends == [0, 0]:
            return
    raise RuntimeError("the talk did not come to its end")


def _one(folder: Path, number: int, side: str) -> int:
    place = folder / f"{number:02}-{side}"
    shutil.copytree(folder / "house", place)

    def live() -> None:
        writer.Writer = die_at(number, side)  # type: ignore[misc]  # a class of the child's own
        asyncio.run(hold(place))

    end = in_a_child(live)
    print(json.dumps({"place": place.name, "ended": end}), flush=True)
    return end


if __name__ == "__main__":
    main(Path(sys.argv[1]))
