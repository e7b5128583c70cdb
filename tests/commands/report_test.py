"""`report quality`, `leads` and `deliveries` on a real database."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot import bootstrap
from bot.commands.deliveries import deliveries
from bot.commands.leads import leads
from bot.commands.place import find_place
from bot.commands.report import quality_report
from bot.errors import NotFound, Refused
from bot.model import Event, Kind, Owner, Post
from storage.store import Store
from tests.storage.making import NOW, a_conversation, a_lead, a_message, a_talk, a_turn

CONFIG = """
webhook: {url: "http://localhost:9/crm", secret: "${S}"}
teams:
  seoul: {language: ko, zone: Asia/Seoul}
reps:
  serin: {name: 오세린, teams: [seoul]}
"""


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("S", "0123456789abcdef0123")
    path = tmp_path / "config.yaml"
    path.write_text(CONFIG, encoding="utf-8")
    return path


@asynccontextmanager
async def opened(config: Path) -> AsyncIterator[Store]:
    place = find_place(config)
    async with bootstrap.open_store(place.config, place.root) as store:
        yield store


async def a_closed_lead(store: Store, reason: str, *, test: bool = False) -> str:
    conversation = a_conversation(test=test)
    await store.open(conversation, None)
    await store.accept(a_message(conversation.id))
    turn = a_turn(conversation.id, upto=1, team="seoul", lead=a_lead("seoul"), talk=a_talk(questions=()))
    assert await store.save(turn) is not None
    close = replace(a_message(conversation.id, reason), kind=Kind.CLOSE, author="serin")
    events = (Event(kind="owner", data={"from": "bot", "to": "closed"}),)
    post = Post(owner=Owner.CLOSED, rep="serin", close_reason=reason, events=events)
    await store.decide(close, lambda standing: post)
    return conversation.id


async def filled(config: Path) -> None:
    async with opened(config) as store:
        for reason in ("won", "won: 급했음", "lost: 예산 없음", "junk"):
            await a_closed_lead(store, reason)
        await a_closed_lead(store, "won", test=True)


def run(config: Path) -> None:
    import asyncio

    asyncio.run(filled(config))


def test_the_report_counts_what_became_of_the_leads_and_leaves_tests_out(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(config)
    quality_report("", config, as_json=True)
    told = json.loads(capsys.readouterr().out)
    assert told["total"] == {"name": "all", "leads": 4, "won": 2, "lost": 1, "junk": 1, "open": 0, "win_rate": 0.667, "lift": None}
    assert [(one["name"], one["won"], one["lost"], one["junk"]) for one in told["lines"]] == [("직원 50명 이상", 2, 1, 1)]
    assert [one["name"] for one in told["signals"]] == ["buy"]
    assert told["reasons"]["lost"] == [{"words": "예산 없음", "leads": 1}]
    quality_report("seoul", config, as_json=False)
    said = capsys.readouterr().out
    assert "4 leads: 2 won, 1 lost, 1 junk, 0 still open." in said
    assert "3 of 4 leads are won or lost; below 20 no lift is given." in said
    assert "직원 50명 이상" in said
    with pytest.raises(NotFound, match="Did you mean `seoul`"):
        quality_report("seuol", config, as_json=True)


def test_leads_are_written_for_a_spreadsheet(config: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    run(config)
    file = tmp_path / "leads.csv"
    leads(file, "", config)
    assert "leads.csv: 4 leads." in capsys.readouterr().out
    rows = list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline="")))
    assert [(row["title"], row["result"], row["words"], row["rep"]) for row in rows] == [
        ("김민수", "won", "", "오세린"),
        ("김민수", "won", "급했음", "오세린"),
        ("김민수", "lost", "예산 없음", "오세린"),
        ("김민수", "junk", "", "오세린"),
    ]
    assert rows[0]["posted"] == "2026-11-20 18:30"  # 9:30 UTC
    assert file.stat().st_mode & 0o077 == 0
    with pytest.raises(Refused, match="cannot be written"):
        leads(tmp_path / "nowhere" / "leads.csv", "", config)


def test_what_the_webhook_did_not_take_is_listed_and_sent_again(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import asyncio

    async def fail() -> None:
        async with opened(config) as store:
            await a_closed_lead(store, "won")
            (effect,) = await store.due(NOW, 10)
            assert await store.begin(effect, NOW)
            await store.give_up(effect, "the receiver answered 410")

    assert deliveries(config, replay=False) == 0
    asyncio.run(fail())
    assert deliveries(config, replay=False) == 1
    assert "lead.opened" in (said := capsys.readouterr().out)
    assert "1 tries: the receiver answered 410" in said
    assert deliveries(config, replay=True) == 0
    assert "1 will be sent again." in capsys.readouterr().out
    assert deliveries(config, replay=False) == 0
