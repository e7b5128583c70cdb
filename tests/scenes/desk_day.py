"""A whole house on a clock that a script moves, with a floor that writes down whom it mentions, and what must hold at any time."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import uuid_utils

from bot.bootstrap import House, house
from bot.desk.hours import is_open
from bot.model import Conversation, Effect, Event, Kind, Line, Message, Owner, Post, Visit, Who
from tests.scenes.desk_day_people import CONFIG_OF_THE_DAY, MONDAY, NAMES, REGIONS, REPS, WORDS
from tests.talks import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Somebody was mentioned on the sales side."""

    at: datetime
    rep: str
    conversation: str
    where: str  # "the card" or "its thread"


@dataclass(slots=True)
class Floor:
    """A platform outside that takes everything, and writes down whom it mentions."""

    clock: Clock
    name: str
    mentions: list[Mention] = field(default_factory=list)
    posted: list[str] = field(default_factory=list)  # conversations whose card was posted

    async def send(self, effect: Effect) -> str:
        if effect.kind == "card":
            self.posted.append(effect.conversation)
        to = effect.face.ping if effect.face else effect.to if effect.kind == "note" else ""
        if to:
            where = "the card" if effect.face else "its thread"
            self.mentions.append(Mention(at=self.clock(), rep=to[1:], conversation=effect.conversation, where=where))
        return effect.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What came of the day."""

    prospects: int
    unanswered: list[str]
    escalated: int
    mentions: int


@dataclass(slots=True)
class Day:
    """The day as far as it went."""

    folder: Path
    clock: Clock
    stack: AsyncExitStack
    built: House
    floor: Floor
    lives: int = 1
    page: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)  # conversation → who it is, in the order in which they came
    told: dict[str, tuple[int, int]] = field(default_factory=dict)  # conversation → lines and events that the page has
    mentioned: int = 0
    count: int = 0

    # what people do

    async def asks(self, language: str, *, taken: bool = True) -> str:
        """Have the next prospect of a language come and ask for a person; return the conversation."""
        number = sum(name.endswith(f", {language})") for name in self.names.values())
        platform = ("web", "chat")[number % 2]
        name = f"{NAMES[language][number]} ({platform}, {language})"
        region, zone = REGIONS[language]
        conversation = Conversation(
            id=uuid_utils.UUID(int=(1 << 100) + len(self.names)).hex,
            platform=platform,
            flow="b2b_saas",
            flow_version=0,
            contact=f"contact{len(self.names)}",
            visit=Visit(region=region, timezone=zone, locale=language, name=NAMES[language][number]),
            created_at=self.clock(),
        )
        self.names[conversation.id] = name
        await self.built.store.open(conversation, None, place=f"chat-{len(self.names)}" if platform == "chat" else "")
        await self.says(conversation.id, WORDS[language], taken=taken)
        return conversation.id

    async def says(self, conversation: str, text: str, *, taken: bool = True) -> None:
        """Have a prospect say something; without `taken` it is accepted and waits."""
        platform = "web" if "(web" in self.names[conversation] else "chat"
        message = Message(conversation=conversation, platform=platform, event_id=self._event(), kind=Kind.SAID, at=self.clock(), text=text)
        if not taken:
            await self.built.store.accept(message)
            return
        await self.built.inbox.said(message)
        await self.settle()

    async def claims(self, rep: str, conversation: str) -> Post:
        """Claim it."""
        return await self.press(Kind.CLAIM, rep, conversation)

    async def press(self, kind: Kind, rep: str, conversation: str, text: str = "", choice: str = "") -> Post:
        """Do what a rep does on the desk; return what became of it."""
        message = Message(
            conversation=conversation,
            platform="desk",
            event_id=self._event(),
            kind=kind,
            at=self.clock(),
            author=rep,
            text=text,
            choice=choice,
        )
        return await self.built.inbox.decide(message)

    def _event(self) -> str:
        self.count += 1
        return f"event-{self.count}"

    # the clock

    async def until(self, at: str, days: int = 0) -> None:
        """Let time pass to hh:mm UTC; whatever is due meanwhile rings at its minute, and stands on the page."""
        hours, minutes = at.split(":")
        end = MONDAY + timedelta(days=days, hours=int(hours), minutes=int(minutes))
        while (due := await self.built.store.next_due()) is not None and due <= end:
            self.clock.now = max(self.clock.now, due)
            await self.built.ticker.tick()
            await self.settle()
            await self.step("")
        self.clock.now = max(self.clock.now, end)
        await self.settle()

    async def settle(self) -> None:
        """Have everything done that is due now; the clock moves on by the seconds that a place has to be waited for."""
        await self.built.queue.idle()
        quiet = 0
        while quiet < 2:  # what stands behind something in its lane comes a second later
            tried, pause = await self.built.outbox.perform(), self.built.outbox.pace.next_free(self.clock())
            quiet = 0 if tried or pause else quiet + 1
            self.clock.now += timedelta(seconds=pause or min(quiet, 1))

    async def crash(self, at: str) -> None:
        """End as a killed process does, and be built again at hh:mm on what stands on the disk."""
        left = self.folder / f"life{self.lives + 1}"
        shutil.copytree(self.folder / f"life{self.lives}", left)
        floor = replace_floor(self.floor)
        await self.stack.aclose()  # what it still does, it does to files and a floor that nobody looks at any more
        hours, minutes = at.split(":")
        self.clock.now = MONDAY + timedelta(hours=int(hours), minutes=int(minutes))
        self.lives, self.floor = self.lives + 1, floor
        self.built = await _open(self.stack, left, self.clock, floor)
        await self.built.ticker.tick()
        await self.settle()

    # the page

    async def step(self, title: str) -> None:
        """Write down what is new, and check what must hold."""
        fresh = [row for conversation in self.names for row in await self._fresh(conversation)]
        mentions = self.floor.mentions[self.mentioned :]
        self.mentioned = len(self.floor.mentions)
        fresh += sorted(f"- @{one.rep} is mentioned in {one.where} of {self.names[one.conversation]}" for one in mentions)
        if title or fresh:
            self.page += [f"**{self.clock():%a %H:%M}** {title}".rstrip(), "", *fresh, *([""] if fresh else [])]
        await self.check()

    async def _fresh(self, conversation: str) -> list[str]:
        sheet = await self.built.store.sheet(conversation)
        lines, events = self.told.get(conversation, (0, 0))
        self.told[conversation] = len(sheet.lines), len(sheet.events)
        rows = [self._happened(event) for _, event in sheet.events[events:]] + [self._said(line) for line in sheet.lines[lines:]]
        return [f"- {self.names[conversation]}: {row}" for row in rows if row]

    def _said(self, line: Line) -> str:
        if line.who is Who.NOTE:
            return f"note by {REPS[line.name].name if line.name in REPS else line.name}: “{line.text}”"
        if line.who is Who.BOT:
            return f"the bot says “{line.text}”" if WHEN.search(line.text) else ""
        by = f"{line.name} writes" if line.who is Who.REP else "the prospect is told" if line.who is Who.NOTICE else ""
        return f"{by} “{line.text}”" if by else ""

    def _happened(self, event: Event) -> str:
        rep = str(event.data.get("rep") or "")
        name, team = REPS[rep].name if rep in REPS else "", str(event.data.get("team", ""))
        to, reason = str(event.data.get("to", "")), str(event.data.get("reason", ""))
        moves = {
            "rep": f"{name} has it",
            "bot": "the bot has it",
            "offered": "it waits to be claimed",
            "closed": "it is closed",
        }
        told = {
            "assigned": f"offered to {name or f'all of {team}'}",
            "owner": moves.get(to, "") + (f" ({reason.replace('_', ' ')})" if reason else ""),
            "late": "nobody has claimed it in time",
            "reply_late": f"{name} has not answered",
            "escalated": f"escalated to {name}",
        }
        return told.get(event.kind, "")

    # what must hold

    async def check(self) -> None:
        """Check every invariant on the store as it stands."""
        held: dict[str, int] = dict.fromkeys(REPS, 0)
        for conversation in self.names:
            sheet = await self.built.store.sheet(conversation)
            owner, rep = sheet.conversation.owner, sheet.conversation.rep
            assert owner is not Owner.REP or rep in REPS, f"{self.names[conversation]} has no owner"
            has = rep if owner is Owner.REP else sheet.row.offered_to if owner is Owner.OFFERED else ""
            if has:
                held[has] += 1
            _claimed_once([event for _, event in sheet.events])
        over = {rep: n for rep, n in held.items() if n > REPS[rep].capacity}
        assert not over, f"over capacity: {over}"
        mine = [row.conversation for rep in REPS for row in await self.built.store.rows("mine", rep, 100)]
        assert len(mine) == len(set(mine)), "a conversation has two owners"
        assert len(self.floor.posted) == len(set(self.floor.posted)), "a card was posted twice"
        for mention in self.floor.mentions:
            assert await self._may_be_mentioned(mention), mention

    async def _may_be_mentioned(self, mention: Mention) -> bool:
        if any(is_open(CONFIG_OF_THE_DAY.team(team), mention.at) for team in REPS[mention.rep].teams):
            return True
        events = (await self.built.store.sheet(mention.conversation)).events
        return any(
            timedelta() <= mention.at - at < timedelta(minutes=1) and event.kind == "escalated" and event.data["rep"] == mention.rep
            for at, event in events
        )

    async def figures(self) -> Figures:
        """Return what came of the day."""
        sheets = [await self.built.store.sheet(conversation) for conversation in self.names]
        return Figures(
            prospects=len(sheets),
            unanswered=[self.names[sheet.conversation.id] for sheet in sheets if not _answered(sheet.lines)],
            escalated=sum(event.kind == "escalated" for sheet in sheets for _, event in sheet.events),
            mentions=len(self.floor.mentions),
        )


def _claimed_once(events: list[Event]) -> None:
    """Check that whoever claimed it claimed it from nobody."""
    for event in events:
        if event.kind == "owner" and event.data.get("to") == Owner.REP and not event.data.get("reason"):
            assert event.data["from"] != Owner.REP, "claimed while somebody had it"


WHEN = re.compile(r"\d{1,2}:\d\d|\b\d{1,2} ?(AM|PM|am|pm)\b|\b(noon|hours?|minutes?)\b|\d+(시|분|時|分)")
"""A time, as the three languages say it."""


def _answered(lines: tuple[Line, ...]) -> bool:
    """Tell whether a person wrote after the prospect's last words, or they were told when one will."""
    last = max(line.seq for line in lines if line.who is Who.PROSPECT)
    after = [line for line in lines if line.seq > last]
    return any(line.who is Who.REP or (line.who in (Who.BOT, Who.NOTICE) and WHEN.search(line.text)) for line in after)


