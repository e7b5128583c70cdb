"""SIGKILL behind somebody else's platform: what was acknowledged there is never lost or doubled, and what we said arrives."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bench.house import ROOT
from bot.bootstrap import house
from bot.model import Line, Who
from tests.adapters.slack.wire import NotTaken
from tests.faults.far import FAR, Far
from tests.faults.lodging import config_of

pytestmark = [pytest.mark.faults, pytest.mark.timeout(3600)]

KILLS = 200 if os.environ.get("HANDRAISER_LONG") == "1" else 20
"""Over all platforms; each gets its share."""

SEED = 20261122
SAYINGS = ("we want to buy a shared inbox", "for 60 people", "next month", "can I talk to someone in sales?", "is SSO included?", "thanks")


@dataclass(slots=True)
class Crowd:
    """Prospects who say one thing after the other, each delivered until it was acknowledged."""

    double: Far
    kills: int
    said: dict[str, list[str]] = field(default_factory=dict)  # place → what was acknowledged there
    over: asyncio.Event = field(default_factory=asyncio.Event)

    async def talk(self) -> None:
        """Talk until it is over."""
        while not self.double.is_told():
            await asyncio.sleep(0.01)
        await asyncio.gather(*(self._person(person, place) for person, place in self.double.prospects.items()))

    async def _person(self, person: str, place: str) -> None:
        self.said[place], number = [], 0
        while not self.over.is_set():
            text = f"{SAYINGS[number % len(SAYINGS)]} (no. {number})"
            try:
                await self.double.says(person, place, text)
                self.said[place].append(text)
            except NotTaken:  # Slack gives up after four tries; we never said that we have it
                pass
            number += 1
            await asyncio.sleep(0.7)  # a place takes one reply a second: more would only wait

    def taken(self) -> int:
        """Count what shows that the process of now works: acknowledgements, where there are none answers."""
        if self.double.acknowledges:
            return sum(map(len, self.said.values()))
        return sum(map(len, self.answers().values()))

    def answers(self) -> dict[str, list[str]]:
        """Return what we said, by place."""
        return {place: [one for one in self.shown(place) if "(no. " not in one] for place in self.double.prospects.values()}

    def shown(self, place: str) -> list[str]:
        """Return all words that stand at a place."""
        return [one.text for one in self.double.shown(place)]

    def cards(self) -> int:
        """Count the cards."""
        return len([one for one in self.double.shown(self.double.cards) if "of 100" in one.text and not one.thread])


@pytest.mark.parametrize("platform", FAR)
async def test_nothing_is_lost_or_doubled_behind_a_platform_however_often_we_are_killed(platform: str, tmp_path: Path) -> None:
    double = FAR[platform]()
    crowd = Crowd(double, kills=KILLS // len(FAR) + (platform == "telegram") * (KILLS % len(FAR)))
    try:
        address = await double.opened()
        async with asyncio.TaskGroup() as group:
            group.create_task(crowd.talk())
            last = await _kill_again_and_again(tmp_path, address, crowd)
            crowd.over.set()
        await _all_quiet(crowd)
        last.send_signal(signal.SIGKILL)
        await last.wait()
        lines = await _kept(tmp_path, crowd)
        print(_figures(crowd, lines))
        assert _wrong(crowd, lines) == []
        assert crowd.taken() > crowd.kills  # there was something to lose
    finally:
        await double.close()


async def _kill_again_and_again(folder: Path, address: str, crowd: Crowd) -> asyncio.subprocess.Process:
    dice = random.Random(SEED)
    for number in range(crowd.kills):
        process = await _begin(folder, crowd.double.platform, address)
        before = crowd.taken()
        async with asyncio.timeout(60):
            while crowd.taken() == before or (number == 0 and not all(crowd.answers().values())):  # somebody's first words to Discord
                await asyncio.sleep(0.005)  # cannot be read back: it shows a bot no list of direct talks
        await asyncio.sleep(dice.random() * 0.4)
        process.send_signal(signal.SIGKILL)
        await process.wait()
        crowd.double.killed()
    return await _begin(folder, crowd.double.platform, address)


async def _begin(folder: Path, platform: str, address: str) -> asyncio.subprocess.Process:
    command = (sys.executable, "-m", "tests.faults.lodging", str(folder), platform, address)
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    assert await process.stdout.readline() == b"up\n"
    return process


async def _all_quiet(crowd: Crowd) -> None:
    """Wait until no reply and no card has come for a while. What is told under the cards may still be on its way, at its place's pace."""
    before, calm = -1, 0
    while calm < 20:
        await asyncio.sleep(0.2)
        now = sum(map(len, crowd.answers().values())) + crowd.cards()
        before, calm = now, calm + 1 if now == before else 0


