"""What a model does wrong, how long it may take and what it may cost: the turn goes on."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from adapters.llm.scripted import Entry
from adapters.server import app
from bot.bootstrap import make_server
from bot.model import Kind, Message
from tests.brain.house import OPENS, Fails, Slow, metrics, thinking, thoughts


@pytest.mark.parametrize("why", ["timeout", "rate_limited", "overloaded", "refused", "cut_off", "not_allowed", "no_model", "not_the_api"])
async def test_whatever_the_trouble_the_turn_goes_on_with_plain_words(why: str, tmp_path: Path) -> None:
    async with thinking(tmp_path, Fails(why)) as talk:
        (line,) = await talk.say(OPENS)
        assert "?" in line.text
        (one,) = await thoughts(talk)
        assert (one.trouble, one.raw, one.spoke) == (why, "", False)
        assert f'handraiser_model_calls_total{{ended="{why}"}} 1.0' in metrics(talk)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("", "empty"),
        ("Sure! Here you go", "malformed"),
        ('{"reply": "hi"}', "wrong_schema"),
        ("x" * 100_000, "too_large"),
        ("[" * 15_000, "malformed"),
    ],
    ids=["empty", "prose", "schema", "100kB", "deep"],
)
async def test_an_answer_of_no_use_is_named_and_nothing_of_it_is_stored(answer: str, why: str, tmp_path: Path) -> None:
    async with thinking(tmp_path, [Entry(raw=answer)]) as talk:
        await talk.say(OPENS)
        (one,) = await thoughts(talk)
        assert (one.trouble, one.raw) == (why, "")


async def test_the_time_limit_holds(tmp_path: Path) -> None:
    model = Slow()
    async with thinking(tmp_path, model, time_limit=0.2) as talk:
        began = time.monotonic()
        assert await talk.say(OPENS)
        assert time.monotonic() - began < 15.0
        assert (await thoughts(talk))[0].trouble == "timeout"


async def test_retries_are_for_the_transport_alone_and_are_counted(tmp_path: Path) -> None:
    model = Fails("unreachable", "")
    async with thinking(tmp_path, model) as talk:
        lines = await talk.say(OPENS)
        assert len(lines) == 1
        (one,) = await thoughts(talk)
        assert (model.calls, one.usage.tries, one.trouble) == (2, 2, "")
        assert "handraiser_model_retries_total 1.0" in metrics(talk)


@pytest.mark.parametrize("why", ["rate_limited", "overloaded", "timeout", "refused", "bad_request"])
async def test_nothing_else_is_tried_again(why: str, tmp_path: Path) -> None:
    model = Fails(why, "")
    async with thinking(tmp_path, model) as talk:
        await talk.say(OPENS)
        assert model.calls == 1


async def test_the_breaker_stops_asking_a_model_that_is_away(tmp_path: Path) -> None:
    model = Fails("overloaded")
    async with thinking(tmp_path, model) as talk:
        for n in range(12):
            await talk.say(f"we are wondering about many things, for the {n}th time")
        assert model.calls == 5
        assert {one.skipped for one in (await thoughts(talk))[5:]} == {"breaker"}
        assert 'handraiser_model_spared_total{why="breaker"}' in metrics(talk)


async def test_the_ack_does_not_wait_for_a_model(tmp_path: Path) -> None:
    model = Slow()
    async with thinking(tmp_path, model, time_limit=30) as talk:
        began = time.monotonic()
        await talk.house.inbox.said(
            Message(conversation=talk.conversation, platform="web", event_id="a", kind=Kind.SAID, at=talk.clock(), text=OPENS)
        )
        assert time.monotonic() - began < 15.0
        model.go.set()


async def test_over_its_budget_a_conversation_goes_on_without_the_model(tmp_path: Path) -> None:
    async with thinking(tmp_path, conversation_budget=0.03) as talk:
        for n in range(6):
            assert await talk.say(f"well, what else is there to say about routing number {n} for our many shops")
        reasons = [one.skipped for one in await thoughts(talk)]
        assert reasons[0] == ""
        assert reasons[-1] == "conversation_budget"
        assert sum(one.usage.micros for one in await thoughts(talk)) <= 30_000


async def test_over_the_days_budget_nobody_asks_until_the_next_day_and_a_restart_remembers_it(tmp_path: Path) -> None:
    async with thinking(tmp_path, day_budget=0.03, conversation_budget=50) as talk:
        while not (await thoughts(talk) and (await thoughts(talk))[-1].skipped == "day_budget"):
            await talk.say("well, what else is there to say about routing for our many shops")
            assert talk.count < 20
        spent = sum(one.usage.micros for one in await thoughts(talk))
        assert 0 < spent <= 30_000
        assert await talk.house.store.spent(talk.clock().date()) == spent
    async with thinking(tmp_path, day_budget=0.03, conversation_budget=50, id="b" * 32) as talk:
        await talk.say(OPENS)
        assert [one.skipped for one in await thoughts(talk)] == ["day_budget"]
        talk.clock.now += timedelta(days=1)
        await talk.say("we wonder about routing for our many shops in two countries")
        assert (await thoughts(talk))[-1].skipped == ""


async def test_over_http_the_ack_does_not_wait_either(tmp_path: Path) -> None:
    model = Slow()
    async with thinking(tmp_path, model, time_limit=30) as talk:
        served = app(await make_server(talk.house))
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=served), base_url="http://127.0.0.1") as client:
            opened = (await client.post("/web/conversations", json={"locale": "en"})).json()
            headers = {"authorization": f"Bearer {opened['token']}"}
            took = []
            for n in range(5):
                began = time.monotonic()
                answer = await client.post("/web/messages", json={"id": f"m{n}", "text": f"{OPENS} {n}"}, headers=headers)
                took.append(time.monotonic() - began)
                assert answer.status_code == 202
            assert max(took[1:]) < 15.0
        model.go.set()
