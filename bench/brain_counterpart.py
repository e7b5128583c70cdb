"""A local counterpart of the Messages API: checks what is posted, answers as a plain model would, and counts tokens as a cache would.

The shapes follow the Messages API reference (POST /v1/messages, prompt caching, structured outputs). Tokens are those of
`bot.brain.tokens.estimate`: a stated estimate.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from bot.brain.tokens import estimate

ACKNOWLEDGES = {"en": "Thanks, that helps.", "ko": "네, 확인했어요.", "ja": "承知いたしました。"}
Answer = Callable[[dict[str, Any]], str]


@dataclass(slots=True)
class Counterpart:
    """What was posted to it."""

    answer: Answer
    delay: float = 0.0
    address: str = ""
    requests: int = 0
    prefixes: dict[str, set[bytes]] = field(default_factory=dict)  # language → the bytes of `system`
    extended: int = 0  # later calls whose messages begin with all the bytes of an earlier call's
    broken: int = 0  # later calls whose do not
    faults: list[str] = field(default_factory=list)
    after: dict[int, list[int]] = field(default_factory=dict)  # number of the call in its talk → tokens behind the prefix
    busy: list[float] = field(default_factory=list)  # seconds that an answer took here
    _sent: set[bytes] = field(default_factory=set)
    _cached: set[bytes] = field(default_factory=set)

    def take(self, head: str, body: bytes) -> bytes:
        """Return the answer to a request."""
        self.requests += 1
        given = json.loads(body)
        self.faults += _faults(head, given)
        raw = body.decode()
        system, messages = _span(raw, '"system":'), _span(raw, '"messages":')
        language = _line(given["system"][0]["text"], "Language: ")
        self.prefixes.setdefault(language, set()).add(system)
        self._compare(messages, len(given["messages"]))
        tokens = sum(estimate(one["content"]) for one in given["messages"])
        self.after.setdefault((len(given["messages"]) + 1) // 2, []).append(tokens)
        return json.dumps(_message(given, self.answer(given), self._usage(given))).encode()

    def _compare(self, messages: bytes, count: int) -> None:
        if count > 1:
            earlier = _first(messages, count - 2)
            known = earlier in self._sent
            self.extended += known
            self.broken += not known
        self._sent.add(_first(messages, count))

    def _usage(self, given: dict[str, Any]) -> dict[str, int]:
        """Count what an earlier request began with as read from the cache, the rest as written to it."""
        parts = [given["system"][0]["text"], *(json.dumps(one) for one in given["messages"])]
        sizes = [estimate(given["system"][0]["text"]), *(estimate(one["content"]) for one in given["messages"])]
        read, path = 0, b""
        for part, size in zip(parts, sizes, strict=True):
            path = path + b"\0" + part.encode()
            if path in self._cached:
                read += size
            self._cached.add(path)
        return {"input_tokens": 0, "cache_read_input_tokens": read, "cache_creation_input_tokens": sum(sizes) - read}


def _faults(head: str, given: dict[str, Any]) -> list[str]:
    """Return what the API would refuse, or should not have been sent."""
    found = []
    if "anthropic-version:" not in head.lower() or "authorization: bearer " not in head.lower():
        found.append("a header is missing")
    if unknown := set(given) - {"model", "max_tokens", "system", "messages", "cache_control", "output_config", "stream"}:
        found.append(f"unknown keys {sorted(unknown)}")
    roles = [one["role"] for one in given["messages"]]
    if roles != ["user", "assistant"] * (len(roles) // 2) + ["user"] or not all(one["content"] for one in given["messages"]):
        found.append("messages do not alternate")
    schema = given["output_config"]["format"]["schema"]
    if schema.get("additionalProperties") is not False or sorted(schema["required"]) != sorted(schema["properties"]):
        found.append("the schema is not strict")
    if "@" in json.dumps(given["messages"]):
        found.append("an e-mail address was sent")
    return found


def _span(raw: str, key: str) -> bytes:
    start = raw.index(key) + len(key)
    start += len(raw[start:]) - len(raw[start:].lstrip())
    return raw[start : json.JSONDecoder().raw_decode(raw, start)[1]].encode()


def _first(messages: bytes, count: int) -> bytes:
    """Return the bytes of a JSON list up to the end of so many of its elements."""
    text, at = messages.decode(), 1
    for _ in range(count):
        while text[at] in ", \n":
            at += 1
        at = json.JSONDecoder().raw_decode(text, at)[1]
    return text[:at].encode()


def _line(text: str, begins: str) -> str:
    return next((line.removeprefix(begins) for line in text.splitlines() if line.startswith(begins)), "")


def _message(given: dict[str, Any], text: str, usage: dict[str, int]) -> dict[str, Any]:
    return {
        "id": "msg_0",
        "type": "message",
        "role": "assistant",
        "model": given["model"],
        "content": [{"type": "text", "text": text}],
        "stop_reason": "end_turn",
        "stop_sequence": None,
        "usage": {**usage, "output_tokens": estimate(text)},
    }


def plain(given: dict[str, Any]) -> str:
    """Answer as a plain model: acknowledge, then ask the flow's own question for the first open field."""
    prefix, last = given["system"][0]["text"], given["messages"][-1]["content"]
    language = _line(prefix, "Language: ")
    asks = re.findall(r"^open: (\S+)", last, re.MULTILINE)[-1]
    question = _line(prefix, f"{asks}: ").partition(" (")[0] if asks != "none" else ""
    reply = f"{ACKNOWLEDGES[language]} {question}".strip()
    given = {"language": language, "signals": [{"name": "buy", "strength": 0.9}], "answers": [], "reply": reply, "asks": asks, "pages": []}
    return json.dumps(given, ensure_ascii=False)


@asynccontextmanager
async def counterpart(answer: Answer = plain, *, delay: float = 0.0) -> AsyncIterator[Counterpart]:
    """Open it on a port of its own."""
    other = Counterpart(answer, delay)

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := (await reader.readuntil(b"\r\n\r\n")).decode("latin-1"):
                length = int(head.lower().partition("content-length:")[2].partition("\r\n")[0])
                body = await reader.readexactly(length)
                began = perf_counter()
                answered = other.take(head, body)
                await asyncio.sleep(other.delay)
                writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(answered) + answered)
                other.busy.append(perf_counter() - began)
                await writer.drain()
        except (asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0, limit=4_000_000)
    other.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield other
    finally:
        server.close()
