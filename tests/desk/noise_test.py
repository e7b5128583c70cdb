"""Thirty prospects a day make exactly the noise that their team asked for: what is posted, whom it mentions, and when."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.bootstrap import House, house
from bot.config import Config, PlatformConfig, Rep, Span, Team
from bot.desk.card import URGENCY
from bot.desk.noise import Noise, why
from bot.model import Effect, Event, Kind, Lead, Message, Owner, Post
from bot.ports import Standing
from tests.storage.making import a_conversation, a_lead, a_message, a_talk, a_turn
from tests.talks import ROOT, Clock

MORNING = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)  # a Monday, 9:00 in Seoul
OFFICE = tuple(Span(weekday=day, opens=time(9), closes=time(18)) for day in range(5))
TEAM = Team(name="seoul", language="ko", zone="Asia/Seoul", hours=OFFICE, assign="round_robin", cards=(("desk", ""), ("slack", "#leads")))
REPS = {
    "serin": Rep(id="serin", name="오세린", teams=("seoul",), identities={"slack": "U1"}),
    "minho": Rep(id="minho", name="김민호", teams=("seoul",), identities={"slack": "U2"}),
}
CONFIG = Config(
    settle=0, flows=str(ROOT / "flows"), platforms={"web": PlatformConfig(name="web", flow="b2b_saas")}, teams={"seoul": TEAM}, reps=REPS
)

DAY = ("handoff",) * 6 + ("person",) * 3 + ("question",) * 2 + ("quiet",) * 2 + ("nurture",) * 9 + ("intent",) * 5 + ("support",) * 3
"""Thirty prospects: what sales has to do with each."""


@dataclass(slots=True)
class Slack:
    """A platform that keeps what it is told to post."""

    name: str = "slack"
    sent: list[Effect] = field(default_factory=list)

    async def send(self, effect: Effect) -> str:
        self.sent.append(effect)
        return f"ts{len(self.sent)}"


def lead_of(reason: str) -> Lead:
    outcome = {"handoff": "handoff", "nurture": "nurture", "support": "support"}.get(reason)
    return replace(a_lead("seoul", outcome=outcome, wants_person=reason == "person"), urgency=URGENCY[reason] + 3)


async def a_day(folder: Path, config: Config, begins: datetime) -> Counter[str]:
    """Let thirty prospects come, ten minutes apart, and count what was posted outside the desk and whom it mentioned."""
    slack, clock = Slack(), Clock(begins)
    async with house(config, folder, clock=clock, watch=True, platforms={"slack": slack}) as built:
        for reason in DAY:
            await prospect(built, clock, reason)
            clock.now += timedelta(minutes=10)
            await built.outbox.perform()
        await all_sent(built, clock)
    return Counter(counted(slack.sent))


async def all_sent(built: House, clock: Clock) -> None:
    """Let what waits for its channel's pace leave; the house's own outbox may have some of it in its hands."""
    for _ in range(5):
        clock.now += timedelta(seconds=5)
        async with asyncio.timeout(10):
            while await built.outbox.perform() or built.outbox._leaving:
                await asyncio.sleep(0.01)


async def prospect(built: House, clock: Clock, reason: str) -> str:
    conversation = a_conversation(created_at=clock())
    await built.store.open(conversation, None)
    await built.store.accept(a_message(conversation.id, at=clock()))
    owner = Owner.OFFERED if reason in ("handoff", "person") else Owner.BOT
    turn = a_turn(conversation.id, upto=1, now=clock(), owner=owner, team="seoul", lead=lead_of(reason), talk=a_talk(questions=()))
    assert await built.store.save(turn) is not None
    return conversation.id


def counted(sent: list[Effect]) -> Iterator[str]:
    for effect in sent:
        yield effect.kind
        if effect.face is not None and effect.kind == "card" and effect.face.ping:
            yield f"ping {effect.face.ping}"
        if effect.to:
            yield f"ping {effect.to}"


async def test_thirty_prospects_a_day_post_thirteen_cards_and_mention_one_person_for_each_of_nine(tmp_path: Path) -> None:
    noise = await a_day(tmp_path, CONFIG, MORNING)
    assert noise == {"card": 13, "note": 13, "ping U1": 5, "ping U2": 4}  # a note a card: the talk so far, in its thread


async def test_a_team_that_wants_handoffs_alone_hears_of_what_must_be_claimed_and_no_more(tmp_path: Path) -> None:
    config = replace(CONFIG, teams={"seoul": replace(TEAM, post=("handoff",), ping=("person",))})
    assert await a_day(tmp_path, config, MORNING) == {"card": 9, "note": 9, "ping U1": 2, "ping U2": 1}


async def test_a_team_that_wants_everything_hears_everything(tmp_path: Path) -> None:
    config = replace(CONFIG, teams={"seoul": replace(TEAM, post=tuple(URGENCY), ping=())})
    assert await a_day(tmp_path, config, MORNING) == {"card": 30, "note": 30}


async def test_outside_the_teams_hours_cards_are_posted_and_nobody_is_mentioned(tmp_path: Path) -> None:
    noise = await a_day(tmp_path, CONFIG, MORNING + timedelta(hours=10))  # 19:00 to midnight in Seoul
    assert noise == {"card": 13, "note": 13}


def told(text: str, call: str, *events: Event) -> Post:
    return Post(owner=Owner.OFFERED, rep="", called=True, call=call, text=text, events=events)


@pytest.mark.parametrize(
    ("hour", "escalation", "agreed", "mentioned"),
    [
        (10, False, "hours", "U1"),
        (22, False, "hours", ""),
        (22, False, "always", ""),  # they agreed to escalations, and to nothing else
        (22, True, "hours", ""),
        (22, True, "always", "U1"),
    ],
)
async def test_nobody_is_mentioned_out_of_hours_save_by_an_escalation_that_they_agreed_to(
    tmp_path: Path, hour: int, escalation: bool, agreed: str, mentioned: str
) -> None:
    config = replace(CONFIG, reps={**REPS, "serin": replace(REPS["serin"], escalation=agreed)})
    slack, clock = Slack(), Clock(MORNING + timedelta(hours=hour - 9))
    async with house(config, tmp_path, clock=clock, watch=True, platforms={"slack": slack}) as built:
        conversation = await prospect(built, clock, "handoff")
        await built.outbox.perform()
        events = (Event(kind="escalated", data={"rep": "serin"}),) if escalation else ()
        message = Message(conversation=conversation, platform="timer", event_id="t1", kind=Kind.CLAIM_DEADLINE, at=clock())

        def rule(standing: Standing) -> Post:
            return told("nobody has claimed this", "serin", *events)

        await built.store.decide(message, rule)
        await all_sent(built, clock)
    assert [effect.to for effect in slack.sent if effect.say and effect.say.text == "nobody has claimed this"] == [mentioned]


@pytest.mark.parametrize(("reason", "least"), URGENCY.items())
def test_why_sales_looks_is_read_from_the_urgency_whatever_the_score(reason: str, least: int) -> None:
    assert {why(least + score // 20) for score in range(101)} == {reason}


def test_a_rep_of_two_teams_is_called_while_one_of_them_works() -> None:
    teams = {"seoul": TEAM, "inbound": replace(TEAM, name="inbound", zone="America/New_York")}
    noise = Noise(replace(CONFIG, teams=teams, reps={"serin": replace(REPS["serin"], teams=("seoul", "inbound"))}))
    night = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)  # midnight in Seoul, 10:00 in New York
    assert noise.may_call("serin", night)
    assert not Noise(CONFIG).may_call("serin", night)
    assert noise.may_call("somebody who left", night)