def replace_floor(floor: Floor) -> Floor:
    """Return a floor with what this one shows now; what is sent to this one afterwards is not on it."""
    return Floor(floor.clock, floor.name, mentions=list(floor.mentions), posted=list(floor.posted))


async def _open(stack: AsyncExitStack, folder: Path, clock: Clock, floor: Floor) -> House:
    """Build a house whose clock rings only when the script says so."""
    platforms = {"floor": floor, "chat": Floor(clock, "chat")}
    built = await stack.enter_async_context(house(CONFIG_OF_THE_DAY, folder, clock=clock, watch=True, platforms=platforms, environ={}))
    built.ticker.stop()
    await asyncio.sleep(0.1)  # what was on its way when the last house died is taken up
    sending = [task for task in asyncio.all_tasks() if getattr(task.get_coro(), "__qualname__", "") == "Post.run"]
    for task in sending:
        task.cancel()
    await asyncio.gather(*sending, return_exceptions=True)
    assert len(sending) == 1
    return built


@asynccontextmanager
async def day(folder: Path) -> AsyncIterator[Day]:
    """Open the day on Monday at midnight UTC."""
    clock, first = Clock(MONDAY), folder / "life1"
    first.mkdir()
    floor = Floor(clock, "floor")
    async with AsyncExitStack() as stack:
        yield Day(folder=folder, clock=clock, stack=stack, built=await _open(stack, first, clock, floor), floor=floor)
