"""`python -m bench.faults [SESSIONS]`: breaks running servers from outside and prints what became of them, ours and the peers'.

repeated   the same message sent twice does not advance the talk, and gets the first answer again
raced      two messages of one talk at the same moment, twenty times: both are taken, neither is lost
refused    bad bodies are refused with a status of 400 to 499, and the server still answers
survived   sessions in the middle of their talk go on after the server was killed with SIGKILL
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from uuid import uuid4

import uvloop

from bench.house import build
from bench.load import Load, spoken
from bench.peers.environment import Missing, botbuilder_python
from bench.process import Process, free_port
from bench.script import EXPECTED, script
from bench.targets import Said, Talk, Target, botbuilder, floor, handraiser
from bench.wire import DROPPED, Answer, Request, Wire

RACES = 20
SESSIONS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What became of one target."""

    target: str
    repeated: bool  # the talk did not advance
    same_answer: bool
    raced: int  # of RACES
    statuses: Sequence[int | str]  # of the bad bodies
    survived: int
    sessions: int

    @property
    def is_right(self) -> bool:
        """Whether nothing was lost, doubled or broken."""
        refused = all(isinstance(status, int) and status < 500 for status in self.statuses)
        return self.repeated and self.same_answer and self.raced == RACES and refused and self.survived == self.sessions


class Prober:
    """Talks to one running target."""

    def __init__(self, load: Load) -> None:
        self._target = load.target
        self._port = load.port
        self._wire = Wire(load.port)

    async def talk(self) -> Talk:
        """Open a conversation."""
        target = self._target
        if target.opening is None or target.opened is None:
            return Talk(id=uuid4().hex)
        return target.opened(await self._wire.ask(target.opening))

    async def say(self, talk: Talk, text: str, event: str = "", wire: Wire | None = None) -> Answer:
        """Say something."""
        return await (wire or self._wire).ask(self._target.say(Said(talk=talk, text=text, event=event or uuid4().hex)))

    async def repeated(self) -> tuple[bool, bool]:
        """Send one message twice; return whether the talk stood still, and whether both answers were the same."""
        talk, words, event = await self.talk(), script(1), uuid4().hex
        await self.say(talk, words[0])
        first = await self.say(talk, words[1], event)
        second = await self.say(talk, words[1], event)
        third = await self.say(talk, words[2])
        return is_at(third, 2), first.body == second.body

    async def raced(self, number: int) -> bool:
        """Send company and size at the same moment; return whether both were taken: the budget is asked for, or its answer is heard."""
        talk, words, one, other = await self.talk(), script(number), Wire(self._port), Wire(self._port)
        await self.say(talk, words[0])
        answers = await asyncio.gather(self.say(talk, words[1], wire=one), self.say(talk, words[2], wire=other))
        await one.close()
        await other.close()
        last = await self.say(talk, words[3])
        return all(answer.status < 300 for answer in answers) and is_at(last, 3)

    async def refused(self) -> list[int | str]:
        """Send bad bodies and return the statuses."""
        talk = await self.talk()
        statuses: list[int | str] = []
        for body in bad_bodies(self._target.say(Said(talk=talk, text="TEXT", event="e"))):
            wire = Wire(self._port)
            try:
                statuses.append((await wire.ask(body)).status)
            except DROPPED as error:
                statuses.append(type(error).__name__)
            await wire.close()
        return statuses

    async def close(self) -> None:
        """Close the connection."""
        await self._wire.close()


def bad_bodies(good: Request) -> list[Request]:
    """Return requests that no server may choke on, made from a good one that says TEXT."""
    plain = json.loads(good.body)
    hostile = "\u0000\u202e\U0001f600<script>alert(1)</script>' OR 1=1 --"
    bodies = [
        b"{",
        b"[]",
        b"null",
        b'{"session":1,"id":1,"text":{}}',
        b"\xff\xfe",
        b"[" * 100_000,
        _with_text(plain, "x" * 1_000_000),
        _with_text(plain, hostile),
    ]
    return [replace(good, body=body) for body in bodies]


def _with_text(plain: Mapping[str, object], text: str) -> bytes:
    return json.dumps({**plain, "text": text}).encode()


def is_at(answer: Answer, turn: int) -> bool:
    """Tell whether the answer is the one to the turn's answer: the next question stands in it."""
    return answer.status < 300 and bool(re.search(EXPECTED[turn], spoken(answer.body)))


async def probe(target: Target, sessions: int) -> Found:
    """Break one target in every way."""
    port = free_port()
    with Process(target.start(port)) as process:
        load = Load(target, port, process)
        await load.cold_start(perf_counter())
        prober = Prober(load)
        repeated, same = await prober.repeated()
        raced = [await prober.raced(number) for number in range(RACES)]
        statuses = await prober.refused()
        talks = [await prober.talk() for _ in range(sessions)]
        for talk in talks:
            await prober.say(talk, script(1)[0])
            await prober.say(talk, script(1)[1])
        await prober.close()
        process.kill()
    survived = await _after(target, port, talks)
    return Found(
        target=target.name,
        repeated=repeated,
        same_answer=same,
        raced=sum(raced),
        statuses=statuses,
        survived=survived,
        sessions=sessions,
    )


async def _after(target: Target, port: int, talks: Sequence[Talk]) -> int:
    """Start the target again and return how many of the talks go on where they were."""
    with Process(target.start(port)) as process:
        load = Load(target, port, process)
        await load.cold_start(perf_counter())
        prober = Prober(load)
        answers = [await prober.say(talk, script(1)[2]) for talk in talks]
        await prober.close()
        return sum(is_at(answer, 2) for answer in answers)


async def main(sessions: int) -> int:
    """Probe ourselves and the peers; 1 when we are not right."""
    with TemporaryDirectory(prefix="handraiser-faults-") as name:
        folder = Path(name)
        for part in ("handraiser", "floor", "botbuilder"):
            (folder / part).mkdir()
        found = [await probe(handraiser(await build(folder / "handraiser")), sessions), await probe(floor(folder / "floor"), sessions)]
        try:
            found.append(await probe(botbuilder(folder / "botbuilder", botbuilder_python()), sessions))
        except Missing as error:
            print(f"LEFT OUT: {error}", file=sys.stderr)
    for one in found:
        print(
            f"{one.target:<12} repeated message stands still: {one.repeated}, same answer: {one.same_answer}"
            f" · races right: {one.raced}/{RACES}"
            f" · bad bodies: {list(one.statuses)}"
            f" · sessions after SIGKILL: {one.survived}/{one.sessions}"
        )
    return 0 if found[0].is_right else 1


if __name__ == "__main__":
    sys.exit(uvloop.run(main(int((sys.argv[1:] or [str(SESSIONS)])[0]))))
