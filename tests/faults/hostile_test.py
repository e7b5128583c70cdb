"""Whatever is sent: it is stored as it came or refused with a reason. Never a 5xx, never at the cost of other visitors."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from time import monotonic
from uuid import uuid4

import pytest

from bench.house import build
from bench.wire import DROPPED, HOST, Answer, Request, Wire, read_answer
from tests.faults.books import Books
from tests.faults.served import JSON, SCRIPTS, Served, Visitor, replies

pytestmark = [pytest.mark.faults, pytest.mark.timeout(600)]

NAUGHTY = Path(__file__).parents[1] / "samples" / "naughty.jsonl"
SLOW = 200
"""Connections that send a byte now and then."""


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for all: what one test sends must not harm the next."""
    running = Served(asyncio.run(build(tmp_path_factory.mktemp("hostile"))))
    try:
        asyncio.run(running.start())
        yield running
    finally:
        running.kill()


@pytest.fixture
async def visitor(one: Served) -> AsyncIterator[Visitor]:
    someone = Visitor(one, "en")
    await someone.open()
    yield someone
    await someone.close()


GOOD = {"id": "x", "text": "hello"}

BODIES: dict[str, bytes] = {
    "nothing": b"",
    "half of JSON": b'{"id": "x", "text": "hel',
    "a list": b"[]",
    "null": b"null",
    "a number": b"1e999",
    "wrong types": b'{"id": 1, "text": {}}',
    "an unknown key": json.dumps({**GOOD, "owner": "rep"}).encode(),
    "the same key twice, one of a wrong type": b'{"id": "x", "text": "a", "text": 5}',
    "100,000 brackets": b"[" * 100_000,
    "5,000 nested objects": b'{"id": "x", "text": ' + b'{"a":' * 5_000 + b"1" + b"}" * 5_000 + b"}",
    "a megabyte": json.dumps({**GOOD, "text": "x" * 1_000_000}).encode(),
    "20,001 characters": json.dumps({**GOOD, "text": "가" * 20_001}, ensure_ascii=False).encode(),
    "no text": json.dumps({**GOOD, "text": ""}).encode(),
    "not UTF-8": b'{"id": "x", "text": "\xff\xfe\xc3\x28"}',
    "Shift JIS": '{"id": "x", "text": "見積もりをお願いします"}'.encode("shift_jis"),
    "EUC-KR": '{"id": "x", "text": "견적 부탁드립니다"}'.encode("euc_kr"),
    "UTF-16": json.dumps(GOOD).encode("utf-16"),
    "half a surrogate pair": b'{"id": "x", "text": "\\ud83d"}',
    "an id with a line break": b'{"id": "x\\ny", "text": "hello"}',
    "an id of 1,000 characters": json.dumps({**GOOD, "id": "x" * 1_000}).encode(),
}


async def test_bad_bodies_are_refused_with_a_reason_and_leave_nothing_behind(one: Served, visitor: Visitor) -> None:
    answers = {name: await _post(one, visitor, body) for name, body in BODIES.items()}
    assert {name: answer.status for name, answer in answers.items() if answer.status not in (400, 413)} == {}
    assert all(json.loads(answer.body)["error"] for answer in answers.values())
    assert replies(await visitor.say(SCRIPTS["en"][0]))
    with Books(one.house.folder) as books:
        assert [entry.text for entry in books.entries(visitor.conversation)] == [SCRIPTS["en"][0]]


ODD: dict[str, str] = {
    "NUL": "before\x00after",
    "right to left": "\u202egnp.exe\u202c שלום مرحبا",
    "zero width": "h\u200be\u200dl\u2060l\ufeffo",
    "combining": "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮",
    "decomposed Korean": "\u1112\u1161\u11ab\u1100\u116e\u11a8",
    "half-width Japanese": "ﾃﾞﾓｦ希望ｼﾏｽ",
    "emoji of several people": "👩‍👩‍👧‍👦🏳️‍🌈",
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "a path": "../../../../etc/passwd%00",
    "a template": "{{7*7}} ${7*7} #{7*7} %(x)s {0} {topic}",
    "SQL": "'; DROP TABLE message; --",
    "line breaks of all sorts": "a\nb\r\nc\u2028d\u2029e\x0bf\x0cg\x85h",
    "as long as a message may be": "나" * 10_000,
}


