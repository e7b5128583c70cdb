"""The sales side in figures: how late deadlines ring, how soon a card is seen, and how evenly leads are shared.

    python -m bench.desk [timers] [cards] [routing] [--timers 10000] [--within 60] [--leads 200]

timers   Deadlines of offered leads, spread evenly over `--within` seconds of real time, rung by the house's own ticker and decided in its
         own store (SQLite). An hour's deadlines come within a minute, so the load is 60 times that of the promise. Late is counted to the
         end of the decision's transaction, and to the ring as the metric counts it.
cards    A prospect's message completes the outcome; the card stands in the channel as Slack's counterpart has it over its own protocol.
         One lead at a time; the clock is moved on between them, so that Slack's limit of one message a second and channel is not measured.
routing  The pure decision, leads over reps of weights 1 to 5; the deviation is that of a rep's share from the share of their weight.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import platform
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

from uuid_utils import uuid7

from bot.bootstrap import House, house
from bot.desk.assign import Candidate, Snapshot, assign
from bot.model import Conversation, Kind, Message, Owner, Post, TimerSet, Visit
from bot.ports import Standing
from tests.adapters.contract.double import Double
from tests.adapters.contract.house import Stage, config_for, staged
from tests.adapters.slack.double import SlackDouble
from tests.adapters.telegram.double import TelegramDouble
from tests.talks import CONFIG

AT_ONCE = 32
REPS, LEADS = 50, 10_000
LEAD_IN = 4.0
"""Seconds between the last deadline that is set and the first that is due."""


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which that share of the values lies."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]


def line(name: str, values: Sequence[float], unit: str, target: str) -> str:
    """Return one row of the table."""
    figures = " | ".join(f"{percentile(values, share):.3f}" for share in (0.5, 0.99, 1.0))
    return f"| {name} | {figures} | {unit} | {target} |"


async def timers(count: int, within: float, folder: Path) -> list[str]:
    """Let so many deadlines come due, and return how late they rang and were decided."""
    async with house(replace(CONFIG, teams={"inbound": replace(CONFIG.teams["inbound"], hours=())}), folder, environ={}) as built:
        rung: list[float] = []
        decided: dict[str, float] = {}
        built.ticker.late = rung.append

        def told(conversation: str) -> None:
            decided.setdefault(conversation, time.time())

        built.ticker.intake = replace(built.inbox, told=told)
        names = [uuid7().hex for _ in range(count)]
        due = await _offered(built, names, within)
        deadline = max(due.values()) + 60
        while len(decided) < count and time.time() < deadline:
            await asyncio.sleep(0.2)
    late = [decided[name] - due[name] for name in names if name in decided]
    if len(late) < count or len(rung) != count:
        raise SystemExit(f"{count} deadlines were due, {len(rung)} rang, {len(late)} were decided")
    load = f"{count:,} deadlines within {within:.0f} s"
    return [line(f"{load}, late at the ring", rung, "s", "p99 < 1"), line(f"{load}, late when decided", late, "s", "p99 < 1")]


async def _offered(built: House, names: Sequence[str], within: float) -> dict[str, float]:
    """Open the conversations, offer each, and return when its deadline is due (epoch seconds); none is before all are set."""
    now = datetime.now(UTC)
    gate = asyncio.Semaphore(AT_ONCE)

    async def opened(name: str) -> None:
        async with gate:
            conversation = Conversation(
                id=name, platform="web", flow="b2b_saas", flow_version=0, contact=uuid7().hex, visit=Visit(), created_at=now, team="inbound"
            )
            await built.inbox.open(conversation, None)

    async def offered(name: str, at: datetime) -> None:
        async with gate:
            press = Message(conversation=name, platform="desk", event_id=name, kind=Kind.NOTE, at=now, author="dana")
            await built.store.decide(press, _offer(at))

    await asyncio.gather(*(opened(name) for name in names))
    began = time.perf_counter()
    far = datetime.now(UTC) + timedelta(hours=1)
    await asyncio.gather(*(offered(name, far) for name in names[:200]))  # how long it takes to set them all
    first = datetime.now(UTC) + timedelta(seconds=(time.perf_counter() - began) / 200 * len(names) * 1.5 + LEAD_IN)
    at = {name: first + timedelta(seconds=within * n / len(names)) for n, name in enumerate(names)}
    for name in names[:200]:
        await built.store.decide(Message(conversation=name, platform="desk", event_id=f"{name}b", kind=Kind.NOTE, at=now), _offer(at[name]))
    await asyncio.gather(*(offered(name, at[name]) for name in names[200:]))
    if datetime.now(UTC) >= first:
        raise SystemExit("the first deadline was due before the last one was set; the machine is busier than expected")
    return {name: moment.timestamp() for name, moment in at.items()}


def _offer(at: datetime) -> Callable[[Standing], Post]:
    deadline = TimerSet(kind=Kind.CLAIM_DEADLINE, due_at=at)
    return lambda standing: Post(owner=Owner.OFFERED, rep="", timers=(deadline,))


async def cards(count: int, folder: Path) -> list[str]:
    """Complete the outcome of so many leads and return how long each took to be seen on Slack."""
    telegram, slack = TelegramDouble(), SlackDouble()
    config = config_for(cast(Double, telegram), cast(Double, slack))
    team = replace(config.teams["inbound"], post=("handoff",))
    seconds = []
    try:
        wanted = replace(config, teams={"inbound": team})
        async with staged(folder, cast(Double, telegram), cast(Double, slack), config=wanted, environ={}) as stage:
            for number in range(count):
                seconds.append(await _seen(stage, number))
    finally:
        await telegram.close()
        await slack.close()
    return [line(f"from the message to the card, {count} leads", seconds, "s", "p99 < 2")]


async def _seen(stage: Stage, number: int) -> float:
    """Have one prospect complete their outcome; return how long it took until Slack shows the card."""
    inbox, address = stage.built.inbox, f"lead{number}@firm{number}.example"
    visit, now = Visit(locale="en", region="US"), stage.clock()
    conversation = Conversation(
        id=uuid7().hex, platform="web", flow="b2b_saas", flow_version=0, contact=uuid7().hex, visit=visit, created_at=now
    )
    await inbox.open(conversation, None)

    async def say(text: str) -> None:
        event = uuid7().hex
        await inbox.said(Message(conversation=conversation.id, platform="web", event_id=event, kind=Kind.SAID, at=stage.clock(), text=text))

    await say("We want to buy a shared inbox for 60 people and start next month.")
    await stage.built.queue.idle()
    if any(address in one.text for one in stage.cards()):
        raise SystemExit("the card came before the message that is measured")
    began = time.perf_counter()
    await say(address)
    while not any(address in one.text for one in stage.cards()):
        if time.perf_counter() - began > 30:
            raise SystemExit(f"lead {number} was not seen on Slack within 30 s")
        await asyncio.sleep(0.002)
    took = time.perf_counter() - began
    await _quiet(stage)
    return took


async def _quiet(stage: Stage) -> None:
    """Let everything leave that follows a card in its thread, and the pauses after it."""
    calm = 0
    while calm < 3:
        stage.clock.forward(2)
        stage.built.outbox.wake()
        await asyncio.sleep(0.03)
        calm = 0 if await stage.built.store.due(stage.clock(), 1) or stage.built.outbox.pace.next_free(stage.clock()) else calm + 1


def routing() -> list[str]:
    """Share leads out and return the largest deviation of a rep's share, and what a decision costs."""
    weights = {f"rep{n}": 1 + n % 5 for n in range(REPS)}
    marks, turn, got, spent = dict.fromkeys(weights, 0.0), 0.0, dict.fromkeys(weights, 0), []
    for _ in range(LEADS):
        reps = tuple(Candidate(rep=rep, weight=weight, mark=marks[rep]) for rep, weight in weights.items())
        snapshot = Snapshot(team="inbound", mode="round_robin", language="en", reps=reps, turn=turn)
        began = time.thread_time()
        decided = assign(snapshot)
        spent.append((time.thread_time() - began) * 1000)
        got[decided.rep] += 1
        marks[decided.rep], turn = decided.mark or marks[decided.rep], turn if decided.turn is None else decided.turn
    whole = sum(weights.values())
    worst = max(abs(got[rep] / LEADS / (weight / whole) - 1) for rep, weight in weights.items())
    return [
        line(f"one decision over {REPS} reps, CPU", spent, "ms", "p99 < 1"),
        f"\nLargest deviation of a share, {LEADS:,} leads over {REPS} reps by weight: {worst:.2%} (target 2 %).",
    ]


async def run(parts: Sequence[str], count: int, within: float, leads: int) -> list[str]:
    """Run the parts and return the printed page."""
    rows = [f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, SQLite, {platform.machine()}\n"]
    rows += ["| what | p50 | p99 | worst | unit | target |", "|---|---|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        rows += await timers(count, within, Path(one)) if "timers" in parts else []
        rows += await cards(leads, Path(other)) if "cards" in parts else []
    return rows + (routing() if "routing" in parts else [])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="part", help="timers, cards, routing; all where none is named")
    parser.add_argument("--timers", type=int, default=10_000)
    parser.add_argument("--within", type=float, default=60.0, help="seconds over which the deadlines are spread")
    parser.add_argument("--leads", type=int, default=200)
    asked = parser.parse_args()
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a tick that lasts longer than half a second is what is measured
    print("\n".join(asyncio.run(run(asked.parts or ("timers", "cards", "routing"), asked.timers, asked.within, asked.leads))))
