"""A card that does not arrive takes the team's second way: once, after a minute or at once, and nobody is mentioned twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
import uuid_utils

from adapters.server import app
from bot.bootstrap import House, house, make_server
from bot.config import MailConfig, PlatformConfig, Rep, Team
from bot.errors import GivenUp, PlatformError, RetryLater
from bot.model import Conversation, Effect, Kind, Message, Visit
from tests.talks import CONFIG, Clock

REVOKED = "The token is revoked. Make a new one on the app's page under OAuth, and restart."


@dataclass(slots=True)
class Way:
    """A platform that is well, or fails in its own way each time."""

    name: str
    trouble: Exception | None = None
    sent: list[Effect] = field(default_factory=list)

    async def send(self, effect: Effect) -> str:
        if self.trouble is not None:
            raise self.trouble
        self.sent.append(effect)
        return f"{self.name}:{len(self.sent)}"

    @property
    def cards(self) -> list[Effect]:
        return [effect for effect in self.sent if effect.kind == "card"]

    @property
    def pings(self) -> list[str]:
        faces = [effect.face.ping for effect in self.sent if effect.face and effect.face.ping]
        return faces + [effect.to for effect in self.sent if effect.kind == "note" and effect.to]


@dataclass(slots=True)
class Sales:
    """A house whose team has a first and a second way."""

    built: House
    clock: Clock
    first: Way
    second: Way

    async def lead(self) -> str:
        """Have somebody ask for a person on the web; return the conversation."""
        now = self.clock()
        visit = Visit(locale="en", region="US", timezone="America/New_York")
        conversation = Conversation(
            id=uuid_utils.uuid7().hex,
            platform="web",
            flow="b2b_saas",
            flow_version=0,
            contact=uuid_utils.uuid7().hex,
            visit=visit,
            created_at=now,
        )
        await self.built.inbox.open(conversation, None)
        await self.say(conversation.id, "We need a shared inbox for 60 people, can I talk to someone in sales?")
        return conversation.id

    async def say(self, conversation: str, text: str) -> None:
        message = Message(
            conversation=conversation, platform="web", event_id=uuid_utils.uuid7().hex, kind=Kind.SAID, at=self.clock(), text=text
        )
        accepted = await self.built.inbox.said(message)
        await self.built.engine.turn_of(conversation, accepted.seq, 20)

    async def passes(self, seconds: float) -> None:
        """Let time pass in small steps: what is due leaves, and what waits too long is looked for."""
        for _ in range(max(1, round(seconds / 5))):
            self.clock.now += timedelta(seconds=5)
            await self.built.ticker.look_beside()
            await self._until_nothing_leaves()

    async def _until_nothing_leaves(self) -> None:
        """Wait for what is on its way, whoever took it up, and for what it leaves behind, which is another effect."""
        outbox, still = self.built.outbox, 0
        while still < 4:
            launched, leaving = await outbox.perform(), list(outbox._leaving.values())
            await asyncio.gather(*leaving)
            await asyncio.sleep(0.005)
            still = 0 if launched or leaving else still + 1

    async def ready(self) -> dict[str, object]:
        transport = httpx.ASGITransport(app(await make_server(self.built)))
        async with httpx.AsyncClient(transport=transport, base_url="http://chat.example") as client:
            answer = await client.get("/health/ready")
        assert answer.status_code == 200
        found: dict[str, object] = answer.json()
        return found


@asynccontextmanager
async def selling(folder: Path, second: tuple[tuple[str, str], ...] = (("telegram", "-100777"),)) -> AsyncIterator[Sales]:
    clock = Clock(datetime(2026, 3, 10, 15, 0, tzinfo=UTC))
    team = Team(name="inbound", cards=(("slack", "C0LEADS"),), second=second, assign="round_robin", zone="UTC")
    config = replace(
        CONFIG,
        limits=False,
        platforms={"web": PlatformConfig(name="web", flow="b2b_saas")},
        mail=MailConfig(host="smtp.northdesk.example", sender="hello@northdesk.example"),
        teams={"inbound": team},
        reps={"dana": Rep(id="dana", name="Dana Cole", teams=("inbound",), identities={"slack": "U1", "telegram": "77"})},
    )
    first, other, mail = Way("slack"), Way("telegram"), Way("mail")
    platforms = {"slack": first, "telegram": other, "mail": mail}
    async with house(config, folder, clock=clock, watch=True, platforms=platforms) as built:
        built.ticker._scheduler.pause()
        yield Sales(built, clock, first, mail if second[0][0] == "mail" else other)


async def test_a_card_that_arrives_takes_the_first_way_alone(tmp_path: Path) -> None:
    async with selling(tmp_path) as sales:
        await sales.lead()
        await sales.passes(180)
        assert len(sales.first.cards) == 1
        assert sales.second.sent == []
        assert sales.first.pings
        assert "platforms" not in await sales.ready()


@pytest.mark.parametrize("trouble", [PlatformError("Slack does not answer"), RetryLater(300, "not connected")], ids=["silent", "later"])
async def test_a_card_that_has_not_arrived_after_a_minute_takes_the_second_way_once(tmp_path: Path, trouble: Exception) -> None:
    async with selling(tmp_path) as sales:
        sales.first.trouble = trouble
        await sales.lead()
        await sales.passes(50)
        assert sales.second.cards == []
        await sales.passes(20)
        assert len(sales.second.cards) == 1
        assert "77" in sales.second.pings
        await sales.passes(120)
        assert len(sales.second.cards) == 1
        assert await sales.ready() == {"ready": True, "database": "commits", "platforms": {"slack": str(trouble)}}


async def test_a_card_that_is_refused_for_good_takes_it_at_once_and_the_platform_is_named_with_its_cure(tmp_path: Path) -> None:
    async with selling(tmp_path) as sales:
        sales.first.trouble = GivenUp(REVOKED)
        await sales.lead()
        await sales.passes(5)
        assert len(sales.second.cards) == 1
        assert (await sales.ready())["platforms"] == {"slack": REVOKED}
        (trouble,) = sales.built.outbox.ways.troubles()
        assert (trouble.platform, trouble.place, trouble.why, trouble.for_good) == ("slack", "C0LEADS", REVOKED, True)


async def test_when_the_platform_is_back_the_card_stands_there_too_and_nobody_is_called_again(tmp_path: Path) -> None:
    async with selling(tmp_path) as sales:
        sales.first.trouble = PlatformError("Slack does not answer")
        conversation = await sales.lead()
        await sales.passes(70)
        pinged = len(sales.second.pings)
        assert pinged
        sales.first.trouble = None
        await sales.passes(700)
        assert len(sales.first.cards) == 1
        assert sales.first.pings == []
        assert "platforms" not in await sales.ready()
        another = await sales.lead()
        await sales.passes(30)
        assert [card.conversation for card in sales.second.cards] == [conversation]
        assert [card.conversation for card in sales.first.cards] == [conversation, another]
        assert sales.first.pings


async def test_both_cards_show_the_claim_and_both_buttons_lead_to_one_owner(tmp_path: Path) -> None:
    async with selling(tmp_path) as sales:
        sales.first.trouble = GivenUp(REVOKED)
        conversation = await sales.lead()
        await sales.passes(5)
        claim = Message(conversation=conversation, platform="desk", event_id="k", kind=Kind.CLAIM, at=sales.clock(), author="dana")
        assert not (await sales.built.inbox.decide(claim)).refused
        await sales.passes(10)
        edits = [effect for effect in sales.second.sent if effect.kind == "edit" and effect.face]
        assert edits
        assert "Dana Cole" in (edits[-1].face.state if edits[-1].face else "")


async def test_a_card_that_only_waits_for_its_turn_in_a_busy_channel_stays(tmp_path: Path) -> None:
    async with selling(tmp_path) as sales:
        for _ in range(3):
            await sales.lead()
        sales.clock.now += timedelta(seconds=61)
        assert await sales.built.store.divert(sales.clock()) == 0


async def test_a_lead_that_somebody_took_on_the_desk_meanwhile_goes_nowhere_else(tmp_path: Path) -> None:
    async with selling(tmp_path) as sales:
        sales.first.trouble = PlatformError("Slack does not answer")
        conversation = await sales.lead()
        claim = Message(conversation=conversation, platform="desk", event_id="k", kind=Kind.CLAIM, at=sales.clock(), author="dana")
        await sales.built.inbox.decide(claim)
        await sales.passes(90)
        assert sales.second.sent == []


async def test_the_second_way_can_be_a_mail_with_the_facts_and_a_link_and_no_name_in_its_subject(tmp_path: Path) -> None:
    async with selling(tmp_path, second=(("mail", "leads@northdesk.example"),)) as sales:
        sales.first.trouble = PlatformError("Slack does not answer")
        conversation = await sales.lead()
        await sales.passes(70)
        (mail,) = sales.second.sent
        letter = mail.letter
        assert letter is not None
        assert (mail.place, letter.subject) == ("leads@northdesk.example", "Northdesk: New lead")
        text = "\n".join(words for _, words in letter.lines)
        assert "60" in text
        assert (letter.open, letter.stop) == ("", "")
        await sales.passes(120)
        assert len(sales.second.sent) == 1
        sales.first.trouble = None
        await sales.passes(700)
        assert [card.conversation for card in sales.first.cards] == [conversation]
        assert sales.first.pings == []


async def test_what_waits_too_long_is_found_after_a_restart(tmp_path: Path) -> None:
    async with selling(tmp_path) as sales:
        sales.first.trouble = PlatformError("Slack does not answer")
        await sales.lead()
        await sales.passes(10)
    async with selling(tmp_path) as sales:
        sales.first.trouble = PlatformError("Slack does not answer")
        await sales.passes(70)
        assert len(sales.second.cards) == 1
        await asyncio.sleep(0)


async def test_the_desk_says_which_place_takes_no_cards_and_what_to_do(tmp_path: Path) -> None:
    async with selling(tmp_path) as sales:
        sales.first.trouble = GivenUp(REVOKED)
        await sales.lead()
        await sales.passes(5)
        transport = httpx.ASGITransport(app(await make_server(sales.built, demo=True)))
        async with httpx.AsyncClient(transport=transport, base_url="http://chat.example", headers={"accept-language": "en"}) as client:
            page = await client.get("/desk/ways")
        assert page.status_code == 200
        assert all(words in page.text for words in ("slack:C0LEADS", "The token is revoked", "telegram:-100777"))


async def test_a_place_that_refused_for_good_is_known_after_a_restart_until_something_arrives_there(tmp_path: Path) -> None:
    async with selling(tmp_path) as sales:
        sales.first.trouble = GivenUp(REVOKED)
        await sales.lead()
        await sales.passes(5)
        (before,) = sales.built.outbox.ways.troubles()
    assert b"C0LEADS" not in (tmp_path / "handraiser.db").read_bytes()
    async with selling(tmp_path) as sales:
        (known,) = sales.built.outbox.ways.troubles()
        assert (known.platform, known.place, known.why, known.for_good) == ("slack", "C0LEADS", REVOKED, True)
        assert known.since == before.since
        assert (await sales.ready())["platforms"] == {"slack": REVOKED}
        await sales.lead()
        await sales.passes(5)
        assert "platforms" not in await sales.ready()
    async with selling(tmp_path) as sales:
        assert list(sales.built.outbox.ways.troubles()) == []


async def test_a_place_that_no_team_has_any_more_is_not_remembered(tmp_path: Path) -> None:
    async with selling(tmp_path, (("telegram", "-1"),)) as sales:
        sales.first.trouble = sales.second.trouble = GivenUp(REVOKED)
        await sales.lead()
        await sales.passes(5)
        assert {trouble.platform for trouble in sales.built.outbox.ways.troubles()} == {"slack", "telegram"}
    async with selling(tmp_path, (("telegram", "-2"),)) as sales:
        assert {trouble.platform for trouble in sales.built.outbox.ways.troubles()} == {"slack"}
