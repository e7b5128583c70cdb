"""What a flow keeps no longer is erased, a page at a time, and nothing else is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copytree
from types import SimpleNamespace
from typing import Any, cast

from bot.bootstrap import house
from bot.errors import NotFound
from bot.model import Conversation, Visit
from bot.ports import Erasing, Kept
from bot.reception.retention import PAGE, REST, Retention
from tests.adapters.contract.house import Ahead
from tests.talks import CONFIG

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
DAYS = {"short": 30, "long": 365, "silent": None}


@dataclass
class Shelfful:
    """Conversations, by id, and what was asked for."""

    kept_: dict[str, Kept] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    given: list[Mapping[str, datetime]] = field(default_factory=list)

    async def kept(self, after: str, limit: int) -> Sequence[Kept]:
        self.asked.append(after)
        return [one for id, one in sorted(self.kept_.items()) if id > after][:limit]

    async def expire(self, old: Mapping[str, datetime], now: datetime) -> int:
        self.given.append(old)
        for id in old:
            del self.kept_[id]
        return len(old)

    def add(self, id: str, flow: str, days: float) -> None:
        self.kept_[id] = Kept(id=id, flow=flow, changed_at=NOW - timedelta(days=days))


@dataclass
class Clock:
    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


async def live(flow: str) -> Any:  # noqa: ANN401 - the part of a playbook that is read
    if flow not in DAYS:
        raise NotFound(f"flow {flow!r} has no live version")
    return SimpleNamespace(flow=SimpleNamespace(retention_days=DAYS[flow]))


def made(store: Shelfful, clock: Clock) -> Retention:
    return Retention(store=cast("Erasing", store), live=live, clock=clock)


async def test_each_flow_s_own_days_count_and_a_flow_that_says_none_or_is_gone_keeps_everything() -> None:
    store = Shelfful()
    for flow, days in (("short", 29.9), ("short", 30.1), ("long", 364), ("long", 366), ("silent", 9_000), ("gone", 9_000)):
        store.add(f"{flow} {days}", flow, days)
    await made(store, Clock()).look()
    assert store.given == [{"short 30.1": NOW - timedelta(days=30), "long 366": NOW - timedelta(days=365)}]


async def test_it_goes_through_them_page_by_page_rests_at_the_end_and_begins_again() -> None:
    store, clock = Shelfful(), Clock()
    for number in range(2 * PAGE + 1):
        store.add(f"{number:04}", "short", 31 if number % 2 else 1)
    retention = made(store, clock)
    for _ in range(5):
        await retention.look()
    assert store.asked == ["", f"{PAGE - 1:04}", f"{2 * PAGE - 1:04}"]
    assert [len(old) for old in store.given] == [PAGE // 2, PAGE // 2]
    clock.now += REST
    await retention.look()
    assert store.asked[3:] == [""]


async def test_a_house_erases_what_its_flow_keeps_no_longer(tmp_path: Path) -> None:
    flows, clock = tmp_path / "flows", Ahead()
    copytree(CONFIG.flows, flows)
    with (flows / "b2b_saas.yaml").open("a", encoding="utf-8") as file:
        file.write("\nretention_days: 30\n")
    async with house(replace(CONFIG, flows=str(flows)), tmp_path, clock=clock, watch=True) as built:
        built.ticker._scheduler.pause()
        talk = Conversation(id="c1", platform="chat", flow="b2b_saas", flow_version=0, contact="p1", visit=Visit(), created_at=clock())
        await built.store.open(talk, None, place="somewhere")
        for days, left in ((29, ["c1"]), (2, [])):
            clock.ahead += timedelta(days=days)
            await built.ticker.look_beside()
            assert [one.id for one in await built.store.kept("", 10)] == left
