"""Plays scripted talks (tests/conversations/*.yaml) through the real house on a virtual clock, and checks every sentence."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import uuid_utils
from ruamel.yaml import YAML

from adapters.web.receive import greeting
from bot.bootstrap import House, house
from bot.config import Config, PlatformConfig, Rep, Span, Team
from bot.model import Conversation, Kind, Line, Message, Visit, Who

ROOT = Path(__file__).parents[1]
HERE = Path(__file__).parent / "conversations"
OFFICE = tuple(
    Span(weekday=day, opens=datetime.min.time().replace(hour=9), closes=datetime.min.time().replace(hour=18)) for day in range(5)
)

TEAMS = {
    "inbound": Team(name="inbound", language="en", zone="America/New_York", hours=OFFICE),
    "seoul": Team(name="seoul", language="ko", zone="Asia/Seoul", hours=OFFICE),
    "tokyo": Team(name="tokyo", language="ja", zone="Asia/Tokyo", hours=OFFICE),
}
REPS = {
    "dana": Rep(id="dana", name="Dana Cole", teams=("inbound",)),
    "serin": Rep(id="serin", name="오세린", teams=("seoul",)),
    "sato": Rep(id="sato", name="佐藤", teams=("tokyo",)),
}
CONFIG = Config(
    settle=0,
    flows=str(ROOT / "flows"),
    platforms={"web": PlatformConfig(name="web", flow="b2b_saas")},
    teams=TEAMS,
    reps=REPS,
)
SPAN = {"m": 60, "h": 3600, "d": 86400}


@dataclass(slots=True)
class Clock:
    """A clock that moves only when it is told to."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def forward(self, text: str) -> None:
        """Move by a span such as 4h or 3d."""
        self.now += timedelta(seconds=int(text[:-1]) * SPAN[text[-1]])


@dataclass(slots=True)
class Talk:
    """One conversation being played."""

    house: House
    clock: Clock
    conversation: str
    seen: int = 0
    count: int = 0
    lines: list[Line] = field(default_factory=list)

    async def say(self, text: str) -> list[Line]:
        """Say something as the prospect and return what was answered."""
        self.count += 1
        event = f"{self.conversation}:{self.count}"
        message = Message(conversation=self.conversation, platform="web", event_id=event, kind=Kind.SAID, at=self.clock(), text=text)
        accepted = await self.house.inbox.said(message)
        await self.house.engine.turn_of(self.conversation, accepted.seq, 30)
        return await self.news()

    async def press(self, kind: Kind, rep: str, text: str = "") -> list[Line]:
        """Do what a rep does on the desk."""
        self.count += 1
        event = f"desk:{self.conversation}:{self.count}"
        message = Message(
            conversation=self.conversation, platform="desk", event_id=event, kind=kind, at=self.clock(), author=rep, text=text
        )
        post = await self.house.inbox.decide(message)
        assert not post.refused, post.refused
        return await self.news()

    async def wait(self, span: str) -> list[Line]:
        """Let time pass and the timers ring."""
        self.clock.forward(span)
        await self.house.ticker.tick()
        await self.house.queue.idle()
        return await self.news()

    async def news(self) -> list[Line]:
        """Return what the visitor sees since the last look, without their own words."""
        lines = await self.house.store.lines(self.conversation, self.seen)
        self.seen = max([self.seen, *(line.seq for line in lines)])
        self.lines += lines
        return [line for line in lines if line.who is not Who.PROSPECT]


@asynccontextmanager
async def talking(folder: Path, script: Mapping[str, Any], config: Config = CONFIG) -> AsyncIterator[Talk]:
    """Open the conversation of a script in a house of its own."""
    clock = Clock(datetime.fromisoformat(str(script["now"])).astimezone(UTC))
    async with house(config, folder, clock=clock, watch=True) as built:
        yield await opened_talk(built, clock, script, uuid_utils.UUID(int=uuid_of(script["talk"])).hex)


async def opened_talk(built: House, clock: Clock, script: Mapping[str, Any], id: str = "") -> Talk:
    """Open the conversation of a script in a house that is there; without an id as another one."""
    play = await built.shelf.live("b2b_saas")
    visit = Visit(region=script.get("region", ""), timezone=script.get("timezone", ""), locale=script["language"])
    conversation = Conversation(
        id=id or uuid_utils.uuid7().hex,
        platform="web",
        flow="b2b_saas",
        flow_version=0,
        contact=uuid_utils.uuid7().hex,
        visit=visit,
        created_at=clock(),
    )
    greets = script.get("greeting", True)
    await built.inbox.open(conversation, greeting(play, script["language"]) if greets else None)
    talk = Talk(built, clock, conversation.id)
    await talk.news()
    return talk


def uuid_of(name: str) -> int:
    """Return the same number for the same talk, so that the variants it hears are the same in every run."""
    return int.from_bytes(name.encode()[:16].ljust(16, b"."), "big")


def scripts() -> list[Path]:
    """Return the files of all scripted talks."""
    return sorted(HERE.glob("*.yaml"))


def script_of(path: Path) -> dict[str, Any]:
    """Return one scripted talk."""
    loaded: dict[str, Any] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return loaded


QUESTION = re.compile(r"[?？]|(?:か|でしょうか)。")


def faults_of_manner(lines: list[Line], language: str) -> list[str]:
    """Return what TALKS forbids in the bot's lines: two questions, exclamation marks, length, an opener said twice."""
    faults, openers = [], set()
    longest = 220 if language == "en" else 140
    for line in (line for line in lines if line.who is Who.BOT):
        own = line.text if not line.sources else re.sub(r"https?://\S+", "", line.text)
        if len(QUESTION.findall(own)) > 1:
            faults.append(f"two questions: {line.text}")
        if re.search(r"[!！]", line.text):
            faults.append(f"an exclamation mark: {line.text}")
        if len(own) > longest * (2 if line.sources else 1):
            faults.append(f"{len(own)} characters: {line.text}")
        opener = re.split(r"[.。?？,:：、]", line.text)[0]
        if opener in openers:
            faults.append(f"an opener twice: {line.text}")
        openers.add(opener)
    return faults
