"""A small keep-alive HTTP/1.1 client, loopback only: so cheap that what is measured is the server."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

HOST = "127.0.0.1"
TIMEOUT = 40.0
"""Seconds for one answer; longer than the 30 s that `?wait=1` may hold it."""

DROPPED = (OSError, asyncio.IncompleteReadError, TimeoutError)
"""What a request raises when the server is not there, dies under it or does not answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is sent."""

    path: str
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    method: str = "POST"

    def encoded(self, port: int) -> bytes:
        """Return the bytes on the wire."""
        lines = "".join(f"{name}: {value}\r\n" for name, value in self.headers.items())
        head = f"{self.method} {self.path} HTTP/1.1\r\nHost: {HOST}:{port}\r\n{lines}Content-Length: {len(self.body)}\r\n\r\n"
        return head.encode() + self.body


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    body: bytes
    headers: Mapping[str, str]


class Wire:
    """One connection to a port of this machine, opened when it is first needed and again when it was closed."""

    def __init__(self, port: int, timeout: float = TIMEOUT) -> None:
        self.port = port
        self._timeout = timeout
        self._ends: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, request: Request) -> Answer:
        """Send and return the answer. Raise one of DROPPED; a kept connection that the server closed meanwhile is opened once more."""
        kept = self._ends is not None
        try:
            return await self._ask(request)
        except TimeoutError:
            raise
        except DROPPED:
            if not kept:
                raise
            return await self._ask(request)

    async def close(self) -> None:
        """Close the connection."""
        if self._ends is not None:
            self._ends[1].close()
            with suppress(OSError):
                await self._ends[1].wait_closed()
        self._ends = None

    async def _ask(self, request: Request) -> Answer:
        try:
            async with asyncio.timeout(self._timeout):
                reader, writer = await self._opened()
                writer.write(request.encoded(self.port))
                answer = await read_answer(reader)
        except DROPPED:
            await self.close()
            raise
        if answer.headers.get("connection", "").lower() == "close":
            await self.close()
        return answer

    async def _opened(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._ends is None:
            self._ends = await asyncio.open_connection(HOST, self.port)
        return self._ends


async def read_answer(reader: asyncio.StreamReader) -> Answer:
    """Return the next answer of a connection. Raise IncompleteReadError when it ends before."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin1").split("\r\n")
    pairs = (line.partition(":") for line in head[1:] if line)
    headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
    if headers.get("transfer-encoding", "").lower() == "chunked":
        body = await _chunks(reader)
    else:
        body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Answer(int(head[0].split(" ", 2)[1]), body, headers)


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    parts = []
    while size := int((await reader.readline()).split(b";")[0], 16):
        parts.append(await reader.readexactly(size))
        await reader.readline()
    await reader.readline()
    return b"".join(parts)