async def _kept(folder: Path, crowd: Crowd) -> dict[str, Sequence[Line]]:
    """Return what the house knows of each place."""
    platform, lines = crowd.double.platform, dict[str, Sequence[Line]]()
    async with house(config_of(platform), folder, watch=True, environ={}) as built:
        for place in crowd.said:
            conversation = await built.store.find(platform, place)
            lines[place] = (await built.store.sheet(conversation)).lines if conversation else ()
    return lines


def _figures(crowd: Crowd, lines: dict[str, Sequence[Line]]) -> str:
    """Return in a line what came of it."""
    said, shown = sum(map(len, crowd.said.values())), sum(map(len, crowd.answers().values()))
    ours = sum(len(_ours(found)) for found in lines.values())
    most = "none" if crowd.double.shows_what_arrived else "one a kill"
    cards = f"{crowd.cards()} cards for {len(crowd.double.prospects)} prospects"
    known = f"{crowd.double.platform}: {crowd.kills} kills, {said} messages said, {ours} lines of ours, {shown} shown"
    return f"{known}, {cards}; doubled at most: {most}"


def _wrong(crowd: Crowd, lines: dict[str, Sequence[Line]]) -> list[str]:
    """Return what is not as it must be."""
    words = [fault for place, said in crowd.said.items() for fault in _of_words(said, lines[place])]
    replies = [fault for place, found in lines.items() for fault in _of_replies(crowd, place, found)]
    return words + replies + _of_doubles(crowd, {place: _ours(found) for place, found in lines.items()})


def _ours(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if line.who in (Who.BOT, Who.NOTICE)]


def _of_words(said: list[str], lines: Sequence[Line]) -> list[str]:
    """Everything that was acknowledged was heard, once."""
    heard = Counter(line.text for line in lines if line.who is Who.PROSPECT)
    lost = [f"heard {heard[text]} times: {text}" for text in said if heard[text] != 1]
    return lost + [f"heard {times} times: {text}" for text, times in heard.items() if times > 1]


def _of_replies(crowd: Crowd, place: str, lines: Sequence[Line]) -> list[str]:
    """Every line of ours arrived, in order."""
    shown, wrong, at = crowd.shown(place), [], 0
    for line in _ours(lines):
        times = [index for index, text in enumerate(shown) if line.text.split("\n")[0][:60] in text]
        if not times or not any(index >= at for index in times):
            wrong.append(f"never arrived, or out of order: {line.text}")
            continue
        at = min(index for index in times if index >= at)
    return wrong


def _of_doubles(crowd: Crowd, lines: dict[str, list[Line]]) -> list[str]:
    """One death may double one send where a platform shows nobody what arrived, and nowhere else."""
    more = sum(len(said) - len(lines[place]) for place, said in crowd.answers().items())
    more_cards = crowd.cards() - len(crowd.double.prospects)
    most = 0 if crowd.double.shows_what_arrived else crowd.kills
    wrong = [f"{more} replies and {more_cards} cards more than there should be"] if more + more_cards > most else []
    return wrong + ([f"{-more_cards} cards never arrived"] if more_cards < 0 else [])
