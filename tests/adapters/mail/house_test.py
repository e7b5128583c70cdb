"""The whole house: what a visitor with a closed tab did not see goes once by mail, and its links work."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import httpx
import pytest

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


LEAD = {"en": "Dana Cole answered you.", "ko": "Dana Cole님이 답변을 남겼어요.", "ja": "担当のDana Coleよりお返事いたしました。"}


@pytest.mark.parametrize("language", ["en", "ko", "ja"])
async def test_what_a_closed_tab_did_not_see_goes_once_in_one_mail_in_the_visitors_language(tmp_path: Path, language: str) -> None:
    async with visited(tmp_path) as visit:
        await visit.comes(language)
        await visit.rep(Kind.CLAIM)
        await visit.rep(Kind.REPLY, "Hello, this is Dana.")
        await visit.passes(seconds=50)
        await visit.rep(Kind.REPLY, "One pilot for <60> people & more?")
        await visit.passes(seconds=60)
        assert visit.box.taken == []  # two minutes are not over yet
        await visit.passes(seconds=20)
        mail = visit.mail
        assert str(mail["From"]) == '"Dana Cole, Northdesk" <hello@northdesk.example>'
        assert str(mail["Reply-To"]) == "Northdesk <hello@northdesk.example>"
        assert "Northdesk" in str(mail["Subject"])
        assert "Dana" not in str(mail["Subject"])
        assert text_of(mail).startswith(LEAD[language])
        assert "Hello, this is Dana." in text_of(mail)
        assert "One pilot for <60> people & more?" in text_of(mail)
        assert "One pilot for &lt;60&gt; people &amp; more?" in html_of(mail)
        assert "shared inbox for 60" not in text_of(mail)  # the prospect's own words stay on the page
        for _ in range(3):
            await visit.passes(hours=2)
        assert len(visit.box.taken) == 1
        assert (await visit.events()).count("mailed") == 1


async def test_what_was_seen_in_time_is_not_mailed(tmp_path: Path) -> None:
    async with visited(tmp_path) as visit:
        await visit.comes()
        await visit.rep(Kind.CLAIM)
        await visit.rep(Kind.REPLY, "Hello, this is Dana.")
        await visit.reads()
        await visit.passes(minutes=3)
        assert visit.box.tries == 0


async def test_what_is_seen_while_the_mail_server_is_down_is_not_mailed_any_more(tmp_path: Path) -> None:
    async with visited(tmp_path, Box(rcpt=["451 try later"])) as visit:
        await visit.comes()
        await visit.rep(Kind.CLAIM)
        await visit.rep(Kind.REPLY, "Hello, this is Dana.")
        await visit.passes(minutes=2.1)
        assert visit.box.tries == 1
        await visit.reads()
        await visit.passes(minutes=2)
        assert visit.box.tries == 1
        assert not {"mailed", "bounced"} & set(await visit.events())


async def test_a_prospect_who_gave_no_address_gets_nothing_and_costs_no_timer(tmp_path: Path) -> None:
    async with visited(tmp_path) as visit:
        await visit.comes(text="can I talk to a person?")
        await visit.rep(Kind.CLAIM)
        post = await visit.rep(Kind.REPLY, "Hello, this is Dana.")
        assert Kind.UNREAD not in [timer.kind for timer in post.timers]


async def test_a_rep_who_writes_on_to_somebody_away_is_mailed_again_after_an_hour_and_not_before(tmp_path: Path) -> None:
    async with visited(tmp_path) as visit:
        await visit.comes()
        await visit.rep(Kind.CLAIM)
        await visit.rep(Kind.REPLY, "The first word.")
        await visit.passes(minutes=3)
        await visit.rep(Kind.REPLY, "The second word.")
        await visit.passes(minutes=50)
        assert len(visit.box.taken) == 1
        await visit.passes(minutes=15)
        first, second = (text_of(mail) for mail in visit.box.mails)
        assert "The first word." in first
        assert "The second word." not in first
        assert "The second word." in second
        assert "The first word." not in second


async def test_a_visitor_who_was_there_between_is_mailed_at_once_the_next_time(tmp_path: Path) -> None:
    async with visited(tmp_path) as visit:
        await visit.comes()
        await visit.rep(Kind.CLAIM)
        await visit.rep(Kind.REPLY, "The first word.")
        await visit.passes(minutes=3)
        await visit.says("I am back")
        await visit.rep(Kind.REPLY, "The second word.")
        await visit.passes(minutes=3)
        assert len(visit.box.taken) == 2


async def test_a_follow_up_is_mailed_in_the_bots_name(tmp_path: Path) -> None:
    async with visited(tmp_path) as visit:
        await visit.comes(text="we want to buy a shared inbox, my address is theo@lanternfreight.example")
        for _ in range(40):
            if visit.box.taken:
                break
            await visit.passes(hours=3)
        mail = visit.mail
        assert str(mail["From"]) == '"Mia, Northdesk" <hello@northdesk.example>'
        assert text_of(mail).startswith("Mia, Northdesk's AI assistant, wrote to you.")


async def test_the_link_opens_the_same_conversation_on_another_device(tmp_path: Path) -> None:
    async with visited(tmp_path) as visit:
        await visit.comes()
        await visit.rep(Kind.CLAIM)
        await visit.rep(Kind.REPLY, "Hello, this is Dana.")
        await visit.passes(minutes=3)
        address, _, token = link(visit.mail, "/talk?").partition("#")
        assert token not in address  # no server and no log sees it
        assert (await visit.client.get(address)).status_code == 200
        body = (await visit.client.post("/talk/open", json={"token": token})).json()
        assert body["conversation"] == visit.conversation
        other = {"Authorization": f"Bearer {body['token']}"}
        said = await visit.client.post("/web/messages?wait=1", json={"id": "phone-1", "text": "writing from my phone"}, headers=other)
        assert said.status_code == 200
        lines = await visit.built.store.lines(visit.conversation, 0)
        assert "writing from my phone" in [line.text for line in lines]


async def test_a_link_ends_after_14_days_and_with_the_address_that_it_was_sent_to(tmp_path: Path) -> None:
    async with visited(tmp_path) as visit:
        await visit.comes()
        await visit.rep(Kind.CLAIM)
        await visit.rep(Kind.REPLY, "Hello, this is Dana.")
        await visit.passes(minutes=3)
        token = link(visit.mail, "/talk?").partition("#")[2]
        visit.clock.ahead += timedelta(days=13, hours=23)
        assert (await visit.client.post("/talk/open", json={"token": token})).status_code == 200
        await visit.says("sorry, my address is tom@lanternfreight.example, not theo@lanternfreight.example")
        assert (await visit.client.post("/talk/open", json={"token": token})).status_code == 401
        visit.clock.ahead += timedelta(hours=2)
        assert (await visit.client.post("/talk/open", json={"token": token})).status_code == 401


@pytest.mark.parametrize("token", ["", "x", "a.b", "\U0001f600", "A" * 401, "bnVsbA.c2ln"])
async def test_a_token_that_is_not_ours_opens_nothing(tmp_path: Path, token: str) -> None:
    async with visited(tmp_path) as visit:
        body = json.dumps({"token": token}).encode()
        assert (await visit.client.post("/talk/open", content=body)).status_code in (400, 401)
        assert (await visit.client.post(f"/talk/stop/{token or 'x'}")).status_code == 404


async def test_a_foreign_page_cannot_open_a_talk(tmp_path: Path) -> None:
    async with visited(tmp_path) as visit:
        answer = await visit.client.post("/talk/open", json={"token": "x"}, headers={"Origin": "https://evil.example"})
        assert answer.status_code == 401


async def stopped(visit: Visit) -> str:
    await visit.comes()
    await visit.rep(Kind.CLAIM)
    await visit.rep(Kind.REPLY, "Hello, this is Dana.")
    await visit.passes(minutes=3)
    assert str(visit.mail["List-Unsubscribe-Post"]) == "List-Unsubscribe=One-Click"
    return str(visit.mail["List-Unsubscribe"]).strip("<>")


async def test_to_look_at_the_stop_page_changes_nothing(tmp_path: Path) -> None:
    async with visited(tmp_path) as visit:
        page = await visit.client.get(await stopped(visit))
        assert page.status_code == 200
        assert "<button" in page.text
        assert not (await visit.built.store.conversation(visit.conversation)).opted_out


async def test_one_click_ends_all_messages_as_the_opt_out_of_the_talk_does(tmp_path: Path) -> None:
    async with visited(tmp_path) as visit:
        at = await stopped(visit)
        await visit.rep(Kind.REPLY, "One thing more.")  # waits for its mail
        for _ in range(2):  # the mail program may post twice
            answer = await visit.client.post(at, data={"List-Unsubscribe": "One-Click"})
            assert answer.status_code == 200
        standing = await visit.built.store.conversation(visit.conversation)
        assert standing.opted_out
        assert standing.owner == "closed"
        for _ in range(10):
            await visit.passes(hours=12)
        assert len(visit.box.taken) == 1


async def test_a_mail_that_waits_when_the_prospect_opts_out_is_not_sent(tmp_path: Path) -> None:
    async with visited(tmp_path, Box(rcpt=["451 try later"])) as visit:
        await visit.comes()
        await visit.rep(Kind.CLAIM)
        await visit.rep(Kind.REPLY, "Hello, this is Dana.")
        await visit.passes(minutes=2.1)
        await visit.says("stop, please do not contact me any more")
        assert (await visit.built.store.conversation(visit.conversation)).opted_out
        for _ in range(5):
            await visit.passes(hours=1)
        assert visit.box.taken == []


async def test_a_greylisted_mail_arrives_later(tmp_path: Path) -> None:
    async with visited(tmp_path, Box(rcpt=["450 4.2.0 greylisted", "450 4.2.0 greylisted"])) as visit:
        await visit.comes()
        await visit.rep(Kind.CLAIM)
        await visit.rep(Kind.REPLY, "Hello, this is Dana.")
        await visit.passes(minutes=2.1)
        assert visit.box.taken == []
        for _ in range(3):
            await visit.passes(minutes=5)
        assert "Hello, this is Dana." in text_of(visit.mail)


async def test_an_address_that_is_refused_for_good_is_shown_and_not_tried_again(tmp_path: Path) -> None:
    async with visited(tmp_path, Box(rcpt=["550 5.1.1 no such user"])) as visit:
        await visit.comes()
        await visit.rep(Kind.CLAIM)
        await visit.rep(Kind.REPLY, "Hello, this is Dana.")
        await visit.passes(minutes=2.1)
        assert "bounced" in await visit.events()
        await visit.rep(Kind.REPLY, "Are you there?")
        for _ in range(3):
            await visit.passes(hours=2)
        assert visit.box.tries == 1


async def test_a_mail_server_that_is_down_for_a_day_loses_nothing_over_restarts(tmp_path: Path) -> None:
    nowhere = MailConfig(host="127.0.0.1", port=9, security="none", sender="hello@northdesk.example")
    async with visited(tmp_path, mail=nowhere) as visit:
        await visit.comes()
        await visit.rep(Kind.CLAIM)
        await visit.rep(Kind.REPLY, "Hello, this is Dana.")
        for _ in range(8):
            await visit.passes(hours=3)
        ahead = visit.clock.ahead
    async with visited(tmp_path) as again:
        again.clock.ahead = ahead + timedelta(hours=2)
        again.built.outbox.wake()
        async with asyncio.timeout(10):
            while not again.box.taken:
                again.built.outbox.wake()
                await asyncio.sleep(0.02)
        assert "Hello, this is Dana." in text_of(again.mail)