async def test_odd_texts_are_stored_as_they_came(one: Served, visitor: Visitor) -> None:
    for text in ODD.values():
        await visitor.say(text)
    with Books(one.house.folder) as books:
        assert [entry.text for entry in books.entries(visitor.conversation)] == list(ODD.values())


async def test_naughty_strings_are_stored_as_they_came_or_refused(one: Served, visitor: Visitor) -> None:
    texts = [json.loads(line)["text"] for line in NAUGHTY.read_text(encoding="utf-8").splitlines()]
    statuses = [(await visitor.ask(_saying(visitor, text))).status for text in texts]
    taken = [text for text, status in zip(texts, statuses, strict=True) if status == 200]
    assert set(statuses) <= {200, 400}
    assert len(taken) > 0.95 * len(texts)
    with Books(one.house.folder) as books:
        stored = [(entry.text, entry.state) for entry in books.entries(visitor.conversation)]
    changed = [(text, was) for text, (was, _) in zip(taken, stored, strict=True) if text != was]
    assert [state for _, state in stored if state != "taken"] == []
    assert all("•" in was or "*" in was or "[" in was for _, was in changed), changed  # numbers that nobody may store are masked


async def test_a_body_in_pieces_without_a_length_is_taken(one: Served, visitor: Visitor) -> None:
    body = json.dumps({"id": uuid4().hex, "text": SCRIPTS["en"][0]}).encode()
    pieces = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:7], body[7:30], body[30:])) + b"0\r\n\r\n"
    answer = await _raw(one, _head(visitor, "Transfer-Encoding: chunked") + pieces)
    assert answer.status == 200
    assert replies(answer)


async def test_an_endless_body_in_pieces_is_refused_before_its_end(one: Served, visitor: Visitor) -> None:
    piece = b"%x\r\n%s\r\n" % (10_000, b"x" * 10_000)
    answer = await _raw(one, _head(visitor, "Transfer-Encoding: chunked") + piece * 40)  # and never a last one
    assert answer.status == 413


async def test_two_hundred_connections_that_send_a_byte_now_and_then_delay_nobody(one: Served, visitor: Visitor) -> None:
    assert one.process is not None
    before = one.process.memory()
    crowd = [await asyncio.open_connection(HOST, one.port) for _ in range(SLOW)]
    for _, writer in crowd:
        writer.write(_head(visitor, "Content-Length: 30000"))
    began = monotonic()
    for text in SCRIPTS["en"]:
        for _, writer in crowd:
            writer.write(b" ")
        assert replies(await visitor.say(text))
    waited = monotonic() - began
    grown = one.process.memory() - before
    for _, writer in crowd:
        writer.close()
    assert waited < 30  # six turns, on a machine that is busy with other tests
    assert grown < 20
    assert await one.is_live()


async def _post(one: Served, visitor: Visitor, body: bytes) -> Answer:
    headers = {**JSON, "Authorization": f"Bearer {visitor.token}"}
    wire = Wire(one.port)
    try:
        return await wire.ask(Request(path="/web/messages?wait=1", body=body, headers=headers))
    finally:
        await wire.close()


def _saying(visitor: Visitor, text: str) -> Request:
    return visitor.saying(text, uuid4().hex)


def _head(visitor: Visitor, length: str) -> bytes:
    return (
        f"POST /web/messages?wait=1 HTTP/1.1\r\nHost: {HOST}\r\nContent-Type: application/json\r\n"
        f"Authorization: Bearer {visitor.token}\r\n{length}\r\n\r\n"
    ).encode()


async def _raw(one: Served, sent: bytes) -> Answer:
    reader, writer = await asyncio.open_connection(HOST, one.port)
    try:
        writer.write(sent)
        async with asyncio.timeout(60):
            return await read_answer(reader)
    except DROPPED as error:
        raise AssertionError(f"no answer: {error!r}") from error
    finally:
        writer.close()
