"""A visitor of the web page in a whole house with a mail server."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import httpx

from adapters.server import app
from bot.bootstrap import House, house, make_server
from bot.config import Config, MailConfig, PlatformConfig
from bot.model import Kind, Message, Post
from tests.adapters.contract.house import Ahead
from tests.adapters.mail.server import Box, serving
from tests.talks import CONFIG

URL = "https://chat.northdesk.example"
SAID = {
    "en": "We need a shared inbox for 60 people next month, can I talk to someone in sales? theo@lanternfreight.example",
    "ko": "직원 60명이 쓸 공유 메일함이 다음 달까지 필요해요. 담당자와 이야기하고 싶어요. doyun@ondam.example",
    "ja": "来月までに社員60名で使う共有メールボックスが必要です。担当の方とお話しできますか。sato@minato.example",
}


@dataclass(slots=True)
class Visit:
    """A visitor, the house and the mail server."""

    built: House
    client: httpx.AsyncClient
    box: Box
    clock: Ahead
    conversation: str = ""
    token: dict[str, str] = field(default_factory=dict)
    count: int = 0

    async def comes(self, language: str = "en", text: str = "") -> None:
        opened = (await self.client.post("/web/conversations", json={"locale": language})).json()
        self.conversation, self.token = opened["conversation"], {"Authorization": f"Bearer {opened['token']}"}
        await self.says(text or SAID[language])

    async def says(self, text: str) -> None:
        self.count += 1
        answer = await self.client.post("/web/messages?wait=1", json={"id": str(self.count), "text": text}, headers=self.token)
        assert answer.status_code == 200, answer.text

    async def reads(self) -> None:
        """Show on the page what there is, as the stream does."""
        lines = await self.built.store.lines(self.conversation, 0)
        await self.built.store.mark(self.conversation, reached=lines[-1].seq)

    async def rep(self, kind: Kind, text: str = "", rep: str = "dana") -> Post:
        self.count += 1
        event = f"desk:{self.conversation}:{self.count}"
        at = self.clock()
        press = Message(conversation=self.conversation, platform="desk", event_id=event, kind=kind, at=at, author=rep, text=text)
        post = await self.built.inbox.decide(press)
        assert not post.refused, post.refused
        return post

    async def passes(self, **span: float) -> None:
        """Let time pass: timers ring, and what is due leaves."""
        self.clock.ahead += timedelta(**span)
        await self.built.ticker.tick()
        await self.built.queue.idle()
        self.built.outbox.wake()
        await self.calm()

    async def calm(self) -> None:
        """Wait until nothing is on its way."""
        async with asyncio.timeout(10):
            while True:
                due = await self.built.store.due(self.clock(), 10)
                if not due and not await self.built.store.unsure():
                    return
                self.built.outbox.wake()
                await asyncio.sleep(0.02)

    async def events(self) -> list[str]:
        return [event.kind for _, event in (await self.built.store.sheet(self.conversation)).events]

    @property
    def mail(self) -> EmailMessage:
        (only,) = self.box.mails
        return only


@asynccontextmanager
async def visited(folder: Path, box: Box | None = None, mail: MailConfig | None = None) -> AsyncIterator[Visit]:
    box, clock = box or Box(), Ahead()
    async with serving(box) as reached:
        config: Config = replace(
            CONFIG,
            limits=False,
            public_url=URL,
            mail=mail or reached,
            platforms={"web": PlatformConfig(name="web", flow="b2b_saas")},
        )
        async with house(config, folder, clock=clock, watch=True, guests=True) as built:
            built.ticker._scheduler.pause()  # time passes when the test says so
            transport = httpx.ASGITransport(app(await make_server(built)))
            async with httpx.AsyncClient(transport=transport, base_url=URL) as client:
                yield Visit(built, client, box, clock)


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def html_of(mail: EmailMessage) -> str:
    body = mail.get_body(("html",))
    assert body is not None
    return str(body.get_content())


def link(mail: EmailMessage, path: str) -> str:
    found = re.search(rf"{re.escape(URL)}{path}\S*", text_of(mail))
    assert found is not None
    return found[0]
