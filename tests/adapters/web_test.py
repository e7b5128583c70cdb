"""The web platform over HTTP, in process: tokens, origins, rates, bodies, waiting, repeating, choosing, streaming."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
import time_machine
from starlette.requests import Request
from structlog.testing import capture_logs

from adapters.server import app
from adapters.web import receive
from adapters.web import stream as streaming
from adapters.web.gate import LIFETIME, NAMED, Gate
from bot.bootstrap import House, house, make_server
from bot.config import PlatformConfig
from bot.errors import NotAllowed
from bot.model import Kind, Message
from tests.talks import CONFIG

OPEN = {"locale": "en-US", "region": "US", "timezone": "America/New_York", "page": "https://shop.example/pricing"}


@asynccontextmanager
async def served(folder: Path, **changes: Any) -> AsyncIterator[tuple[House, httpx.AsyncClient]]:  # noqa: ANN401 - fields of Config
    platform = PlatformConfig(name="web", flow="b2b_saas", origins=("https://shop.example",))
    config = replace(CONFIG, platforms={"web": platform}, **changes)
    async with house(config, folder, watch=True) as built:
        transport = httpx.ASGITransport(app(await make_server(built)))
        async with httpx.AsyncClient(transport=transport, base_url="http://chat.example") as client:
            yield built, client


async def opened(client: httpx.AsyncClient, **more: str) -> dict[str, str]:
    """Open a conversation and return the header that speaks in it."""
    answer = await client.post("/web/conversations", json={**OPEN, **more})
    assert answer.status_code == 201, answer.text
    return {"Authorization": f"Bearer {answer.json()['token']}"}


async def test_a_conversation_opens_with_a_token_and_a_greeting_that_says_it_is_an_ai(tmp_path: Path) -> None:
    async with served(tmp_path) as (_, client):
        body = (await client.post("/web/conversations", json=OPEN)).json()
        assert set(body) == {"conversation", "token", "expires", "messages"}
        assert "AI assistant" in body["messages"][0]["text"]
        assert datetime.fromisoformat(body["expires"]) > datetime.now(UTC) + timedelta(days=29)


async def test_waiting_answers_with_what_the_turn_said_and_what_it_asks(tmp_path: Path) -> None:
    async with served(tmp_path) as (_, client):
        token = await opened(client)
        answer = await client.post("/web/messages?wait=1", json={"id": "1", "text": "we want to buy a shared inbox"}, headers=token)
        body = answer.json()
        assert answer.status_code == 200
        assert [m["who"] for m in body["messages"]] == ["bot"]
        assert body["asking"] == "company_size"
        assert [c["label"] for c in body["messages"][0]["choices"]] == ["1-9", "10-49", "50-249", "250+"]


async def test_a_pressed_choice_is_an_answer(tmp_path: Path) -> None:
    async with served(tmp_path) as (built, client):
        token = await opened(client)
        first = (await client.post("/web/messages?wait=1", json={"id": "1", "text": "we want to buy a shared inbox"}, headers=token)).json()
        line = first["messages"][0]
        press = {"id": "2", "message": line["id"], "choice": line["choices"][2]["id"]}
        body = (await client.post("/web/choices?wait=1", json=press, headers=token)).json()
        assert body["asking"] == "timeline"
        conversation = token["Authorization"].split()[1].split(".")[0]
        assert (await built.store.talk(conversation)).answers["company_size"].value == {"min": 50, "max": 249}
        wrong = await client.post("/web/choices", json={"id": "3", "message": line["id"], "choice": "c99"}, headers=token)
        assert wrong.status_code == 400


async def test_a_repeated_id_gets_the_first_answer_and_another_text_a_conflict(tmp_path: Path) -> None:
    async with served(tmp_path) as (_, client):
        token = await opened(client)
        said = {"id": "1", "text": "we want to buy a shared inbox"}
        first, second = [await client.post("/web/messages?wait=1", json=said, headers=token) for _ in range(2)]
        await client.post("/web/messages?wait=1", json={"id": "2", "text": "60 people"}, headers=token)
        third = await client.post("/web/messages?wait=1", json=said, headers=token)
        assert first.json() == second.json()
        assert third.json()["messages"] == first.json()["messages"]
        other = await client.post("/web/messages", json={"id": "1", "text": "something else"}, headers=token)
        assert other.status_code == 409


async def test_four_lines_at_once_get_one_answer(tmp_path: Path) -> None:
    async with served(tmp_path, settle=0.15) as (_, client):
        token = await opened(client)
        lines = ["hi", "we want a shared inbox", "for 60 people", "to start next month"]
        posts = [client.post("/web/messages?wait=1", json={"id": str(n), "text": text}, headers=token) for n, text in enumerate(lines)]
        answers = [answer.json() for answer in await asyncio.gather(*posts)]
        assert all(answer == answers[0] for answer in answers)
        assert len(answers[0]["messages"]) == 1
        assert answers[0]["asking"] == "email"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"[]", 400),
        (b"null", 400),
        (b"\xff\xfe", 400),
        (b'{"id":"1"}', 400),
        (b'{"id":"1","text":{}}', 400),
        (b'{"id":1,"text":"x"}', 400),
        (b'{"id":"1","text":""}', 400),
        (b'{"id":"a b","text":"x"}', 400),
        (b'{"id":"1","text":"x","admin":true}', 400),
        (b'{"id":"1","text":' + b"[" * 20_000 + b"]" * 10_000 + b"}", 400),
        (b'{"id":"1","text":"' + b"x" * 33_000 + b'"}', 413),
        (b'{"id":"1","text":"\\ud800"}', 400),
    ],
)
async def test_a_bad_body_is_refused_with_one_sentence_and_nothing_is_stored(tmp_path: Path, body: bytes, status: int) -> None:
    async with served(tmp_path) as (built, client):
        token = await opened(client)
        answer = await client.post("/web/messages", content=body, headers=token)
        assert answer.status_code == status, answer.text
        assert list(answer.json()) == ["error"]
        assert len(answer.json()["error"]) < 200
        conversation = token["Authorization"].split()[1].split(".")[0]
        assert len(await built.store.lines(conversation, 0)) == 1


@pytest.mark.parametrize(
    "text",
    ["a\u0000b", "\u202egnp.exe", "<script>alert(1)</script>", "' OR 1=1 --", "\U0001f469\u200d\U0001f469\u200d\U0001f467", "x" * 9_900],
)
async def test_odd_text_is_stored_as_it_came(tmp_path: Path, text: str) -> None:
    async with served(tmp_path) as (built, client):
        token = await opened(client)
        assert (await client.post("/web/messages?wait=1", json={"id": "1", "text": text}, headers=token)).status_code == 200
        conversation = token["Authorization"].split()[1].split(".")[0]
        assert (await built.store.lines(conversation, 1))[0].text == text


async def test_a_body_that_never_comes_to_its_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receive, "SLOWEST", 0.1)

    async def dribble() -> AsyncIterator[bytes]:
        yield b'{"id"'
        await asyncio.sleep(30)

    async with served(tmp_path) as (_, client):
        token = await opened(client)
        answer = await client.post("/web/messages", content=dribble(), headers=token)
        assert answer.status_code == 400
        assert "did not arrive" in answer.json()["error"]


async def test_a_foreign_or_missing_token_is_a_401(tmp_path: Path) -> None:
    async with served(tmp_path) as (_, client):
        token = (await opened(client))["Authorization"]
        for header in ({}, {"Authorization": "Bearer nonsense"}, {"Authorization": token[:-6] + "xxxxxx"}, {"Authorization": "Basic abc"}):
            assert (await client.post("/web/messages", json={"id": "1", "text": "x"}, headers=header)).status_code == 401
            assert (await client.get("/web/stream", headers=header)).status_code == 401


def test_a_token_ends_thirty_days_after_its_last_use_and_is_renewed_by_use() -> None:
    gate = Gate(key=b"k" * 32)
    token, expires = gate.token("c1")
    assert expires - datetime.now(UTC) > LIFETIME - timedelta(minutes=1)

    def request(value: str) -> Request:
        return _request(authorization=f"Bearer {value}")

    assert gate.renewed(request(token)) is None
    with time_machine.travel(datetime.now(UTC) + timedelta(days=20)):
        renewed = gate.renewed(request(token))
        assert renewed is not None
    with time_machine.travel(datetime.now(UTC) + timedelta(days=31)):
        assert gate.conversation(request(renewed)) == "c1"
        with pytest.raises(NotAllowed):
            gate.conversation(request(token))


def _request(**headers: str) -> Request:
    return Request({"type": "http", "headers": [(name.encode(), value.encode()) for name, value in headers.items()]})


async def test_only_allowed_origins_may_embed_the_widget(tmp_path: Path) -> None:
    async with served(tmp_path) as (_, client):
        ours = await client.post("/web/conversations", json=OPEN, headers={"Origin": "http://chat.example"})
        allowed = await client.post("/web/conversations", json=OPEN, headers={"Origin": "https://shop.example"})
        foreign = await client.post("/web/conversations", json=OPEN, headers={"Origin": "https://evil.example"})
        asked = await client.options("/web/messages", headers={"Origin": "https://shop.example"})
        assert (ours.status_code, allowed.status_code, foreign.status_code, asked.status_code) == (201, 201, 403, 204)
        assert allowed.headers["access-control-allow-origin"] == "https://shop.example"
        assert "authorization" in asked.headers["access-control-allow-headers"].lower()
        assert "access-control-allow-origin" not in foreign.headers


def test_a_foreign_page_is_named_once_in_the_log_and_strangers_cannot_fill_it() -> None:
    gate = Gate(key=b"k")
    with capture_logs() as logs:
        for number in (1, 1, *range(200)):
            with pytest.raises(NotAllowed):
                gate.origin(_request(origin=f"https://evil{number}.example/{'x' * 500}"))
    named = [line["origin"] for line in logs]
    assert len(named) == len(set(named)) == NAMED
    assert max(map(len, named)) == 100


async def test_an_origin_that_is_none_is_refused(tmp_path: Path) -> None:
    async with served(tmp_path) as (_, client):
        assert (await client.post("/web/conversations", json=OPEN, headers={"Origin": "http://["})).status_code == 403


async def test_a_line_number_that_no_line_has_is_refused(tmp_path: Path) -> None:
    async with served(tmp_path) as (_, client):
        token = await opened(client)
        for number in ("9" * 20, "9" * 15, "٣"):
            press = {"id": f"x{len(number)}", "message": number, "choice": "c1"}
            assert (await client.post("/web/choices", json=press, headers=token)).status_code == 400


async def test_a_flood_of_one_visitor_is_slowed_and_says_when_to_come_back(tmp_path: Path) -> None:
    async with served(tmp_path) as (_, client):
        token, other = await opened(client), await opened(client)
        statuses = [
            (await client.post("/web/messages", json={"id": str(n), "text": f"line {n}"}, headers=token)).status_code for n in range(14)
        ]
        assert 429 in statuses
        assert (await client.post("/web/messages", json={"id": "x", "text": "hello"}, headers=other)).status_code == 202
        slowed = await client.post("/web/messages", json={"id": "99", "text": "more"}, headers=token)
        assert int(slowed.headers["retry-after"]) >= 1


async def test_an_unknown_flow_is_a_404(tmp_path: Path) -> None:
    async with served(tmp_path) as (_, client):
        assert (await client.post("/web/conversations", json={**OPEN, "flow": "no_such"})).status_code == 404


async def events(built: House, conversation: str, after: int, count: int) -> list[tuple[str, dict[str, Any]]]:
    """Read so many events of a stream; pings do not count."""
    from bot.bootstrap.front import _web

    read: list[tuple[str, dict[str, Any]]] = []
    flow = streaming._events(_web(built), conversation, after)
    async with asyncio.timeout(20):
        async for chunk in flow:
            fields = dict(line.split(": ", 1) for line in chunk.decode().splitlines() if line and not line.startswith(":"))
            if fields:
                read.append((fields["event"], json.loads(fields["data"]) | {"seq": fields.get("id", "")}))
            if len(read) == count:
                break
    return read


async def test_a_stream_resumes_after_the_last_line_without_gap_or_double(tmp_path: Path) -> None:
    async with served(tmp_path) as (built, client):
        token = await opened(client)
        conversation = token["Authorization"].split()[1].split(".")[0]
        await client.post("/web/messages?wait=1", json={"id": "a1", "text": "we want to buy a shared inbox"}, headers=token)
        whole = await events(built, conversation, 0, 4)
        rest = await events(built, conversation, 1, 3)
        assert [name for name, _ in whole] == ["owner", "message", "message", "message"]
        assert [data["seq"] for name, data in whole if name == "message"] == ["1", "2", "3"]
        assert [data["seq"] for name, data in rest if name == "message"] == ["2", "3"]
        assert whole[2][1]["client_id"] == "a1"


async def test_what_is_committed_while_a_stream_is_open_comes_once_and_the_owner_with_it(tmp_path: Path) -> None:
    async with served(tmp_path) as (built, client):
        token = await opened(client)
        conversation = token["Authorization"].split()[1].split(".")[0]
        reading = asyncio.create_task(events(built, conversation, 0, 7))
        await asyncio.sleep(0)
        await client.post("/web/messages?wait=1", json={"id": "1", "text": "can I talk to a human"}, headers=token)
        claim = Message(conversation=conversation, platform="desk", event_id="k1", kind=Kind.CLAIM, at=datetime.now(UTC), author="dana")
        await built.inbox.decide(claim)
        read = await reading
        assert [data["seq"] for name, data in read if name == "message"] == ["1", "2", "3", "5"]
        owners = [data for name, data in read if name == "owner"]
        assert owners[-1]["name"] == "Dana Cole"
        sheet = await built.store.sheet(conversation)
        assert sheet.reached_seq in (3, 5)


async def test_typing_is_told_to_the_desk_and_puts_the_answer_off(tmp_path: Path) -> None:
    async with served(tmp_path, settle=0.2) as (built, client):
        token = await opened(client)
        conversation = token["Authorization"].split()[1].split(".")[0]
        with built.hub.listen("desk") as desk:
            await client.post("/web/messages", json={"id": "1", "text": "we need"}, headers=token)
            assert (await client.post("/web/typing", json={}, headers=token)).status_code == 202
            news = [await desk.next(5) for _ in range(2)]
            assert ("typing", conversation) in news
        await client.post("/web/messages", json={"id": "2", "text": "a shared inbox for 60 people"}, headers=token)
        await built.queue.idle()
        assert len(await built.store.past(conversation)) == 1


async def test_health_metrics_and_the_interfaces_description_are_served(tmp_path: Path) -> None:
    async with served(tmp_path) as (_, client):
        assert (await client.get("/health/live")).json() == {"live": True}
        assert (await client.get("/health/ready")).json()["ready"] is True
        home = await client.get("/", follow_redirects=False)
        assert (home.status_code, home.headers["location"]) == (307, "/desk")
        token = await opened(client)
        await client.post("/web/messages?wait=1", json={"id": "1", "text": "hello there"}, headers=token)
        metrics = (await client.get("/metrics")).text
        assert 'handraiser_turns_total{ended="saved"} 1.0' in metrics
        described = (await client.get("/openapi.json")).json()
        assert {"/web/conversations", "/web/messages", "/web/choices", "/web/typing", "/web/stream"} <= set(described["paths"])
        script = await client.get("/widget.js")
        assert script.headers["content-encoding"] == "gzip"
        assert (await client.get("/widget.js", headers={"If-None-Match": script.headers["etag"]})).status_code == 304


@pytest.mark.parametrize(
    "path", ["b2b_saas.yaml", "files/../b2b_saas.yaml", "..%2f..%2fetc/passwd", "knowledge/northdesk/en/slack.md", "files"]
)
async def test_only_the_flows_files_are_given_to_visitors(tmp_path: Path, path: str) -> None:
    async with served(tmp_path) as (_, client):
        assert (await client.get(f"/material/{path}")).status_code == 404
        assert (await client.get("/material/files/brochure-en.pdf")).status_code == 200
