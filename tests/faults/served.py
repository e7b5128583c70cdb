"""A real server process on a folder of its own, to be killed and started again, and visitors who retry as a platform does."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from bench.house import House, build
from bench.process import Process, free_port
from bench.wire import DROPPED, Answer, Request, Wire

READY = 90.0
"""Seconds that a server gets to start; generous, as the machine may be busy with other tests."""

JSON = {"Content-Type": "application/json"}

SCRIPTS: Mapping[str, tuple[str, ...]] = {
    "en": ("I would like a demo", "Brightloaf Bakery", "80 people", "$20,000 a year", "next month", "jo@brightloaf.example"),
    "ko": ("도입하고 싶어서 데모를 보고 싶어요", "모락상회입니다", "58명이에요", "월 90만원이요", "다음 달이요", "yuna@morak.example"),
    "ja": (
        "導入したいのでデモを見せてください",
        "株式会社青空製作所です",
        "95名です",
        "年間300万円です",
        "来月です",
        "tanaka@aozora.example",
    ),
}
"""The whole talk of the flow `lead`: a wish, then company, size, budget, time and address."""

ASKED = ("company", "company_size", "budget", "timeline", "email", None)
"""The field that is asked for after each of them."""


class Served:
    """A folder with a house in it, and at most one server process on it."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.port = free_port()
        self.process: Process | None = None

    def begin(self, environ: Mapping[str, str] | None = None) -> Process:
        """Start the process and return at once."""
        self.process = Process(self.house.command(self.port, environ))
        return self.process

    async def start(self, environ: Mapping[str, str] | None = None) -> Process:
        """Start the process and wait until it answers. Raise AssertionError with its last words when it does not."""
        process = self.begin(environ)
        async with asyncio.timeout(READY):
            while not await self.is_live():
                assert process.ended is None, process.last_words()
                await asyncio.sleep(0.03)
        return process

    async def is_live(self) -> bool:
        """Tell whether it answers."""
        try:
            return (await self.get("/health/live")).status == 200
        except DROPPED:
            return False

    async def get(self, path: str) -> Answer:
        """Ask for a page over a connection of its own."""
        wire = Wire(self.port)
        try:
            return await wire.ask(Request(path=path, method="GET"))
        finally:
            await wire.close()

    def kill(self) -> None:
        """End it with SIGKILL."""
        if self.process is not None:
            self.process.kill()

    def stop(self) -> None:
        """Let it end in order."""
        if self.process is not None:
            self.process.stop()


@asynccontextmanager
async def served(folder: Path, users: Mapping[str, str] | None = None) -> AsyncIterator[Served]:
    """Make a house in the folder; whatever runs on it is killed at the end."""
    one = Served(await build(folder, users))
    try:
        yield one
    finally:
        one.kill()


@dataclass(frozen=True, slots=True, kw_only=True)
class Acked:
    """A message that the server has acknowledged."""

    conversation: str
    event: str
    text: str
    number: int  # of the script
    answer: bytes  # "" for a bare ack


@dataclass(slots=True)
class Visitor:
    """Talks over one connection, and sends the same message again until it is acknowledged, as Slack does."""

    served: Served
    language: str = "en"
    acked: list[Acked] = field(default_factory=list)
    conversation: str = ""
    token: str = ""
    retries: int = 0
    _wire: Wire | None = None

    async def open(self) -> None:
        """Open a conversation."""
        body = json.dumps({"flow": "lead", "locale": self.language}).encode()
        answer = await self.patiently(Request(path="/web/conversations", body=body, headers=JSON))
        opened = json.loads(answer.body)
        self.conversation, self.token = opened["conversation"], opened["token"]

    async def hold(self, dice: random.Random | None = None) -> None:
        """Hold the whole talk; with dice, some messages do not wait for the bot's answer."""
        for number, text in enumerate(SCRIPTS[self.language]):
            await self.say(text, number=number, wait=dice is None or dice.random() < 0.7)

    async def say(self, text: str, *, event: str = "", number: int = -1, wait: bool = True) -> Answer:
        """Say something until it is acknowledged, and note that it was."""
        event = event or uuid4().hex
        answer = await self.patiently(self.saying(text, event, wait=wait))
        said = Acked(conversation=self.conversation, event=event, text=text, number=number, answer=answer.body if wait else b"")
        self.acked.append(said)
        return answer

    def saying(self, text: str, event: str, *, wait: bool = True) -> Request:
        """Return the request that says it."""
        headers = {**JSON, "Authorization": f"Bearer {self.token}"}
        body = json.dumps({"id": event, "text": text}, ensure_ascii=False).encode()
        return Request(path="/web/messages?wait=1" if wait else "/web/messages", body=body, headers=headers)

    async def patiently(self, request: Request) -> Answer:
        """Send until there is an acknowledgement; a refusal other than 503 is a fault of the server."""
        while True:
            try:
                answer = await self.ask(request)
            except DROPPED:
                self.retries += 1
                await asyncio.sleep(0.05)
                continue
            if answer.status != 503:
                assert answer.status < 300, f"{answer.status} {answer.body!r} to {request.body!r}"
                return answer
            await asyncio.sleep(0.2)

    async def ask(self, request: Request) -> Answer:
        """Send once. Raise one of DROPPED."""
        if self._wire is None:
            self._wire = Wire(self.served.port)
        return await self._wire.ask(request)

    async def close(self) -> None:
        """Close the connection."""
        if self._wire is not None:
            await self._wire.close()


def replies(answer: Answer) -> list[str]:
    """Return the texts of the bot's messages in an answer."""
    return [message["text"] for message in json.loads(answer.body)["messages"]]


def asking(answer: Answer) -> str | None:
    """Return the field that the bot waits for."""
    field: str | None = json.loads(answer.body)["asking"]
    return field
